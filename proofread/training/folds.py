"""What a model says of stories that it has not seen."""

import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np

from proofread.training.examples import Example
from proofread.training.logit import Floats, Problem

FOLDS: Final = 5


def fold_of(key: str) -> int:
    """The fold of a story."""
    return zlib.crc32(key.encode()) % FOLDS


def out_of_fold(problem: Problem, found: Sequence[Example]) -> Floats:
    """The probability of each alternative by a model that has not seen its story."""
    fold = np.array([fold_of(example.story) for example in found])
    shares: Floats = np.zeros(len(problem.x))
    for number in range(FOLDS):
        coefficients = problem.fit((fold != number).astype(np.float64))
        inside = (fold == number)[problem.group]
        shares[inside] = problem.shares(coefficients)[inside]
    return shares
