"""What is counted in a story to judge its quality; the counts of the parts of a long one add up."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape
from proofread.model.span import Span
from proofread.suggest.ocr.page import Known
from proofread.suggest.ocr.scan import Scans
from proofread.suggest.ocr.units import Unit

_RARE: Final = -17.05
"""Nats: a form that is rarer is not known; so common is what SCOWL's size 70 holds (prosecutrix)."""

_LETTERS: Final = frozenset("aio")
"""Single letters that are words."""

_FIGURE: Final = re.compile(r"[£$€]?\d[\d,.]*(?:st|nd|rd|th|[a-z]|[kmb]n)?%?")
_NO_WORDS: Final = (Kind.ADDRESS, Kind.ABBREVIATION)


@dataclass
class Tally:
    """The counts of a story, code in it left out. Figures, addresses and U.S. are units, but no forms.

    Attributes:
        words: what white space separates.
        units: what white space, hyphens and dashes separate, code left out.
        wrong: the units expected to be wrong, had a machine read the story: the sum of their chances.
        known: by casefolded form, how often it stands there as the dictionaries know it.
        unknown: the same of forms that they do not know, and that begin with no capital.
        names: the same of forms that they do not know, and that do; most of them are names.
        foreign: units in letters that are not Latin.
    """

    words: int = 0
    units: int = 0
    wrong: float = 0.0
    known: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    foreign: int = 0

    @classmethod
    def of(cls, analysis: Analysis, scans: Scans) -> "Tally":
        """The counts of a story, which is scanned for it if it has not been."""
        page = scans.page(analysis)
        protected = _Stretches(analysis.document.protected)
        no_words = _Stretches([token.span for token in analysis.tokens if token.kind in _NO_WORDS])
        wrong = sum(each.chance for each in scans.misread(analysis) if not protected.touch(each.unit))
        tally = cls(analysis.word_count, wrong=wrong)
        for unit, known in zip(page.units, page.known, strict=True):
            if protected.touch(unit):
                continue
            tally.units += 1
            if not no_words.touch(unit) and any(map(str.isalpha, unit.text)) and not _FIGURE.fullmatch(unit.text):
                tally._count(unit.text, known)
        return tally

    def _count(self, text: str, known: Known) -> None:
        if known.shape is Shape.FOREIGN:
            self.foreign += 1
            return
        is_known = known.strength >= _RARE if len(text) > 1 else text.casefold() in _LETTERS
        table = self.known if is_known else self.names if text[0].isupper() else self.unknown
        table[text.casefold()] += 1

    def add(self, other: "Tally") -> None:
        """Add the counts of a further part of the story."""
        self.words += other.words
        self.units += other.units
        self.wrong += other.wrong
        self.foreign += other.foreign
        self.known.update(other.known)
        self.unknown.update(other.unknown)
        self.names.update(other.names)

    @property
    def forms(self) -> int:
        """The words that are known or not."""
        return self.known.total() + self.unknown.total() + self.names.total()


class _Stretches:
    """Stretches of a text, in order, without overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def touch(self, unit: Unit) -> bool:
        """Whether one of them overlaps a unit."""
        at = bisect_right(self._starts, unit.end - 1) - 1
        return at >= 0 and self._ends[at] > unit.start
