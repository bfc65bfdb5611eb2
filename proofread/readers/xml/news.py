"""Story XML of news agencies: NITF, and NewsML-G2 with NITF, XHTML or text in it.

Headlines, bylines, datelines, abstracts, captions and the story itself are prose,
as they are in print; credits, producers, rights, slugs, codes and dates are not.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from proofread.model.document import Document
from proofread.readers.nesting import Place
from proofread.readers.tags import BLOCKS, ROWS, Elements
from proofread.readers.xml.fields import HTML, XHTML, Choice, Element, read_fields
from proofread.readers.xml.scan import demand

NITF: Final = Elements(
    blocks=BLOCKS
    | frozenset(
        "abstract bibliography block body.content body.end body.head bq byline dateline fn hedline hl1 hl2 media "
        "media-caption nitf nitf-table note tagline".split()
    ),
    rows=ROWS | frozenset(("byttl",)),
    dropped=frozenset(
        "copyrite credit distributor docdata iim media-metadata media-object media-producer pubdata "
        "revision-history rights tobject".split()
    ),
    raw=frozenset(),
    languages=frozenset(("iso", "lang", "xml:lang")),
    xml=True,
)
"""The elements of NITF 3.x; those of its tables, lists and inline marks are called as in HTML."""

_PROSE: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "itemMeta": frozenset(("title",)),
        "contentMeta": frozenset(("headline", "description", "by", "dateline")),
        "partMeta": frozenset(("headline", "description", "title")),
        "itemRef": frozenset(("headline", "description", "title")),
    }
)
"""By the element around it, the elements of NewsML-G2 that are prose."""
_XHTML_ROOTS: Final = frozenset(("article", "body", "div", "html", "p", "section"))
_ITEM: Final = "newsItem"


def read_nitf(name: str, source: str) -> Document:
    """A story in NITF.

    Raises:
        ReadError: it is not well formed, or no NITF.
    """
    demand(name, source, "nitf", "NITF")
    return read_fields(name, source, lambda opened: Choice(elements=NITF, markup=True) if len(opened) == 1 else None)


def read_newsml(name: str, source: str) -> Document:
    """The stories of a message or an item of NewsML-G2.

    Raises:
        ReadError: it is not well formed, or no NewsML-G2.
    """
    demand(name, source, "newsml", "NewsML-G2")
    return read_fields(name, source, _choose)


def _choose(opened: Sequence[Element]) -> Choice | None:
    if len(opened) < 2:
        return None
    element, around = opened[-1], opened[-2].local
    if element.local in _PROSE.get(around, ()):
        return Choice(_place(opened, element.local))
    if around == "inlineXML":
        if element.local == "nitf":
            return Choice(_place(opened, "body"), elements=NITF, markup=True)
        return Choice(_place(opened, "body"), elements=XHTML, markup=True) if element.local in _XHTML_ROOTS else None
    if element.local == "inlineData":
        return _inline_data(element, _place(opened, "body"))
    return None


def _inline_data(element: Element, place: Place) -> Choice | None:
    type_ = element.event.attribute("contenttype").partition(";")[0].strip().lower()
    if type_ in ("text/html", "application/xhtml+xml"):
        return Choice(place, HTML)
    return Choice(place) if type_ in ("", "text/plain") and not element.event.attribute("encoding") else None


def _place(opened: Sequence[Element], field: str) -> Place:
    numbered = opened[0].local != _ITEM
    item: Place = next((((("item", each.number),)) for each in opened if numbered and each.local == _ITEM), ())
    return (*item, ("field", field))
