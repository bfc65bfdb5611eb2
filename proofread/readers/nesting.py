"""Containers in containers: a story in HTML inside a JSON string, in a CDATA section, in a field of settings.

The text of a container is a document of its own, and what is read from that
text is mapped through it to the source of the file. Verbatim over verbatim stays
verbatim and is divided where either is; everything else is replaced. How a
character is written is said from the inside out: ``("html", "json")``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from proofread.model.document import Anchor, Document, Segment, SegmentKind
from proofread.model.span import Span
from proofread.readers.builder import PARAGRAPH
from proofread.readers.plain import read_plain

Place = tuple[tuple[str, str | int], ...]
"""What a part of a file is called, such as ``(("item", 3), ("field", "title"))``."""

_HTML: Final = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|li|mark|ol"
    r"|p|picture|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?=[\s/>])[^<>]*+>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """A part of a file that is read apart.

    Attributes:
        document: what was read from it; its source is that of the file.
        place: what it is called; nothing where the lines of the file say enough.
        protected: whether no check may touch it.
    """

    document: Document
    place: Place = ()
    protected: bool = False


def read_value(outer: Document) -> Document:
    """The prose in a value that may be either: HTML where a tag or a character reference stands in it, else plain."""
    return read_plain_value(outer) if _HTML.search(outer.text) is None else read_html_value(outer)


def read_plain_value(outer: Document) -> Document:
    """The prose in a value that is plain text."""
    return nested(outer, read_plain(outer.name, outer.text))


def read_html_value(outer: Document) -> Document:
    """The prose in a value that is HTML."""
    from proofread.readers.html import read_html

    return nested(outer, read_html(outer.name, outer.text))


def cut(name: str, source: str, start: int, end: int) -> Document:
    """A stretch of a source as a container of its own, which writes no character otherwise."""
    text, span = Span(0, end - start), Span(start, end)
    segments = (Segment(text, span, SegmentKind.VERBATIM),) if start < end else ()
    return Document(name, source, source[start:end], segments, ())


def nested(outer: Document, inner: Document) -> Document:
    """What was read from the text of a container, mapped to the source of the container."""
    starts = [segment.text.start for segment in outer.segments]
    return Document(
        outer.name,
        outer.source,
        inner.text,
        tuple(composed for segment in inner.segments for composed in _composed(outer, starts, segment)),
        inner.blocks,
        _protected(outer, inner),
        tuple(map(outer.source_span, inner.comments)),
    )


def _protected(outer: Document, inner: Document) -> tuple[Span, ...]:
    """What no check may touch in either."""
    if not outer.protected:
        return inner.protected
    ends = [each.end for each in outer.protected]
    found = list(inner.protected)
    for text, source, kind, _ in inner.segments:
        if kind is SegmentKind.VERBATIM:
            for each in outer.protected[bisect_right(ends, source.start) :]:
                if each.start >= source.end:
                    break
                by = text.start - source.start
                found.append(Span(max(each.start, source.start) + by, min(each.end, source.end) + by))
    return tuple(_united(sorted(found)))


def _united(spans: Iterable[Span]) -> Iterator[Span]:
    """Stretches in order of start, those that touch as one."""
    held: Span | None = None
    for span in spans:
        if held and span.start <= held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _composed(outer: Document, starts: Sequence[int], segment: Segment) -> Iterator[Segment]:
    if segment.kind is SegmentKind.VERBATIM:
        yield from _divided(outer, starts, segment)
        return
    source = outer.source_span(segment.source)
    if segment.kind is SegmentKind.SYNTHETIC:
        source = Span(source.start, source.start)
    yield segment._replace(source=source, escapes=segment.escapes + _escapes(outer, starts, segment.source.start))


def _divided(outer: Document, starts: Sequence[int], segment: Segment) -> Iterator[Segment]:
    """A verbatim segment over each of the segments of the container that it was read from."""
    at, end = segment.source
    by = segment.text.start - at
    index = bisect_right(starts, at) - 1
    while at < end:
        through = outer.segments[index]
        stop = min(end, through.text.end)
        source = through.source
        if through.kind is SegmentKind.VERBATIM:
            source = Span(at, stop).shifted(source.start - through.text.start)
        yield Segment(Span(at, stop).shifted(by), source, through.kind, segment.escapes + through.escapes)
        at = stop
        index += 1


def _escapes(outer: Document, starts: Sequence[int], at: int) -> tuple[str, ...]:
    index = max(0, bisect_right(starts, at) - 1)
    return outer.segments[index].escapes if outer.segments else ()


def joined(name: str, source: str, parts: Iterable[Part], comments: Iterable[Span] = ()) -> Document:
    """The parts of a file as one story, in their order; `comments` are those that stand outside all parts."""
    joint = _Joint()
    for part in parts:
        joint.add(part)
    return Document(
        name,
        source,
        "".join(joint.texts),
        tuple(joint.segments),
        tuple(joint.blocks),
        tuple(joint.protected),
        tuple(sorted({*joint.comments, *comments})),
        tuple(sorted(joint.anchors)),
    )


class _Joint:
    """Parts one after the other; those without prose leave only their comments."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.segments: list[Segment] = []
        self.blocks: list[Span] = []
        self.protected: list[Span] = []
        self.comments: list[Span] = []
        self.anchors: list[Anchor] = []
        self._length = 0

    def add(self, part: Part) -> None:
        document = part.document
        self.comments += document.comments
        if not document.blocks:
            return
        if self.segments:
            at = self.segments[-1].source.end
            self.segments.append(Segment(self._grown(PARAGRAPH), Span(at, at), SegmentKind.SYNTHETIC))
        by = self._length
        whole = self._grown(document.text)
        self.segments += (segment._replace(text=segment.text.shifted(by)) for segment in document.segments)
        self.blocks += (block.shifted(by) for block in document.blocks)
        self.protected += [whole] if part.protected else (stretch.shifted(by) for stretch in document.protected)
        if part.place:
            self.anchors.append(Anchor(document.source_span(Span(0, len(document.text))), part.place))

    def _grown(self, text: str) -> Span:
        start = self._length
        self.texts.append(text)
        self._length += len(text)
        return Span(start, self._length)
