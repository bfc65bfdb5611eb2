"""Where a finding stands, as reports for other programs say it, and which edits are exact there."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.model.document import Anchor, Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.positions import Lines, Position, Unit
from proofread.model.span import Span

_LINELESS: Final = frozenset({"part", "paragraph", "run"})
"""Names in anchors that stand for places in a file without lines, such as a Word document."""

_ON_PAGE: Final = "page"
"""The name in anchors of words that were read off a page, where the lines of the file say nothing to people."""

_TROUBLE: Final = frozenset("&<>\"'\\")
"""Characters that one escape or another writes as something else."""


class Place(NamedTuple):
    """A stretch of a file.

    Attributes:
        source: in code points of the decoded source.
        start: the line and column of its first character.
        end: the line and column behind its last.
        anchor: what the stretch is called, if it has a name.
        has_lines: whether lines and columns are those of the file.
    """

    source: Span
    start: Position
    end: Position
    anchor: Anchor | None
    has_lines: bool

    @property
    def called(self) -> str:
        """The names of the place in words, such as ``paragraph 3, run 2``; the empty string where it has none."""
        return self.anchor.called if self.anchor else ""

    @property
    def lead(self) -> str:
        """What leads a message where the line of the file does not lead people to the place; else empty."""
        on_page = self.anchor is not None and any(name == _ON_PAGE for name, _ in self.anchor.place)
        return f"{self.called}: " if self.called and (on_page or not self.has_lines) else ""

    @property
    def said(self) -> str:
        """The place as a person looks for it: by its names, and by its line where the file has lines."""
        line = f"line {self.start.line}, column {self.start.column}" if self.has_lines else ""
        if line and self.anchor and any(name == "line" for name, _ in self.anchor.place):
            line += " of the file"
        return ", ".join(filter(None, (self.called, line)))


class Places:
    """The places of one story.

    Args:
        document: the story.
        unit: what columns count.
    """

    def __init__(self, document: Document, unit: Unit = Unit.CODE_POINT) -> None:
        self._document = document
        self._lines = Lines(document.source)
        self._unit = unit
        self._has_lines = not any(name in _LINELESS for anchor in document.anchors for name, _ in anchor.place)

    def of(self, span: Span) -> Place:
        """Where a stretch of the text stands."""
        return self.of_source(self._document.source_span(span))

    def of_source(self, source: Span) -> Place:
        """Where a stretch of the source stands."""
        start, end = (self._lines.position(offset, self._unit) for offset in source)
        return Place(source, start, end, self._document.anchor(source.start), self._has_lines)

    def exact(self, finding: Finding) -> Iterator[Suggestion]:
        """The suggestions that can be put into the file as they are, in the place of what is flagged."""
        document, span = self._document, finding.span
        if not self._has_lines or not document.editable(span):
            return
        escaped = _is_escaped(document, span)
        for suggestion in finding.suggestions:
            if not escaped or _stands_for_itself(suggestion.replacement):
                yield suggestion


def _is_escaped(document: Document, span: Span) -> bool:
    """Whether characters have to be written in some other way at a stretch, or right beside it."""
    first = max(0, bisect_right(document.segments, span.start, key=lambda each: each.text.start) - 2)
    last = bisect_right(document.segments, span.end, key=lambda each: each.text.start)
    return any(segment.escapes and segment.text.end >= span.start for segment in document.segments[first:last])


def _stands_for_itself(text: str) -> bool:
    return text.isprintable() and not _TROUBLE.intersection(text)
