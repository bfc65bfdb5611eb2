"""Lines of two columns read as one: the sentence jumps at line after line.

Where a page of several columns is read straight across, a line of one story is followed
by a line of another. At each line end the trigram models say how likely the next word is
after the last two, and in the middle of the line likewise; a block whose line ends are
much the worse, more than chance explains, was probably read across. It takes a paragraph
with its line ends kept, six of them or more. The first word of the worst line stands for
all; what is right has to be looked up on the page, so this is never more than
information, which `--all` shows.

Examples:
    The council said on Monday that the bridge
        She had won the first set in less than
        over the river would be closed to lorries
        half an hour and looked as if she would go
        for at least three months because the
        on to win the match when the rain came
        cracks that were found in the spring had
        down and the players were told to wait in
        become much wider since then and that
        the dressing room for most of the
        nobody could say when it would be open to
        {{afternoon|afternoon}} before they were sent home by
        them again.
        the umpire.

Passes:
    The council said on Monday that the bridge
        over the river would be closed to lorries
        for at least three months because the
        cracks that were found in the spring had
        become much wider since then and that
        nobody could say when it would be open to
        them again.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from typing import ClassVar, Final, NamedTuple

from proofread.analysis import Analysis
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.ngrams import COMMA, STOP
from proofread.model.finding import CheckInfo
from proofread.suggest.context import model_tokens

_FEWEST: Final = 6  # line ends of a block that tell anything
_REACH: Final = 2  # words that a trigram sees before one
_LEAST_SPREAD: Final = 1.0  # nats
_LIMIT: Final = 5.0  # standard errors; more makes no difference
_MARKS: Final = frozenset((COMMA, STOP, "-"))


class _Joint(NamedTuple):
    """A place between two words: the index of the second token, and the nats by which the first two attract it."""

    at: int
    attraction: float


class Columns(PatternCheck):
    """A block whose lines do not go on from one to the next."""

    info: ClassVar = CheckInfo("ocr.columns", "Lines of two columns read as one")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every block of several lines."""
        for block, (first, last) in zip(analysis.document.blocks, _token_bounds(analysis), strict=True):
            if analysis.text.count("\n", *block) >= _FEWEST:
                yield from self._jumping(analysis, first, last)

    def _jumping(self, analysis: Analysis, first: int, last: int) -> Iterator[Candidate]:
        starts = [at for at in range(first + 1, last) if "\n" in analysis.gap(at)]
        lines = list(pairwise((*starts, last)))
        middles = sorted({start + (end - start) * part // 4 for start, end in lines for part in (1, 2, 3)} - {*starts})
        ends, inside = ([*self._joints(analysis, first, places)] for places in (starts, middles))
        if min(len(ends), len(inside)) < _FEWEST:
            return
        at, _ = min(ends, key=lambda joint: (joint.attraction, joint.at))
        features = {"bias": 1.0, "drop": min(_LIMIT, _drop(ends, inside))}
        message = "lines of this paragraph do not go on from one to the next; were two columns read as one?"
        yield Candidate(analysis.tokens[at].span, None, message, features)

    def _joints(self, analysis: Analysis, first: int, places: list[int]) -> Iterator[_Joint]:
        """The places between two words, no mark between them, of those before some tokens of a block."""
        for at in places:
            context = [word for token in analysis.tokens[max(first, at - _REACH) : at] for word in model_tokens(token)]
            words = model_tokens(analysis.tokens[at])
            if context and words and _MARKS.isdisjoint((context[-1], words[0], analysis.tokens[at - 1].text)):
                yield _Joint(at, self._attraction(context[-_REACH:], words[0]))

    def _attraction(self, context: list[str], word: str) -> float:
        models = self.judge.lexicon.context
        return models.score([*context, word], len(context)) - models.score([word])


def _token_bounds(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """The indices ``[first, last)`` of the tokens of each block."""
    return pairwise((*analysis.block_starts, len(analysis.tokens)))


def _drop(ends: list[_Joint], inside: list[_Joint]) -> float:
    """By how many standard errors words attract each other less over line ends than inside lines."""
    over, _ = _mean_and_spread(ends)
    within, spread = _mean_and_spread(inside)
    return (within - over) / (max(_LEAST_SPREAD, spread) * sqrt(1 / len(ends) + 1 / len(inside)))


def _mean_and_spread(joints: list[_Joint]) -> tuple[float, float]:
    """The mean attraction of some places and its standard deviation, in nats."""
    mean = sum(joint.attraction for joint in joints) / len(joints)
    return mean, sqrt(sum((joint.attraction - mean) ** 2 for joint in joints) / len(joints))
