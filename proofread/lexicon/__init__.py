"""The read side of the compiled dictionaries; nothing is parsed and little is read at start."""

from functools import cached_property
from pathlib import Path

from proofread.lexicon.confusions import Confusions
from proofread.lexicon.neighbours import Neighbours
from proofread.lexicon.ngrams import Mixture, NgramModel
from proofread.lexicon.phrases import Phrases
from proofread.lexicon.words import Words

DATA = Path(__file__).parent.parent / "data"
"""Where the compiled files of an installation lie."""


class Lexicon:
    """All compiled dictionaries of one folder; each file is mapped at its first use.

    Raises:
        LexiconError: a file is missing, damaged or of another format version.
    """

    def __init__(self, data: Path | None = None) -> None:
        self.data = DATA if data is None else data
        self.words = Words(self.data)

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
    def context(self) -> Mixture:
        """How likely words are in their context."""
        return Mixture([NgramModel(self.data / "broadcast.bin"), NgramModel(self.data / "news.bin")])
