"""ALTO XML, versions 1 to 4: what libraries keep of scanned newspapers.

A `String` is a word, `HYP` after it says that it goes on in the next line, and
`SUBS_CONTENT` what it then is as a whole. Alternatives, styles and tags are not read.
"""

from collections.abc import Iterable
from typing import Final

from proofread.model.document import Document
from proofread.readers.ocr.compose import compose
from proofread.readers.ocr.layout import Block, Line, Mark, Page, Word, grouped, in_attribute, share, shown, words
from proofread.readers.ocr.tree import Element, Tree
from proofread.readers.xml.scan import Event, demand

_NO_TEXT: Final = frozenset(("Illustration", "GraphicalElement", "ALTERNATIVE", "Shape"))
_FIRST, _SECOND = "HypPart1", "HypPart2"


def read_alto(name: str, source: str) -> Document:
    """The text of pages in ALTO.

    Raises:
        ReadError: it is not well formed, or no ALTO.
    """
    demand(name, source, "alto", "ALTO")
    tree = Tree(name, source, lambda event: event.local)
    pages = (_page(source, page) for page in tree.root.within("Page"))
    return compose(name, source, pages, tree.comments)


def _page(source: str, page: Element) -> Page:
    """Text blocks, however deep in composed ones; lines outside of any are a block."""
    found = grouped(page.within("TextBlock", "TextLine", "String", "HYP", without=_NO_TEXT), "TextBlock")
    return Page([_block(source, head, members) for head, members in found])


def _block(source: str, head: Element | None, members: Iterable[Element]) -> Block:
    if head:
        members = head.within("TextLine", "String", "HYP", without=_NO_TEXT)
    lines = [_line(source, line, strings) for line, strings in grouped(members, "TextLine")]
    return Block(lines, shown(source, head.event, "ID") if head else "")


def _line(source: str, line: Element | None, strings: Iterable[Element]) -> Line:
    if line:
        strings = line.within("String", "HYP", without=_NO_TEXT)
    found: list[Word] = []
    for string in strings:
        if string.kind == "String":
            found += _words(source, string)
        elif found:
            found[-1] = found[-1]._replace(goes_on=True)
    return Line(found, Mark(box=_box(line.event)) if line else Mark())


def _words(source: str, string: Element) -> list[Word]:
    event = string.event
    mark = Mark(shown(source, event, "ID"), _box(event), share(event.attribute("WC")))
    found = words(source, in_attribute(event, "CONTENT"), mark=mark, foreign=string.foreign)
    half = event.attribute("SUBS_TYPE")
    if half in (_FIRST, _SECOND) and found:
        at, whole = (-1 if half == _FIRST else 0), shown(source, event, "SUBS_CONTENT")
        found[at] = found[at]._replace(goes_on=half == _FIRST, continues=half == _SECOND, whole=whole)
    return found


def _box(event: Event) -> str:
    sides = [event.attribute(each) for each in ("HPOS", "VPOS", "WIDTH", "HEIGHT")]
    return " ".join(sides) if all(sides) else ""
