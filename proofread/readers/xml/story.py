"""XML files, told apart by their outermost element."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.readers.formats import BY_ROOT
from proofread.readers.html import read_html
from proofread.readers.xml.feeds import read_feed
from proofread.readers.xml.news import read_newsml, read_nitf
from proofread.readers.xml.scan import root


def _read_alto(name: str, source: str) -> Document:
    from proofread.readers.ocr.alto import read_alto

    return read_alto(name, source)


def _read_page(name: str, source: str) -> Document:
    from proofread.readers.ocr.page import read_page

    return read_page(name, source)


_READERS: Final[Mapping[str, Callable[[str, str], Document]]] = MappingProxyType(
    {
        "rss": read_feed,
        "nitf": read_nitf,
        "newsml": read_newsml,
        "html": read_html,
        "alto": _read_alto,
        "page": _read_page,
    }
)


def read_xml(name: str, source: str) -> Document:
    """A story in XML, by its outermost element: a feed, NITF, NewsML-G2, XHTML, ALTO or PAGE.

    Raises:
        ReadError: it is not well formed, or no story we know.
    """
    outermost = root(name, source)
    if outermost.local not in BY_ROOT:
        raise ReadError(
            f"{name} is XML, but <{outermost.name}> is no story, feed, news item or scanned page",
            hint="say what it is with --as, such as --as html",
        )
    return _READERS[BY_ROOT[outermost.local]](name, source)
