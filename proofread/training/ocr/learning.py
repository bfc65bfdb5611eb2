"""One run of learning from misread copy: the misreadings, then the coefficients, from sets to reviewed files."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proofread.analysis import Analysis
from proofread.evaluation import score
from proofread.files import write_text
from proofread.lexbuild.channel import named, read_reviewed
from proofread.lexicon import Lexicon
from proofread.lexicon.channel import Channel, Counts, is_counted
from proofread.model.span import Span
from proofread.suggest.confidence import Family
from proofread.suggest.ocr.misreadings import Misreadings
from proofread.suggest.ocr.scan import FAMILY, Doubt, Scans
from proofread.suggest.ocr.units import OUTER
from proofread.training.folds import FOLDS
from proofread.training.model_files import write_families
from proofread.training.ocr.alignment import count
from proofread.training.ocr.evidence import Copy, copies, evidence_of
from proofread.training.ocr.fitting import KEEP, Example, Problem
from proofread.training.ocr.labels import Label, Labelled

_WEIGHT: Final = 2.0
"""How much a wrong unit counts: the newspapers' lines with more than one wrong word in ten are left out of their set,
so that errors there are rarer than in an archive."""


def fold_of(article: str) -> int:
    """The fold of an article."""
    return zlib.crc32(article.encode()) % FOLDS


@dataclass
class Lesson:
    """What misread copy teaches.

    Attributes:
        copy: the stories.
        counts: of each story what was read for what.
        lexicon: the compiled dictionaries.
        reviewed: misreadings that are known of many machines.
    """

    copy: list[Copy]
    counts: list[Counts]
    lexicon: Lexicon
    reviewed: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, data: Path, others: Sequence[Path], dictionaries: Path) -> "Lesson":
        """The lesson of the sets in a folder, and of further files."""
        found = list(copies(data, others))
        counts = count(map(evidence_of, found))
        return cls(found, counts, Lexicon(), read_reviewed(dictionaries / "ocr/known.tsv"))

    def channel(self, without: int | None = None) -> Channel:
        """The misreadings of all articles, or of all but those of a fold."""
        counted = (
            counts for copy, counts in zip(self.copy, self.counts, strict=True) if fold_of(copy.article) != without
        )
        return Channel.of(sum(counted, Counts()), self.reviewed)

    def scans(self, family: Family, without: int | None = None) -> Scans:
        """What finds misread units, by the misreadings of all articles, or of all but those of a fold."""
        return Scans(self.lexicon, Misreadings(self.lexicon.trie, self.channel(without)), family)

    def problem(self, report: Callable[[str], None]) -> Problem:
        """The doubtful units, each seen with misreadings counted elsewhere."""
        return Problem(self._examples(report))

    def _examples(self, report: Callable[[str], None]) -> Iterator[Example]:
        for fold in range(FOLDS):
            scans = self.scans(Family.of({}), fold)
            for copy in self.copy:
                if fold_of(copy.article) == fold:
                    yield from _examples(copy, scans, fold)
            report(f"fold {fold + 1} of {FOLDS}")


def _examples(copy: Copy, scans: Scans, fold: int) -> Iterator[Example]:
    analysis = Analysis(copy.document())
    labels = {each.unit.parts: each for each in copy.units}
    page = scans.page(analysis)
    for doubt in scans.doubts(analysis):
        label = labels.get(page.units[doubt.at].parts)
        right = None if label is None else _right(copy.story.text, doubt, label)
        if right is not None:
            yield Example(fold, doubt.ways(), right, 1.0 if right == KEEP else _WEIGHT)


def _right(text: str, doubt: Doubt, label: Labelled) -> int | None:
    """Which of its alternatives a unit was, KEEP, or None where nobody can say."""
    mark = label.mark
    if mark is not None and mark.kind not in score.UNWANTED:
        place = Span(mark.start, mark.end)
        for mends in (score.mends, _nearly_mends):
            for index, each in enumerate(doubt.alternatives):
                if mends(text, each.span, each.replacement, place, mark.rights):
                    return index
    if label.label is Label.UNSURE:
        return None
    return len(doubt.alternatives) if label.label is Label.WRONG else KEEP


def _nearly_mends(text: str, span: Span, replacement: str, marked: Span, rights: Sequence[str]) -> bool:
    """Whether a replacement makes the letters that a mark asks for; the marks around them may be misread as well."""
    if not any(map(str.isalnum, replacement)):
        return False
    start, end = min(span.start, marked.start), max(span.end, marked.end)
    made = _letters(text[start : span.start] + replacement + text[span.end : end])
    before, after = text[start : marked.start], text[marked.end : end]
    return any(made == _letters(before + right + after) for right in rights)


def _letters(text: str) -> list[str]:
    """The words of a text without the marks around them, and whatever capitals they have."""
    return [bare for piece in text.casefold().split() if (bare := piece.strip(OUTER))]


def fold_families(problem: Problem) -> list[Family]:
    """For each fold what the doubtful units of the others teach."""
    return [Family.of(problem.coefficients(problem.fit(problem.fold != fold))) for fold in range(FOLDS)]


def write(lesson: Lesson, problem: Problem, dictionaries: Path) -> None:
    """Write the misreadings and the coefficients among the dictionaries' sources."""
    counts = sum(lesson.counts, Counts())
    read = {named(*pair): often for pair, often in counts.read.items() if is_counted(*pair, often)}
    for name, table in (("misreadings", read), ("letters", counts.letters)):
        write_text(dictionaries / f"ocr/{name}.tsv", "".join(f"{key}\t{table[key]}\n" for key in sorted(table)))
    sets = list(dict.fromkeys(copy.story.set for copy in lesson.copy))
    families = {FAMILY: problem.coefficients(problem.fit())}
    write_families(families, dictionaries / "model", sets, only=(FAMILY,), by="scripts/ocr.py train")
