"""PAGE XML, as layout and transcription programs write it.

The text of a line counts before that of its words, because people correct lines;
where as many words stand in both, those that agree say where they stand. The text
of a region counts only where no line of it has any.
"""

import re
from collections.abc import Iterator
from typing import Final

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.ocr.compose import compose
from proofread.readers.ocr.layout import Block, Line, Mark, Page, Word, in_element, number, share, shown, words
from proofread.readers.ocr.order import ranks
from proofread.readers.ocr.tree import Element, Tree
from proofread.readers.xml.scan import demand

_REGIONS: Final = frozenset(("TextRegion",))
_POINT: Final = re.compile(r"(-?\d{1,9}+)(?:\.\d++)?,(-?\d{1,9}+)")


def read_page(name: str, source: str) -> Document:
    """The text of a page in PAGE XML.

    Raises:
        ReadError: it is not well formed, or no PAGE XML.
    """
    demand(name, source, "page", "PAGE XML")
    tree = Tree(name, source, lambda event: event.local)
    pages = (_page(source, page) for page in tree.root.within("Page"))
    return compose(name, source, pages, tree.comments)


def _page(source: str, page: Element) -> Page:
    found = sorted(_regions(page), key=lambda each: (each[0], each[1].event.start))
    return Page([_block(source, region) for _, region in found])


def _regions(page: Element) -> Iterator[tuple[float, Element]]:
    """The text regions with their rank; one that no order names goes with the one around it, else comes last."""
    ranked = ranks(page)
    pending = [(region, float("inf")) for region in page.within("TextRegion")]
    while pending:
        region, around = pending.pop()
        rank = ranked.get(region.event.attribute("id"), around)
        yield rank, region
        pending += ((each, rank) for each in region.within("TextRegion"))


def _block(source: str, region: Element) -> Block:
    lines = [_line(source, line) for line in region.within("TextLine", without=_REGIONS)]
    if not any(line.words for line in lines):
        lines = _cut(source, _text(source, region), _mark(source, region))
    return Block(lines, shown(source, region.event, "id"))


def _cut(source: str, found: list[Word], mark: Mark) -> list[Line]:
    """The text of a region, cut where lines end."""
    lines: list[list[Word]] = []
    end = 0
    for word in found:
        if not lines or "\n" in source[end : word.source.start]:
            lines.append([])
        lines[-1].append(word)
        end = word.source.end
    return [Line(each, mark) for each in lines]


def _line(source: str, line: Element) -> Line:
    apart = [word for each in line.within("Word") for word in _text(source, each, _mark(source, each))]
    whole = _text(source, line)
    mark = _mark(source, line)
    if not whole:
        return Line(apart, mark)
    if len(whole) == len(apart):
        pairs = zip(whole, apart, strict=True)
        whole = [word._replace(mark=each.mark) if word.text == each.text else word for word, each in pairs]
    return Line(whole, mark)


def _text(source: str, element: Element, mark: Mark | None = None) -> list[Word]:
    """The words of what is said to be the text of an element itself."""
    equivalent = _equivalent(element)
    text = next(equivalent.within("Unicode"), None) if equivalent else None
    if text is None:
        return []
    return words(source, in_element(text, ("xml",)), mark=mark, foreign=element.foreign)


def _equivalent(element: Element) -> Element | None:
    """Of several texts the one with the lowest index, those without one last."""
    texts = [each for each in element.elements if each.kind == "TextEquiv"]
    return min(texts, key=_index) if texts else None


def _index(equivalent: Element) -> float:
    said = number(equivalent.event.attribute("index"))
    return float("inf") if said is None else said


def _mark(source: str, element: Element) -> Mark:
    equivalent = _equivalent(element)
    sure = share(equivalent.event.attribute("conf")) if equivalent else None
    return Mark(shown(source, element.event, "id"), _box(element), sure)


def _box(element: Element) -> str:
    """The rectangle around the outline of an element."""
    outline = next((each for each in element.elements if each.kind == "Coords"), None)
    if outline is None:
        return ""
    said = outline.event.attribute("points")
    points = [(int(each[1]), int(each[2])) for each in _POINT.finditer(said)]
    points = points or [found for each in outline.within("Point") if (found := _point(each))]
    if not points:
        return ""
    low = Span(min(x for x, _ in points), min(y for _, y in points))
    return f"{low[0]} {low[1]} {max(x for x, _ in points) - low[0]} {max(y for _, y in points) - low[1]}"


def _point(point: Element) -> tuple[int, int] | None:
    """A corner as the version of 2010 writes it."""
    x, y = (number(point.event.attribute(each)) for each in ("x", "y"))
    return None if x is None or y is None else (x, y)
