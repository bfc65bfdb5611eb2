"""The names of a story and where each stands."""

from dataclasses import dataclass
from enum import IntEnum

from proofread.model.document import Document
from proofread.model.outcome import Failure
from proofread.model.span import Span


class Standing(IntEnum):
    """What is to be said of a name, in the order in which an editor looks at it."""

    DOUBTFUL = 0  # it resembles another name that was probably meant
    INCONSISTENT = 1  # it stands in the story in another spelling as well
    UNKNOWN = 2  # no dictionary knows it, and it stands here once
    CONSISTENT = 3  # no dictionary knows it; it is spelt the same way wherever it stands
    KNOWN = 4  # the dictionaries know it

    @property
    def label(self) -> str:
        """The lower-case word that reports use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a story, over all the places where it is written so.

    Attributes:
        text: the name as written, without a possessive ending.
        standing: what is to be said of it.
        count: how often it stands in the story.
        first: its first place in the document's text, in code points.
        popularity: how well known it is, in words; the empty string where nobody knows it.
        other: the name it resembles, or its other spelling; the empty string where there is none.
        confidence: the probability that the other is what was meant, 0 to 1; 0 where there is none.
    """

    text: str
    standing: Standing
    count: int
    first: Span
    popularity: str = ""
    other: str = ""
    confidence: float = 0.0

    @property
    def place(self) -> tuple[Standing, float, Span]:
        """Where it stands in a list: by standing, the likeliest to be wrong first, then by place."""
        return (self.standing, -self.confidence, self.first)


@dataclass(frozen=True, slots=True)
class Listed:
    """One story with its names in the order of a list, and what failed on the way.

    `document` is None where the story could not be read.
    """

    name: str
    document: Document | None
    names: tuple[Name, ...] = ()
    failures: tuple[Failure, ...] = ()
