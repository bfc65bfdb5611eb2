"""Writes the mapped hash tables that `proofread.lexicon.table` reads."""

import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from zlib import crc32

from proofread.errors import SourceError
from proofread.lexicon.format import compiled
from proofread.lexicon.table import LONGEST_KEY

_MIN_SLOTS = 8
_MAX_LOAD = 0.7


def table(
    kind: str,
    digest: str,
    record: str,
    rows: Iterable[tuple[str, tuple[int, ...]]],
    extra: Mapping[str, tuple[str, bytes]] | None = None,
) -> bytes:
    """A compiled table.

    Args:
        kind: what it holds.
        digest: of the sources.
        record: the layout of a record, as `struct` spells it.
        rows: distinct keys, each with its record, in the order they are filed.
        extra: further sections by name.

    Raises:
        SourceError: a key is longer than a table takes.
    """
    layout = struct.Struct(record)
    pieces: list[bytes] = []
    hashes, offsets, offset = array("I"), array("I"), 0
    for key, numbers in rows:
        encoded = key.encode("utf-8")
        if len(encoded) > LONGEST_KEY:
            raise SourceError(f"the entry {key[:40]!r}... is longer than {LONGEST_KEY} bytes")
        hashes.append(crc32(encoded))
        offsets.append(offset)
        pieces.append(bytes((len(encoded),)) + encoded + layout.pack(*numbers))
        offset += len(pieces[-1])
    sections = {
        "entries": ("B", b"".join(pieces)),
        "slots": ("I", _slots(hashes, offsets)),
        "count": ("I", array("I", [len(pieces)]).tobytes()),
    }
    return compiled(kind, digest, sections | dict(extra or {}))


def _slots(hashes: Sequence[int], offsets: Sequence[int]) -> bytes:
    size = _MIN_SLOTS
    while size * _MAX_LOAD < len(hashes):
        size *= 2
    slots, mask = array("I", bytes(4 * size)), size - 1
    for code, offset in zip(hashes, offsets, strict=True):
        slot = code & mask
        while slots[slot]:
            slot = (slot + 1) & mask
        slots[slot] = offset + 1
    return slots.tobytes()


def ends(pieces: Sequence[bytes]) -> bytes:
    """Where each piece ends when they lie end to end, u32, one more than there are pieces."""
    return array("I", accumulate(map(len, pieces), initial=0)).tobytes()
