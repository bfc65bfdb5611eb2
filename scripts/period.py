"""Learns when a story was printed, and how much the checks of context are believed in old stories.

    python scripts/period.py train --data DIR      # writes dictionaries/model/period.toml, period.telling.toml
    python scripts/period.py harden --data DIR     # writes dictionaries/model/period.hardened.toml
    python scripts/period.py measure --data DIR    # what is taken for old, and how surely

The words that are asked are those that these files name, reviewed by hand: add one with a coefficient of 0, compile,
and train again. ``DIR`` holds ``dev/`` and ``train/``.
"""

import argparse
import sys
from pathlib import Path

from proofread.analysis import Analysis
from proofread.checks.period import HARDENED
from proofread.evaluation.corpus import find_sets, read_set
from proofread.lexicon import Lexicon
from proofread.readers import read_text
from proofread.suggest.confidence import Coefficients, compiled_families
from proofread.suggest.judge import Judge, open_judge
from proofread.suggest.period import COMMON, OLD
from proofread.suggest.told import Told
from proofread.suggest.weighing import Weigher
from proofread.training.model_files import Families, write_families
from proofread.training.period import OLD_SETS, hardened, learned, old_stories, printed

MODEL = Path(__file__).parent.parent / "dictionaries/model"
LEVELS = (0.5, OLD, 0.9, 0.99)


def convinced(lexicon: Lexicon) -> Judge:
    """A judge that takes every story for old and hardens nothing."""
    families = {name: each for name, each in compiled_families(lexicon.data).items() if name != HARDENED}
    return Judge(lexicon, Weigher(Coefficients(families), Coefficients({})), told=Told(period="19c"))


def write(families: Families, command: str) -> None:
    """Write families and say where."""
    trained_on = [*OLD_SETS, "train"] if COMMON in families else OLD_SETS
    for path in write_families(families, MODEL, trained_on, families.keys(), f"scripts/period.py {command}"):
        print(path)


def measure(data: Path) -> None:
    """Print for each set how many of its stories are taken for old with so much probability."""
    judge = open_judge()
    print(f"{'set':28} stories " + " ".join(f">= {level:<5}" for level in LEVELS))
    texts = {path.name: [story.text for story in read_set(path).stories] for path in find_sets([data / "dev"])}
    texts["old print, as printed"] = [printed(story) for story in old_stories(data)]
    for name, stories in texts.items():
        found = [judge.period(Analysis(read_text(name, text))).probability for text in stories]
        shares = (sum(each >= level for each in found) for level in LEVELS)
        print(f"{name:28} {len(found):7} " + " ".join(f"{share:8}" for share in shares))


def main() -> int:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description="Learn when stories were printed.")
    parser.add_argument("what", choices=("train", "harden", "measure"))
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds dev/ and train/")
    options = parser.parse_args()
    lexicon = Lexicon()
    if options.what == "train":
        write(learned(options.data, compiled_families(lexicon.data)), options.what)
    elif options.what == "harden":
        write({HARDENED: hardened(options.data, convinced(lexicon))}, options.what)
    else:
        measure(options.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
