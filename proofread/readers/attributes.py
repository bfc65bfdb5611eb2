"""Attributes that people read: the texts of pictures, tool tips, and what a page says of itself."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.readers.entities import reference
from proofread.readers.tags import TEMPLATE

_READ: Final = frozenset(("alt", "alternate-text", "aria-label", "title"))
_METAS: Final = frozenset(
    "description og:description og:image:alt og:title twitter:description twitter:image:alt twitter:title".split()
)
"""The `name` or `property` of a ``<meta>`` whose `content` is prose."""

# Groups: name; value in double quotation marks, in single ones, in none.
_ATTRIBUTE: Final = re.compile(r"([^\s\"'=/]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"']*+)))?")
_MAYBE: Final = re.compile(r"\b(?:alt|alternate-text|aria-label|title|content)\s*+=", re.IGNORECASE)
_MARK: Final = re.compile(r"&(?=[#A-Za-z])|[ \t\n\r\f]++")
_PICTURE_FILE: Final = re.compile(r"[^\r\n]*\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)\s*+", re.IGNORECASE)
_SPACES: Final = " \t\n\r\f"

QUOTED: Final = ("html", "attribute")
"""How characters are written in a value between quotation marks: those are references, too."""
UNQUOTED: Final = ("html", "unquoted")
"""How they are written in one without: so is white space."""


class Aside(NamedTuple):
    """A text that stands in a sentence but is no part of it.

    Attributes:
        pieces: its prose in order: start, end, and what it shows as; None for as it stands.
        escapes: how characters are written in it.
        protected: whether no check may touch it.
    """

    pieces: tuple[tuple[int, int, str | None], ...]
    escapes: tuple[str, ...]
    protected: bool = False


class _Value(NamedTuple):
    start: int
    end: int
    quoted: bool


def is_picture_file(text: str) -> bool:
    """Whether a text is the name of a picture file, which content systems put where nobody describes the picture."""
    return _PICTURE_FILE.fullmatch(text) is not None


def language(attributes: str, names: frozenset[str] = frozenset(("lang", "xml:lang"))) -> str:
    """The language an element says it is in, lower case, or the empty string; `names` are those of the attribute."""
    if not attributes or not any(name in attributes.lower() for name in names):
        return ""
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() in names:
            return (match[2] or match[3] or match[4] or "").strip().lower()
    return ""


def asides(tag: re.Match[str], *, protected: bool = False) -> Iterator[Aside]:
    """The texts in the attributes of a start tag, a match of `TAG`."""
    if not _MAYBE.search(tag[3]):
        return
    values = _values(tag)
    wanted = list(_READ & values.keys())
    if tag[2].lower() == "meta":
        wanted = ["content"] * any(_text(tag.string, values.get(key)) in _METAS for key in ("name", "property"))
    for value in sorted(values[key] for key in wanted if key in values):
        if is_picture_file(tag.string[value.start : value.end]):
            continue
        pieces = tuple(_pieces(tag.string, value.start, value.end))
        is_template = TEMPLATE.search(tag.string, value.start, value.end) is not None
        if pieces:
            yield Aside(pieces, QUOTED if value.quoted else UNQUOTED, protected or is_template)


def _values(tag: re.Match[str]) -> dict[str, _Value]:
    """Where the values of attributes stand; of several alike the first counts, as in browsers."""
    values: dict[str, _Value] = {}
    for match in _ATTRIBUTE.finditer(tag.string, *tag.span(3)):
        group = match.lastindex or 1
        if group > 1:
            values.setdefault(match[1].lower(), _Value(*match.span(group), quoted=group < 4))
    return values


def _text(source: str, value: _Value | None) -> str:
    return source[value.start : value.end].strip().lower() if value else ""


def _pieces(source: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """The prose of a value, white space collapsed and none at its edges."""
    value = source[start:end]
    start = end - len(value.lstrip(_SPACES))
    end = start + len(value.strip(_SPACES))
    at = start
    for match in _MARK.finditer(source, start, end):
        if match.start() < at or match[0] == " ":
            continue
        found = (match.end(), " ") if match[0] != "&" else reference(source, match.start())
        if found is None:
            continue
        if at < match.start():
            yield at, match.start(), None
        yield match.start(), found[0], found[1]
        at = found[0]
    if at < end:
        yield at, end, None
