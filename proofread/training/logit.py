"""The conditional logit: keep what is written, or one of the alternatives found for it.

What `proofread.suggest.confidence` computes at a run is fitted here. Errors are
weighted so that their share of the running words is that of copy before it is
edited, which is what makes the probabilities mean what they say.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from proofread.training.examples import UNSURE, Example
from proofread.training.knots import bent

Floats = NDArray[np.float64]

RIDGE: Final = 0.02
"""Weight of the sum of squares that keeps coefficients small which few examples speak for."""

_MAX_SCORE: Final = 30.0
_LEAST: Final = 1e-12
_ROUNDS: Final = 400


class Problem:
    """The examples as arrays: rows of features, grouped by suspect.

    Attributes:
        names: family and feature of each column.
        x: a row an alternative, each column scaled to at most 1.
        scale: what each column was divided by.
        group: the example of each row.
        start: the first row of each example.
        right: the label of each example.
        weight: how much each example counts.
    """

    def __init__(self, found: Sequence[Example]) -> None:
        rows = [(each.family, bent(each.family, each.features)) for example in found for each in example.alternatives]
        self.names = sorted({(family, name) for family, features in rows for name in features})
        index = {name: column for column, name in enumerate(self.names)}
        self.x: Floats = np.zeros((len(rows), len(self.names)))
        for row, (family, features) in enumerate(rows):
            for name, value in features.items():
                self.x[row, index[family, name]] = value
        self.scale: Floats = np.maximum(np.abs(self.x).max(axis=0, initial=0.0), 1e-9)
        self.x /= self.scale
        counts = np.array([len(example.alternatives) for example in found], dtype=np.intp)
        self.group = np.repeat(np.arange(len(found)), counts)
        self.start = np.cumsum(counts) - counts
        self.right = np.array([example.right for example in found], dtype=np.intp)
        self.weight: Floats = np.array([example.weight for example in found], dtype=np.float64)

    def loss(self, coefficients: Floats, mask: Floats) -> tuple[float, Floats]:
        """Weighted negative log likelihood of the labels, with its gradient."""
        weight = self.weight * mask
        odds, total = self._odds(coefficients)
        loss = weight @ np.log1p(total)
        slope = odds / (1 + total[self.group]) * weight[self.group]
        known = self.right >= 0
        rows = (self.start + self.right)[known]
        loss -= weight[known] @ np.log(odds[rows])
        np.subtract.at(slope, rows, weight[known])
        unsure = self.right == UNSURE
        some = np.maximum(total, _LEAST)
        loss -= weight[unsure] @ np.log(some[unsure])
        of_unsure = unsure[self.group]
        slope[of_unsure] -= (odds / some[self.group] * weight[self.group])[of_unsure]
        loss += RIDGE * coefficients @ coefficients
        return float(loss), self.x.T @ slope + 2 * RIDGE * coefficients

    def fit(self, mask: Floats | None = None) -> Floats:
        """The coefficients of the scaled features, learned from the examples in the mask, by default all."""
        counted = np.ones(len(self.weight)) if mask is None else mask
        start = np.zeros(len(self.names))
        found: Floats = minimize(self.loss, start, (counted,), "L-BFGS-B", jac=True, options={"maxiter": _ROUNDS}).x
        return found

    def shares(self, coefficients: Floats) -> Floats:
        """The probability of each alternative."""
        odds, total = self._odds(coefficients)
        shares: Floats = odds / (1 + total[self.group])
        return shares

    def families(self, coefficients: Floats) -> dict[str, dict[str, float]]:
        """The coefficients of the features as they are computed, by family and name."""
        families: dict[str, dict[str, float]] = {}
        for (family, name), value, scale in zip(self.names, coefficients, self.scale, strict=True):
            families.setdefault(family, {})[name] = float(value / scale)
        return families

    def overruled(self, coefficients: Floats, families: Mapping[str, Mapping[str, float]]) -> Floats:
        """The coefficients of the scaled features with those of some families set to what is given."""
        changed = coefficients.copy()
        for column, (family, name) in enumerate(self.names):
            if family in families:
                changed[column] = families[family].get(name, 0.0) * self.scale[column]
        return changed

    def _odds(self, coefficients: Floats) -> tuple[Floats, Floats]:
        """The odds of each alternative against keeping, and their sum for each example."""
        odds: Floats = np.exp(np.clip(self.x @ coefficients, -_MAX_SCORE, _MAX_SCORE))
        total: Floats = np.bincount(self.group, odds, minlength=len(self.weight)).astype(np.float64)
        return odds, total
