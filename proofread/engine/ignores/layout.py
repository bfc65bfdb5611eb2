"""How the prose of a story lies in its source: which lines hold any, and where its blocks begin and end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from proofread.model.document import Document, SegmentKind
from proofread.model.finding import Finding
from proofread.model.positions import Lines
from proofread.model.span import Span

_LINE: Final = re.compile(r"\S[^\r\n]*")
_START: Final = attrgetter("source.start")


class Block(NamedTuple):
    """A block that holds prose: its number among all blocks of the document, and its stretch of the source."""

    number: int
    source: Span


class Layout:
    """The lines and blocks of a story, as comments in its source see them; comments are no prose."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.source)
        prose = sorted(_prose(document))
        self._prose_lines = sorted({self._lines.position(each.start).line for each in prose})
        blocks = (Block(number, document.source_span(block)) for number, block in enumerate(document.blocks))
        self._blocks = sorted((each for each in blocks if _holds(each.source, prose)), key=_START)
        self._block_starts = [block.start for block in document.blocks]

    def lines(self, source: Span) -> range:
        """The lines, from 1, that a stretch of the source stands on."""
        last = max(source.start, source.end - 1)
        return range(self._lines.position(source.start).line, self._lines.position(last).line + 1)

    def prose_lines(self, comment: Span) -> Sequence[int]:
        """The lines of a comment that hold prose beside it; none where it stands alone."""
        lines = self.lines(comment)
        first, last = (bisect_left(self._prose_lines, line) for line in (lines.start, lines.stop))
        return self._prose_lines[first:last]

    def next_line(self, comment: Span) -> range:
        """The first line with prose below a comment; empty where there is none."""
        index = bisect_left(self._prose_lines, self.lines(comment).stop)
        if index == len(self._prose_lines):
            return range(0)
        line = self._prose_lines[index]
        return range(line, line + 1)

    def block(self, comment: Span) -> range:
        """The number of the block that a comment stands in, or of the next where it stands alone; empty without one."""
        after = bisect_right(self._blocks, comment.start, key=_START)
        before = self._blocks[after - 1] if after else None
        if before and comment.end <= before.source.end:
            return _one(before)
        following = self._blocks[after] if after < len(self._blocks) else None
        if before and self.prose_lines(comment) and self._belongs(comment, before, following):
            return _one(before)
        return _one(following)

    def _belongs(self, comment: Span, before: Block, following: Block | None) -> bool:
        """Whether a comment with prose on its line goes with the block before it and not with the next one."""
        if self._touch(before.source.end, comment.start):
            return True
        if following and self._touch(comment.end, following.source.start):
            return False
        return self.lines(before.source)[-1] == self.lines(comment)[0]

    def _touch(self, end: int, start: int) -> bool:
        """Whether only white space and comments lie between two points of the source."""
        between = _without_comments(Span(end, start), self._document.comments)
        return not any(self._document.source[slice(*each)].strip() for each in between)

    def block_of(self, finding: Finding) -> int:
        """The number of the block that a finding stands in; below 0 where it stands in none."""
        number = bisect_right(self._block_starts, finding.span.start) - 1
        return number if number >= 0 and finding.span.start <= self._document.blocks[number].end else -1


def _one(block: Block | None) -> range:
    return range(block.number, block.number + 1) if block else range(0)


def _prose(document: Document) -> Iterator[Span]:
    """Stretches of the source with prose in them, each within one line, in the order of the text."""
    for segment in document.segments:
        if segment.kind is SegmentKind.SYNTHETIC or not document.text[slice(*segment.text)].strip():
            continue
        for source in _without_comments(segment.source, document.comments):
            yield from (Span(*match.span()) for match in _LINE.finditer(document.source, *source))


def _without_comments(span: Span, comments: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch of the source between the comments in it."""
    at = span.start
    for comment in comments[bisect_right(comments, at, key=attrgetter("end")) :]:
        if comment.start >= span.end:
            break
        yield Span(at, max(at, comment.start))
        at = max(at, comment.end)
    yield Span(at, max(at, span.end))


def _holds(block: Span, prose: Sequence[Span]) -> bool:
    """Whether a block overlaps any of the stretches, which are in order and apart."""
    index = bisect_right(prose, block.start, key=attrgetter("end"))
    return index < len(prose) and prose[index].start < block.end
