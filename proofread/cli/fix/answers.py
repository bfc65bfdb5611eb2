"""Where answers go that hold beyond a run: reasons for ignoring into a baseline, words into a house dictionary."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proofread.fixing.review import Offer
from proofread.model.finding import Finding
from proofread.model.outcome import Checked

if TYPE_CHECKING:
    from proofread.engine.newsroom import Desk

_NO_BASELINE = (
    'no baseline is set: baseline = "proofread-baseline.jsonl" in proofread.toml sets one; i ignores this once'
)
_NO_HOUSE = 'no house dictionary is set: dictionaries = ["house.txt"] in proofread.toml sets one; i ignores this once'


@dataclass(frozen=True, slots=True)
class Answers:
    """Keeps answers where the settings of a story say: in its baseline, and in the first of its house dictionaries."""

    desk: "Desk"

    @property
    def offer(self) -> Offer:
        """What the settings leave no place for."""
        settings = self.desk.settings
        kept = settings.baseline is not None and self.desk.path is not None
        return Offer("" if kept else _NO_BASELINE, "" if settings.dictionaries else _NO_HOUSE)

    def ignore(self, checked: Checked, finding: Finding, because: str) -> None:
        """Have a finding of the story answered for from now on.

        Raises:
            ProofreadError: it cannot be written down.
        """
        from proofread.engine.ignores.baseline import add

        baseline, path, document = self.desk.settings.baseline, self.desk.path, checked.document
        if baseline is not None and path is not None and document is not None:  # else it was not offered
            add(baseline, path, document, finding, because)

    def learn(self, word: str, because: str) -> None:
        """Have a word known from now on; raises what `ignore` does."""
        from proofread.lexicon.housefile import learn

        learn(self.desk.settings.dictionaries[0], word, because)
