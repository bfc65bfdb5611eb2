"""Very long stories in pieces, so that memory stays bounded whatever their length."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.span import Span

_Item = TypeVar("_Item")

LIMIT: Final = 500_000
"""Code points that are analysed at once, at most."""

_SENTENCE_TAIL: Final = 2_000
"""Code points before the limit in which the end of a sentence is looked for."""


class Window(NamedTuple):
    """A stretch of a story as a story of its own; `offset` is where its text begins in the whole."""

    document: Document
    offset: int


def windows(document: Document, limit: int = LIMIT) -> Iterator[Window]:
    """The story in windows of at most `limit` code points; a short one as it is, not copied.

    A window ends where a block does, else after a sentence, else after white
    space, else at the limit. Its source is that of the whole story, so that what
    it says of the source holds there.
    """
    if len(document.text) <= limit:
        yield Window(document, 0)
        return
    for start, end in pairwise(_cuts(document, limit)):
        yield Window(_slice(document, Span(start, end)), start)


def _cuts(document: Document, limit: int) -> Iterator[int]:
    borders = [border for block in document.blocks for border in block]
    at = 0
    yield at
    while len(document.text) - at > limit:
        at = _next_cut(document.text, borders, at, at + limit)
        yield at
    yield len(document.text)


def _next_cut(text: str, borders: list[int], start: int, end: int) -> int:
    last = bisect_right(borders, end) - 1
    if last >= 0 and borders[last] > start:
        return borders[last]
    if text[end - 1].isspace():
        return end
    stop = text.rfind(". ", max(start, end - _SENTENCE_TAIL), end)
    if stop >= 0:
        return stop + 2
    tail = len(text[start:end].rsplit(None, 1)[-1])
    return end - tail if tail < end - start else end


def _slice(document: Document, window: Span) -> Document:
    return Document(
        document.name,
        document.source,
        document.text[slice(*window)],
        tuple(_segments(document, window)),
        tuple(_within(document.blocks, window)),
        tuple(_within(document.protected, window)),
        anchors=document.anchors,
        is_scan=document.is_scan,
    )


def _segments(document: Document, window: Span) -> Iterator[Segment]:
    segments = document.segments
    for segment in segments[_first(segments, window.start, lambda each: each.text.end) :]:
        if segment.text.start >= window.end:
            return
        text = _clip(segment.text, window)
        yield Segment(text.shifted(-window.start), _source(segment, text), segment.kind, segment.escapes)


def _source(segment: Segment, text: Span) -> Span:
    """Where the part of a segment comes from: its own characters if verbatim, else all of it."""
    if segment.kind is not SegmentKind.VERBATIM:
        return segment.source
    return text.shifted(segment.source.start - segment.text.start)


def _within(spans: tuple[Span, ...], window: Span) -> Iterator[Span]:
    for span in spans[_first(spans, window.start, lambda each: each.end) :]:
        if span.start >= window.end:
            return
        yield _clip(span, window).shifted(-window.start)


def _first(items: tuple[_Item, ...], after: int, end: Callable[[_Item], int]) -> int:
    """The first of the items, in order, that ends after an offset."""
    return bisect_left(items, after + 1, key=end)


def _clip(span: Span, window: Span) -> Span:
    return Span(max(span.start, window.start), min(span.end, window.end))
