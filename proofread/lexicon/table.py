"""A mapped hash table from a key to a record of small numbers.

Sections: ``entries`` (one after the other: a byte with the length of the key, the key
in UTF-8, the record), ``slots`` (u32, open addressing by CRC-32 with linear probing:
offset of an entry + 1, or 0) and ``count`` (u32). A look-up touches one slot and one
entry: nothing is parsed, and only the pages that are touched are read.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from proofread.lexicon.format import Store

LONGEST_KEY = 255
"""Bytes; the length of a key takes one."""


class Table:
    """The entries of one compiled file; an offset stands for an entry.

    Raises:
        LexiconError: the file is missing, damaged or of another version.
    """

    __slots__ = ("_count", "_entries", "_mask", "_record", "_slots", "store")

    def __init__(self, path: Path, kind: str, record: str) -> None:
        self.store = Store(path, kind)
        self._entries = self.store.raw("entries")
        self._slots = self.store.array("slots")
        self._count = self.store.array("count")[0]
        self._mask = len(self._slots) - 1
        self._record = struct.Struct(record)

    def __len__(self) -> int:
        return self._count

    def find(self, key: str) -> int:
        """The offset of the entry of a key, or -1."""
        wanted = key.encode("utf-8", "surrogatepass")
        length = len(wanted)
        slots, entries, mask = self._slots, self._entries, self._mask
        slot = crc32(wanted) & mask
        while offset := slots[slot]:
            if entries[offset - 1] == length and entries[offset : offset + length] == wanted:
                return offset - 1
            slot = (slot + 1) & mask
        return -1

    def record(self, offset: int) -> tuple[int, ...]:
        """The numbers of an entry."""
        return self._record.unpack_from(self._entries, offset + 1 + self._entries[offset])

    def key(self, offset: int) -> str:
        """The key of an entry."""
        start = offset + 1
        return str(self._entries[start : start + self._entries[offset]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        offset, end, size = 0, len(self._entries), self._record.size
        while offset < end:
            yield self.key(offset)
            offset += 1 + self._entries[offset] + size
