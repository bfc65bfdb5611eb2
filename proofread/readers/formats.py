"""Which files hold which format."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

BY_EXTENSION: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".txt": "plain",
        ".text": "plain",
        ".md": "markdown",
        ".markdown": "markdown",
        ".mdown": "markdown",
        ".htm": "html",
        ".html": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".docm": "docx",
        ".json": "json",
        ".xml": "xml",
        ".rss": "rss",
        ".atom": "rss",
        ".nitf": "nitf",
        ".hocr": "hocr",
    }
)

_OF_BYTES: Final = frozenset(("docx",))

BY_ROOT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rss": "rss",
        "RDF": "rss",
        "feed": "rss",
        "nitf": "nitf",
        "newsItem": "newsml",
        "newsMessage": "newsml",
        "packageItem": "newsml",
        "html": "html",
        "alto": "alto",
        "PcGts": "page",
    }
)
"""The format of an XML file by the local name of its outermost element."""

FIELDS: Final = ("title", "headline", "description", "body")
"""The fields of front matter and of JSON that are prose where nobody says otherwise."""

_BEFORE_ROOT: Final = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)")


_OWN_REPORT: Final = b'<meta name="generator" content="proofread '


def format_of(path: Path) -> str | None:
    """The format that the name of a file promises, if it promises one."""
    return BY_EXTENSION.get(path.suffix.lower())


def format_for(path: Path, read_as: str | None) -> str:
    """The format to read a named file in: that of its name, else the one asked for, else plain text.

    An extension that is common to many kinds of XML, or of HTML, says less than who asks.
    """
    found = format_of(path)
    if found is None or (found == "xml" and read_as) or (found, read_as) == ("html", "hocr"):
        return read_as or "plain"
    return found


def is_of_bytes(path: Path) -> bool:
    """Whether a file holds a story in bytes that are no text."""
    return format_of(path) in _OF_BYTES


def is_walked(path: Path) -> bool:
    """Whether a file found in a folder may be a story by its name.

    Most files of JSON are settings and data: they are read where they are named.
    """
    return format_of(path) not in (None, "json")


def is_story(path: Path, head: bytes) -> bool:
    """Whether a file found in a folder is a story by its beginning.

    Of XML most is settings and data; a page of HTML may be a report of our own.
    """
    found = format_of(path)
    if found == "html":
        return _OWN_REPORT not in head
    if found != "xml":
        return True
    root = _ROOT.search(_BEFORE_ROOT.sub(b"", head.replace(b"\0", b"")))  # in UTF-16 every other byte is NUL
    return root is not None and root[1].decode("ascii", "replace") in BY_ROOT
