"""The read side of the compiled dictionaries; nothing is parsed and little is read at start."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from proofread.lexicon.channel import Channel
from proofread.lexicon.confusions import Confusions
from proofread.lexicon.dialects import Dialects
from proofread.lexicon.neighbours import Neighbours
from proofread.lexicon.ngrams import Mixture, NgramModel
from proofread.lexicon.period import OldForm, read_old_forms
from proofread.lexicon.phrases import Phrases
from proofread.lexicon.trie import Trie
from proofread.lexicon.words import Words

if TYPE_CHECKING:
    from proofread.lexicon.house import House

DATA = Path(__file__).parent.parent / "data"
"""Where the compiled files of an installation lie."""


class Lexicon:
    """All compiled dictionaries of one folder; each file is mapped at its first use.

    Attributes:
        data: the folder.
        words: words and names.
        house: the house dictionaries laid over them; None where there are none.

    Raises:
        LexiconError: a file is missing, damaged or of another format version.
    """

    house: "House | None" = None

    def __init__(self, data: Path | None = None) -> None:
        self.data = DATA if data is None else data
        self.words = Words(self.data)

    def with_house(self, house: "House") -> "Lexicon":
        """The same dictionaries, whose files stay shared, with those of a house laid over them."""
        from proofread.lexicon.overlay import Overlaid  # a run without a house does not need it

        return Overlaid(self, house)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Near spellings."""
        return Neighbours(self.data)

    @cached_property
    def phrases(self) -> Phrases:
        """Names of several words."""
        return Phrases(self.data)

    @cached_property
    def confusions(self) -> Confusions:
        """Words that are written for others."""
        return Confusions(self.data)

    @cached_property
    def trie(self) -> Trie:
        """The forms that may be offered as corrections, letter by letter."""
        return Trie(self.data)

    @cached_property
    def channel(self) -> Channel:
        """How machines misread letters."""
        return Channel.load(self.data)

    @cached_property
    def dialects(self) -> Dialects:
        """Words that one dialect spells its own way."""
        return Dialects(self.data)

    @cached_property
    def old_forms(self) -> dict[str, OldForm]:
        """How print of the nineteenth century wrote what is written otherwise now."""
        return read_old_forms(self.data)

    @cached_property
    def context(self) -> Mixture:
        """How likely words are in their context."""
        return Mixture([NgramModel(self.data / "broadcast.bin"), NgramModel(self.data / "news.bin")])
