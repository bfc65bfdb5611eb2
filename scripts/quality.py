"""Learns and measures how many words of a story `proofread quality` estimates to be wrong.

    python scripts/quality.py measure --data DIR [--pages FILE]    # prints the figures of docs/quality.md
    python scripts/quality.py train --data DIR [--pages FILE]    # writes dictionaries/model/ocr.quality.toml, too

``DIR/dev`` holds ``ocr_newspapers_19c_full.jsonl.gz``, ``ocr_newspapers_19c.jsonl``, ``ocr_sydney_herald.jsonl``,
``clean_intl.jsonl`` and ``clean_aeb.jsonl``; further files of marked copy are given with --pages. The figures are those
of models that have not seen the article, neither the scanner's nor the estimate's. Learn the scanner first.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from proofread.quality.estimate import FAMILY, SPREAD, SPREAD_OF_WORDS
from proofread.training.model_files import write_families
from proofread.training.ocr.learning import Lesson, fold_families
from proofread.training.ocr.quality import CLEAN, Estimated, figures, learn, out_of_fold, pieces, samples, texts

DICTIONARIES = Path(__file__).parent.parent / "dictionaries"


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("train", "measure"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    given = parser.parse_args()
    lesson = Lesson.of(given.data, given.pages, DICTIONARIES)
    problem = lesson.problem(lambda line: print(line, file=sys.stderr, flush=True))
    scans = [lesson.scans(family, fold) for fold, family in enumerate(fold_families(problem))]
    found = list(samples(texts(given.data, given.pages), scans))
    coefficients = learn(found)
    if given.what == "train":
        sets = list(dict.fromkeys(each.text.set for each in found))
        by = "scripts/quality.py train"
        write_families({FAMILY: coefficients}, DICTIONARIES / "model", sets, only=(FAMILY,), by=by)
    spread = {name: coefficients[name] for name in (SPREAD, SPREAD_OF_WORDS)}
    print(*_table(list(out_of_fold(found, list(samples(pieces(given.data), scans)), spread=spread))), sep="\n")


def _table(estimated: list[Estimated]) -> Iterator[str]:
    yield f"{'set':<28} {'documents':>9} {'true rate':>9} {'correlation':>11} {'mean error':>10} {'covered':>7}"
    estimated.sort(key=lambda each: each.sample.text.set)
    for name, group in groupby(estimated, key=lambda each: each.sample.text.set):
        yield _row(name, list(group))
    scanned = [each for each in estimated if each.sample.text.teaches and each.sample.text.set not in CLEAN]
    yield _row("scans that teach, together", scanned)


def _row(name: str, estimated: list[Estimated]) -> str:
    found = figures(estimated)
    return (
        f"{name:<28} {found.documents:>9} {found.rate:>9.3f} {found.correlation:>11.3f} {found.error:>10.4f} "
        f"{found.covered:>7.3f}"
    )


if __name__ == "__main__":
    main()
