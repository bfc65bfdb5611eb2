"""From features to confidence: one conditional logit, its coefficients in a reviewed file.

A doubt is a choice between keeping what is written and a handful of alternatives.
Keeping scores 0; an alternative scores the sum of its features times their
coefficients. The probability of each is its share of the exponentials (McFadden
1974), so that ranking and confidence come from one model and the explanations of a
form, misspelt or run together, compete with each other.

A coefficient named "pop>7" belongs to what of a feature lies above a knot, as `above` tells:
with some of them a feature's part in the score is a line with bends (a linear spline).
"""

import json
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import LexiconError
from proofread.lexicon.format import REBUILD
from proofread.model.finding import Reason

Features = dict[str, float]
"""Feature name to value; absent is 0. Units stand where a feature is computed."""

KNOT: Final = ">"
"""Stands between a feature and a knot in the name of a coefficient."""

_MAX_SCORE: Final = 30.0  # beyond it a probability is 1 to thirteen digits


def above(value: float, knot: float) -> float:
    """What of a value lies above a knot, less what of nothing does, so that a feature that is 0 adds nothing."""
    return max(0.0, value - knot) - max(0.0, -knot)


class Bend(NamedTuple):
    """What the part of a feature above a knot weighs."""

    knot: float
    weight: float


class Family(NamedTuple):
    """The weights of one family: of the features, and of what of them lies above knots."""

    weights: dict[str, float]
    bends: dict[str, list[Bend]]

    @classmethod
    def of(cls, coefficients: Mapping[str, float]) -> "Family":
        """The family of coefficients named as in its file."""
        family = cls({}, {})
        for name, weight in coefficients.items():
            feature, bent, knot = name.partition(KNOT)
            if bent:
                family.bends.setdefault(feature, []).append(Bend(float(knot), weight))
            else:
                family.weights[feature] = weight
        return family

    def only(self, prefix: str) -> "Family":
        """The weights of the one feature, and of those whose names begin with it and an underscore.

        Features of no other names have the same score, for which fewer bends are looked at.
        """

        def belongs(name: str) -> bool:
            return name == prefix or name.startswith(f"{prefix}_")

        weights = {name: weight for name, weight in self.weights.items() if belongs(name)}
        return Family(weights, {name: bends for name, bends in self.bends.items() if belongs(name)})

    def part(self, name: str, value: float) -> float:
        """What a feature of this value adds to the score, in nats."""
        straight = self.weights.get(name, 0.0) * value
        return straight + sum(bend.weight * above(value, bend.knot) for bend in self.bends.get(name, ()))

    def score(self, features: Features) -> float:
        """The sum of what the features add."""
        weights, bends = self.weights, self.bends
        score = 0.0
        for name, value in features.items():
            if value and name in weights:
                score += weights[name] * value
        for name, of_name in bends.items():
            value = features.get(name, 0.0)
            if value:
                bent = 0.0
                for knot, weight in of_name:  # `above`, in place: this is where scans spend much of their time
                    bent += weight * ((value - knot if value > knot else 0.0) - (-knot if knot < 0 else 0.0))
                score += bent
        return score


def compiled_families(data: Path, *, informed: bool = False) -> dict[str, dict[str, float]]:
    """Family to the name of a coefficient to it, as compiled into a folder of dictionaries.

    With `informed`, those that weigh what the language model says, too; only families that ask it have them.

    Raises:
        LexiconError: the compiled model is missing or damaged.
    """
    path = data / "model.json"
    try:
        families = json.loads(path.read_bytes())["informed" if informed else "families"]
        return {family: dict(coefficients.items()) for family, coefficients in families.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise LexiconError(f"compiled model {path} is missing or damaged", hint=REBUILD) from None


class Coefficients:
    """The weights of all families.

    Raises:
        LexiconError: the compiled model is missing or damaged.
    """

    def __init__(self, families: Mapping[str, Mapping[str, float]]) -> None:
        self._families = {name: Family.of(coefficients) for name, coefficients in families.items()}

    @classmethod
    def load(cls, data: Path, *, informed: bool = False) -> "Coefficients":
        """The coefficients of the compiled dictionaries in a folder; see `compiled_families` for `informed`."""
        return cls(compiled_families(data, informed=informed))

    def __contains__(self, family: str) -> bool:
        return family in self._families

    def score(self, family: str, features: Features) -> float:
        """The score of an alternative, in nats of odds against keeping."""
        return self._families[family].score(features)

    def reasons(self, family: str, features: Features) -> tuple[Reason, ...]:
        """What the score is the sum of, the weightiest first; features that add nothing are left out."""
        parts = ((name, value, self._families[family].part(name, value)) for name, value in features.items() if value)
        reasons = (Reason(name, value, part / value) for name, value, part in parts if part)
        return tuple(sorted(reasons, key=lambda each: (-abs(each.contribution), each.feature)))

    def confidence(self, family: str, features: Features) -> float:
        """The probability that the one alternative is right."""
        return chances([self.score(family, features)])[0]


def chances(scores: Sequence[float]) -> list[float]:
    """The probability of each alternative where keeping scores 0; they sum to less than 1."""
    weights = [exp(min(_MAX_SCORE, score)) for score in scores]
    whole = 1.0 + sum(weights)
    return [weight / whole for weight in weights]
