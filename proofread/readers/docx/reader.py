"""A DOCX file as a document.

The source is the text of the runs, one paragraph a line, so that line and
column mean something in a file that has neither; an anchor says which run of
which paragraph a stretch of it is. Runs that follow each other are one
stretch: a word may be split over several.
"""

from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from proofread.model.document import Anchor, Document
from proofread.model.span import Span
from proofread.readers.builder import PARAGRAPH, ROW, Builder
from proofread.readers.docx.package import Package
from proofread.readers.docx.story import LINE_BREAK, PAGE_BREAK, Paragraph, Stretch, paragraphs


def read(name: str, data: bytes) -> Document:
    """The story in a DOCX file.

    Raises:
        ReadError: the bytes are no DOCX file, or a damaged, encrypted or dangerous one.
    """
    return _Reading(paragraphs(Package(name, data))).document(name)


class _Reading:
    """Puts paragraphs into a document."""

    def __init__(self, found: list[Paragraph]) -> None:
        self._paragraphs = found
        self._builder = Builder("\n".join(each.source for each in found))
        self._anchors: list[Anchor] = []
        self._breaks = 0  # ends of line since the last text of the paragraph
        self._at = 0

    def document(self, name: str) -> Document:
        for paragraph in self._paragraphs:
            self._paragraph(paragraph)
            self._at += 1  # the line feed between two of them
        return replace(self._builder.build(name), anchors=tuple(self._anchors))

    def _paragraph(self, paragraph: Paragraph) -> None:
        gap = ROW if paragraph.is_row else PARAGRAPH
        self._builder.end_block(gap)
        self._breaks = 0
        for run, stretches in groupby(paragraph.stretches, key=attrgetter("run")):
            start = self._at
            for stretch in stretches:
                self._stretch(stretch)
            self._anchors.append(Anchor(Span(start, self._at), (*paragraph.place, ("run", run))))
        self._builder.end_block(gap)

    def _stretch(self, stretch: Stretch) -> None:
        start, self._at = self._at, self._at + len(stretch.source)
        if stretch.node is None and stretch.source in (LINE_BREAK, PAGE_BREAK):
            self._breaks += 1 if stretch.source == LINE_BREAK else 2
            return
        self._end_lines(start)
        if stretch.node is None:
            self._builder.replace(start, self._at, stretch.text, protected=stretch.protected)
            return
        if stretch.after_deletion:
            self._builder.seam()
        self._builder.keep(start, self._at, protected=stretch.protected)

    def _end_lines(self, at: int) -> None:
        """A line that ends goes on in the same block; where two end in a row, what follows is read apart."""
        if self._breaks > 1:
            self._builder.end_block(PARAGRAPH)
        elif self._breaks and self._builder.in_block:
            self._builder.replace(at - 1, at, "\n")
        self._breaks = 0
