"""From features to confidence: one conditional logit, its coefficients in a reviewed file.

A doubt is a choice between keeping what is written and a handful of alternatives.
Keeping scores 0; an alternative scores the sum of its features times their
coefficients. The probability of each is its share of the exponentials (McFadden
1974), so that ranking and confidence come from one model and the explanations of a
form, misspelt or run together, compete with each other.
"""

import json
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path
from typing import Final

from proofread.errors import LexiconError
from proofread.lexicon.format import REBUILD
from proofread.model.finding import Reason

Features = dict[str, float]
"""Feature name to value; absent is 0. Units stand where a feature is computed."""

_MAX_SCORE: Final = 30.0  # beyond it a probability is 1 to thirteen digits


class Coefficients:
    """The weights of all families.

    Raises:
        LexiconError: the compiled model is missing or damaged.
    """

    def __init__(self, families: Mapping[str, Mapping[str, float]]) -> None:
        self._families = families

    @classmethod
    def load(cls, data: Path) -> "Coefficients":
        """The coefficients of the compiled dictionaries in a folder."""
        path = data / "model.json"
        try:
            return cls(json.loads(path.read_bytes())["families"])
        except (OSError, ValueError, KeyError, TypeError):
            raise LexiconError(f"compiled model {path} is missing or damaged", hint=REBUILD) from None

    def score(self, family: str, features: Features) -> float:
        """The score of an alternative, in nats of odds against keeping."""
        weights = self._families[family]
        return sum(weights[name] * value for name, value in features.items() if name in weights)

    def reasons(self, family: str, features: Features) -> tuple[Reason, ...]:
        """What the score is the sum of, the weightiest first; features that add nothing are left out."""
        weights = self._families[family]
        counted = (Reason(name, value, weights[name]) for name, value in features.items() if name in weights)
        return tuple(sorted(filter(_counts, counted), key=lambda each: (-abs(each.contribution), each.feature)))

    def confidence(self, family: str, features: Features) -> float:
        """The probability that the one alternative is right."""
        return chances([self.score(family, features)])[0]


def _counts(reason: Reason) -> bool:
    return reason.contribution != 0


def chances(scores: Sequence[float]) -> list[float]:
    """The probability of each alternative where keeping scores 0; they sum to less than 1."""
    weights = [exp(min(_MAX_SCORE, score)) for score in scores]
    whole = 1.0 + sum(weights)
    return [weight / whole for weight in weights]
