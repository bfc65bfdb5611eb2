"""Text as a reader of damaged copy sees it: what spaces, hyphens and dashes part, without the marks around it.

Tokens of the usual kind would not do: a misread letter may be a mark (``gov;ernment``) or a figure (``l0th``), and a
tokenizer cuts there.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.model.span import Span

_PIECE: Final = re.compile(r"[^\s\-—–/]+")
OUTER: Final = ".,;:!?'\"()[]{}“”‘’-—–\u00ad"
"""Marks that stand around units."""

HYPHENS: Final = "-\u00ad"
_BROKEN: Final = re.compile(rf"[{HYPHENS}]\s*\n\s*")


class Unit(NamedTuple):
    """A piece of the text.

    Attributes:
        start: where it begins, in code points.
        end: where it ends.
        text: what it says; of one that is broken over two lines both halves together.
        parts: the stretches that it lies in, two where it is broken.
    """

    start: int
    end: int
    text: str
    parts: tuple[Span, ...]

    @property
    def is_broken(self) -> bool:
        """Whether a hyphen and the end of a line part it."""
        return len(self.parts) > 1


def units_of(analysis: Analysis) -> list[Unit]:
    """The units of all blocks, in order."""
    return [unit for block in analysis.document.blocks for unit in units_in(analysis.text, *block)]


def units_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Unit]:
    """The units of a stretch of text, in order; one of marks alone is whole."""
    spans = [_core(match) for match in _PIECE.finditer(text, start, len(text) if end is None else end)]
    at = 0
    while at < len(spans):
        here = spans[at]
        first, last = here
        if at + 1 < len(spans) and text[last] in HYPHENS and _is_broken(text, last, spans[at + 1].start):
            after = spans[at + 1]
            yield Unit(first, after.end, text[first:last] + text[slice(*after)], (here, after))
            at += 2
        else:
            yield Unit(first, last, text[first:last], (here,))
            at += 1


def _is_broken(text: str, end: int, start: int) -> bool:
    """Whether what stands between the end of a piece and the start of the next one breaks a word."""
    return text[end - 1].isalpha() and _BROKEN.fullmatch(text, end, start) is not None


def _core(match: "re.Match[str]") -> Span:
    """A piece without the marks around it; all of it where it is nothing else."""
    start, end = match.span()
    whole = match.group()
    inner = whole.strip(OUTER)
    if inner and len(inner) < end - start:
        start += whole.index(inner)
        end = start + len(inner)
    return Span(start, end)
