"""HTML as it is found: the prose a browser would show, and nothing else.

Our own scanner, because broken pages must not raise, every character needs its
exact place, and the standard parser offers neither in linear time.
"""

import re
from collections import Counter
from typing import NamedTuple

from proofread.model.document import Document
from proofread.readers.attributes import asides, language
from proofread.readers.builder import PARAGRAPH, ROW, Builder
from proofread.readers.entities import reference
from proofread.readers.flow import Flow
from proofread.readers.tags import (
    BLOCKS,
    CODE,
    HTML,
    OBJECTS,
    PREFORMATTED,
    ROWS,
    TAG,
    TEMPLATE,
    VOID,
    Elements,
    Seeker,
)

# A lone "<" or "&" is text, and so is a single space inside it.
_MARK = re.compile(r"<(?=[A-Za-z!?]|/[A-Za-z>])|&(?=[#A-Za-z])|\{(?=[{%])|[ \t\n\r\f]{2,}|[\t\n\r\f]")
_SPACES = " \t\n\r\f"

_PARAGRAPH_ENDERS = BLOCKS | ROWS
_IMPLIED_ENDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PARAGRAPH_ENDERS, frozenset(("p",))),
    "li": frozenset(("p", "li")),
    "dt": frozenset(("p", "dt", "dd")),
    "dd": frozenset(("p", "dt", "dd")),
    "td": frozenset(("p", "td", "th")),
    "th": frozenset(("p", "td", "th")),
    "tr": frozenset(("p", "td", "th", "tr")),
    "option": frozenset(("option",)),
}
"""For a start tag, the open elements whose end tag people leave out before it."""


class _Open(NamedTuple):
    """An element whose end tag has not come yet, and what holds inside it."""

    name: str
    foreign: bool
    code: bool
    preformatted: bool


_PAGE = _Open("", foreign=False, code=False, preformatted=False)


_CDATA = "<![CDATA["
_ESCAPES = ("html",)


def read_html(name: str, source: str, start: int = 0, elements: Elements = HTML) -> Document:
    """A story in HTML, or in a markup of other elements, whole or broken; nothing in the source makes it fail.

    Texts in attributes are read apart, after the block they stand in. What stands before `start` is left out.
    """
    return _Page(source, elements).read(name, start)


class _Page:
    """One pass over a page."""

    __slots__ = (
        "_builder",
        "_elements",
        "_flow",
        "_open",
        "_open_names",
        "_seeker",
        "_skip_depth",
        "_skipped",
        "_source",
    )

    def __init__(self, source: str, elements: Elements) -> None:
        self._source = source
        self._elements = elements
        self._builder = Builder(source, _ESCAPES)
        self._flow = Flow(self._builder, _ESCAPES)
        self._seeker = Seeker(source)
        self._open: list[_Open] = []
        self._open_names: Counter[str] = Counter()
        self._skipped = ""  # the element being left out
        self._skip_depth = 0  # how deep in elements of that name

    def read(self, name: str, at: int) -> Document:
        while match := _MARK.search(self._source, at):
            self._text(at, match.start())
            at = self._mark(match)
        self._text(at, len(self._source))
        self._flow.end_block("")
        return self._builder.build(name)

    @property
    def _inside(self) -> _Open:
        return self._open[-1] if self._open else _PAGE

    def _mark(self, match: re.Match[str]) -> int:
        if match[0] == "<":
            return self._markup(match.start())
        if match[0] == "&":
            return self._reference(match.start())
        if match[0] == "{":
            return self._template(match.start())
        self._whitespace(*match.span())
        return match.end()

    def _text(self, start: int, end: int) -> None:
        """A stretch without markup, whose only white space is single spaces."""
        if start == end or self._skipped:
            return
        first = start + (self._source[start] == " ")
        last = end - (first < end and self._source[end - 1] == " ")
        self._whitespace(start, first)
        if first < last:
            inside = self._inside
            self._flow.text(first, last, protected=inside.foreign or inside.code)
            self._whitespace(last, end)

    def _whitespace(self, start: int, end: int) -> None:
        if start == end or self._skipped:
            return
        inside = self._inside
        protected = inside.foreign or inside.code
        self._flow.whitespace(start, end, protected=protected, preserved=inside.preformatted)

    def _reference(self, at: int) -> int:
        found = reference(self._source, at)
        if found is None:
            self._text(at, at + 1)
            return at + 1
        end, text = found
        if self._skipped:
            return end
        if text and not text.strip(_SPACES):
            self._whitespace(at, end)
        elif text:
            inside = self._inside
            self._flow.replaced(at, end, text, protected=inside.foreign or inside.code)
        return end

    def _template(self, at: int) -> int:
        template = TEMPLATE.match(self._source, at)
        if template is None:
            self._text(at, at + 1)
            return at + 1
        if not self._skipped:
            self._flow.text(*template.span(), protected=True)
        return template.end()

    def _markup(self, at: int) -> int:
        tag = TAG.match(self._source, at)
        if tag is None:  # a declaration, or an end tag without a name
            return self._declaration(at)
        name = tag[2].lower()
        if self._elements.xml:
            name = name.rpartition(":")[2]
        if tag[1]:
            self._end(name)
            return tag.end()
        return self._start(name, tag)

    def _declaration(self, at: int) -> int:
        end = self._seeker.declaration_end(at)
        self._builder.comment(at, end)
        if self._elements.xml and self._source.startswith(_CDATA, at) and not self._skipped:
            start, inside = at + len(_CDATA), self._inside
            self._flow.literal(start, end - len("]]>"), ("cdata",), protected=inside.foreign or inside.code)
        return end

    def _start(self, name: str, tag: re.Match[str]) -> int:
        if name in self._elements.raw:
            return self._after_raw(tag)
        closed = tag[3].endswith("/")
        if self._skipped:
            self._skip_depth += name == self._skipped and not closed
        elif name == "br":
            self._flow.newline(*tag.span())
        elif name in self._elements.dropped:
            if not closed:
                self._skip(name, tag)
        else:
            self._break(name)
            if name in OBJECTS:
                self._flow.object(tag.start(), tag.end(2))
            self._enter(name, tag, closed=closed or name in VOID)
        return tag.end()

    def _after_raw(self, tag: re.Match[str]) -> int:
        """Where to go on after content that is no prose.

        Without an end tag a script runs to the end of the page; of the others only the tag is lost.
        """
        name = tag[2].lower()
        closing = self._seeker.closing(name, tag.end())
        if closing is not None:
            return closing.end()
        return len(self._source) if name in {"script", "style"} else tag.end()

    def _skip(self, name: str, tag: re.Match[str]) -> None:
        """Leave out an element, unless its end is missing and the story would go with it."""
        if self._seeker.closing(tag[2].lower(), tag.end()) is not None:
            self._skipped, self._skip_depth = name, 1
            if name in OBJECTS:
                self._flow.object(tag.start(), tag.end(2))

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skip_depth -= name == self._skipped
            if self._skip_depth == 0:
                self._skipped = ""
            return
        self._break(name)
        if not self._open_names[name]:
            return
        while self._leave() != name:
            pass

    def _break(self, name: str) -> None:
        if name in self._elements.blocks:
            self._flow.end_block(PARAGRAPH)
        elif name in self._elements.rows:
            self._flow.end_block(ROW)

    def _enter(self, name: str, tag: re.Match[str], *, closed: bool) -> None:
        implied = _IMPLIED_ENDS.get(name, frozenset())
        while self._open and self._open[-1].name in implied:
            self._leave()
        inside = self._within(name, tag[3])
        for aside in asides(tag, protected=inside.foreign or inside.code):
            self._flow.aside(aside)
        if not closed:
            self._open_names[name] += 1
            self._open.append(inside)

    def _within(self, name: str, attributes: str) -> _Open:
        """What holds inside an element that begins here."""
        outer = self._inside
        said = language(attributes, self._elements.languages)
        return _Open(
            name,
            foreign=not said.startswith("en") if said else outer.foreign,
            code=outer.code or name in CODE,
            preformatted=outer.preformatted or name in PREFORMATTED,
        )

    def _leave(self) -> str:
        name = self._open.pop().name
        self._open_names[name] -= 1
        return name
