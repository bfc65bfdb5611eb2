"""Learns and measures what is said of copy that a machine read off page images.

    python scripts/ocr.py train --data DIR [--pages FILE]    # dictionaries/ocr/*.tsv, dictionaries/model/ocr.unit.toml
    python scripts/ocr.py set --data DIR [--pages FILE] --out FOLDER    # SET.jsonl of flags out of fold, for a scorer

``DIR/dev`` holds ``ocr_newspapers_19c.jsonl`` and ``ocr_sydney_herald.jsonl``; further files of marked copy are given
with --pages, and what the machine said of their words is read from ``FILE``'s folder of pages, if there is one, with
the same name. Flags are those of models that have not seen the article.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from proofread.analysis import Analysis
from proofread.checks.ocr.confusion import Confusion
from proofread.checks.ocr.spacing import Spacing
from proofread.engine.settle import settle
from proofread.suggest.judge import open_judge
from proofread.suggest.told import Told
from proofread.training.ocr.learning import Lesson, fold_families, fold_of, write

DICTIONARIES = Path(__file__).parent.parent / "dictionaries"


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("train", "set"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    lesson = Lesson.of(given.data, given.pages, DICTIONARIES)
    problem = lesson.problem(lambda line: print(line, file=sys.stderr, flush=True))
    if given.what == "train":
        write(lesson, problem, DICTIONARIES)
        return
    given.out.mkdir(exist_ok=True)
    flags = defaultdict(list)
    for fold, family in enumerate(fold_families(problem)):
        judge = open_judge(told=Told(ocr="yes"))
        judge.scans = lesson.scans(family, fold)
        checks = (Confusion(judge), Spacing(judge))
        for copy in lesson.copy:
            if fold_of(copy.article) == fold:
                analysis = Analysis(copy.document())
                found = settle(each for check in checks for each in check.find(analysis))
                line = [
                    [*each.span, [s.replacement for s in each.suggestions], each.check, each.confidence]
                    for each in found
                ]
                flags[copy.story.set].append({"id": copy.story.id, "flags": line})
    for name, lines in flags.items():
        (given.out / f"{name}.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines), "utf-8")


if __name__ == "__main__":
    main()
