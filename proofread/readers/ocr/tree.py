"""A page file as a tree of elements that know where they stand."""

from collections.abc import Callable, Iterator
from typing import Final

from proofread.errors import ReadError
from proofread.model.span import Span
from proofread.readers.attributes import language
from proofread.readers.builder import is_to_us
from proofread.readers.xml.scan import Event, Kind, events

_LANGUAGES: Final = frozenset(("lang", "xml:lang", "language", "primarylanguage"))
"""What the formats call the attribute that names a language, in lower case."""


class Element:
    """An element.

    Attributes:
        event: its start.
        kind: what the format calls it.
        content: its elements and stretches of text, in order.
        parent: where the element around it starts.
        foreign: whether it is in another language than English.
    """

    __slots__ = ("content", "event", "foreign", "kind", "parent")

    def __init__(self, event: Event, kind: str, parent: int, *, foreign: bool) -> None:
        self.event = event
        self.kind = kind
        self.content: list[Element | Event] = []
        self.parent = parent
        self.foreign = foreign

    @property
    def elements(self) -> list["Element"]:
        """The elements right in it."""
        return [each for each in self.content if isinstance(each, Element)]

    def within(self, *kinds: str, without: frozenset[str] = frozenset()) -> Iterator["Element"]:
        """The elements of some kinds at any depth, in order; not those within one of them or of a kind in `without`."""
        pending = self.elements[::-1]
        while pending:
            element = pending.pop()
            if element.kind in kinds:
                yield element
            elif element.kind not in without:
                pending += reversed(element.elements)

    def texts(self) -> Iterator[Event]:
        """The stretches of text and the CDATA sections at any depth, in order."""
        pending = self.content[::-1]
        while pending:
            each = pending.pop()
            if isinstance(each, Element):
                pending += reversed(each.content)
            else:
                yield each


class Tree:
    """The elements of a file.

    Attributes:
        root: the outermost element.
        comments: the comments addressed to us.

    Raises:
        ReadError: the file is not well formed, or there is no element in it.
    """

    def __init__(self, name: str, source: str, kind: Callable[[Event], str], *, html: bool = False) -> None:
        self.comments: list[Span] = []
        self._kind = kind
        opened: list[Element] = []
        root: Element | None = None
        for event in events(name, source, html=html):
            if event.kind is Kind.START:
                element = self._element(event, opened[-1] if opened else None)
                root = root or element
                opened.append(element)
            elif event.kind is Kind.END:
                opened.pop()
            elif event.kind is Kind.COMMENT:
                if is_to_us(source, event.start):
                    self.comments.append(Span(event.start, event.end))
            elif opened:
                opened[-1].content.append(event)
        if root is None:
            raise ReadError(f"{name} is not XML: there is no element in it", hint="say what it is with --as")
        self.root = root

    def _element(self, event: Event, parent: Element | None) -> Element:
        said = language(event.attributes, _LANGUAGES)
        foreign = not said.startswith("en") if said else parent is not None and parent.foreign
        element = Element(event, self._kind(event), parent.event.start if parent else -1, foreign=foreign)
        if parent:
            parent.content.append(element)
        return element
