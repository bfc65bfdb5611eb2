"""Copy with formulas or code in it, whose letters and marks are no words."""

import re
from typing import Final

from proofread.analysis import Analysis

_RELATION: Final = re.compile(r"(?<![^\s(])(?:[=<>]{1,2}|=~)(?![^\s(])")
_FEWEST: Final = 2  # one may be a speck
_LEAST: Final = 1 / 100
"""Signs a word: of 4,000 stretches of scanned newspapers none has as many, of papers drawn from PDF one in fifty."""


def has_formulas(analysis: Analysis) -> bool:
    """Whether signs of relations stand between words as they do in formulas, so that odd forms tell no misreading."""
    signs = sum(1 for _ in _RELATION.finditer(analysis.text))
    return signs >= _FEWEST and signs > _LEAST * analysis.word_count
