"""What is written about a check: its docstring, taken apart for whoever shows it."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from proofread.checks.check import Check

_MARKED: Final = re.compile(r"\{\{(.*?)\|(.*?)\}\}")
_SECTION: Final = re.compile(r"^(Settings|House|Examples|Passes):\n((?:[ ]{4}.*\n?)+)", re.MULTILINE)
_GOES_ON: Final = " " * 8


class Piece(NamedTuple):
    """A stretch of an example; `right` is what stands for it in the right text, None where nothing is wrong.

    It is the same as what is written where a fault is found and nobody can tell what is right.
    """

    written: str
    right: str | None = None


class Example(NamedTuple):
    """A text, mostly of one line, with everything in it that a check flags."""

    pieces: tuple[Piece, ...]

    @property
    def wrong(self) -> str:
        """The line as it is flagged."""
        return "".join(piece.written for piece in self.pieces)

    @property
    def right(self) -> str:
        """The line with every fault set right."""
        return "".join(piece.written if piece.right is None else piece.right for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class About:
    """A check as it is described.

    Attributes:
        id: its permanent id.
        summary: what it finds, in a few words.
        on_by_default: whether it runs unless it is left out.
        paragraphs: the description, each paragraph on one line.
        examples: what it flags.
        passes: lines that it leaves alone.
        text: the whole of it, as written.
        settings: the settings that examples and passes are read with, as TOML; empty for the defaults.
        house: the house dictionary that they are read with; empty for none.
    """

    id: str
    summary: str
    on_by_default: bool
    paragraphs: tuple[str, ...]
    examples: tuple[Example, ...]
    passes: tuple[str, ...]
    text: str
    settings: str = ""
    house: str = ""


def about(check: "type[Check]") -> About:
    """What is written about a check: in the docstring of its module, else in its summary alone."""
    info = check.info
    text = (sys.modules[check.__module__].__doc__ or info.summary).strip("\n")
    sections = {name: body.splitlines() for name, body in _SECTION.findall(text)}
    description = _SECTION.sub("", text).strip()
    return About(
        info.id,
        info.summary,
        info.on_by_default,
        tuple(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", description)),
        tuple(map(example, _entries(sections.get("Examples", ())))),
        tuple(_entries(sections.get("Passes", ()))),
        text,
        *("\n".join(line.strip() for line in sections.get(name, ()) if line.strip()) for name in ("Settings", "House")),
    )


def _entries(lines: Iterable[str]) -> list[str]:
    """The entries of a section: a line each, and with it those that are indented further, for text of several lines."""
    found: list[str] = []
    for line in filter(str.strip, lines):
        if found and line.startswith(_GOES_ON):
            found[-1] += f"\n{line.strip()}"
        else:
            found.append(line.strip())
    return found


def is_example(line: str) -> bool:
    """Whether a line has a ``{{wrong|right}}`` in it."""
    return _MARKED.search(line) is not None


def example(line: str) -> Example:
    """A line of ``{{wrong|right}}`` taken apart."""
    return Example(tuple(_pieces(line)))


def _pieces(line: str) -> Iterator[Piece]:
    marks = list(_MARKED.finditer(line))
    borders = [0, *(at for mark in marks for at in mark.span()), len(line)]
    for index, (start, end) in enumerate(pairwise(borders)):
        if index % 2:
            yield Piece(*marks[index // 2].groups())
        elif start < end:
            yield Piece(line[start:end])
