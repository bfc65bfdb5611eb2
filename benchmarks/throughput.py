"""Words a second of one process that answers lines of JSON.

    python benchmarks/throughput.py [--runs 3] [LINES.jsonl]

Without a file it takes published news where that lies beside the checkout, else the
sample stories over and over, which is kinder, because their words repeat.
"""

import argparse
import json
import tempfile
from pathlib import Path

from running import CHECK, DATA, SAMPLES, repeated, table

_WORDS = 150_000  # of generated text


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lines", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        news = DATA / "clean_intl.jsonl"
        lines = options.lines or (news if news.exists() else _generated(Path(folder) / "samples.jsonl"))
        with lines.open(encoding="utf-8") as file:
            words = sum(len(json.loads(line)["text"].split()) for line in file)
        least, middle, held = repeated((*CHECK, "--from", "jsonl", str(lines)), options.runs)
    rows = [
        (
            lines.name,
            f"{words:,}",
            f"{least:.2f} s",
            f"{words / middle:,.0f}",
            f"{words / least:,.0f}",
            f"{held:.0f} MB",
        )
    ]
    table(("", "words", "least", "words/s (median)", "words/s (best)", "memory"), rows)


def _generated(path: Path) -> Path:
    stories = [story.read_text(encoding="utf-8") for story in sorted(SAMPLES.glob("*.txt"))]
    words = sum(len(story.split()) for story in stories)
    with path.open("w", encoding="utf-8") as file:
        for number in range(_WORDS // words):
            file.writelines(json.dumps({"id": number, "text": story}) + "\n" for story in stories)
    return path


if __name__ == "__main__":
    main()
