"""Edits into the bytes of a file, written as it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from proofread.fixing.edit import Edit
from proofread.model.document import Document
from proofread.readers.encoding import decoded

_OF_BYTES: Final[Mapping[str, str]] = MappingProxyType({"docx": "proofread.fixing.docx"})
"""The formats that are no text, and the module of each that has ``rewrite(data, edits) -> bytes``."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read.

    Attributes:
        name: what a report calls it.
        data: its bytes.
        format: what it is read as.
        read: the story in bytes that take its place; raises what reading raises.
    """

    name: str
    data: bytes
    format: str
    read: Callable[[bytes], Document]

    @property
    def is_text(self) -> bool:
        """Whether its bytes are text."""
        return self.format not in _OF_BYTES

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Its bytes with edits of the source, which do not overlap.

        Raises:
            EncodingError: its encoding lacks a character of a replacement.
            EditError: its format cannot hold an edit.
        """
        if module := _OF_BYTES.get(self.format):
            rewritten: bytes = import_module(module).rewrite(self.data, ordered(edits))
            return rewritten
        found = decoded(self.data, self.name)
        return found.encoded(spliced(found.text, edits))


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits that do not overlap, in any order; of two insertions at one place the first goes before."""
    pieces = []
    at = 0
    for edit in ordered(edits):
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def ordered(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in order of place.

    Raises:
        ValueError: two of them overlap.
    """
    placed = sorted(edits, key=lambda edit: edit.span)
    for before, after in pairwise(placed):
        if after.span.start < before.span.end:
            raise ValueError(f"the edits at {before.span} and {after.span} overlap")
    return placed


def moved_back(edits: Iterable[Edit], offset: int) -> int:
    """Where an offset of the edited text lay before; inside a replacement, the start of what was replaced."""
    grown = 0
    for edit in ordered(edits):
        start = edit.span.start + grown
        if offset < start:
            break
        if offset < start + len(edit.replacement):
            return edit.span.start
        grown += len(edit.replacement) - (edit.span.end - edit.span.start)
    return offset - grown
