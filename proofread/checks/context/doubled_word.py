"""The same word twice.

Spared are pairs that English uses (had had, that that, very very), names such as
Sirhan Sirhan or Walla Walla, counted syllables, and words that end one sentence and
begin the next.

Examples:
    The minister said {{the the|the}} talks would go on.
    They agreed {{to to|to}} meet again.

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
_NEVER_TWICE: Final = frozenset("the a an and".split())
"""Words that no sentence has twice in a row; others end a phrase and begin the next: the house they live in in May."""
_SMALL: Final = frozenset(
    "the a an of to for and or with from by at as was were are be been has have will would this these their its his "
    "her it they we i not but which who when if than on into about after".split()
)


class DoubledWord(PatternCheck):
    """The same word twice with only space between."""

    info: ClassVar = CheckInfo("context.doubled-word", "The same word twice")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every word followed by itself, once or oftener, in the same block."""
        last = 0
        for index in range(1, len(analysis.tokens)):
            if index > last and _repeats(analysis, index):
                last = index
                while last + 1 < len(analysis.tokens) and _repeats(analysis, last + 1):
                    last += 1
                yield self._candidate(analysis, index, last)

    def _candidate(self, analysis: Analysis, index: int, last: int) -> Candidate:
        first, second = analysis.tokens[index - 1], analysis.tokens[index]
        word = first.text.casefold()
        features = {
            "bias": 1.0,
            "used": float(word in _USED),
            "small": float(word in _SMALL),
            "capital": float(second.text[0].isupper()),
            "both_capital": float(first.text[0].isupper() and second.text[0].isupper()),
            "letter": float(len(word) == 1),
            "quoted": float(analysis.is_quoted(index)),
            "thrice": float(last > index),
            "line": float("\n" in analysis.gap(index)),
            "odd": float(shape(second.text) not in (Shape.LOWER, Shape.TITLE)),
        }
        span = Span(first.start, analysis.tokens[last].end)
        times = "twice" if last == index else f"{last - index + 2} times"
        safety = Safety.SAFE if word in _NEVER_TWICE and first.text == second.text == word else Safety.REVIEW
        return Candidate(span, first.text, f"“{first.text}” stands {times}", features, safety=safety)


def _repeats(analysis: Analysis, index: int) -> bool:
    """Whether a word is the same as the one before it in its block, with only space between."""
    first, second = analysis.tokens[index - 1], analysis.tokens[index]
    if len(first.text) != len(second.text) or second.kind is not Kind.WORD or first.kind is not Kind.WORD:
        return False
    if first.text.casefold() != second.text.casefold() or not analysis.gap(index).isspace():
        return False
    return analysis.block_bounds(index)[0] != index
