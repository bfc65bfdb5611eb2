"""Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom, with what their common extensions call title, description or content.

A text of RSS may be plain or escaped HTML, and is read as it looks; Atom says
which it is. What a channel says of its picture is left out: it repeats the title.
"""

from collections.abc import Sequence
from typing import Final

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.readers.formats import BY_ROOT
from proofread.readers.nesting import Place
from proofread.readers.xml.fields import HTML, PLAIN, Choice, Element, read_fields
from proofread.readers.xml.scan import root

_PROSE: Final = frozenset("title subtitle description summary encoded".split())
_TYPED: Final = frozenset("title subtitle summary content description".split())
"""Elements of Atom and of Media RSS whose `type` says what they hold."""
_LEFT_OUT: Final = frozenset("image textInput textinput source author contributor".split())
_ITEMS: Final = frozenset(("item", "entry"))


def read_feed(name: str, source: str) -> Document:
    """The titles and texts of a feed, item by item.

    Raises:
        ReadError: it is not well formed, or no feed.
    """
    outermost = root(name, source)
    if BY_ROOT.get(outermost.local) != "rss":
        raise ReadError(f"{name} is no feed: it is <{outermost.name}>", hint="leave --as out, or name another format")
    return read_fields(name, source, _choose)


def _choose(opened: Sequence[Element]) -> Choice | None:
    element, outermost = opened[-1], opened[0]
    if any(each.local in _LEFT_OUT for each in opened):
        return None
    is_atom = outermost.local == "feed"
    is_content = is_atom and element.local == "content" and element.event.prefix == outermost.event.prefix
    if not is_content and element.local not in _PROSE:
        return None
    place = _place(opened)
    type_ = element.event.attribute("type").strip().lower()
    if not (element.local in _TYPED and (type_ or is_atom)):
        return Choice(place)
    if element.event.attribute("src"):
        return None
    return _typed(place, type_)


def _typed(place: Place, type_: str) -> Choice | None:
    if type_ in ("", "text", "plain", "text/plain"):
        return Choice(place, PLAIN)
    if type_ in ("html", "text/html"):
        return Choice(place, HTML)
    return Choice(place, markup=True) if type_ in ("xhtml", "application/xhtml+xml") else None


def _place(opened: Sequence[Element]) -> Place:
    item: Place = next((((("item", each.number),)) for each in opened if each.local in _ITEMS), ())
    return (*item, ("field", opened[-1].local))
