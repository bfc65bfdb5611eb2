"""hOCR: pages of HTML whose classes say what is a paragraph, a line, a word; as Tesseract writes them, and others.

Pages that are no XML but for elements without an end, such as ``<br>``, are read, too.
"""

import re
from collections.abc import Iterable
from typing import Final

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.readers.ocr.compose import compose
from proofread.readers.ocr.layout import Block, Line, Mark, Page, Word, grouped, in_element, share, shown, words
from proofread.readers.ocr.tree import Element, Tree
from proofread.readers.xml.scan import Event

_KINDS: Final = {
    "ocr_page": "page",
    "ocr_par": "paragraph",
    "ocr_line": "line",
    "ocrx_line": "line",
    "ocr_caption": "line",
    "ocr_header": "line",
    "ocr_footer": "line",
    "ocr_textfloat": "line",
    "ocrx_word": "word",
    "ocr_word": "word",
}
_NO_TEXT: Final = frozenset(("left out",))
_BOX: Final = re.compile(r"\bbbox\s++(-?\d{1,9}+)\s++(-?\d{1,9}+)\s++(-?\d{1,9}+)\s++(-?\d{1,9}+)")
_CONFIDENCE: Final = re.compile(r"\bx_wconf\s++([\d.]++)")


def read_hocr(name: str, source: str) -> Document:
    """The text of pages in hOCR.

    Raises:
        ReadError: it is not well formed, or there is no page in it.
    """
    tree = Tree(name, source, _kind, html=True)
    pages = [tree.root] if tree.root.kind == "page" else list(tree.root.within("page"))
    if not pages:
        hint = "leave --as out, or name another format"
        raise ReadError(f"{name} is no hOCR: no element is of the class ocr_page", hint=hint)
    return compose(name, source, (_page(source, page) for page in pages), tree.comments)


def _kind(event: Event) -> str:
    found = (_KINDS[each] for each in event.attribute("class").split() if each in _KINDS)
    return next(found, "left out" if event.name in ("script", "style") else "")


def _page(source: str, page: Element) -> Page:
    """Paragraphs; lines outside of any are one, those of each element apart."""
    found = grouped(page.within("paragraph", "line", "word", without=_NO_TEXT), "paragraph")
    return Page([_block(source, head, members) for head, members in found])


def _block(source: str, head: Element | None, members: Iterable[Element]) -> Block:
    if head:
        members = head.within("line", "word", without=_NO_TEXT)
    lines = [_line(source, line, parts) for line, parts in grouped(members, "line")]
    return Block(lines, shown(source, head.event, "id") if head else "")


def _line(source: str, line: Element | None, parts: Iterable[Element]) -> Line:
    """The words of a line; where none is marked as one, those of its text."""
    if line:
        parts = list(line.within("word"))
        if not parts:
            return Line(words(source, in_element(line, ("html",)), foreign=line.foreign), _mark(source, line))
    found = [word for part in parts for word in _words(source, part)]
    return Line(found, _mark(source, line) if line else Mark())


def _words(source: str, word: Element) -> list[Word]:
    return words(source, in_element(word, ("html",)), mark=_mark(source, word), foreign=word.foreign)


def _mark(source: str, element: Element) -> Mark:
    title = element.event.attribute("title")
    sure = _CONFIDENCE.search(title)
    return Mark(shown(source, element.event, "id"), _box(title), share(sure[1], 100) if sure else None)


def _box(title: str) -> str:
    found = _BOX.search(title)
    if not found:
        return ""
    left, top, right, bottom = map(int, found.groups())
    return f"{left} {top} {right - left} {bottom - top}"
