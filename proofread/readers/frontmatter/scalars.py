"""Values of YAML and TOML as the characters they stand for, each where it stands in the source."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from proofread.model.document import Document
from proofread.readers.builder import Builder

JSON: Final = ("json",)
"""How characters are written between double quotation marks: as in JSON, which YAML and TOML read alike."""

_FOLD: Final = r"[ \t]*+(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))*+[ \t]*+"
_NEWLINE: Final = re.compile(r"\r\n?|\n")
_FOLDED: Final = re.compile(_FOLD)
_SINGLE: Final = re.compile(rf"(?P<char>'')|{_FOLD}")
_CODE: Final = (
    r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?P<code>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
)
_YAML_DOUBLE: Final = re.compile(rf"{_CODE}|\\(?P<join>(?:\r\n?|\n)[ \t]*+)|\\(?P<char>.)|{_FOLD}", re.DOTALL)
_TOML_BASIC: Final = re.compile(rf"{_CODE}|\\(?P<join>[ \t]*+(?:\r\n?|\n)\s*+)|\\(?P<char>.)", re.DOTALL)
_SHORT: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
    '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t",
}  # fmt: skip


# Other names of ways to write: "yaml-single" doubles its marks; in "toml-literal" the mark cannot be written; in
# "yaml-plain" a colon or a number sign may not stand beside white space, in "yaml-flow" no comma or bracket either.


class Piece(NamedTuple):
    """A stretch of a value and what it stands for; None for itself."""

    start: int
    end: int
    shown: str | None = None


class Scalar(NamedTuple):
    """A value that is text.

    Attributes:
        pieces: what it is made of, in order.
        escapes: how characters are written in it.
    """

    pieces: tuple[Piece, ...]
    escapes: tuple[str, ...] = ()

    def document(self, name: str, source: str) -> Document:
        """The value as a text of its own."""
        builder = Builder(source, self.escapes)
        for start, end, shown in self.pieces:
            if shown is None:
                builder.keep(start, end)
            else:
                builder.replace(start, end, shown)
        return builder.build(name)


def yaml_plain(source: str, start: int, end: int, *, in_brackets: bool = False) -> Scalar:
    """A value without quotation marks, perhaps over several lines, perhaps in a list between brackets."""
    escapes = ("yaml-flow" if in_brackets else "yaml-plain",)
    return Scalar(tuple(_pieces(start, _FOLDED.finditer(source, start, end), end)), escapes)


def yaml_single(source: str, start: int, end: int) -> Scalar:
    """What stands between single quotation marks, one of which is written as two."""
    matches = _SINGLE.finditer(source, start, end)
    return Scalar(tuple(_pieces(start, matches, end)), ("yaml-single",))


def yaml_double(source: str, start: int, end: int) -> Scalar | None:
    """What stands between double quotation marks; None where it holds an escape that YAML does not know."""
    return _checked(source, start, end, _YAML_DOUBLE)


def toml_basic(source: str, start: int, end: int) -> Scalar | None:
    """What stands between one or three double quotation marks; None where it holds an escape that TOML lacks."""
    return _checked(source, start, end, _TOML_BASIC)


def as_it_stands(start: int, end: int, escapes: tuple[str, ...] = ()) -> Scalar:
    """A value in which every character stands for itself."""
    return Scalar((Piece(start, end),) if start < end else (), escapes)


def _checked(source: str, start: int, end: int, pattern: re.Pattern[str]) -> Scalar | None:
    matches = list(pattern.finditer(source, start, end))
    if any(match["char"] and match["char"] not in _SHORT for match in matches):
        return None
    return Scalar(tuple(_pieces(start, matches, end)), JSON)


def _pieces(start: int, matches: Iterable[re.Match[str]], end: int) -> Iterator[Piece]:
    at = start
    for match in matches:
        if at < match.start():
            yield Piece(at, match.start())
        yield Piece(*match.span(), _shown(match))
        at = match.end()
    if at < end:
        yield Piece(at, end)


def _shown(match: re.Match[str]) -> str:
    """What an escape or the end of a line stands for."""
    held = match.groupdict()
    if held.get("high"):
        return chr(0x10000 + ((int(held["high"], 16) & 0x3FF) << 10) + (int(held["low"], 16) & 0x3FF))
    if code := held.get("code"):
        value = int(code[1:], 16)
        return chr(value) if value < 0xD800 or 0xE000 <= value < 0x110000 else "\ufffd"
    if held.get("join"):
        return ""
    if char := held.get("char"):
        return "'" if char == "''" else _SHORT[char]
    lines = len(_NEWLINE.findall(match[0]))
    return "\n" * (lines - 1) or " "
