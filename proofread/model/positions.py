"""The only place that knows lines and columns; everything else counts code points."""

import re
from bisect import bisect_right
from enum import Enum
from typing import NamedTuple

# The ends of line that editors count: not form feeds, not the Unicode separators.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Unit(Enum):
    """What a column counts: each program that reads our positions has its own."""

    CODE_POINT = "code point"
    UTF8 = "byte of UTF-8"
    UTF16 = "code unit of UTF-16"


class Position(NamedTuple):
    """Line and column, both from 1, the column in code points unless another unit was asked for."""

    line: int
    column: int


class Lines:
    """Where the lines of a text begin; CRLF, CR and LF each end one."""

    __slots__ = ("_measured", "_starts", "_text", "_uniform")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._uniform = text.isascii()
        self._measured: dict[Unit, tuple[int, int, int]] = {}

    def position(self, offset: int, unit: Unit = Unit.CODE_POINT) -> Position:
        """The line and column of a code point offset, 0 to the length of the text."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if unit is Unit.CODE_POINT or self._uniform:
            return Position(line, offset - start + 1)
        return Position(line, self._width(start, offset, unit) + 1)

    def offset(self, position: Position, unit: Unit = Unit.CODE_POINT) -> int:
        """The code point offset of a position; the inverse of `position`.

        A column inside a code point stands for the code point.
        """
        at = self._starts[position.line - 1]
        if unit is Unit.CODE_POINT or self._uniform:
            return at + position.column - 1
        left = position.column - 1
        while at < len(self._text) and (width := _units(self._text[at], unit)) <= left:
            left -= width
            at += 1
        return at

    def line_text(self, line: int) -> str:
        """The text of a line, from 1, without its end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def _width(self, start: int, end: int, unit: Unit) -> int:
        """The units from the start of a line to an offset; what was measured last is measured on, not again."""
        begun, at, width = self._measured.get(unit, (start, start, 0))
        if begun != start or at > end:
            at, width = start, 0
        width += _units(self._text[at:end], unit)
        self._measured[unit] = (start, end, width)
        return width


def _units(text: str, unit: Unit) -> int:
    if unit is Unit.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
