"""JSON by field: the prose of a content system's story, each value where it stands in the file.

A chosen field is prose where its value is a string or a list of strings. A value
with a tag or a character reference of HTML in it is read as HTML, in which white
space is collapsed; any other is read as plain text, paragraph by paragraph.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.positions import Lines
from proofread.readers.builder import Builder
from proofread.readers.fields import is_chosen, listed
from proofread.readers.jsonlines import reason
from proofread.readers.nesting import Part, Place, joined, read_value

_TOKEN: Final = re.compile(r'"((?:[^"\\]++|\\.)*+)"|[{}\[\],:]|[^\s"{}\[\],:]++', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)")
_SHORT: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LOST: Final = "\ufffd"
"""Stands for half of a surrogate pair, which is no character."""


class _Value(NamedTuple):
    """A string, without its quotation marks, or null, which has no place."""

    path: str
    item: int  # its place in the innermost list, from 1; 0 outside of lists
    start: int
    end: int


def read_json(name: str, source: str, fields: Sequence[str]) -> Document:
    """The chosen fields of a file of JSON, in their order, each a block or several.

    Raises:
        ReadError: it is no JSON, or none of the fields is in it.
    """
    _validate(name, source)
    paths: dict[str, None] = {}
    parts = []
    found = False
    for value in _values(source):
        paths[value.path] = None
        if value.path and is_chosen(value.path, fields):
            found = True
            parts.append(Part(read_value(_decoded(name, source, value)), _place(value)))
    if not found:
        raise _absent(name, fields, [path for path in paths if path])
    return joined(name, source, parts)


def _place(value: _Value) -> Place:
    item: Place = (("item", value.item),) if value.item else ()
    return (*item, ("field", value.path))


def _validate(name: str, source: str) -> None:
    """Leave the grammar to the parser at hand; only places are looked for here."""
    try:
        json.loads(source, parse_constant=_refuse, parse_int=str)
    except json.JSONDecodeError as error:
        line, column = Lines(source).position(error.pos)
        raise ReadError(
            f"{name} is not JSON: {reason(error)} at line {line}, column {column}", hint="check the file at that place"
        ) from None
    except RecursionError:
        raise ReadError(
            f"{name} is not JSON that can be read: it is nested too deep", hint="check what wrote the file"
        ) from None
    except ValueError as error:
        raise ReadError(f"{name} is not JSON: {error}", hint="check what wrote the file") from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _absent(name: str, fields: Sequence[str], paths: Sequence[str]) -> ReadError:
    there = f"there are {listed(paths)}" if paths else "there is no text in it"
    chosen = f"has none of the fields {listed(fields)}" if fields else "cannot be read: no field is said to be prose"
    return ReadError(
        f"{name} {chosen}; {there}", hint='name those that are prose in proofread.toml: fields = ["headline", "body"]'
    )


class _Open:
    """An object or a list that has not ended."""

    __slots__ = ("at_key", "is_list", "item", "key", "path")

    def __init__(self, path: str, item: int, *, is_list: bool) -> None:
        self.path = path
        self.item = item + 1 if is_list else item  # in an object that of the list around it
        self.is_list = is_list
        self.at_key = not is_list
        self.key = path  # of the value that follows


def _values(source: str) -> Iterator[_Value]:
    """The strings of valid JSON that are no keys, and its nulls."""
    opened = [_Open("", 0, is_list=False)]
    opened[0].at_key = False
    for token in _TOKEN.finditer(source):
        inside = opened[-1]
        sign = token[0][0]
        if sign in "{[":
            is_list = sign == "["
            opened.append(_Open(inside.key, 0 if is_list else inside.item, is_list=is_list))
        elif sign in "}]":
            opened.pop()
        elif sign == ",":
            inside.at_key = not inside.is_list
            inside.item += inside.is_list
        elif sign == ":":
            inside.at_key = False
        elif sign == '"' and inside.at_key:
            key = json.loads(token[0])
            inside.key = f"{inside.path}.{key}" if inside.path else key
        elif sign == '"':
            yield _Value(inside.key, inside.item, *token.span(1))
        elif token[0] == "null":
            yield _Value(inside.key, inside.item, token.start(), token.start())


def _decoded(name: str, source: str, value: _Value) -> Document:
    """A string as the characters it stands for."""
    builder = Builder(source, ("json",))
    at = value.start
    for escape in _ESCAPE.finditer(source, value.start, value.end):
        builder.keep(at, escape.start())
        builder.replace(*escape.span(), _meaning(escape))
        at = escape.end()
    builder.keep(at, value.end)
    return builder.build(name)


def _meaning(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(0x10000 + ((int(escape[1], 16) & 0x3FF) << 10) + (int(escape[2], 16) & 0x3FF))
    if escape[3]:
        code = int(escape[3], 16)
        return _LOST if 0xD800 <= code < 0xE000 else chr(code)
    return _SHORT.get(escape[4], escape[4])
