"""Learns and measures what is said of copy that a machine read off page images.

    python scripts/ocr.py train --data DIR [--pages FILE]       # dictionaries/ocr/*.tsv, model/ocr.unit.toml
    python scripts/ocr.py likeness --data DIR [--pages FILE]    # dictionaries/model/ocr.likeness.toml

With --out FOLDER, `train` writes flags out of fold as well, ``SET.jsonl`` for a scorer.

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
from proofread.model.finding import Finding
from proofread.suggest.judge import open_judge
from proofread.suggest.ocr.scan import Scans
from proofread.suggest.told import Told
from proofread.training.ocr.evidence import copies
from proofread.training.ocr.learning import Lesson, fold_families, fold_of, write
from proofread.training.ocr.likening import learn_likeness

DICTIONARIES = Path(__file__).parent.parent / "dictionaries"


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("train", "likeness"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if given.what == "likeness":
        learn_likeness(list(copies(given.data, given.pages)), given.data, DICTIONARIES, tell)
        return
    lesson = Lesson.of(given.data, given.pages, DICTIONARIES)
    problem = lesson.problem(tell)
    write(lesson, problem, DICTIONARIES)
    if given.out:
        scans = [lesson.scans(family, fold) for fold, family in enumerate(fold_families(problem))]
        write_flags(lesson, scans, given.out)


def tell(line: str) -> None:
    """Say how far the work is."""
    print(line, file=sys.stderr, flush=True)


def write_flags(lesson: Lesson, scans: list[Scans], out: Path) -> None:
    """Write what models say that have not seen the article, a file for each set."""
    out.mkdir(exist_ok=True)
    flags = defaultdict(list)
    for fold, scan in enumerate(scans):
        judge = open_judge(told=Told(ocr="yes"))
        judge.scans = scan
        checks = (Confusion(judge), Spacing(judge))
        for copy in lesson.copy:
            if fold_of(copy.article) == fold:
                analysis = Analysis(copy.document())
                found = settle(each for check in checks for each in check.find(analysis))
                flags[copy.story.set].append({"id": copy.story.id, "flags": [flag(each) for each in found]})
    for name, lines in flags.items():
        (out / f"{name}.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines), "utf-8")


def flag(finding: Finding) -> list[object]:
    """A finding as a scorer reads it."""
    return [*finding.span, [each.replacement for each in finding.suggestions], finding.check, finding.confidence]


if __name__ == "__main__":
    main()
