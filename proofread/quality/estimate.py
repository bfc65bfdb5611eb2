"""How many words of a text are wrong, estimated from what a scanner of misread copy says of it.

The scanner gives each unit the chance that it is wrong, and their mean is most of the answer. Of badly damaged copy it
says too little, since its neighbours tell little of a word that stands among wrong ones; the share of words in small
letters that nobody knows makes up for it. Both are weighed on the logit scale, and each can only raise the estimate.
"""

from math import exp, log, sqrt
from typing import Final

from proofread.model.quality import ErrorRate, Lexicality
from proofread.quality.tally import Tally
from proofread.suggest.confidence import Family, Features

FAMILY: Final = "ocr.quality"
"""The family of coefficients: those of the features, and two of how far estimates are off."""

SPREAD: Final = "spread"
"""Nats squared, on the logit scale, by which estimates of long texts are off."""

SPREAD_OF_WORDS: Final = "spread_of_words"
"""What is to be added for a word: times 1 / (words * rate * (1 - rate))."""

_MORE: Final = 2.0
_WRONG: Final = 0.1
"""So many units are added of which this share is wrong, so that a text without any known fault has a rate."""

NINE_IN_TEN: Final = 1.645
"""Standard deviations on either side that nine in ten of a normal distribution lie within."""

_NAMES: Final = 0.5
"""What an unknown word with a capital counts: in damaged copy 6 to 9 of 10 are wrong, in clean copy all are names."""


def lexicality_of(tally: Tally) -> Lexicality | None:
    """How much of a text is known; None of one without words in Latin letters."""
    forms = tally.forms
    if not forms:
        return None
    tokens = _share(tally.known.total(), tally.unknown.total(), tally.names.total())
    types = _share(len(tally.known), len(tally.unknown), len(tally.names))
    return Lexicality(tokens, types, tally.names.total() / forms)


def _share(known: int, unknown: int, names: int) -> float:
    return known / (known + unknown + _NAMES * names)


def features_of(tally: Tally) -> Features:
    """What speaks for words being wrong, each as the log odds of a share, in nats."""
    return {
        "bias": 1.0,
        "chance": _log_odds(tally.wrong, tally.units),
        "unknown": _log_odds(tally.unknown.total(), tally.forms),
    }


def _log_odds(part: float, whole: float) -> float:
    share = (part + _MORE * _WRONG) / (whole + _MORE)
    return log(share / (1 - share))


def error_rate(tally: Tally, family: Family) -> ErrorRate:
    """How many words of a text with any are wrong."""
    score = family.score(features_of(tally))
    rate = _logistic(score)
    spread = family.weights.get(SPREAD, 0.0)
    spread += family.weights.get(SPREAD_OF_WORDS, 0.0) / (max(1, tally.words) * rate * (1 - rate))
    reach = NINE_IN_TEN * sqrt(spread)
    return ErrorRate(rate, _logistic(score - reach), _logistic(score + reach))


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
