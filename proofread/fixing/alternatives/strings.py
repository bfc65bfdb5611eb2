"""The `String` elements of a file of ALTO: where each stands, and what stands in it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.model.span import Span
from proofread.readers.ocr.layout import in_attribute, shown, words
from proofread.readers.xml.scan import Event, Kind, events

_HYPHENS: Final = "-\u00ad\u00ac\u2010"
_FIRST, _SECOND = "HypPart1", "HypPart2"


class Child(NamedTuple):
    """An element right in a String: its name without prefix, all of it, and what it says it is for."""

    name: str
    source: Span
    purpose: str


class String(NamedTuple):
    """A String.

    Attributes:
        event: its start.
        end: its end tag; empty where it has none.
        children: the elements right in it, in order.
    """

    event: Event
    end: Span
    children: tuple[Child, ...]

    @property
    def content(self) -> Span:
        """The value of CONTENT; an empty stretch where it has none."""
        return self.event.value("CONTENT") or Span(self.event.start, self.event.start)

    def reads(self, source: str) -> str:
        """Its words, a space between two of them."""
        return " ".join(each.text for each in words(source, in_attribute(self.event, "CONTENT")))

    def is_continued_by(self, other: "String") -> bool:
        """Whether it says that the other one holds the rest of a word that both name."""
        whole, rest = self.event.attribute("SUBS_CONTENT"), other.event.attribute("SUBS_CONTENT")
        kinds = self.event.attribute("SUBS_TYPE"), other.event.attribute("SUBS_TYPE")
        return kinds == (_FIRST, _SECOND) and bool(whole) and whole == rest


def strings(name: str, source: str) -> Iterator[String]:
    """The Strings of a file, in order; raises a ReadError where it is not well formed."""
    opened: Event | None = None
    held: list[Event] = []  # what is open in it
    children: list[Child] = []
    for event in events(name, source):
        if event.kind is Kind.START:
            if opened is not None:
                held.append(event)
            elif event.local == "String":
                opened, children = event, []
        elif event.kind is Kind.END and held:
            begun = held.pop()
            if not held:
                children.append(_child(source, begun, event.end))
        elif event.kind is Kind.END and opened is not None:
            yield String(opened, Span(event.start, event.end), tuple(children))
            opened = None


def hyphen_of(text: str) -> str:
    """The hyphen at the end of the first half of a word, if it stands there."""
    return text[len(text.rstrip(_HYPHENS)) :]


def _child(source: str, begun: Event, end: int) -> Child:
    return Child(begun.local, Span(begun.start, end), shown(source, begun, "PURPOSE"))
