"""Where the part of a feature in the score may bend: a linear spline for each continuous feature.

Nine nats of popularity speak for a correction far more than twice four and a half do.
With knots the conditional logit told as much out of fold as gradient-boosted trees over
the same features, and stayed a list of coefficients that can be read
(``docs/decisions/0007-bends-instead-of-trees.md``).
"""

from collections.abc import Mapping
from typing import Final

from proofread.suggest.confidence import KNOT, above
from proofread.suggest.weighing import LIKELIER

KNOTS: Final[Mapping[str, Mapping[str, tuple[float, ...]]]] = {
    "ocr.unit": {
        "strength": (2, 5, 9, 11),
        "rough": (4, 8, 12),
        "left": (-4, -1, 2, 5),
        "right": (-4, -1, 2, 5),
        "fits": (-5, 0, 5),
        "damage": (-5, -4, -3),
        "word_cost": (4, 6, 8, 10),
        "word_fit": (-4, 0, 3, 6, 9),
        "word_pop": (5, 8, 11, 14),
        "join_cost": (4, 6, 8, 10),
        "join_fit": (-4, 0, 3, 6, 9),
        "join_pop": (5, 8, 11, 14),
        "split_fit": (-4, 0, 4, 8),
        "split_pop": (9, 11, 13),
        "split_misread_cost": (4, 6, 8),
        "join_weaker": (5, 9, 11),
        "join_stronger": (9, 11, 13),
        "drop_fit": (-4, 0, 4, 8),
        "drop_strength": (5, 9, 11),
    },
    "substitute": {
        "pop": (4, 7, 9, 11),
        "rough": (2, 4, 6, 8, 10),
        "rough_gap": (-2, 0, 2, 4, 6),
        "strength": (2, 4, 6),
        "fit": (-2, 0, 2, 4, 6),
        "length": (4, 5, 6, 7, 9),
        "cost": (0.6, 0.8, 1, 1.3),
        "seen": (0.5, 1.2),
    },
    "split": {
        "weakest": (6, 8, 10),
        "sum": (8, 10, 12),
        "rough": (2, 4, 6, 8),
        "fit": (-3, 0, 3, 6),
        "length": (5, 7, 9, 12),
        "shortest": (2, 3, 4),
        "seen": (0.5,),
    },
    "ocr.damaged-word": {
        "scan": (-4, -2, 0, 2, 4),
        "elsewhere": (-5, -4, -3, -2),
        "strength": (4, 7),
    },
    "context.wrong-word": {
        "gain": (4, 6, 8, 10, 12),
        "least_side": (-2, 0, 2, 4),
        "least_model": (0, 2, 4, 6, 8),
        "kept": (-14, -12, -10, -8, -6, -4),
        "frequency": (-2, 0, 2, 4, 6),
        "alike_before": (0.2, 0.4, 0.6),
        "alike_after": (0.2, 0.4, 0.6),
    },
    "context.missing-word": {
        "gain": (3, 5, 7, 9),
        "least_side": (-4, -2, 0, 2),
        "least_model": (0, 2, 4, 6),
        "changed": (-6, -4, -2),
        "kept_after": (-20, -16, -12),
    },
    "context.surplus-word": {
        "gain": (6, 8, 10, 12),
        "least_model": (4, 6, 8, 10),
        "kept": (-10, -8, -6, -4),
    },
}
"""Family to feature to knots, in the unit of the feature: nats, code points, edits or occurrences."""

SAID: Final = (0, 4, 8)
"""The knots, in nats, of what the language model says of a choice, in every family that asks it."""


def bent(family: str, features: Mapping[str, float]) -> dict[str, float]:
    """The features of an alternative with what of them lies above each knot, under the names of its coefficients."""
    knots_of = {LIKELIER: SAID} if LIKELIER in features else KNOTS.get(family, {})
    bends = {
        f"{name}{KNOT}{knot:g}": above(features.get(name, 0.0), knot)
        for name, knots in knots_of.items()
        for knot in knots
    }
    return {**features, **bends}
