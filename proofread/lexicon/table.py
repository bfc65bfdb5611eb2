"""A mapped hash table from a key to a row number, with columns of numbers beside it.

Sections: ``keys`` (UTF-8, end to end, in row order), ``ends`` (u32, where key
``n - 1`` ends, one more than rows), ``slots`` (u32, open addressing by CRC-32 with
linear probing: row + 1, or 0), and one section a column. A look-up touches one
slot, two ends and one key: nothing is parsed and only touched pages are read.
"""

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from proofread.lexicon.format import Store


class Table:
    """Keys of one compiled file; a row number answers a key."""

    __slots__ = ("_ends", "_keys", "_mask", "_slots", "columns", "store")

    def __init__(self, path: Path, kind: str, columns: tuple[str, ...] = ()) -> None:
        self.store = Store(path, kind)
        self._keys = self.store.raw("keys")
        self._ends = self.store.array("ends")
        self._slots = self.store.array("slots")
        self._mask = len(self._slots) - 1
        self.columns = tuple(self.store.array(name) for name in columns)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def row(self, key: str) -> int:
        """The row of a key, or -1."""
        wanted = key.encode("utf-8", "surrogatepass")
        slots, ends, mask = self._slots, self._ends, self._mask
        slot = crc32(wanted) & mask
        while row := slots[slot]:
            start, end = ends[row - 1], ends[row]
            if end - start == len(wanted) and self._keys[start:end] == wanted:
                return int(row) - 1
            slot = (slot + 1) & mask
        return -1

    def key(self, row: int) -> str:
        """The key of a row."""
        return str(self._keys[self._ends[row] : self._ends[row + 1]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        return map(self.key, range(len(self)))
