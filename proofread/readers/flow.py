"""White space as a browser lays it out."""

from typing import NamedTuple

from proofread.readers.attributes import Aside
from proofread.readers.builder import PARAGRAPH, Builder
from proofread.readers.tags import OBJECT


class _Held(NamedTuple):
    """A stretch of the source that counts only where prose follows it, and what it shows as; empty is as it stands."""

    start: int
    end: int
    shown: str
    protected: bool = False

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.shown != OBJECT


class Flow:
    """Passes prose on to a builder, white space collapsed.

    White space and pictures are held back until prose follows them in the same
    block: a run of white space counts as one space even across tags, and the
    edges of a block have neither.
    """

    __slots__ = ("_asides", "_builder", "_escapes", "_held")

    def __init__(self, builder: Builder, escapes: tuple[str, ...]) -> None:
        self._builder = builder
        self._escapes = escapes
        self._asides: list[Aside] = []
        self._held: list[_Held] = []

    def text(self, start: int, end: int, *, protected: bool) -> None:
        """Prose as it stands."""
        self._release()
        self._builder.keep(start, end, protected=protected)

    def replaced(self, start: int, end: int, text: str, *, protected: bool) -> None:
        """Markup that shows as other characters."""
        self._release()
        self._builder.replace(start, end, text, protected=protected)

    def object(self, start: int, end: int) -> None:
        """Markup that shows as a picture or the like."""
        if self._builder.in_block:
            self._held.append(_Held(start, end, OBJECT, protected=True))

    def whitespace(self, start: int, end: int, *, protected: bool, preserved: bool) -> None:
        """A run of white space; `preserved` where it shows as it stands."""
        if preserved:
            self._release()
        elif self._held and self._held[-1].is_space:
            return
        if self._builder.in_block:
            self._held.append(_Held(start, end, "" if preserved else " ", protected))

    def newline(self, start: int, end: int) -> None:
        """A forced line end; the second in a row ends the block."""
        if self._held and self._held[-1].shown == "\n":
            self.end_block(PARAGRAPH)
        elif self._builder.in_block:
            if self._held and self._held[-1].is_space:
                self._held.pop()
            self._held.append(_Held(start, end, "\n"))

    def literal(self, start: int, end: int, escapes: tuple[str, ...], *, protected: bool) -> None:
        """Prose as it stands in a stretch where characters are written in another way."""
        self._release()
        self._builder.write_as(escapes)
        self._builder.keep(start, end, protected=protected)
        self._builder.write_as(self._escapes)

    def aside(self, aside: Aside) -> None:
        """A text to be read apart; one inside a block waits for its end, so that the block stays whole."""
        if self._builder.in_block:
            self._asides.append(aside)
        else:
            self._set_apart(aside)

    def end_block(self, gap: str) -> None:
        """What follows is read apart."""
        self._held.clear()
        self._builder.end_block(gap)
        if self._asides:
            waiting, self._asides = self._asides, []
            for aside in waiting:
                self._set_apart(aside)

    def _set_apart(self, aside: Aside) -> None:
        self._builder.end_block(PARAGRAPH)
        self._builder.write_as(aside.escapes)
        for start, end, shown in aside.pieces:
            if shown is None:
                self._builder.keep(start, end, protected=aside.protected)
            else:
                self._builder.replace(start, end, shown, protected=aside.protected)
        self._builder.write_as(self._escapes)
        self._builder.end_block(PARAGRAPH)

    def _release(self) -> None:
        held, self._held = self._held, []
        for start, end, shown, protected in held:
            if shown:
                self._builder.show(start, end, shown, protected=protected)
            else:
                self._builder.keep(start, end, protected=protected)
