"""From a stretch of the text and what is to stand there to edits of the source.

Only what really changes is edited, and only where it is exact: characters that stand
in the source as they stand in the text, or markup such as a character reference, all
of it. A change that runs over a border, such as a tag, is taken apart into deletions
and insertions on either side; where that is not possible, it is refused.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from proofread.errors import EditError
from proofread.fixing.escapes import escaped
from proofread.fixing.steps import Step, Unit, align
from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.span import Span

_LARGEST: Final = 40_000
"""Pairs of characters, old and new, up to which a change over a border is taken apart."""


_TAG_OR_SPACE: Final = re.compile(r"<!--.*?-->|<[^<>]*>|\s+", re.DOTALL)


class Edit(NamedTuple):
    """A stretch of the source, in code points, and what is to stand there instead."""

    span: Span
    replacement: str


def ways(document: Document, span: Span, replacement: str) -> tuple[tuple[Edit, ...], ...]:
    """The ways to make a change, the likeliest first: what is added at a border may go to either side of it.

    Raises:
        EditError: there is no exact one.
    """
    found = (_edits(_Place(document, after=after), span, replacement) for after in (False, True))
    return tuple(dict.fromkeys(found))


class HiddenSpace:
    """The spaces that HTML hides right behind one that shows: a run counts once, even across tags."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        # By where a stretch of the source ends that shows, where the next one begins.
        self._next = {
            before.source.end: after.source.start
            for before, after in pairwise(document.segments)
            if after.escapes[:1] == ("html",)
        }

    def with_it(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Deletions of spaces, and of those that are hidden behind them."""
        hidden = [found for edit in edits if not edit.replacement for found in self._behind(edit.span)]
        return tuple(sorted({*edits, *hidden})) if hidden else edits

    def _behind(self, deleted: Span) -> Iterator[Edit]:
        start = self._next.get(deleted.end, deleted.end)
        if start > deleted.end and self._source[slice(*deleted)].isspace():
            for match in _TAG_OR_SPACE.finditer(self._source, deleted.end, start):
                if match[0].isspace():
                    yield Edit(Span(*match.span()), "")


class _Place:
    """Where things lie in the source; `after` says on which side of a border an insertion is made first."""

    def __init__(self, document: Document, *, after: bool) -> None:
        self.document = document
        self._after = after

    def segments(self, span: Span) -> Iterator[Segment]:
        """The segments that share a character with a stretch of the text."""
        segments = self.document.segments
        first = max(0, bisect_right(segments, span.start, key=lambda each: each.text.start) - 1)
        for segment in segments[first:]:
            if segment.text.start >= span.end:
                return
            yield segment

    def insertion(self, offset: int) -> tuple[int, Segment] | None:
        """Where in the source an insertion at an offset of the text goes, and into which segment."""
        beside = [
            segment
            for segment in self.segments(Span(max(0, offset - 1), offset + 1))
            if segment.kind is not SegmentKind.SYNTHETIC and segment.text.start <= offset <= segment.text.end
        ]
        beside = [each for each in beside if each.kind is SegmentKind.VERBATIM] or [
            each for each in beside if offset in (each.text.start, each.text.end)
        ]
        if not beside:
            return None
        segment = beside[-1 if self._after else 0]
        if segment.kind is SegmentKind.REPLACED:
            return segment.source[offset == segment.text.end], segment
        return segment.source.start + offset - segment.text.start, segment

    def verbatim(self, span: Span) -> Segment | None:
        """The verbatim segment that holds all of a stretch, or the replaced one that is the stretch, if one does."""
        for segment in self.segments(span):
            if segment.text == span and segment.kind is SegmentKind.REPLACED:
                return segment
            holds = segment.text.start <= span.start and span.end <= segment.text.end
            if holds and segment.kind is SegmentKind.VERBATIM:
                return segment
        return None


def _edits(place: _Place, span: Span, replacement: str) -> tuple[Edit, ...]:
    if span.start == span.end and not place.document.segments:
        return (Edit(place.document.source_span(span), replacement),)
    changed, new = _narrowed(place.document.text, span, replacement)
    if changed.start == changed.end:
        if not new:
            return ()
        if found := place.insertion(changed.start):
            return (Edit(Span(found[0], found[0]), escaped(new, found[1].escapes)),)
    elif segment := place.verbatim(changed):
        return (Edit(_source(segment, changed), escaped(new, segment.escapes)),)
    return _taken_apart(place, span, replacement)


def _narrowed(text: str, span: Span, new: str) -> tuple[Span, str]:
    """What of a change is left when what stays at its start and then at its end is left out."""
    old = text[slice(*span)]
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return Span(span.start + start, span.end - end), new[start : len(new) - end]


def _source(segment: Segment, span: Span) -> Span:
    if segment.kind is SegmentKind.REPLACED:
        return segment.source
    return span.shifted(segment.source.start - segment.text.start)


def _taken_apart(place: _Place, span: Span, replacement: str) -> tuple[Edit, ...]:
    if (span.end - span.start + 1) * (len(replacement) + 1) > _LARGEST:
        raise _refusal()
    units, spans = _units(place, span)
    path = align(units, replacement, lambda at: place.insertion(spans[at].start) is not None)
    if path is None:
        raise _refusal()
    return tuple(_hunks(place, path, units, spans))


def _refusal() -> EditError:
    return EditError("the change runs over markup and cannot be made exactly", hint="change it by hand")


def _units(place: _Place, span: Span) -> tuple[list[Unit], list[Span]]:
    """What a stretch of the text consists of, and where each unit lies; at last an empty one, the end."""
    units: list[Unit] = []
    spans: list[Span] = []
    for number, segment in enumerate(place.segments(span) if span.start < span.end else ()):
        here = Span(max(span.start, segment.text.start), min(span.end, segment.text.end))
        verbatim = segment.kind is SegmentKind.VERBATIM
        each = [Span(at, at + 1) for at in range(*here)] if verbatim else [here]
        deletable = verbatim or (segment.kind is SegmentKind.REPLACED and here == segment.text)
        units += [Unit(place.document.text[slice(*one)], number, deletable) for one in each]
        spans += each
    spans.append(Span(span.end, span.end))
    return units, spans


def _hunks(place: _Place, path: list[Step], units: list[Unit], spans: list[Span]) -> Iterator[Edit]:
    """The edits of a path: neighbouring deletions in one, and what is inserted right after one with it."""
    segments = list(place.segments(Span(spans[0].start, spans[-1].start)))
    deleted: tuple[Span, Segment] | None = None
    for step in path:
        if step.unit is not None:
            unit = units[step.unit]
            segment = segments[unit.segment]
            source = _source(segment, spans[step.unit])
            if deleted and deleted[1] is segment and deleted[0].end == source.start:
                deleted = Span(deleted[0].start, source.end), segment
                continue
            if deleted:
                yield _deletion(*deleted)
            deleted = source, segment
        elif deleted and step.joined:
            yield Edit(deleted[0], escaped(step.text, deleted[1].escapes))
            deleted = None
        else:
            if deleted:
                yield _deletion(*deleted)
                deleted = None
            found = place.insertion(spans[step.at].start)
            if found is None:  # `align` was told where nothing can be inserted
                raise _refusal()
            yield Edit(Span(found[0], found[0]), escaped(step.text, found[1].escapes))
    if deleted:
        yield _deletion(*deleted)


def _deletion(source: Span, segment: Segment) -> Edit:
    """Nothing in the place of a stretch, written as things are there: some places refuse even that."""
    return Edit(source, escaped("", segment.escapes))
