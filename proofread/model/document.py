"""A story as the checks see it, with the exact way back to its source."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from proofread.model.span import Span


class SegmentKind(Enum):
    """How a segment of the text came out of the source."""

    VERBATIM = "verbatim"  # the same characters
    REPLACED = "replaced"  # other characters stand for it, such as an entity: all of it or nothing
    SYNTHETIC = "synthetic"  # added by the reader, such as the break between two blocks


class Segment(NamedTuple):
    """One stretch of the text and the stretch of the source it came from.

    `escapes` name how characters have to be written there, the innermost first: ``("html", "json")`` is HTML in a
    JSON string; empty where every character stands for itself.
    """

    text: Span
    source: Span
    kind: SegmentKind
    escapes: tuple[str, ...] = ()


_FOR_PROGRAMS: Final = frozenset(("word",))
"""Names in anchors that say nothing to people: the identifier of a word."""


class Anchor(NamedTuple):
    """What a stretch of the source is called where lines and columns say little: a paragraph, a run, a field.

    Attributes:
        source: the stretch.
        place: names and values in order, such as ``(("paragraph", 3), ("run", 2))``.
        confidence: how sure whoever read the stretch off a page was of it, from 0 to 1; None where nobody says.
    """

    source: Span
    place: tuple[tuple[str, str | int], ...]
    confidence: float | None = None

    @property
    def called(self) -> str:
        """The place in words: ``footnote 2, paragraph 1, run 3``; a part goes by its own name."""
        told = ((name, value) for name, value in self.place if name not in _FOR_PROGRAMS)
        return ", ".join(str(value) if name == "part" else f"{name} {value}" for name, value in told)


@dataclass(frozen=True, slots=True)
class Document:
    """A story: the text that is checked and how it lies in the source.

    Attributes:
        name: what a report calls it, usually its path.
        source: the decoded file, a byte-order mark left out.
        text: the prose found in it.
        segments: cover the text from its start to its end without gaps, in order.
        blocks: the stretches of the text that are read as one (a paragraph, a
            heading, a cell), in order, without overlap.
        protected: stretches that no check may touch (code, addresses), in order.
        comments: stretches of the source that are comments addressed to proofread, in order.
        anchors: what stretches of the source are called, in order, without overlap.
        is_scan: whether its format tells that a machine read it off page images.

    Raises:
        ValueError: the segments do not tile the text, or a verbatim one differs
            from its source; that is a reader's bug.
    """

    name: str
    source: str
    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Span, ...]
    protected: tuple[Span, ...] = ()
    comments: tuple[Span, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    is_scan: bool = False
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        at = 0
        for segment in self.segments:
            if segment.text.start != at:
                raise ValueError(f"segment at {segment.text.start} does not follow on {at}")
            at = segment.text.end
            if segment.kind is SegmentKind.VERBATIM and not self._is_verbatim(segment):
                raise ValueError(f"segment at {segment.text.start} is not what its source says")
        if at != len(self.text):
            raise ValueError(f"segments end at {at}, the text at {len(self.text)}")
        object.__setattr__(self, "_starts", tuple(segment.text.start for segment in self.segments))

    def _is_verbatim(self, segment: Segment) -> bool:
        whole = (0, len(self.text))
        if segment.text == whole and segment.source == whole and self.source is self.text:
            return True
        return self.text[slice(*segment.text)] == self.source[slice(*segment.source)]

    @classmethod
    def verbatim(cls, name: str, source: str, blocks: Iterable[Span], comments: tuple[Span, ...] = ()) -> "Document":
        """A story whose text is its source; no check may touch its comments."""
        whole = Span(0, len(source))
        segments = (Segment(whole, whole, SegmentKind.VERBATIM),) if source else ()
        return cls(name, source, source, segments, tuple(blocks), comments, comments)

    def source_span(self, span: Span) -> Span:
        """Where a stretch of the text lies in the source, marks and all.

        A stretch over several segments holds all of them, in whatever order they
        lie in the source; part of a replaced segment is the whole of it. What lies
        wholly in synthetic text becomes the empty stretch where it would be.
        """
        if not self.segments:
            return Span(len(self.source), len(self.source))
        if span.start == span.end:
            return _to_source_point(self._insertion_segment(span.start), span.start)
        first, last = self._index_at(span.start), self._index_at(span.end - 1)
        covered = [_source_of(each, span) for each in self.segments[first : last + 1]]
        return Span(min(each.start for each in covered), max(each.end for each in covered))

    def editable(self, span: Span) -> bool:
        """Whether a stretch of the text lies in one verbatim segment, so that replacing it is exact."""
        if not self.segments:
            return span == (0, 0)
        empty = span.start == span.end
        segment = self._insertion_segment(span.start) if empty else self.segments[self._index_at(span.start)]
        return segment.kind is SegmentKind.VERBATIM and span.end <= segment.text.end

    def anchor(self, offset: int) -> Anchor | None:
        """The anchor that holds a code point of the source, if one does."""
        index = bisect_right(self.anchors, offset, key=lambda each: each.source.start) - 1
        if index < 0 or offset > self.anchors[index].source.end:
            return None
        return self.anchors[index]

    def word_confidence(self, span: Span) -> float | None:
        """How sure the recognition of a stretch of the text was, from 0 to 1: that of its least sure word.

        None where the file says nothing of any of its words, as all do that no machine read off a page.
        """
        if not self.anchors:
            return None
        first = self._index_at(span.start)
        found: list[float] = []
        for segment in self.segments[first : self._index_at(max(span.start, span.end - 1)) + 1]:
            if segment.kind is not SegmentKind.SYNTHETIC:
                found += self._confidences(_source_of(segment, span))
        return min(found, default=None)

    def _confidences(self, source: Span) -> Iterator[float]:
        """What anchors say that share a code point with a stretch of the source."""
        first = bisect_right(self.anchors, source.start, key=lambda each: each.source.end)
        for anchor in self.anchors[first:]:
            if anchor.source.start >= max(source.end, source.start + 1):
                return
            if anchor.confidence is not None:
                yield anchor.confidence

    def _index_at(self, offset: int) -> int:
        """Which segment holds a code point."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _insertion_segment(self, offset: int) -> Segment:
        """The segment an insertion extends: the one that ends there, or the next if only that is verbatim."""
        index = self._index_at(offset)
        after = self.segments[index]
        if index == 0 or self._starts[index] != offset:
            return after
        before = self.segments[index - 1]
        writable = SegmentKind.VERBATIM
        return after if after.kind is writable and before.kind is not writable else before


def _source_of(segment: Segment, span: Span) -> Span:
    """Where the part of a segment that a stretch of the text covers lies."""
    return Span(
        _to_source(segment, max(span.start, segment.text.start), is_end=False),
        _to_source(segment, span.end, is_end=True),
    )


def _to_source(segment: Segment, offset: int, *, is_end: bool) -> int:
    if segment.kind is SegmentKind.VERBATIM:
        return segment.source.start + min(offset, segment.text.end) - segment.text.start
    return segment.source.end if is_end else segment.source.start


def _to_source_point(segment: Segment, offset: int) -> Span:
    """Where an insertion goes: no markup is covered, but all of a replaced segment it would cut."""
    start = _to_source(segment, offset, is_end=offset == segment.text.end)
    cuts = segment.kind is SegmentKind.REPLACED and segment.text.start < offset < segment.text.end
    return Span(start, segment.source.end if cuts else start)
