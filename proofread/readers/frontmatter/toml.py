"""The texts in a block of TOML settings; what follows a line that cannot be read is left out."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from proofread.model.span import Span
from proofread.readers.frontmatter.scalars import Scalar, as_it_stands, toml_basic
from proofread.readers.frontmatter.yaml import TO_US, Value

_SPACE: Final = re.compile(r"\s*+")
_NAME: Final = r"(?:[A-Za-z0-9_-]++|\"(?:[^\"\\\r\n]++|\\.)*+\"|'[^'\r\n]*+')"
_PATH: Final = rf"({_NAME}(?:[ \t]*+\.[ \t]*+{_NAME})*+)[ \t]*+"
_TABLE: Final = re.compile(rf"(\[\[?)[ \t]*+{_PATH}\]\]?")
_KEY: Final = re.compile(rf"{_PATH}=[ \t]*+")
_PART: Final = re.compile(_NAME)
# Groups: content of the four kinds of string, three marks before one; then what is no text.
_STRING: Final = re.compile(
    r'"""(?:\r\n?|\n)?((?:[^"\\]++|\\.|""?(?!"))*+)"""' + r"|'''(?:\r\n?|\n)?((?:[^']++|''?(?!'))*+)'''"
    r'|"((?:[^"\\\r\n]++|\\.)*+)"' + r"|'([^'\r\n]*+)'",
    re.DOTALL,
)
_OTHER: Final = re.compile(r"[\w+.:-][\w+.: -]*+")
_REST: Final = re.compile(r"[ \t]*+(#[^\r\n]*+)?(?=[\r\n]|\Z)")
_LITERAL: Final = ("toml-literal",)


class TomlScan:
    """One pass over a block of settings; `comments` are those addressed to us, once it is over."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._at = start
        self._end = end
        self._table = ""
        self._tables: Counter[str] = Counter()  # how many of each list of tables there were
        self.comments: list[Span] = []

    def values(self) -> Iterator[Value]:
        """The texts, in order."""
        while self._next():
            table = _TABLE.match(self._source, self._at, self._end)
            if table:
                self._table = _dotted(table[2])
                self._tables[self._table] += table[1] == "[["
                self._at = table.end()
            else:
                key = _KEY.match(self._source, self._at, self._end)
                if key is None:
                    return
                self._at = key.end()
                path = _dotted(key[1])
                value = Value(f"{self._table}.{path}" if self._table else path, self._tables[self._table], Scalar(()))
                found = list(self._value(value))
                if self._at < 0:
                    return
                yield from found
            if not self._rest():
                return

    def _next(self) -> bool:
        """Whether there is anything but white space and comments before the end; reading goes on there."""
        while True:
            space = _SPACE.match(self._source, self._at, self._end)
            self._at = space.end() if space else self._end
            if self._at >= self._end:
                return False
            if not self._source.startswith("#", self._at):
                return True
            self._rest()

    def _rest(self) -> bool:
        """Whether nothing but a comment follows on the line; reading goes on after it."""
        rest = _REST.match(self._source, self._at, self._end)
        if rest is None:
            return False
        if rest[1] and TO_US.match(rest[1]):
            self.comments.append(Span(rest.start(1), rest.start(1) + len(rest[1].rstrip())))
        self._at = rest.end()
        return True

    def _value(self, value: Value) -> Iterator[Value]:
        """The texts in what follows a key; reading goes on after it, nowhere where it cannot be read."""
        string = _STRING.match(self._source, self._at, self._end)
        if string:
            self._at = string.end()
            scalar = self._scalar(string)
            if scalar and scalar.pieces:
                yield value._replace(scalar=scalar)
            return
        if self._source[self._at : self._at + 1] in ("[", "{"):
            yield from self._list(value)
            return
        other = _OTHER.match(self._source, self._at, self._end)
        self._at = other.end() if other else -1

    def _scalar(self, string: re.Match[str]) -> Scalar | None:
        group = string.lastindex or 1
        if group in (1, 3):
            return toml_basic(self._source, *string.span(group))
        return as_it_stands(*string.span(group), _LITERAL)

    def _list(self, value: Value) -> Iterator[Value]:
        """The texts of a list, if it holds nothing else; a table in braces is left out."""
        items: list[Value] = []
        is_simple = self._source[self._at] == "["
        depth = 0
        while self._next():
            sign = self._source[self._at]
            if sign in "[{":
                depth += 1
                is_simple = is_simple and depth == 1
            elif sign in "]}":
                depth -= 1
            elif sign not in ",=":
                is_simple = self._item(value, items) and is_simple
                if self._at < 0:
                    return
                continue
            self._at += 1
            if depth == 0:
                yield from items if is_simple else ()
                return
        self._at = -1

    def _item(self, value: Value, items: list[Value]) -> bool:
        """Whether what follows is a text; it is put among the items."""
        is_text = self._source[self._at] in "\"'"
        items += self._value(value._replace(item=len(items) + 1))
        return is_text


def _dotted(path: str) -> str:
    return ".".join(part[0].strip("\"'") for part in _PART.finditer(path))
