"""Words that one dialect spells its own way, each with the spelling of the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from proofread.lexicon.table import Table

DIALECT_RECORD: Final = "<BI"  # the number of the dialect, and of the other spelling
OWN: Final = ("american", "british")
"""The dialects that spell words their own way; the table holds their numbers."""


class Spelling(NamedTuple):
    """One dialect's spelling of a word, and how the other dialect spells that word."""

    dialect: str
    other: str


class Dialects:
    """The spellings that belong to one dialect alone; what both write is not in it.

    Raises:
        LexiconError: the file is missing, damaged or of another version.
    """

    def __init__(self, data: Path) -> None:
        self._table = Table(data / "dialects.bin", "dialects", DIALECT_RECORD)
        self._ends = self._table.store.array("other_ends")
        self._text = self._table.store.raw("other_text")

    def __len__(self) -> int:
        return len(self._table)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def spelling(self, key: str) -> Spelling | None:
        """Whose spelling a word in lower case is; None where it is nobody's own."""
        offset = self._table.find(key)
        if offset < 0:
            return None
        dialect, other = self._table.record(offset)
        return Spelling(OWN[dialect], str(self._text[self._ends[other] : self._ends[other + 1]], "utf-8"))
