"""The order in which the regions of a page are read, as PAGE XML says it."""

from proofread.readers.ocr.layout import number
from proofread.readers.ocr.tree import Element


def ranks(page: Element) -> dict[str, int]:
    """The place of each region that the reading order names; of what has no index the order in the file counts."""
    found: dict[str, int] = {}
    pending = [*page.within("ReadingOrder")][::-1]
    while pending:
        element = pending.pop()
        region = element.event.attribute("regionRef")
        if region:
            found.setdefault(region, len(found))
        indexed = sorted(enumerate(element.elements), key=_index, reverse=True)
        pending += (each for _, each in indexed)
    return found


def _index(child: tuple[int, Element]) -> tuple[int, int]:
    at, element = child
    said = number(element.event.attribute("index"))
    return (at if said is None else said), at
