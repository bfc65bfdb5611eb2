"""The conditional logit of `proofread.training.logit` over many rows: keep a unit, or one of what it may have been.

The arrays are sparse; most features of an alternative are those of other kinds, and 0.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from proofread.suggest.confidence import Features
from proofread.suggest.ocr.scan import FAMILY
from proofread.training.knots import bent

Floats = NDArray[np.float64]

KEEP: Final = -1
"""The label of a unit that is right."""

_RIDGE: Final = 0.02
_ROUNDS: Final = 300
_MAX_SCORE: Final = 30.0


class Example(NamedTuple):
    """A doubtful unit.

    Attributes:
        fold: of its article.
        ways: the features of each thing it may have been.
        right: which of them it was, or KEEP.
        weight: how much it counts.
    """

    fold: int
    ways: Sequence[Features]
    right: int
    weight: float


class Problem:
    """The examples as arrays: a row for each thing that a unit may have been."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.names: dict[str, int] = {}
        values, columns, ends = array("d"), array("l"), array("l", [0])
        counts, right, fold, weight = array("l"), array("l"), array("l"), array("d")
        for example in examples:
            for features in example.ways:
                for name, value in bent(FAMILY, features).items():
                    if value:
                        columns.append(self.names.setdefault(name, len(self.names)))
                        values.append(value)
                ends.append(len(values))
            counts.append(len(example.ways))
            right.append(example.right)
            fold.append(example.fold)
            weight.append(example.weight)
        rows = csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(self.names)))
        self._scale: Floats = np.maximum(abs(rows).max(axis=0).toarray().ravel(), 1e-9)
        self._rows = rows.multiply(1 / self._scale).tocsr()
        self._group = np.repeat(np.arange(len(counts)), counts)
        self._start = np.cumsum(counts) - np.array(counts)
        self._right = np.array(right)
        self.fold = np.array(fold)
        self._weight: Floats = np.array(weight)

    def fit(self, mask: "NDArray[np.bool_] | None" = None) -> Floats:
        """The coefficients of the scaled features, learned from the examples in the mask, by default all."""
        weight = self._weight if mask is None else self._weight * mask
        known = self._right >= 0
        right_rows = (self._start + self._right)[known]

        def loss(coefficients: Floats) -> tuple[float, Floats]:
            odds, total = self._odds(coefficients)
            scores = self._rows @ coefficients
            value = weight @ np.log1p(total) - weight[known] @ scores[right_rows]
            slope = weight[self._group] * odds / (1 + total[self._group])
            slope[right_rows] -= weight[known]
            ridge = _RIDGE * coefficients
            return float(value + ridge @ coefficients), self._rows.T @ slope + 2 * ridge

        start = np.zeros(len(self.names))
        found: Any = minimize(loss, start, method="L-BFGS-B", jac=True, options={"maxiter": _ROUNDS})
        return np.asarray(found.x)

    def coefficients(self, fitted: Floats) -> Mapping[str, float]:
        """By the name of a feature its coefficient, in nats."""
        return {name: float(fitted[at] / self._scale[at]) for name, at in self.names.items()}

    def _odds(self, coefficients: Floats) -> tuple[Floats, Floats]:
        odds: Floats = np.exp(np.clip(self._rows @ coefficients, -_MAX_SCORE, _MAX_SCORE))
        return odds, np.bincount(self._group, odds, minlength=len(self._weight)).astype(np.float64)
