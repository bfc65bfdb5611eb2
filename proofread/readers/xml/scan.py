"""XML as a scan with offsets: elements, text, CDATA sections, comments.

A file that is not well formed is refused, because half a story must not look
clean. No document type is read and nothing outside the file is fetched: in the
text of an element only the five named references of XML are known, and any other
stays as it stands, as text that no check may touch. Markup is read as HTML is,
which knows more names.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.positions import Lines
from proofread.model.span import Span
from proofread.readers.builder import Builder
from proofread.readers.entities import reference
from proofread.readers.formats import BY_ROOT
from proofread.readers.tags import VOID

# Groups: slash, name, attributes, slash of an empty element.
_TAG: Final = re.compile(
    r"<(/?)([^\W\d][\w.:-]*+)((?:\s++[^\W\d][\w.:-]*+\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*+(/?)>"
)
_ATTRIBUTE: Final = re.compile(r"([\w.:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_DOCTYPE: Final = re.compile(
    r"<!DOCTYPE(?:[^\"'<>\[\]]++|\"[^\"]*+\"|'[^']*+'"
    r"|\[(?:[^\"'<>\[\]]++|\"[^\"]*+\"|'[^']*+'|<!--.*?-->|<\?.*?\?>|<![A-Z](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>)*+\]"
    r")*+>",
    re.DOTALL,
)
REFERENCE: Final = re.compile(r"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos)|[^\W\d][\w.:-]{0,63});")
"""A reference; group 1 is what it says, where it is one that every file of XML knows."""
_HTML_DOCTYPE: Final = re.compile(r"<!doctype[^<>]*+>", re.IGNORECASE)
_HINT: Final = "check the file at that place"


class Kind(Enum):
    """What a stretch of XML is."""

    START = auto()
    END = auto()
    TEXT = auto()
    CDATA = auto()
    COMMENT = auto()


class Event(NamedTuple):
    """A stretch of the source; the marks of a CDATA section are outside of it.

    An empty element starts and ends; its end is an empty stretch.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""  # of an element, as written
    attributes: str = ""

    @property
    def local(self) -> str:
        """The name of the element without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix of the name, or the empty string."""
        return self.name.rpartition(":")[0]

    def attribute(self, name: str) -> str:
        """The value of an attribute as written, or the empty string."""
        if name not in self.attributes:
            return ""
        return next((each[2] or each[3] or "" for each in _ATTRIBUTE.finditer(self.attributes) if each[1] == name), "")

    def value(self, name: str) -> Span | None:
        """Where the value of an attribute stands, without its quotation marks."""
        if name not in self.attributes:
            return None
        match = next((each for each in _ATTRIBUTE.finditer(self.attributes) if each[1] == name), None)
        return (
            Span(*match.span(match.lastindex or 1)).shifted(self.start + len("<") + len(self.name)) if match else None
        )


_DECLARATIONS: Final = (("<!--", "-->", Kind.COMMENT), ("<![CDATA[", "]]>", Kind.CDATA), ("<?", "?>", None))


def events(name: str, source: str, *, html: bool = False) -> Iterator[Event]:
    """What stands in a file of XML, in order; in `html` elements without content need no end.

    Raises:
        ReadError: it is not well formed; the message names line and column.
    """
    opened: list[tuple[str, int]] = []
    at = 0
    while (mark := source.find("<", at)) >= 0:
        if at < mark:
            yield Event(Kind.TEXT, at, mark)
        if html and (doctype := _HTML_DOCTYPE.match(source, mark)):
            at = doctype.end()
            continue
        if source.startswith(("<!", "<?"), mark):
            event, at = _declaration(name, source, mark)
            yield from event
            continue
        tag = _TAG.match(source, mark)
        if tag is None:
            raise _broken(name, source, mark, "the tag is broken")
        at = tag.end()
        if not tag[1]:
            opened.append((tag[2], mark))
            yield Event(Kind.START, mark, at, tag[2], tag[3])
        if tag[1] or tag[4] or (html and tag[2].lower() in VOID):
            _close(name, source, tag, opened)
            yield Event(Kind.END, mark if tag[1] else at, at, tag[2])
    if opened:
        raise _broken(name, source, opened[-1][1], f"<{opened[-1][0]}> never ends")
    if at < len(source):
        yield Event(Kind.TEXT, at, len(source))


def _close(name: str, source: str, tag: re.Match[str], opened: list[tuple[str, int]]) -> None:
    if not opened:
        raise _broken(name, source, tag.start(), f"</{tag[2]}> ends no element")
    if opened[-1][0] != tag[2]:
        raise _broken(name, source, tag.start(), f"</{opened[-1][0]}> is missing before it")
    opened.pop()


def root(name: str, source: str) -> Event:
    """The start of the outermost element; what follows it is not looked at.

    Raises:
        ReadError: there is none, or what stands before it is not well formed.
    """
    outermost = next((each for each in events(name, source) if each.kind is Kind.START), None)
    if outermost is None:
        raise ReadError(f"{name} is not XML: there is no element in it", hint="say what it is with --as")
    return outermost


def demand(name: str, source: str, format_: str, title: str) -> None:
    """Make sure that the outermost element is one of a format.

    Raises:
        ReadError: it is another, or there is none.
    """
    outermost = root(name, source)
    if BY_ROOT.get(outermost.local) != format_:
        raise ReadError(
            f"{name} is not {title}: it is <{outermost.name}>", hint="leave --as out, or name another format"
        )


def _declaration(name: str, source: str, at: int) -> tuple[tuple[Event, ...], int]:
    """What a comment, CDATA section, document type or instruction is, if anything, and where it ends."""
    if source.startswith("<!DOCTYPE", at):
        match = _DOCTYPE.match(source, at)
        if match is None:
            raise _broken(name, source, at, "the document type is broken")
        return (), match.end()
    opening, closing, kind = next((each for each in _DECLARATIONS if source.startswith(each[0], at)), ("", "", None))
    if not opening:
        raise _broken(name, source, at, "the tag is broken")
    end = source.find(closing, at + len(opening))
    if end < 0:
        raise _broken(name, source, at, f"{opening} never ends")
    after = end + len(closing)
    if kind is Kind.CDATA:
        return (Event(kind, at + len(opening), end),), after
    return ((Event(kind, at, after),) if kind else ()), after


def _broken(name: str, source: str, at: int, why: str) -> ReadError:
    line, column = Lines(source).position(at)
    return ReadError(f"{name} is not well-formed XML: line {line}, column {column}: {why}", hint=_HINT)


def decoded(name: str, source: str, stretches: list[Event]) -> Document:
    """The text of an element, from its stretches of text and CDATA sections, as the characters it stands for."""
    builder = Builder(source)
    for each in stretches:
        if each.kind is Kind.CDATA:
            builder.write_as(("cdata",))
            builder.keep(each.start, each.end)
        else:
            builder.write_as(("xml",))
            _decode(builder, source, each)
    return builder.build(name)


def _decode(builder: Builder, source: str, text: Event) -> None:
    at = text.start
    for match in REFERENCE.finditer(source, text.start, text.end):
        builder.keep(at, match.start())
        found = reference(source, match.start()) if match[1] else None
        if found:
            builder.replace(match.start(), match.end(), found[1])
        else:
            builder.keep(*match.span(), protected=True)
        at = match.end()
    builder.keep(at, text.end)
