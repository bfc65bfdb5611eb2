"""What is said of the text of a story as a whole: how much of it is known, how much is wrong, what to do about it."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from proofread.model.outcome import Failure


class Verdict(Enum):
    """What a text is good for; the value is what to do about it."""

    GOOD = "proofread it as usual"
    FAIR = "correct it with the page beside it"
    POOR = "good for searching; to edit it, recognise a better scan"
    UNREADABLE = "do not quote it: recognise a better scan, or key it in"
    UNDETERMINED = "too short, or not in English, so that nothing can be said of it"

    @property
    def label(self) -> str:
        """The lower-case word that reports use."""
        return self.name.lower()


class Lexicality(NamedTuple):
    """How much of a text the dictionaries know, from 0 to 1; a form that may be a name counts half where unknown.

    Attributes:
        tokens: the share of its words.
        types: the share of its distinct words.
        names: the share of its words that begin with a capital and are unknown.
    """

    tokens: float
    types: float
    names: float


class ErrorRate(NamedTuple):
    """The share of words that are wrong, from 0 to 1, as estimated.

    Attributes:
        estimate: the share.
        low: in nine of ten texts it is no lower than this,
        high: and no higher than this.
    """

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of a text.

    Attributes:
        words: what white space separates.
        lexicality: how much of it is known; None of a text without words in Latin letters.
        error_rate: how much of it is wrong; None where nothing can be said.
        language: ``en``, ``other`` or ``undetermined``.
        period: ``19c``, ``modern`` or ``undetermined``.
        ocr: the probability that a machine read it off page images.
        verdict: what it is good for.
    """

    words: int
    lexicality: Lexicality | None
    error_rate: ErrorRate | None
    language: str
    period: str
    ocr: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Assessed:
    """One story with the quality of its text, None where it could not be read or judged, and what failed on the way."""

    name: str
    quality: Quality | None
    failures: tuple[Failure, ...] = ()
