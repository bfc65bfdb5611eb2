"""Learns the family `ocr.broken-hyphenation` from clean news whose words are broken.

    python scripts/hyphenation.py --data DIR --out dictionaries/model

``DIR/dev`` holds ``clean_intl.jsonl`` and ``clean_aeb.jsonl``.
"""

import argparse
from pathlib import Path

from proofread.training.hyphenation import learn


def main() -> None:
    """Write the file, and name it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    order = parser.parse_args()
    for path in learn(order.data, order.out):
        print(path)


if __name__ == "__main__":
    main()
