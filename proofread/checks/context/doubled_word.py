"""The same word twice.

Spared are pairs that English uses (had had, that that, very very), names such as
Sirhan Sirhan or Walla Walla, counted syllables, and words that end one sentence and
begin the next.

Examples:
    The minister said {{the the|the}} talks would go on.
    They agreed to {{to|to}} meet again.

Passes:
    He had had enough of that that day, and it was very very late in Walla Walla.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, shape
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span

_USED = frozenset(
    "had that very really no yes ha he so bye blah knock long far never many much more again now out in is do well tut "
    "night boom wow ho la na da cha chop hear there go too old big same oh please".split()
)
_SMALL: Final = frozenset(
    "the a an of to for and or with from by at as was were are be been has have will would this these their its his her "
    "it they we i not but which who when if than on into about after".split()
)


class DoubledWord(PatternCheck):
    """The same word twice with only space between."""

    info: ClassVar = CheckInfo("context.doubled-word", "The same word twice")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every word followed by itself in the same block."""
        tokens = analysis.tokens
        for index in range(1, len(tokens)):
            first, second = tokens[index - 1], tokens[index]
            if second.kind is not Kind.WORD or len(first.text) != len(second.text) or first.kind is not Kind.WORD:
                continue
            if first.text.casefold() != second.text.casefold() or not analysis.gap(index).isspace():
                continue
            if analysis.block_bounds(index)[0] == index:
                continue
            yield self._candidate(analysis, index)

    def _candidate(self, analysis: Analysis, index: int) -> Candidate:
        first, second = analysis.tokens[index - 1], analysis.tokens[index]
        word = first.text.casefold()
        tokens = analysis.tokens
        thrice = any(0 <= at < len(tokens) and tokens[at].text.casefold() == word for at in (index - 2, index + 1))
        features = {
            "bias": 1.0,
            "used": float(word in _USED),
            "small": float(word in _SMALL),
            "capital": float(second.text[0].isupper()),
            "both_capital": float(first.text[0].isupper() and second.text[0].isupper()),
            "letter": float(len(word) == 1),
            "quoted": float(analysis.is_quoted(index)),
            "thrice": float(thrice),
            "line": float("\n" in analysis.gap(index)),
            "odd": float(shape(second.text) not in (Shape.LOWER, Shape.TITLE)),
        }
        span = Span(first.start, second.end)
        return Candidate(span, first.text, f"“{first.text}” stands twice", features, safety=Safety.REVIEW)
