"""Reads the reviewed sources under ``dictionaries/`` and holds them to their rules."""

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from proofread.errors import SourceError


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the manifest: a file, where it comes from and what we may do with it."""

    file: str
    origin: str
    licence: str
    date: str
    sha256: str
    note: str = ""
    script: str = ""


def read_manifest(dictionaries: Path) -> tuple[Source, ...]:
    """The sources that ``MANIFEST.toml`` lists, in its order.

    Raises:
        SourceError: the manifest is missing, broken or has an unknown key.
    """
    path = dictionaries / "MANIFEST.toml"
    try:
        with path.open("rb") as file:
            listed = tomllib.load(file)["source"]
        return tuple(Source(**entry) for entry in listed)
    except FileNotFoundError:
        raise SourceError(f"{path} is missing", hint="build from a checkout or a source distribution") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SourceError(f"{path} is not a manifest: {error}") from None


def verify_digests(dictionaries: Path, sources: Iterable[Source]) -> str:
    """Compare every source with its digest; the digest of them all, 64 hexadecimal digits.

    Raises:
        SourceError: a source is missing or differs from what the manifest says.
    """
    whole = hashlib.sha256()
    for source in sources:
        actual = digest_of(dictionaries / source.file)
        if actual != source.sha256:
            raise SourceError(
                f"{source.file} is not what MANIFEST.toml says: "
                f"sha256 {actual[:12]}..., expected {source.sha256[:12]}...",
                hint="review the change, then run `python scripts/manifest.py`",
            )
        whole.update(actual.encode())
    return whole.hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, 64 hexadecimal digits."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from None


def rows(path: Path, columns: int) -> Iterator[list[str]]:
    """The rows of a source, each with this many fields.

    Raises:
        SourceError: a row has other fields, is out of order, repeats or is not NFC.
    """
    previous = ""
    try:
        file = path.open(encoding="utf-8", newline="\n")
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from None
    with file:
        for number, line in enumerate(file, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != columns or not all(fields):
                raise SourceError(f"{path}, line {number}: expected {columns} fields, found {len(fields)}")
            if fields[0] <= previous:
                raise SourceError(f"{path}, line {number}: {fields[0]!r} does not sort after {previous!r}")
            if not fields[0].isascii() and not unicodedata.is_normalized("NFC", fields[0]):
                raise SourceError(f"{path}, line {number}: {fields[0]!r} is not in normal form C")
            previous = fields[0]
            yield fields
