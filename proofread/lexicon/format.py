"""The container of every compiled dictionary: named arrays, mapped and never parsed.

Layout (little-endian): an 8-byte magic, u32 format version, u32 number of
sections, a 32-byte digest of the sources the file was compiled from, a 16-byte
kind ("words", "ngrams", ...), then per section a 24-byte name, u64 offset, u64
length in bytes and an 8-byte type code; the sections follow, each aligned to 8.
The same input gives the same bytes.
"""

import mmap
import struct
from pathlib import Path
from typing import Final

from proofread.errors import LexiconError

MAGIC: Final = b"PROOFRD\n"
VERSION: Final = 1
REBUILD: Final = "run `proofread dict build` (or reinstall the package) to compile it again"

_HEADER: Final = struct.Struct("<8sII32s16s")
_ENTRY: Final = struct.Struct("<24sQQ8s")
_ALIGN: Final = 8


class Store:
    """A compiled file, mapped read-only; sections come out as typed memory views.

    Raises:
        LexiconError: the file is absent, not ours, cut short, or of another version.
    """

    __slots__ = ("_map", "_sections", "_view", "digest", "kind", "path")

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.kind = kind
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise LexiconError(f"compiled dictionary {path} is missing", hint=REBUILD) from None
        except (OSError, ValueError) as error:
            raise LexiconError(f"compiled dictionary {path} cannot be opened: {error}", hint=REBUILD) from None
        self._view = memoryview(self._map)
        self.digest, self._sections = self._read_header()

    def _read_header(self) -> tuple[str, dict[str, tuple[int, int, str]]]:
        size = len(self._map)
        if size < _HEADER.size:
            raise self._damaged("it is cut short")
        magic, version, count, digest, kind = _HEADER.unpack_from(self._map, 0)
        if magic != MAGIC:
            raise self._damaged("it is not a proofread dictionary")
        if version != VERSION:
            raise self._damaged(f"it has format version {version}, this program reads {VERSION}")
        if kind.rstrip(b"\0").decode("ascii", "replace") != self.kind:
            raise self._damaged(f"it does not hold {self.kind}")
        if _HEADER.size + count * _ENTRY.size > size:
            raise self._damaged("it is cut short")
        sections = {}
        for index in range(count):
            name, offset, length, code = _ENTRY.unpack_from(self._map, _HEADER.size + index * _ENTRY.size)
            if offset + length > size:
                raise self._damaged("it is cut short")
            sections[name.rstrip(b"\0").decode("ascii", "replace")] = (
                offset,
                length,
                code.rstrip(b"\0").decode("ascii"),
            )
        return digest.hex(), sections

    def _damaged(self, why: str) -> LexiconError:
        return LexiconError(f"compiled dictionary {self.path} cannot be used: {why}", hint=REBUILD)

    def release(self) -> None:
        """Let go of the pages read so far; the next use maps them again from the system's cache.

        A fault may map two megabytes, so a few hundred scattered look-ups hold a whole file
        in memory; this gives it back between two stages of the work.
        """
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def raw(self, name: str) -> memoryview:
        """The bytes of a section, not copied."""
        try:
            offset, length, _ = self._sections[name]
        except KeyError:
            raise self._damaged(f"it lacks the section {name}") from None
        return self._view[offset : offset + length]

    def array(self, name: str) -> memoryview:
        """A section as a view of numbers of the type it was written with."""
        return self.raw(name).cast("B").cast(self._sections[name][2])  # type: ignore[call-overload, no-any-return]  # mypy wants a literal type code; ours is read from the file

    def text(self, name: str) -> str:
        """A small section decoded as UTF-8."""
        return str(self.raw(name), "utf-8")


def compiled(kind: str, digest: str, sections: dict[str, tuple[str, bytes]]) -> bytes:
    """The bytes of a compiled file.

    Args:
        kind: what it holds, at most 16 ASCII characters.
        digest: SHA-256 of the sources, 64 hexadecimal digits.
        sections: name (at most 24 ASCII characters) to (struct type code, little-endian bytes), in file order.
    """
    offset = _HEADER.size + _ENTRY.size * len(sections)
    entries, bodies = [], []
    for name, (code, body) in sections.items():
        padding = -offset % _ALIGN
        bodies.append(b"\0" * padding)
        offset += padding
        entries.append(_ENTRY.pack(name.encode("ascii"), offset, len(body), code.encode("ascii")))
        bodies.append(body)
        offset += len(body)
    header = _HEADER.pack(MAGIC, VERSION, len(sections), bytes.fromhex(digest), kind.encode("ascii"))
    return b"".join([header, *entries, *bodies])
