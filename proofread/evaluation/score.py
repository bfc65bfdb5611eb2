"""What findings are worth against the faults that are marked in a story.

A finding is good where it overlaps a wanted fault and is at most 40 code points
or twice as long as the fault; a fault is hit where a good finding overlaps it, and
fixed where the first suggestion of one makes the text that the mark asks for, white
space apart. Faults of some types are neither wanted nor held against a finding:
editors differ about them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from proofread.evaluation.corpus import Edit, Story
from proofread.model.finding import Severity
from proofread.model.span import Span

UNWANTED: Final = frozenset({"punct", "case", "missing", "insert_junk"})
"""The types of faults that are neither wanted nor held against a finding."""

_WIDE: Final = 40
"""Code points that a good finding may cover whatever the fault."""

_SPACES: Final = re.compile(r"\s+")


class Flag(NamedTuple):
    """A finding as far as scoring goes.

    Attributes:
        check: the id of the check.
        span: where in the text of the story.
        suggestion: the first one; None where there is none.
        confidence: 0 to 1.
    """

    check: str
    span: Span
    suggestion: str | None
    confidence: float


class Verdict(Enum):
    """What a finding is: on a wanted fault, on none, or on one that does not count."""

    GOOD = "good"
    FALSE = "false"
    SKIPPED = "skipped"


class Hit(NamedTuple):
    """A good finding of a fault: its place among the findings, and whether its first suggestion is right."""

    flag: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A story with its findings judged.

    Attributes:
        words: the stretches between white space.
        flags: the findings.
        verdicts: what each of them is.
        hits: of each wanted fault the good findings.
    """

    words: int
    flags: tuple[Flag, ...]
    verdicts: tuple[Verdict, ...]
    hits: tuple[tuple[Hit, ...], ...]


def mark(story: Story, flags: Sequence[Flag]) -> Marked:
    """The findings of a story judged by the faults marked in it."""
    wanted = [edit for edit in story.edits if edit.type not in UNWANTED]
    others = [edit for edit in story.edits if edit.type in UNWANTED]
    hits = tuple(tuple(_hits(story.text, edit, flags)) for edit in wanted)
    good = {hit.flag for found in hits for hit in found}
    verdicts = tuple(
        Verdict.GOOD if at in good else Verdict.SKIPPED if _touches_any(flag, others) else Verdict.FALSE
        for at, flag in enumerate(flags)
    )
    return Marked(len(story.text.split()), tuple(flags), verdicts, hits)


def _hits(text: str, edit: Edit, flags: Sequence[Flag]) -> Iterable[Hit]:
    widest = max(_WIDE, 2 * (edit.span.end - edit.span.start))
    for at, flag in enumerate(flags):
        if touches(flag.span, edit.span) and flag.span.end - flag.span.start <= widest:
            yield Hit(at, is_fixed(text, flag, edit))


def _touches_any(flag: Flag, edits: Sequence[Edit]) -> bool:
    return any(touches(flag.span, edit.span) for edit in edits)


def touches(span: Span, other: Span) -> bool:
    """Whether two stretches share a code point; an empty one also counts at the edges of the other."""
    if span.start == span.end:
        return other.start <= span.start <= other.end
    if other.start == other.end:
        return span.start <= other.start <= span.end
    return span.start < other.end and other.start < span.end


def is_fixed(text: str, flag: Flag, edit: Edit) -> bool:
    """Whether the first suggestion makes the text that the mark asks for, over the stretch of both."""
    return flag.suggestion is not None and mends(text, flag.span, flag.suggestion, edit.span, edit.rights)


def mends(text: str, span: Span, replacement: str, marked: Span, rights: Iterable[str]) -> bool:
    """Whether a replacement makes what a mark asks for, over the stretch of both, white space apart."""
    start, end = min(span.start, marked.start), max(span.end, marked.end)
    made = _squeezed(text[start : span.start] + replacement + text[span.end : end])
    before, after = text[start : marked.start], text[marked.end : end]
    return any(made == _squeezed(before + right + after) for right in rights)


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts over stories, and the shares that follow from them, rounded as they are published.

    Attributes:
        docs: stories.
        words: their words.
        gold: faults that are wanted.
        flags: findings but for those skipped.
        hit: wanted faults that were found.
        fixed: wanted faults whose first suggestion is right.
        good: findings on a wanted fault.
        skipped: findings on what does not count.
    """

    docs: int = 0
    words: int = 0
    gold: int = 0
    flags: int = 0
    hit: int = 0
    fixed: int = 0
    good: int = 0
    skipped: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are good; 1 where there is none."""
        return round(self._precision, 4)

    @property
    def recall(self) -> float:
        """The share of wanted faults found; 0 where none is wanted."""
        return round(self._recall, 4)

    @property
    def f05(self) -> float:
        """Precision and recall in one, precision counting twice as much."""
        p, r = self._precision, self._recall
        return round(1.25 * p * r / (0.25 * p + r), 4) if p + r else 0.0

    @property
    def f1(self) -> float:
        """Precision and recall in one."""
        p, r = self._precision, self._recall
        return round(2 * p * r / (p + r), 4) if p + r else 0.0

    @property
    def fixed_rate(self) -> float | None:
        """The share of wanted faults whose first suggestion is right; None where none is wanted."""
        return round(self.fixed / self.gold, 4) if self.gold else None

    @property
    def false_per_10k(self) -> float:
        """Findings on no fault in 10,000 words."""
        return round(1e4 * (self.flags - self.good) / max(1, self.words), 2)

    @property
    def _precision(self) -> float:
        return self.good / self.flags if self.flags else 1.0

    @property
    def _recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0


def tally(stories: Iterable[Marked], counts: Callable[[Flag], bool]) -> Tally:
    """The counts over stories, of the findings that count."""
    number = dict.fromkeys(("docs", "words", "gold", "flags", "hit", "fixed", "good", "skipped"), 0)
    for story in stories:
        counted = [*map(counts, story.flags)]
        number["docs"] += 1
        number["words"] += story.words
        number["gold"] += len(story.hits)
        for verdict, is_counted in zip(story.verdicts, counted, strict=True):
            number["flags"] += is_counted and verdict is not Verdict.SKIPPED
            number["good"] += is_counted and verdict is Verdict.GOOD
            number["skipped"] += is_counted and verdict is Verdict.SKIPPED
        for hits in story.hits:
            number["hit"] += any(counted[hit.flag] for hit in hits)
            number["fixed"] += any(counted[hit.flag] and hit.fixed for hit in hits)
    return Tally(**number)


def tally_at(stories: Iterable[Marked], severity: Severity, check: str | None = None) -> Tally:
    """The counts over stories, of the findings of a severity or more, of one check or all."""
    return tally(stories, lambda flag: flag.confidence >= severity.floor and (check is None or flag.check == check))
