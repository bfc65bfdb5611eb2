"""``<ALTERNATIVE PURPOSE="proofread ...">`` in the words of a file of ALTO; all else stays as it is, byte for byte.

They stand where the schemas of ALTO 1 to 4 have them: after the shape of a String and what else may be read there,
before its glyphs. Those of an earlier run are replaced, or gone where nothing is found any more.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from proofread.errors import EditError
from proofread.fixing.alternatives.readings import Readings, readings
from proofread.fixing.alternatives.strings import Child, String, strings
from proofread.fixing.apply import Original
from proofread.fixing.edit import Edit
from proofread.fixing.escapes import escaped
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.span import Span
from proofread.readers.encoding import decoded
from proofread.readers.formats import BY_ROOT
from proofread.readers.xml.declared import declared_encoding
from proofread.readers.xml.scan import root

PURPOSE: Final = "proofread"
"""The first word of what our alternatives say they are for; the checks follow."""

_HOLDING: Final = frozenset(("alto", "xml"))
"""The formats of files that may be ALTO."""
_BEFORE: Final = frozenset(("Shape", "ALTERNATIVE"))
"""What stands before our alternatives in a String."""
_UNICODE: Final = re.compile(r"utf|ucs|iso-10646", re.IGNORECASE)
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even as a reference."""


_NONE: Final = Readings((), ())


class Annotated(NamedTuple):
    """A file with alternatives: its bytes, and how many of its words have any."""

    data: bytes
    words: int


def why_not_alto(original: Original) -> str:
    """Why a file cannot hold alternatives, in a sentence; the empty string where it is ALTO.

    Raises:
        ReadError: it is to be XML and is not.
        EncodingError: it is no text.
    """
    if original.format not in _HOLDING:
        return f"{original.name} is not ALTO, and only ALTO holds alternatives"
    outermost = root(original.name, decoded(original.data, original.name).text)
    is_alto = BY_ROOT.get(outermost.local) == "alto"
    return "" if is_alto else f"{original.name} is not ALTO: it is <{outermost.name}>"


def annotated(original: Original, document: Document, findings: Iterable[Finding]) -> Annotated:
    """A file of ALTO with the corrections of findings, in order, as alternatives of its words.

    Args:
        original: the file.
        document: the story in it.
        findings: some of the story; those without a suggestion say nothing here.

    Raises:
        EditError: with them the file would read otherwise.
    """
    source = document.source
    found = list(strings(original.name, source))
    others = readings(document, found, findings)
    declared = declared_encoding(source)
    codec = decoded(original.data, original.name).codec
    writer = _Writer(source, is_unicode=codec.startswith("utf") and bool(not declared or _UNICODE.match(declared)))
    written = [writer.edits(string, others.get(number, _NONE)) for number, string in enumerate(found)]
    data = original.edited(edit for edits in written for edit in edits)
    now = original.read(data)
    if (now.text, now.blocks) != (document.text, document.blocks):
        raise EditError(f"{original.name} would read otherwise with alternatives in it", hint="please report it")
    return Annotated(data, len(others))


class _Writer:
    """Writes alternatives into the Strings of a source; what ASCII lacks as references, where that is not Unicode."""

    def __init__(self, source: str, *, is_unicode: bool) -> None:
        self._source = source
        self._is_unicode = is_unicode

    def edits(self, string: String, others: Readings) -> Iterator[Edit]:
        """What changes in a String: each alternative takes the place of one that there was, if there was one."""
        purpose = " ".join((PURPOSE, *others.checks))
        wanted = [self._element(string, each, purpose) for each in others.texts if not _FORBIDDEN.search(each)]
        ours = [each for each in string.children if _is_ours(each)]
        for child, element in zip_longest(ours[: len(wanted)], wanted[: len(ours)]):
            if self._source[slice(*child.source)] != element:
                yield Edit(child.source, element)
        for child in ours[len(wanted) :]:
            yield Edit(self._with_space(child.source), "")
        if more := "".join(wanted[len(ours) :]):
            yield self._insertion(string, more)

    def _element(self, string: String, text: str, purpose: str) -> str:
        name = f"{string.event.prefix}:ALTERNATIVE".removeprefix(":")
        text = escaped(text, ("xml",))
        if not self._is_unicode:
            text = text.encode("ascii", "xmlcharrefreplace").decode()
        return f'<{name} PURPOSE="{purpose}">{text}</{name}>'

    def _insertion(self, string: String, elements: str) -> Edit:
        name, end = string.event.name, string.event.end
        if string.end.start == string.end.end:
            return Edit(Span(end - len("/>"), end), f">{elements}</{name}>")
        at = max((each.source.end for each in string.children if each.name in _BEFORE), default=end)
        return Edit(Span(at, at), elements)

    def _with_space(self, element: Span) -> Span:
        """An element and the white space before it, which sets it off from what stands there."""
        start = element.start
        while self._source[start - 1].isspace():
            start -= 1
        return Span(start, element.end)


def _is_ours(child: Child) -> bool:
    return child.name == "ALTERNATIVE" and child.purpose.split(" ")[0] == PURPOSE
