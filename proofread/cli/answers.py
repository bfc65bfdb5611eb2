"""Where answers go that hold beyond a run: reasons for ignoring into a baseline, words into a house dictionary."""

from typing import TYPE_CHECKING, Protocol

from proofread.fixing.review import Offer
from proofread.model.finding import Finding
from proofread.model.outcome import Checked

if TYPE_CHECKING:
    from proofread.config import Settings


class Answers(Protocol):
    """Keeps the answers of a person about the stories of a desk."""

    @property
    def offer(self) -> Offer:
        """Why an answer cannot be kept, if it cannot."""

    def ignore(self, checked: Checked, finding: Finding, because: str) -> None:
        """Have a finding of a story answered for from now on.

        Raises:
            ProofreadError: it cannot be written down.
        """

    def learn(self, word: str, because: str) -> None:
        """Have a word known from now on; raises what `ignore` does."""


class NoAnswers:
    """Keeps nothing, and says so when asked to."""

    offer = Offer(
        "there is nowhere to keep reasons; i ignores this once",
        "there is no house dictionary to add words to; i ignores this once",
    )

    def ignore(self, checked: Checked, finding: Finding, because: str) -> None:
        """Never called: it is not offered."""
        raise NotImplementedError

    def learn(self, word: str, because: str) -> None:
        """Never called: it is not offered."""
        raise NotImplementedError


def answers_for(settings: "Settings") -> Answers:  # noqa: ARG001 - what is set says where answers go
    """Where the answers about stories go for which these settings hold."""
    return NoAnswers()
