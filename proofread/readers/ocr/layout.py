"""What is on a scanned page: blocks of lines of words, and where each stands on the page and in the file."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from proofread.model.span import Span
from proofread.readers.entities import reference
from proofread.readers.ocr.tree import Element
from proofread.readers.xml.scan import REFERENCE, Event, Kind

ATTRIBUTE: Final = ("xml", "attribute")
"""How characters are written in the value of an attribute."""
_CDATA: Final = ("cdata",)

_MARK: Final = re.compile(r"\s++|&(?=[#\w])")


class Mark(NamedTuple):
    """What a page says of a word or a line beside its text.

    Attributes:
        name: its identifier, or the empty string.
        box: x, y, width and height in the unit of the file, or the empty string.
        confidence: how sure the recognition is, from 0 to 1; None where nothing is said.
    """

    name: str = ""
    box: str = ""
    confidence: float | None = None


class Piece(NamedTuple):
    """A stretch of the source that is part of a word, and what it shows as.

    Attributes:
        start, end: in code points of the source.
        shown: the text it is.
        verbatim: whether the text stands there as it is.
        protected: whether no check may touch it.
        escapes: how characters are written there.
    """

    start: int
    end: int
    shown: str
    verbatim: bool
    protected: bool
    escapes: tuple[str, ...]


class Word(NamedTuple):
    """A word, or what is taken for one.

    Attributes:
        pieces: its stretches, in order; there is at least one.
        mark: what is said of it alone; None where only its line is known.
        foreign: whether it is in another language than English.
        goes_on: whether it is said to go on in the next line.
        continues: whether it is said to continue a word of the line before.
        whole: the hyphenated word that it is part of, if the file says it.
    """

    pieces: tuple[Piece, ...]
    mark: Mark | None
    foreign: bool
    goes_on: bool = False
    continues: bool = False
    whole: str = ""

    @property
    def text(self) -> str:
        """What it reads as."""
        return "".join(each.shown for each in self.pieces)

    @property
    def source(self) -> Span:
        """Where it stands."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


class Line(NamedTuple):
    """A line of print."""

    words: list[Word]
    mark: Mark


class Block(NamedTuple):
    """Lines that are read as one, and their identifier, or the empty string."""

    lines: list[Line]
    name: str = ""


class Page(NamedTuple):
    """A page: its blocks in reading order."""

    blocks: list[Block]


def in_attribute(event: Event, name: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The value of an attribute as a stretch of text, if there is one, and how characters are written in it."""
    value = event.value(name)
    if value:
        yield value, ATTRIBUTE


def in_element(element: Element, escapes: tuple[str, ...]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The stretches of text of an element, and how characters are written in each."""
    for each in element.texts():
        yield Span(each.start, each.end), _CDATA if each.kind is Kind.CDATA else escapes


def words(
    source: str,
    stretches: Iterable[tuple[Span, tuple[str, ...]]],
    *,
    mark: Mark | None = None,
    foreign: bool = False,
) -> list[Word]:
    """The words of a text, by the white space between them; a word may run over several stretches."""
    found: list[Word] = []
    held: list[Piece] = []
    for stretch, escapes in stretches:
        for piece in _pieces(source, stretch, escapes):
            if piece:
                held.append(piece)
            elif held:
                found.append(Word(tuple(held), mark, foreign))
                held = []
    if held:
        found.append(Word(tuple(held), mark, foreign))
    return found


def shown(source: str, event: Event, name: str) -> str:
    """The value of an attribute as it reads, white space collapsed."""
    return " ".join(each.text for each in words(source, in_attribute(event, name)))


def grouped(elements: Iterable[Element], kind: str) -> Iterator[tuple[Element | None, list[Element]]]:
    """Elements of a kind each alone; of others those that stand in the same element as one group, without a head."""
    for (head, _), members in groupby(elements, lambda each: (each if each.kind == kind else None, each.parent)):
        yield head, list(members)


def number(value: str) -> int | None:
    """A number of up to nine digits, if a value is one."""
    return int(value) if value.isdecimal() and len(value) < 10 else None


def share(value: str, whole: int = 1) -> float | None:
    """A confidence as a part of 1, to four places; None if it is none."""
    try:
        part = float(value) / whole
    except ValueError:
        return None
    return round(part, 4) if 0 <= part <= 1 else None


def _pieces(source: str, stretch: Span, escapes: tuple[str, ...]) -> Iterator[Piece | None]:
    """The stretches of words; None stands for white space between two of them."""
    at = stretch.start
    for match in _MARK.finditer(source, *stretch):
        start, end = match.span()
        if start < at:
            continue
        found = (end, " ", False) if match[0] != "&" else _reference(source, start, escapes)
        if found is None:
            continue
        if at < start:
            yield Piece(at, start, source[at:start], verbatim=True, protected=False, escapes=escapes)
        at, text, protected = found
        if text.isspace():
            yield None
        elif text:
            yield Piece(start, at, text, verbatim=protected, protected=protected, escapes=escapes)
    if at < stretch.end:
        text = source[at : stretch.end]
        yield Piece(at, stretch.end, text, verbatim=True, protected=False, escapes=escapes)


def _reference(source: str, at: int, escapes: tuple[str, ...]) -> tuple[int, str, bool] | None:
    """Where a reference ends, what it shows, and whether it is one that nobody knows."""
    if escapes == _CDATA:
        return None
    if escapes == ("html",):
        found = reference(source, at)
        return (*found, False) if found else None
    match = REFERENCE.match(source, at)
    if match is None:
        return None
    known = reference(source, at) if match[1] else None
    return (*known, False) if known else (match.end(), match[0], True)
