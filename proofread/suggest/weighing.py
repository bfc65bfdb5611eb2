"""Weighs places: keep what is written, or one of the choices; the language model is asked where that stays open.

What is clear without the model stays as it is. An open place is weighed anew, over the
score that it had and what the model says of each choice, by coefficients of their own;
a family that gained nothing by asking has none, and never asks. All features weighed
anew beside the model's learned more of the stories taught than of others: few places
are open (``docs/decisions/0010-the-model-weighs-the-score.md``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

READ: Final = frozenset(
    ("context.missing-word", "context.surplus-phrase", "context.surplus-word", "context.wrong-word")
)
"""The families whose places a deep look opens wider, since a known word in its place looks innocent to all others."""

OPEN_TO_READERS: Final = -5.0
"""The score, in nats and with what the surprise adds to it, from which a place of theirs is open. Of the right changes
for real-word errors put into clean news 95 in 100 are above it, and of those for 900 clean words a hundred."""

_OF_SURPRISE: Final = 0.19  # nats for a nat by which a word or the one after it surprises the model; fitted likewise
_MOST_SURPRISE: Final = 20.0
_OF_PRONOUNS: Final = 2.5  # nats: the trigrams, which see no further than two words, cannot tell whom a pronoun means
_LEAST_SCORE: Final = -8.0  # nats: so far from what they were taught, the trigrams' opinion says no more
PRONOUN: Final = "pronoun"
"""The feature of a change of one pronoun for another."""

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
        others: what else might stand there, where only the language model can tell; weighed as one choice.
    """

    family: str
    span: Span
    replacement: str
    features: Features
    others: tuple[str, ...] = ()


class Opinion(NamedTuple):
    """What became of a choice.

    Attributes:
        chance: its probability.
        features: what was weighed.
        informed: whether the model was asked.
        replacement: what the model would put there, where it was asked of more than one replacement.
    """

    chance: float
    features: Features
    informed: bool = False
    replacement: str | None = None


class Reading(NamedTuple):
    """What the model is asked of: a choice, by its number in the place, and what would stand there."""

    number: int
    text: str


class Open(NamedTuple):
    """A place that is open: what the model is asked of, and the question, with a candidate for each reading."""

    readings: tuple[Reading, ...]
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
                opinions[number] = self._informed(places[number], likeliest(found.readings, gained))
        yield from opinions

    def open_question(self, analysis: Analysis, place: Sequence[Choice], shares: Sequence[float]) -> Open | None:
        """What to ask of a place whose choices have these probabilities; None where nothing is to be asked."""
        if not place or not all(each.family in self.informed for each in place):
            return None
        asked: tuple[int, ...] = (0,)
        if not self._is_open_to_readers(analysis, place[0]):
            asked = tuple(number for number, share in enumerate(shares) if share >= ASKED)
            if not (asked and is_open(shares)):
                return None
        return asking(analysis, place, asked)

    def _is_open_to_readers(self, analysis: Analysis, choice: Choice) -> bool:
        """Whether a deep look asks of a choice of the families in `READ`, which stand alone."""
        if not self.deep or self.witness is None or choice.family not in READ:
            return False
        heard = surprises(analysis, self.witness)
        if heard is None:
            return False
        score = max(_LEAST_SCORE, self._score(choice))
        score += _OF_SURPRISE * min(_MOST_SURPRISE, heard.of(analysis, choice.span))
        return score + _OF_PRONOUNS * choice.features.get(PRONOUN, 0.0) >= OPEN_TO_READERS

    def _score(self, choice: Choice) -> float:
        return self.coefficients.score(choice.family, choice.features)

    def _cheap(self, place: Sequence[Choice]) -> list[Opinion]:
        shares = chances([self._score(each) for each in place])
        return [Opinion(share, each.features) for each, share in zip(place, shares, strict=True)]

    def _informed(self, place: Sequence[Choice], best: Mapping[int, tuple[float, str]]) -> list[Opinion]:
        features = {
            number: told(place[number].features, self._score(place[number]), gain) for number, (gain, _) in best.items()
        }
        scores = [self.informed.score(place[number].family, each) for number, each in features.items()]
        shares = dict(zip(best, chances(scores), strict=True))
        return [
            Opinion(
                shares.get(number, 0.0),
                features.get(number, each.features),
                informed=True,
                replacement=best[number][1] if each.others and number in best else None,
            )
            for number, each in enumerate(place)
        ]

    def why(self, family: str, opinion: Opinion) -> Why:
        """The sum behind an opinion."""
        coefficients = self.informed if opinion.informed else self.coefficients
        score = coefficients.score(family, opinion.features)
        return Why(family, score, opinion.chance, coefficients.reasons(family, opinion.features))


def asking(analysis: Analysis, place: Sequence[Choice], numbers: Iterable[int]) -> Open | None:
    """What to ask of some choices of a place; None where they have no reading but what is written there already."""
    readings = tuple(
        Reading(number, text)
        for number in numbers
        for text in (place[number].replacement, *place[number].others)
        if text != analysis.text[slice(*place[number].span)]
    )
    if not readings:
        return None
    return Open(readings, question(analysis, [(place[each.number].span, each.text) for each in readings]))


def likeliest(found: Sequence[Reading], gains: Sequence[float]) -> dict[int, tuple[float, str]]:
    """For each choice by its number the greatest gain of its readings, in nats, and the reading."""
    best: dict[int, tuple[float, str]] = {}
    for each, gain in zip(found, gains, strict=True):
        if each.number not in best or gain > best[each.number][0]:
            best[each.number] = gain, each.text
    return best


def is_open(shares: Sequence[float]) -> bool:
    """Whether choices of these probabilities leave a place open, their sum being the confidence."""
    return bool(shares) and sum(shares) >= OPEN and max(shares) <= 1 - OPEN


def told(features: Features, score: float, gain: float) -> Features:
    """What is weighed of a choice of an open place: its score, and the gain of the sentence, both in nats."""
    found = {"bias": 1.0, "score": max(_LEAST_SCORE, score), LIKELIER: max(_LEAST_GAIN, min(_MOST_GAIN, gain))}
    return {**found, PRONOUN: 1.0} if features.get(PRONOUN) else found
