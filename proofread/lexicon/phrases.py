"""Names of several words: how well known each is, and which one a gap in it could be."""

from pathlib import Path
from typing import Final, NamedTuple

from proofread.lexicon.table import Table

PHRASE_RECORD: Final = "<B"  # the weight, in steps
GAP_RECORD: Final = "<I"  # the number of the whole
BLANK: Final = "*"
"""Stands in a phrase for a word that is not known."""
_STEP: Final = 0.1  # nats


class Phrase(NamedTuple):
    """A name of several words, in lower case, and its weight: nats above the least known one."""

    text: str
    weight: float


class Phrases:
    """The multiword gazetteer; phrases are lower-case words joined by single spaces."""

    def __init__(self, data: Path) -> None:
        self._own = Table(data / "phrases.bin", "phrases", PHRASE_RECORD)
        self._titles = Table(data / "title_phrases.bin", "title_phrases", PHRASE_RECORD)
        self._gaps = Table(data / "gaps.bin", "gaps", GAP_RECORD)

    def __len__(self) -> int:
        return len(self._own) + len(self._titles)

    def weight(self, phrase: str) -> float:
        """How well known a phrase is, in nats; 0 for one no source knows."""
        best = 0.0
        for table in (self._own, self._titles):
            offset = table.find(phrase)
            if offset >= 0:
                best = max(best, _STEP * table.record(offset)[0])
        return best

    def completed(self, phrase: str) -> Phrase | None:
        """The best known name that this phrase is, but for one inner word left out or one word blanked; or None."""
        offset = self._gaps.find(phrase)
        if offset < 0:
            return None
        whole = self._gaps.record(offset)[0]
        ends = self._gaps.store.array("whole_ends")
        text = str(self._gaps.store.raw("whole_text")[ends[whole] : ends[whole + 1]], "utf-8")
        return Phrase(text, self.weight(text))
