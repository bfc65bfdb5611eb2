"""Weighs places: keep what is written, or one of the choices; the language model is asked where that stays open.

What is clear without the model stays as it is. An open place is weighed anew, over the
score that it had and what the model says of each choice, by coefficients of their own;
a family that gained nothing by asking has none, and never asks. All features weighed
anew beside the model's learned more of the stories taught than of others: few places
are open (``docs/decisions/0010-the-model-weighs-the-score.md``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.languagemodel.questions import Question
from proofread.model.finding import Why
from proofread.model.span import Span
from proofread.suggest.confidence import Coefficients, Features, chances
from proofread.suggest.surprise import surprises
from proofread.suggest.witness import Witness, question

OPEN: Final = 0.01
"""A place is open while its confidence, and that of its likeliest choice, lies between this and its complement."""

ASKED: Final = 0.002
"""The model is not asked of choices less likely than this, which are then dropped."""

READ: Final = frozenset(("context.missing-word", "context.surplus-word", "context.wrong-word"))
"""The families whose places a deep look opens wider, since a known word in its place looks innocent to all others."""

OPEN_TO_READERS: Final = 0.0015
"""The confidence from which a place of theirs is open where the story surprises the model. Of real-word errors put into
clean news 95 in 100 are above it, and 40 places in 900 clean words."""

SURPRISING: Final = 6.0
"""Nats, of a word or the one after it; half of the clean words surprise less, and 2 in 100 of the wrong ones."""

LIKELIER: Final = "likelier"
"""The feature that holds what the model says of a choice: the nats by which the sentence is likelier with it."""

_LEAST_GAIN: Final = -4.0  # nats: more against a choice makes no difference
_MOST_GAIN: Final = 20.0  # nor does more for it

_TOGETHER: Final = 128  # places that are asked of the model at once


class Choice(NamedTuple):
    """One way to mend a place.

    Attributes:
        family: the family of coefficients that weighs it.
        span: what it replaces, in code points.
        replacement: what would stand there.
        features: what speaks for and against it.
    """

    family: str
    span: Span
    replacement: str
    features: Features


class Opinion(NamedTuple):
    """What became of a choice: its probability, the features that were weighed, and whether the model was asked."""

    chance: float
    features: Features
    informed: bool = False


class Open(NamedTuple):
    """A place that is open: the choices the model is asked of, by their number in the place, and the question."""

    asked: tuple[int, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class Weigher:
    """Weighs places.

    Attributes:
        coefficients: the weights of all families.
        informed: the weights of the families that ask the language model, with what it says.
        witness: the language model; None where nobody is asked.
        deep: whether it reads the whole story first.
    """

    coefficients: Coefficients
    informed: Coefficients
    witness: Witness | None = None
    deep: bool = False

    def weigh(self, analysis: Analysis, places: Iterable[Sequence[Choice]]) -> Iterator[list[Opinion]]:
        """For each place its opinions, in the order of its choices; a place that is empty has none."""
        if self.witness is None:
            yield from map(self._cheap, places)
            return
        rest = iter(places)
        while together := list(islice(rest, _TOGETHER)):
            yield from self._asking(self.witness, analysis, together)

    def _asking(
        self, witness: Witness, analysis: Analysis, places: Sequence[Sequence[Choice]]
    ) -> Iterator[list[Opinion]]:
        opinions = [self._cheap(place) for place in places]
        still_open = {
            number: found
            for number, place in enumerate(places)
            if (found := self.open_question(analysis, place, [each.chance for each in opinions[number]])) is not None
        }
        gains = witness.gains([each.question for each in still_open.values()]) if still_open else []
        if gains is not None:
            for (number, found), gained in zip(still_open.items(), gains, strict=True):
                opinions[number] = self._informed(places[number], found.asked, gained)
        yield from opinions

    def open_question(self, analysis: Analysis, place: Sequence[Choice], shares: Sequence[float]) -> Open | None:
        """What to ask of a place whose choices have these probabilities; None where nothing is to be asked."""
        if not place or not all(each.family in self.informed for each in place):
            return None
        least = OPEN_TO_READERS if self._surprises(analysis, place[0]) else OPEN
        if not is_open(shares, least):
            return None
        asked = tuple(number for number, share in enumerate(shares) if share >= min(ASKED, least))
        if not asked:
            return None
        return Open(asked, question(analysis, [(place[number].span, place[number].replacement) for number in asked]))

    def _surprises(self, analysis: Analysis, choice: Choice) -> bool:
        """Whether a deep look found that the story surprises where a choice of the families in `READ` would mend it."""
        if not self.deep or self.witness is None or choice.family not in READ:
            return False
        heard = surprises(analysis, self.witness)
        return heard is not None and heard.of(analysis, choice.span) >= SURPRISING

    def _cheap(self, place: Sequence[Choice]) -> list[Opinion]:
        shares = chances([self.coefficients.score(each.family, each.features) for each in place])
        return [Opinion(share, each.features) for each, share in zip(place, shares, strict=True)]

    def _informed(self, place: Sequence[Choice], asked: Sequence[int], gains: Sequence[float]) -> list[Opinion]:
        scored = ((number, self.coefficients.score(place[number].family, place[number].features)) for number in asked)
        features = {number: told(score, gain) for (number, score), gain in zip(scored, gains, strict=True)}
        scores = [self.informed.score(place[number].family, each) for number, each in features.items()]
        shares = dict(zip(asked, chances(scores), strict=True))
        return [
            Opinion(shares.get(number, 0.0), features.get(number, each.features), informed=True)
            for number, each in enumerate(place)
        ]

    def why(self, family: str, opinion: Opinion) -> Why:
        """The sum behind an opinion."""
        coefficients = self.informed if opinion.informed else self.coefficients
        score = coefficients.score(family, opinion.features)
        return Why(family, score, opinion.chance, coefficients.reasons(family, opinion.features))


def is_open(shares: Sequence[float], least: float = OPEN) -> bool:
    """Whether choices of these probabilities leave a place open, their sum being the confidence."""
    return bool(shares) and sum(shares) >= least and max(shares) <= 1 - OPEN


def told(score: float, gain: float) -> Features:
    """What is weighed of a choice of an open place: its score, and the gain of the sentence, both in nats."""
    return {"bias": 1.0, "score": score, LIKELIER: max(_LEAST_GAIN, min(_MOST_GAIN, gain))}
