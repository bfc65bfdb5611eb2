"""What tells misread copy from written: learned from scans, whole and in pieces, and from news with errors."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.evaluation.corpus import read_set
from proofread.readers import read_text
from proofread.suggest.judge import Judge, open_judge
from proofread.suggest.ocr.likeness import FAMILY, features_of, may_be_misread
from proofread.suggest.told import Told
from proofread.training.corpus import Story, corrected
from proofread.training.model_files import write_families
from proofread.training.ocr.evidence import Copy
from proofread.training.ocr.fitting import KEEP, Example, Problem
from proofread.training.ocr.learning import fold_of

WRITTEN: Final = (
    "clean_intl",
    "clean_aeb",
    "natural",
    "news_typos",
    "author_fixed_typos",
    "scraped_glue",
    "scraper_spacing",
    "cms_migration_glue",
    "pdf_spacing",
)
"""Sets under ``dev/`` of copy that no machine read; text of PDF files has other damage."""

_TRAINING: Final = 400
"""Stories of each file under ``train/``."""

_PIECES: Final = (30, 80, 250)
"""Words of the pieces that stories are cut into, besides whole ones."""

_RARITY: Final = 20.0
"""Stories written for one read by a machine, at a desk that gets both."""


class Case(NamedTuple):
    """A text, its fold, and whether a machine read it."""

    text: str
    fold: int
    is_read: bool


def cases(copy_read: Iterable[Copy], data: Path) -> Iterator[Case]:
    """The texts that teach, in a fixed order."""
    articles: dict[str, list[Story]] = defaultdict(list)
    for copy in copy_read:
        articles[copy.article].append(copy.story)
    for article, stories in articles.items():
        for text in _pieces("\n\n".join(story.text for story in stories), article):
            yield Case(text, fold_of(article), is_read=True)
        # As people transcribed it: old names and old spellings are no sign of a machine.
        for text in _pieces("\n\n".join(map(transcribed, stories)), article):
            yield Case(text, fold_of(article), is_read=False)
    for path in (*(data / "dev" / f"{name}.jsonl" for name in WRITTEN), *sorted((data / "train").glob("*.jsonl.gz"))):
        for story in read_set(path).stories[: None if path.suffix == ".jsonl" else _TRAINING]:
            for text in _pieces(story.text, story.id):
                yield Case(text, fold_of(story.id), is_read=False)


def transcribed(story: Story) -> str:
    """The text with all that is marked in it put right."""
    return corrected(story.text, ((mark.start, mark.end, mark.rights[0]) for mark in story.marks))


def _pieces(text: str, name: str) -> Iterator[str]:
    """The text, and one piece of it of each length that it has, from a place that its name decides."""
    yield text
    starts = [match for match in range(len(text)) if text[match].isspace()]
    chance = random.Random(name)  # noqa: S311 - the same pieces each time
    for words in _PIECES:
        if len(starts) > 2 * words:
            first = chance.randrange(len(starts) - words)
            yield text[starts[first] + 1 : starts[first + words]]


def learn_likeness(copy_read: Sequence[Copy], data: Path, dictionaries: Path, report: Callable[[str], None]) -> None:
    """Learn from the texts in which odd forms stand, scanned as in a run.

    The scanner has learned from the copy that was read by a machine; what is weighed here are sums over a story, which
    that moves little.
    """
    judge = open_judge(told=Told(quick=True))
    found = list(cases(copy_read, data))
    read = sum(case.is_read for case in found)
    weight = {True: 1.0, False: _RARITY * read / max(1, len(found) - read)}
    problem = Problem(_examples(found, weight, judge, report))
    sets = [*dict.fromkeys(copy.story.set for copy in copy_read), *WRITTEN, "train/*"]
    families = {FAMILY: problem.coefficients(problem.fit())}
    write_families(families, dictionaries / "model", sets, only=(FAMILY,), by="scripts/ocr.py likeness")


def _examples(
    found: Sequence[Case], weight: Mapping[bool, float], judge: Judge, report: Callable[[str], None]
) -> Iterator[Example]:
    passed = {True: 0, False: 0}
    for case in found:
        analysis = Analysis(read_text("", case.text))
        if may_be_misread(analysis, (each.form for each in judge.suspects(analysis))):
            passed[case.is_read] += 1
            features = features_of(judge.scans.page(analysis), judge.scans.misread(analysis), judge.old(analysis))
            yield Example(case.fold, [features], 0 if case.is_read else KEEP, weight[case.is_read])
    report(f"{passed[True]:,} read and {passed[False]:,} written of {len(found):,} texts have odd forms")
