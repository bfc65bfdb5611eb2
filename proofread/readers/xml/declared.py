"""The encoding that an XML file declares, held against the one it was read in."""

import codecs
import re
from typing import Final

from proofread.errors import EncodingError

_DECLARED: Final = re.compile(r"\s*+<\?xml[^<>]*?\sencoding\s*=\s*[\"']([A-Za-z][\w.:-]*)[\"']")
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SHIFTING: Final = re.compile(r"utf-7|iso2022|hz")
"""Encodings that write other letters in the bytes of ASCII."""
_WESTERN: Final = frozenset(("cp1252", "iso8859-1"))


def heed_declared(name: str, data: bytes, text: str) -> None:
    """Make sure that a file of XML was read in the encoding it declares; a byte-order mark settles it.

    Raises:
        EncodingError: it declares another, so that one of the two is wrong.
    """
    declared = _DECLARED.match(text)
    if declared is None or data.startswith(_MARKS):
        return
    codec, used = _codec(declared[1]), _used(data)
    if (data.isascii() and not _SHIFTING.match(codec)) or codec.startswith(used):
        return
    if used == "cp1252" and codec in _WESTERN:
        return
    shown = {"cp1252": "Windows-1252"}.get(used, used.upper())
    raise EncodingError(
        f"{name} declares the encoding {declared[1]}, but its bytes are {shown}",
        hint="save it as UTF-8, and declare that",
    )


def declared_encoding(text: str) -> str:
    """The encoding that a file of XML declares, as it names it, or the empty string."""
    declared = _DECLARED.match(text)
    return declared[1] if declared else ""


def _codec(name: str) -> str:
    """The name of an encoding as Python calls it, or the empty string."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _used(data: bytes) -> str:
    """The encoding that bytes without a mark were read in."""
    if b"\0" in data[:4]:
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
