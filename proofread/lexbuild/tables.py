"""Writes the mapped hash tables that `proofread.lexicon.table` reads."""

from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from zlib import crc32

from proofread.lexicon.format import compiled

_MIN_SLOTS = 8
_MAX_LOAD = 0.7


def key_sections(keys: Sequence[str]) -> dict[str, tuple[str, bytes]]:
    """The sections that find a row by its key; keys are distinct and in row order."""
    encoded = [key.encode("utf-8") for key in keys]
    size = _MIN_SLOTS
    while size * _MAX_LOAD < len(keys):
        size *= 2
    slots, mask = array("I", bytes(4 * size)), size - 1
    for row, key in enumerate(encoded, 1):
        slot = crc32(key) & mask
        while slots[slot]:
            slot = (slot + 1) & mask
        slots[slot] = row
    return {
        "keys": ("B", b"".join(encoded)),
        "ends": ("I", ends(encoded)),
        "slots": ("I", slots.tobytes()),
    }


def ends(pieces: Sequence[bytes]) -> bytes:
    """Where each piece ends when they lie end to end, u32, one more than there are pieces."""
    return array("I", accumulate(map(len, pieces), initial=0)).tobytes()


def table(
    kind: str,
    digest: str,
    keys: Sequence[str],
    columns: Mapping[str, tuple[str, Sequence[int]]],
    extra: Mapping[str, tuple[str, bytes]] | None = None,
) -> bytes:
    """A compiled table: keys, by name columns of numbers with their type codes, and any further sections."""
    sections = key_sections(keys)
    for name, (code, values) in columns.items():
        sections[name] = (code, array(code, values).tobytes())
    return compiled(kind, digest, sections | dict(extra or {}))
