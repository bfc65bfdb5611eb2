"""A story as paragraphs, with links where something is found."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.reporters.html.escaping import shown

_HEADLINE: Final = 140
"""Code points that a headline may have."""

_STOPS: Final = (".", ",", ";", ":", "!", "?", "…", ")", "”", '"')

# Ends of line in a mark are spaces of the prose; its other white space is shown as it is.
_ENDS: Final = re.compile(r"\r\n|[\r\n]")


class Mark(NamedTuple):
    """A marked stretch of the text.

    Attributes:
        span: where, in code points of the text.
        id: of the element.
        kind: the severity in a word, or ``ignored``.
        target: the id of the element that says more.
        label: what it is, for those who hear the page.
        number: what stands beside it in print.
    """

    span: Span
    id: str
    kind: str
    target: str
    label: str
    number: int


class _Stretch(NamedTuple):
    span: Span
    is_block: bool


def prose(document: Document, marks: Sequence[Mark]) -> str:
    """The text of a story with marks, which are in order and apart."""
    writer = _Writer(document, marks)
    return "".join(writer.paragraph(stretch) for stretch in _stretches(document))


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order, those left out that overlap one before them."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (each.span, each.kind == "ignored")):
        if not kept or (mark.span.start >= kept[-1].span.end and mark.span != kept[-1].span):
            kept.append(mark)
    return kept


def _stretches(document: Document) -> Iterator[_Stretch]:
    """The blocks of a story and what lies between them, in order."""
    at = 0
    for block in document.blocks:
        if at < block.start:
            yield _Stretch(Span(at, block.start), is_block=False)
        yield _Stretch(block, is_block=True)
        at = block.end
    if at < len(document.text) or not document.blocks:
        yield _Stretch(Span(at, len(document.text)), is_block=False)


class _Writer:
    """Writes stretches in order, each mark once, or once in every stretch that it reaches into."""

    def __init__(self, document: Document, marks: Sequence[Mark]) -> None:
        self._document = document
        self._marks = marks
        self._next = 0
        self._begun = False
        self._is_first = True

    def paragraph(self, stretch: _Stretch) -> str:
        """A stretch as a paragraph; nothing for white space between blocks."""
        span, text = stretch.span, self._document.text
        if not stretch.is_block and not text[slice(*span)].strip() and not self._lies_within(span):
            return ""
        written = "".join(self._pieces(span))
        kind = self._kind(stretch)
        self._is_first = False
        return f'<p class="{kind}">{written}</p>\n' if kind else f"<p>{written}</p>\n"

    def _lies_within(self, span: Span) -> bool:
        """Whether the next mark lies in a stretch from its start to its end."""
        if self._next == len(self._marks):
            return False
        start, end = self._marks[self._next].span
        return span.start <= start and end <= span.end

    def _pieces(self, span: Span) -> Iterator[str]:
        text, at = self._document.text, span.start
        while self._next < len(self._marks):
            mark = self._marks[self._next]
            if mark.span.start > span.end or (mark.span.start == span.end and mark.span.end > span.end):
                break
            start, end = max(at, mark.span.start), max(at, min(mark.span.end, span.end))
            yield shown(text[at:start])
            yield self._marked(mark, text[start:end])
            at = end
            self._begun = mark.span.end > span.end
            if self._begun:
                break
            self._next += 1
        yield shown(text[at : span.end])

    def _marked(self, mark: Mark, text: str) -> str:
        identity = "" if self._begun else f' id="{mark.id}"'
        empty = "" if text else " insertion"
        return (
            f'<a{identity} class="mark {mark.kind}{empty}" href="#{mark.target}" data-n="{mark.number}"'
            f' aria-label="{shown(mark.label)}">{shown(_ENDS.sub(" ", text))}</a>'
        )

    def _kind(self, stretch: _Stretch) -> str:
        """What a paragraph looks like: a headline at the top, or something that is no prose."""
        text = self._document.text[slice(*stretch.span)].strip()
        if _is_covered(stretch.span, self._document.protected):
            return "apart"
        is_headline = self._is_first and len(text) <= _HEADLINE and not text.endswith(_STOPS)
        return "headline" if is_headline and stretch.span.end < len(self._document.text) else ""


def _is_covered(span: Span, by: Sequence[Span]) -> bool:
    index = bisect_right(by, span.start, key=lambda each: each.start) - 1
    return index >= 0 and span.start < span.end <= by[index].end
