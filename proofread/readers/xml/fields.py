"""The fields of an XML file that are prose, each read as what it holds."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.attributes import language
from proofread.readers.builder import is_to_us
from proofread.readers.html import read_html
from proofread.readers.nesting import Part, Place, cut, joined, nested, read_html_value, read_plain_value, read_value
from proofread.readers.tags import Elements
from proofread.readers.xml.scan import Event, Kind, decoded, events

XHTML: Final = Elements(xml=True)


class Element(NamedTuple):
    """An element that has not ended.

    Attributes:
        event: its start.
        number: the how many-th of its local name in the file it is, from 1.
        foreign: whether it is in another language than English.
    """

    event: Event
    number: int
    foreign: bool

    @property
    def local(self) -> str:
        """Its name without its prefix."""
        return self.event.local


class Choice(NamedTuple):
    """What an element that is prose holds.

    Attributes:
        place: what it is called.
        read: reads its text, references and CDATA sections resolved.
        elements: those that may stand in it as markup; its text is then never escaped markup.
        markup: whether it is read as markup even where no element stands in it.
    """

    place: Place = ()
    read: Callable[[Document], Document] = read_value
    elements: Elements = XHTML
    markup: bool = False


Choose = Callable[[Sequence[Element]], Choice | None]
"""Says of the last of the open elements what it holds; None where it is no prose as a whole."""

PLAIN: Final = read_plain_value
HTML: Final = read_html_value


class _Field:
    """An element that is prose, as far as it was scanned."""

    __slots__ = ("choice", "depth", "element", "holds_elements", "stretches")

    def __init__(self, choice: Choice, element: Element) -> None:
        self.choice = choice
        self.element = element
        self.depth = 0
        self.holds_elements = False
        self.stretches: list[Event] = []

    def add(self, event: Event) -> bool:
        """Whether this is its end."""
        if event.kind is Kind.START:
            self.depth += 1
            self.holds_elements = True
        elif event.kind is Kind.END:
            self.depth -= 1
        elif event.kind is not Kind.COMMENT:
            self.stretches.append(event)
        return self.depth < 0

    def part(self, name: str, source: str, end: int) -> Part:
        choice = self.choice
        if self.holds_elements or choice.markup:
            outer = cut(name, source, self.element.event.end, end)
            document = nested(outer, read_html(name, outer.text, elements=choice.elements))
        else:
            document = choice.read(decoded(name, source, self.stretches))
        return Part(document, choice.place, protected=self.element.foreign)


def read_fields(name: str, source: str, choose: Choose) -> Document:
    """The elements that are prose as one story.

    Raises:
        ReadError: the file is not well formed.
    """
    scan = _Scan(choose)
    parts = [field.part(name, source, event.start) for event in events(name, source) if (field := scan.add(event))]
    comments = [span for span in scan.comments if is_to_us(source, span.start)]
    return joined(name, source, parts, comments)


class _Scan:
    """Which elements are open, and the field that is."""

    def __init__(self, choose: Choose) -> None:
        self._choose = choose
        self._open: list[Element] = []
        self._counts: Counter[str] = Counter()
        self._field: _Field | None = None
        self.comments: list[Span] = []

    def add(self, event: Event) -> _Field | None:
        """The field that ends here, if one does."""
        if event.kind is Kind.COMMENT:
            self.comments.append(Span(event.start, event.end))
        if self._field:
            field = self._field
            if not field.add(event):
                return None
            self._field = None
            self._open.pop()
            return field
        if event.kind is Kind.START:
            self._start(event)
        elif event.kind is Kind.END:
            self._open.pop()
        return None

    def _start(self, event: Event) -> None:
        self._counts[event.local] += 1
        said = language(event.attributes)
        foreign = not said.startswith("en") if said else bool(self._open) and self._open[-1].foreign
        self._open.append(Element(event, self._counts[event.local], foreign))
        choice = self._choose(self._open)
        if choice:
            self._field = _Field(choice, self._open[-1])
