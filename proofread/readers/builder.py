"""Collects the text of a story together with the way back to its source."""

import re
from typing import Final

from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.span import Span

PARAGRAPH = "\n\n"
"""Stands between two blocks that are read apart."""
ROW = "\n"
"""Stands between list items, cells and the like."""


_TO_US: Final = re.compile(r"<!--\s*+proofread:", re.IGNORECASE)


def is_to_us(source: str, at: int) -> bool:
    """Whether the comment that begins here is addressed to us."""
    return _TO_US.match(source, at) is not None


class Builder:
    """What a reader says about a source, in the order of reading; what it does not mention is markup.

    Every method takes code points of the source; `escapes` name how characters are written in it.
    """

    __slots__ = (
        "_block_start",
        "_blocks",
        "_comments",
        "_escapes",
        "_gap",
        "_length",
        "_pieces",
        "_protected",
        "_run_end",
        "_run_start",
        "_segments",
        "_source",
    )

    def __init__(self, source: str, escapes: tuple[str, ...] = ()) -> None:
        self._source = source
        self._escapes = escapes
        self._comments: list[Span] = []
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._blocks: list[Span] = []
        self._protected: list[Span] = []
        self._length = 0  # code points of text so far, the open run counted
        self._run_start = self._run_end = 0  # verbatim source not yet made a segment
        self._block_start = -1  # in the text; negative between blocks
        self._gap = ""  # owed before the next block

    @property
    def in_block(self) -> bool:
        """Whether the block at hand has any text yet."""
        return self._block_start >= 0

    def keep(self, start: int, end: int, *, protected: bool = False) -> None:
        """Take a stretch as prose, as it stands."""
        if start >= end:
            return
        self._open_block()
        if self._run_end != start or self._run_start == self._run_end:
            self._close_run()
            self._run_start = start
        self._run_end = end
        self._grow(end - start, protected=protected)

    def replace(self, start: int, end: int, text: str, *, protected: bool = False) -> None:
        """Take a stretch as markup that stands for other characters."""
        if not text:
            return
        self._open_block()
        self._close_run()
        self._add(Span(start, end), text, SegmentKind.REPLACED)
        self._grow(len(text), protected=protected)

    def show(self, start: int, end: int, text: str, *, protected: bool = False) -> None:
        """Take a stretch that reads as a text, which may be what stands there."""
        if self._source[start:end] == text:
            self.keep(start, end, protected=protected)
        else:
            self.replace(start, end, text, protected=protected)

    def seam(self) -> None:
        """What follows is a stretch of its own: no edit reaches across, though nothing stands between."""
        self._close_run()

    def bridge(self, text: str) -> None:
        """Put a text between two stretches of a block that stands nowhere in the source, such as a space."""
        self._close_run()
        at = self._segments[-1].source.end
        self._add(Span(at, at), text, SegmentKind.SYNTHETIC)
        self._length += len(text)

    def write_as(self, escapes: tuple[str, ...]) -> None:
        """In what follows characters are written in another way."""
        self._close_run()
        self._escapes = escapes

    def comment(self, start: int, end: int) -> None:
        """Take note of a comment, if it is addressed to us."""
        if is_to_us(self._source, start):
            self._comments.append(Span(start, end))

    def end_block(self, gap: str = PARAGRAPH) -> None:
        """What follows is read apart; of several gaps in a row the widest stands."""
        if self._block_start >= 0:
            self._blocks.append(Span(self._block_start, self._length))
            self._block_start = -1
        if self._length and len(gap) > len(self._gap):
            self._gap = gap

    def build(self, name: str) -> Document:
        """The story as collected, white space at the edges of blocks left outside them."""
        self.end_block("")
        self._close_run()
        text = "".join(self._pieces)
        blocks = tuple(block for each in self._blocks if (block := _trimmed(text, each)))
        segments, protected, comments = tuple(self._segments), tuple(self._protected), tuple(self._comments)
        return Document(name, self._source, text, segments, blocks, protected, comments)

    def _open_block(self) -> None:
        if self._block_start >= 0:
            return
        if self._gap:
            self._close_run()
            at = self._segments[-1].source.end
            self._add(Span(at, at), self._gap, SegmentKind.SYNTHETIC)
            self._length += len(self._gap)
            self._gap = ""
        self._block_start = self._length

    def _close_run(self) -> None:
        if self._run_start == self._run_end:
            return
        run = Span(self._run_start, self._run_end)
        self._run_start = self._run_end
        start = self._length - (run.end - run.start)
        self._segments.append(Segment(Span(start, self._length), run, SegmentKind.VERBATIM, self._escapes))
        self._pieces.append(self._source[slice(*run)])

    def _add(self, source: Span, text: str, kind: SegmentKind) -> None:
        self._segments.append(Segment(Span(self._length, self._length + len(text)), source, kind, self._escapes))
        self._pieces.append(text)

    def _grow(self, length: int, *, protected: bool) -> None:
        start = self._length
        self._length += length
        if not protected:
            return
        if self._protected and self._protected[-1].end == start:
            start = self._protected.pop().start
        self._protected.append(Span(start, self._length))


def _trimmed(text: str, block: Span) -> Span | None:
    prose = text[slice(*block)]
    start = block.end - len(prose.lstrip())
    return Span(start, block.start + len(prose.rstrip())) if start < block.end else None
