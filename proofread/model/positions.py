"""The only place that knows lines and columns; everything else counts code points."""

import re
from bisect import bisect_right
from typing import NamedTuple

# The ends of line that editors count: not form feeds, not the Unicode separators.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """Line and column, both from 1, the column in code points."""

    line: int
    column: int


class Lines:
    """Where the lines of a text begin; CRLF, CR and LF each end one."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of a code point offset, 0 to the length of the text."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The code point offset of a position; the inverse of `position`."""
        return self._starts[position.line - 1] + position.column - 1

    def line_text(self, line: int) -> str:
        """The text of a line, from 1, without its end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")
