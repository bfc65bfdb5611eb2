"""Lists of names to text: a table for reading, one JSON object for programs."""

from collections import Counter
from typing import Any, Final, Protocol

from proofread.model.names import Listed, Name, Standing
from proofread.model.positions import Lines
from proofread.model.wire import VERSION, failure_object
from proofread.reporters.json import compact
from proofread.reporters.terminal import Piece, joined, per_cent
from proofread.reporters.tool import TOOL
from proofread.reporters.visible import cells, visible

_STYLES: Final = {Standing.DOUBTFUL: "error", Standing.INCONSISTENT: "warning", Standing.UNKNOWN: "info"}
_WIDTH: Final = max(len(standing.label) for standing in Standing)
_WIDEST: Final = 40
"""Columns that a name may take before the table gives way."""


class NamesReporter(Protocol):
    """One kind of list; the texts it gives are written one after the other."""

    def begin(self) -> str:
        """What stands before the first story."""
        ...

    def document(self, listed: Listed) -> str:
        """The part on one story."""
        ...

    def end(self) -> str:
        """What stands after the last story."""
        ...


class NamesTable:
    """A table a story, the doubtful names first; without its colours the text is the same.

    Args:
        colour: whether to write the codes that colour a terminal.
    """

    def __init__(self, *, colour: bool = False) -> None:
        self._colour = colour

    def begin(self) -> str:
        """Nothing: the first story stands at the top."""
        return ""

    def document(self, listed: Listed) -> str:
        """The names of a story, a line each, then what failed on it, an empty line after them."""
        lines = [[Piece(visible(listed.name), "place"), Piece(f": {_totals(listed)}" if listed.document else "")]]
        lines += _rows(listed)
        for failure in listed.failures:
            hint = f" ({failure.hint})" if failure.hint else ""
            lines.append([Piece("  "), Piece("failed", "error"), Piece(f" {visible(failure.message + hint)}")])
        return "".join(f"{joined(line, colour=self._colour)}\n" for line in [*lines, []])

    def end(self) -> str:
        """Nothing: each story has its own numbers."""
        return ""


class NamesJson:
    """One object with all stories in it, one of them a line; written as it goes, whole only at its end."""

    def __init__(self) -> None:
        self._between = "\n"

    def begin(self) -> str:
        """The version, the tool, and the list of stories opened."""
        return f'{{"version":{VERSION},"tool":{compact(TOOL)},"documents":['

    def document(self, listed: Listed) -> str:
        """One story, on a line of its own."""
        between, self._between = self._between, ",\n"
        failures = [failure_object(failure) for failure in listed.failures]
        return between + compact({"name": listed.name, "names": _objects(listed), "failures": failures})

    def end(self) -> str:
        """The list and the object closed."""
        return "\n]}\n"


def _totals(listed: Listed) -> str:
    """How many names a story has, and how many of each standing that asks for a look."""
    counts = Counter(each.standing for each in listed.names)
    looked_at = [f"{counts[each]} {each.label}" for each in _STYLES if counts[each]]
    total = f"{len(listed.names)} name{'' if len(listed.names) == 1 else 's'}"
    return f"{total} ({', '.join(looked_at)})" if looked_at else total


def _rows(listed: Listed) -> list[list[Piece]]:
    """The table of a story: standing, name, count, first line, and what is known or doubted."""
    if listed.document is None or not listed.names:
        return []
    lines = Lines(listed.document.source)
    width = min(_WIDEST, max(cells(visible(each.text)) for each in listed.names))
    rows = []
    for name in listed.names:
        shown = visible(name.text)
        line = lines.position(listed.document.source_span(name.first).start).line
        style = _STYLES.get(name.standing, "")
        gap = " " * max(0, width - cells(shown))
        where = f"  {name.count:>3} x  line {line:<4}"
        said = _said(name)
        rows.append(
            [
                Piece("  "),
                Piece(f"{name.standing.label:<{_WIDTH}}", style),
                Piece(f"  {shown}{gap}{where}  " if said else f"  {shown}{gap}{where}".rstrip()),
                Piece(visible(said), style or "quiet"),
            ]
        )
    return rows


def _said(name: Name) -> str:
    if name.standing is Standing.DOUBTFUL:
        return f"looks like “{name.other}”, {per_cent(name.confidence)}"
    if name.standing is Standing.INCONSISTENT:
        return f"stands as “{name.other}” as well, {per_cent(name.confidence)}"
    return name.popularity


def _objects(listed: Listed) -> list[dict[str, Any]]:
    """The names of a story; offsets are code points into the decoded source file."""
    if listed.document is None or not listed.names:
        return []
    lines = Lines(listed.document.source)
    objects = []
    for name in listed.names:
        start, end = listed.document.source_span(name.first)
        line, column = lines.position(start)
        objects.append(
            {
                "name": name.text,
                "standing": name.standing.label,
                "count": name.count,
                "start": start,
                "end": end,
                "line": line,
                "column": column,
                "popularity": name.popularity or None,
                "other": name.other or None,
                "confidence": round(name.confidence, 4) if name.other else None,
            }
        )
    return objects
