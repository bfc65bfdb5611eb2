"""Where the characters of a story stand in the text elements of a DOCX file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.errors import WriteError
from proofread.fixing.docx.spreading import Change, spread
from proofread.fixing.edit import Edit
from proofread.readers.docx.story import Paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What XML cannot hold, and what is an element of its own in DOCX: tabs, ends of line.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BY_HAND: Final = "make this change in a word processor"


@dataclass(slots=True)
class Text:
    """What a text element shows, and the changes that are to be made in it, in order."""

    before: str
    changes: list[Change] = field(default_factory=list)

    @property
    def after(self) -> str:
        """What it shows when they are made."""
        text = self.before
        for _, start, end, new in reversed(self.changes):
            text = text[:start] + new + text[end:]
        return text


class _Place(NamedTuple):
    """A stretch that can be edited: where it begins in the source, where it stands, what it can be edited with."""

    start: int
    end: int
    text: str
    node: "Element"
    group: int


class Places:
    """The text elements of a story, by the offsets of its source.

    Places are of one group where one edit may change both: they follow each other in a paragraph with no tab, break,
    computed field or tracked deletion between. A group is one verbatim segment of the document that was read.
    """

    def __init__(self, found: Iterable[Paragraph]) -> None:
        self._places: list[_Place] = []
        at = group = 0
        for paragraph in found:
            for each in paragraph.stretches:
                start, at = at, at + len(each.source)
                group += each.node is None or each.after_deletion
                if each.node is not None:
                    text = (each.node.text or "")[each.start : each.start + len(each.source)]
                    self._places.append(_Place(start, at, text, each.node, group))
            at += 1
            group += 1
        self._starts = [each.start for each in self._places]

    def texts(self, edits: Sequence[Edit]) -> "dict[Element, Text]":
        """The text elements that change.

        Raises:
            WriteError: an edit covers more than text of one group, overlaps another, or brings what no text can hold.
        """
        texts: dict[Element, Text] = {}
        end = 0
        for edit in sorted(edits, key=lambda each: each.span):
            if edit.span.start < end:
                raise WriteError(f"two edits overlap at {edit.span.start}")
            end = edit.span.end
            if _UNWRITABLE.search(edit.replacement):
                raise WriteError(f"{edit.replacement!r} cannot stand in the text of a document", hint=_BY_HAND)
            places = self._covered(edit)
            start = edit.span.start - places[0].start
            length = edit.span.end - edit.span.start
            for change in spread([each.text for each in places], start, start + length, edit.replacement):
                place = places[change.piece]
                texts.setdefault(place.node, Text(place.text)).changes.append(change)
        return texts

    def _covered(self, edit: Edit) -> list[_Place]:
        """The places an edit covers, after the one that ends where it begins, if that is of the same group."""
        start, end = edit.span
        index = bisect_right(self._starts, start) - 1
        if index > 0 and self._starts[index] == start == self._places[index - 1].end:
            before, here = self._places[index - 1 : index + 1]
            index -= before.group == here.group or start == end
        places: list[_Place] = []
        for number in range(max(index, 0), len(self._places)):
            place = self._places[number]
            if places and (place.group != places[0].group or places[-1].end >= end):
                break
            places.append(place)
        if not places or not places[0].start <= start <= end <= places[-1].end:
            raise WriteError(
                f"the change to {edit.replacement!r} reaches across a tab, line, field, deletion or end of paragraph",
                hint=_BY_HAND,
            )
        return places
