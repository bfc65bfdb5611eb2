"""Where a report says something stands: a place, and a line cut to a width around what is flagged."""

from typing import Final, NamedTuple

from proofread.model.outcome import Notice
from proofread.model.positions import Lines
from proofread.model.span import Span
from proofread.reporters.visible import cells, fit_end, fit_start, visible

_CUT: Final = "..."
_LEAST: Final = 12
"""Columns that the words on one side of a flagged stretch get, if they have as many."""


class Passage(NamedTuple):
    """One line in three parts, each of them safe to print."""

    before: str
    flagged: str
    after: str

    @property
    def marker(self) -> str:
        """A line to print below: carets under what is flagged, at least one."""
        return " " * cells(self.before) + "^" * max(1, cells(self.flagged))


def placed(name: str, notice: Notice, lines: Lines) -> str:
    """Where a notice belongs: ``path:line:column``, or the path of the story alone."""
    if notice.source is None:
        return name
    line, column = lines.position(notice.source.start)
    return f"{name}:{line}:{column}"


def passage(text: str, span: Span, width: int) -> Passage:
    """What stands around a stretch of a text, on one line of `width` columns at most.

    Ends of line within the stretch are spelt out. Costs what the width does, not
    what the line does.
    """
    before = _line_before(text, span.start, width)
    after = _line_after(text, span.end, width)
    flagged = _shortened(text[span.start : min(span.end, span.start + width)], span, max(1, width - 2 * _LEAST))
    room = max(0, width - cells(flagged))
    left = min(cells(before), max(room // 2, room - cells(after)))
    before = _cut_start(before, left)
    return Passage(before, flagged, _cut_end(after, room - cells(before)))


def _line_before(text: str, at: int, width: int) -> str:
    """The line before an offset, or as much of it as could be shown and a little more."""
    piece = text[max(0, at - 2 * width) : at]
    return visible(piece[max(piece.rfind("\n"), piece.rfind("\r")) + 1 :].lstrip())


def _line_after(text: str, at: int, width: int) -> str:
    piece = text[at : at + 2 * width]
    ends = [end for end in (piece.find("\n"), piece.find("\r")) if end >= 0]
    return visible(piece[: min(ends, default=len(piece))].rstrip())


def _shortened(piece: str, span: Span, width: int) -> str:
    shown = visible(piece)
    if cells(shown) <= width and len(piece) == span.end - span.start:
        return shown
    return fit_start(shown, width - len(_CUT)) + _CUT


def _cut_start(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    return _CUT + fit_end(text, width - len(_CUT)) if width > len(_CUT) else ""


def _cut_end(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    return fit_start(text, width - len(_CUT)) + _CUT if width > len(_CUT) else ""
