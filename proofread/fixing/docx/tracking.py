"""Changes in the text of runs that a reviewer can accept or reject."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from enum import Enum
from itertools import count, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.fixing.docx.places import Text
from proofread.readers.docx.names import SPACE, attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

AUTHOR: Final = "proofread"
"""Who the changes are by."""

_DIGITS: Final = 10
"""Numbers of so many digits are more than Word counts to."""


class _Kind(Enum):
    """What becomes of a piece of a run; the value is the element that says so."""

    KEPT = ""
    DELETED = "del"
    INSERTED = "ins"


class _Piece(NamedTuple):
    """A child of a run, or a part of one."""

    kind: _Kind
    element: "Element"


def set_text(node: "Element", text: str) -> None:
    """Let a text element show a text, white space and all."""
    node.text = text
    if text != text.strip():
        node.set(SPACE, "preserve")


class Tracker:
    """Records changes as Word does: runs are split, each piece with the formatting of the whole.

    Args:
        roots: the parts of the document; what is recorded gets numbers that are free in all of them.
        now: when the changes are made.
    """

    def __init__(self, roots: "Iterable[Element]", now: datetime) -> None:
        self._numbers = count(max(_numbers(roots), default=0) + 1)
        self._date = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def record(self, texts: "Mapping[Element, Text]") -> None:
        """Make the changes of these text elements; in one that does not stand in a run itself they go unrecorded."""
        for run in dict.fromkeys(node.getparent() for node in texts):
            if local(run) == "r":
                self._split(run, texts)
                continue
            for node in run:
                if node in texts:
                    set_text(node, texts[node].after)

    def _split(self, run: "Element", texts: "Mapping[Element, Text]") -> None:
        """Put several runs in the place of one."""
        properties = child(run, "rPr")
        pieces = [
            piece for element in run if element is not properties for piece in _pieces(element, texts.get(element))
        ]
        for kind, group in groupby(pieces, key=lambda piece: piece.kind):
            part = run.makeelement(run.tag, run.attrib)
            if properties is not None:
                part.append(deepcopy(properties))
            part.extend([piece.element for piece in group])
            run.addprevious(part if kind is _Kind.KEPT else self._marked(kind, part))
        parent = run.getparent()
        parent.remove(run)
        if local(parent) in ("ins", "moveTo"):
            self._lift(parent)

    def _marked(self, kind: _Kind, run: "Element") -> "Element":
        namespace = run.tag.removesuffix("r")
        number = str(next(self._numbers))
        said = {f"{namespace}id": number, f"{namespace}author": AUTHOR, f"{namespace}date": self._date}
        mark = run.makeelement(f"{namespace}{kind.value}", said)
        mark.append(run)
        return mark

    def _lift(self, outer: "Element") -> None:
        """Take our insertions out of an insertion by somebody else, which goes on behind each of them."""
        for mark in [each for each in outer if local(each) == "ins" and attribute(each, "author") == AUTHOR]:
            rest = outer.makeelement(outer.tag, outer.attrib)
            rest.set(mark.tag.removesuffix("ins") + "id", str(next(self._numbers)))
            rest.extend(list(mark.itersiblings()))
            outer.addnext(mark)
            if not len(outer):
                outer.getparent().remove(outer)
            if not len(rest):
                return
            mark.addnext(rest)
            outer = rest


def _numbers(roots: "Iterable[Element]") -> Iterator[int]:
    """The numbers of all changes, bookmarks and comments."""
    for root in roots:
        for each in root.iter():
            number = attribute(each, "id")
            if number is not None and number.isdecimal() and len(number) < _DIGITS:
                yield int(number)


def _pieces(element: "Element", text: Text | None) -> Iterator[_Piece]:
    """What becomes of a child of a run."""
    if text is None:
        yield _Piece(_Kind.KEPT, element)
        return
    at = 0
    for _, start, end, new in text.changes:
        yield from _piece(element, _Kind.KEPT, text.before[at:start])
        yield from _piece(element, _Kind.DELETED, text.before[start:end])
        yield from _piece(element, _Kind.INSERTED, new)
        at = end
    yield from _piece(element, _Kind.KEPT, text.before[at:])


def _piece(element: "Element", kind: _Kind, text: str) -> Iterator[_Piece]:
    if text:
        tag = element.tag.removesuffix("t") + ("delText" if kind is _Kind.DELETED else "t")
        piece = element.makeelement(tag)
        set_text(piece, text)
        yield _Piece(kind, piece)
