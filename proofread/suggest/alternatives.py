"""What a suspect could have been meant to be."""

from enum import Enum
from typing import NamedTuple

from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.weighing import Choice


class Way(Enum):
    """How an alternative mends the text; the value names its family of features."""

    SUBSTITUTE = "substitute"
    SPLIT = "split"
    JOIN = "join"


class Alternative(NamedTuple):
    """One other reading of a suspect.

    Attributes:
        way: how it mends the text.
        span: the stretch it replaces, in code points of the story.
        replacement: what would stand there.
        keys: the casefolded words it puts there.
        features: what speaks for and against it.
    """

    way: Way
    span: Span
    replacement: str
    keys: tuple[str, ...]
    features: Features

    @property
    def choice(self) -> Choice:
        """What of it is weighed."""
        return Choice(self.way.value, self.span, self.replacement, self.features)
