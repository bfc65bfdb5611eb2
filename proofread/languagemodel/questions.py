"""What a language model is asked and what it says of a text; known without anything that runs one."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Question(NamedTuple):
    """What stands in a story (before + written + after, one sentence) and what else might stand there.

    Attributes:
        before: what stands before the words in question; may be empty.
        written: the words in question; may be empty.
        after: what stands behind them; may be empty.
        candidates: what else might stand instead of `written`; any may be empty.
    """

    before: str
    written: str
    after: str
    candidates: tuple[str, ...]


class Surprise(NamedTuple):
    """A token of a passage and how little it was to be expected.

    Attributes:
        start: where it begins, in code points of the passage; with the space before a word.
        end: where it ends.
        nats: minus the logarithm of its probability after the tokens before it.
    """

    start: int
    end: int
    nats: float


class Model(Protocol):
    """What is asked of a language model, as `proofread.languagemodel.scorer.LanguageModel` answers it."""

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        """For each question and candidate, by how many nats the text is likelier with it."""
        ...

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        """For each passage its tokens, each with the nats by which it surprises."""
        ...
