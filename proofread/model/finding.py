"""What a check says, and the one place that turns confidence into severity."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from proofread.model.span import Span


class Severity(IntEnum):
    """What a finding is worth: an error stops a hook, a warning is shown, information is asked for."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The lower-case word that reports and settings use."""
        return self.name.lower()

    @property
    def floor(self) -> float:
        """The lowest confidence of this severity."""
        return _FLOORS[self]

    @classmethod
    def of(cls, confidence: float) -> "Severity":
        """The severity that a confidence earns."""
        if confidence >= _FLOORS[cls.ERROR]:
            return cls.ERROR
        return cls.WARNING if confidence >= _FLOORS[cls.WARNING] else cls.INFO


# Of findings at or above a floor at least that share is right (design, section 1).
_FLOORS = {Severity.INFO: 0.0, Severity.WARNING: 0.5, Severity.ERROR: 0.9}


class Safety(IntEnum):
    """How freely an edit may be made: shown only, offered for review, or applied."""

    SHOW = 0
    REVIEW = 1
    SAFE = 2

    @property
    def label(self) -> str:
        """The lower-case word that reports use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One text that could stand where the finding stands; alternatives are separate suggestions.

    Attributes:
        replacement: the text, possibly empty.
        score: how well it fits, 0 to 1; comparable within one finding only.
        safety: how freely it may be applied.
    """

    replacement: str
    score: float = 1.0
    safety: Safety = Safety.SHOW


class Reason(NamedTuple):
    """One feature that was weighed: its value, and what its family gives for a unit at this value, in nats."""

    feature: str
    value: float
    weight: float

    @property
    def contribution(self) -> float:
        """What it adds to the score, in nats."""
        return self.value * self.weight


class Why(NamedTuple):
    """The sum behind a confidence.

    Attributes:
        family: the family of coefficients that weighed.
        score: the contributions of all reasons together, in nats of odds against keeping what is written.
        probability: that of the first suggestion; the rest of the confidence is that of its rivals.
        reasons: the features that counted, the weightiest first.
    """

    family: str
    score: float
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where, which, what to do and why we believe it.

    Attributes:
        check: the permanent id of the check, such as ``names.misspelt``.
        span: where in the document's text, in code points.
        message: what is wrong, in one sentence.
        suggestions: the best first; none where the fault has no one cure.
        confidence: of findings with this confidence that share is right, 0 to 1.
        evidence: what decided, in plain words, the weightiest first.
        why: the sum behind the confidence, where a run asks for it.
        ordinal: which of the findings of its story that read alike it is, from 1.
    """

    check: str
    span: Span
    message: str
    suggestions: tuple[Suggestion, ...] = ()
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    why: Why | None = field(default=None, compare=False)
    ordinal: int = field(default=1, compare=False)

    @property
    def severity(self) -> Severity:
        """What the confidence earns."""
        return Severity.of(self.confidence)


@dataclass(frozen=True, slots=True)
class CheckInfo:
    """What is known of a check before it runs: its permanent id and what it finds."""

    id: str
    summary: str
    on_by_default: bool = True
