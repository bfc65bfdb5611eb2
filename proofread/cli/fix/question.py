"""A finding as it is asked about in a terminal."""

from collections.abc import Iterator
from typing import Final

from proofread.fixing.review import Review
from proofread.model.document import Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.positions import Lines
from proofread.reporters.passage import passage
from proofread.reporters.terminal import Piece, heading, joined
from proofread.reporters.visible import cells, visible

HELP: Final = (
    ("a", "accept the first suggestion"),
    ("1-9", "accept the suggestion of this number"),
    ("e", "type what is to stand there"),
    ("i", "ignore this once"),
    ("r", "ignore from now on, with a reason"),
    ("d", "add the word to the dictionary, with a note"),
    ("k", "skip the rest of this file; what was accepted in it stands"),
    ("u", "undo the last decision"),
    ("q", "quit; what was accepted is written"),
    ("?", "this list"),
)
"""Every key and what it does. Ctrl-C quits, too, and drops what was decided in the file at hand."""

_INTERRUPT: Final = ("Ctrl-C", "quit; what was accepted in this file is dropped")
_INDENT: Final = "    "
_BRACKETS: Final = "[{}] "
_LEAST: Final = 24
"""Columns below which nothing is cut any shorter."""


class Questions:
    """Writes questions for a terminal of a width, in colour or not."""

    def __init__(self, *, colour: bool, width: int) -> None:
        self._colour = colour
        self._width = max(_LEAST, width)

    def question(self, name: str, document: Document, review: Review) -> str:
        """The finding at hand: where it stands, the passage, what is wrong, and what can be chosen."""
        return self._text(self._entries(name, document, review))

    def prompt(self, finding: Finding) -> str:
        """What is asked, on one line if there is room."""
        numbers = len(finding.suggestions)
        choose = ["1"] if numbers == 1 else [f"1-{numbers}"] if numbers else []
        accept = ["a accept"] if numbers else []
        rest = ["e type", "i ignore", "r reason", "d learn", "k skip", "u undo", "q quit", "?"]
        long = ", ".join([*accept, *rest])
        short = ",".join([*(each[0] for each in accept), *choose, *(each[0] for each in rest)])
        shown = long if len(long) + len(_BRACKETS) + 1 <= self._width else short
        return self._text([[Piece(_BRACKETS.format(shown), "quiet")]]).rstrip("\n")

    def help(self) -> str:
        """Every key."""
        return self._text([[Piece(f"{_INDENT}{key:<7}", "place"), Piece(about)] for key, about in (*HELP, _INTERRUPT)])

    def said(self, text: str) -> str:
        """A remark on what was typed."""
        return self._text([[Piece(f"{_INDENT}{visible(text)}", "quiet")]])

    def _text(self, entries: "Iterator[list[Piece]] | list[list[Piece]]") -> str:
        return "".join(joined(pieces, colour=self._colour) + "\n" for pieces in entries)

    def _entries(self, name: str, document: Document, review: Review) -> Iterator[list[Piece]]:
        finding = review.finding
        start = document.source_span(finding.span).start
        line, column = Lines(document.source).position(start)
        yield [Piece(f"{review.number + 1} of {len(review.findings)} in {visible(name)}", "place")]
        yield heading(f"{line}:{column}", finding, document.anchor(start))
        shown = passage(document.text, finding.span, self._width - len(_INDENT))
        yield [Piece(_INDENT + shown.before), Piece(shown.flagged, "flagged"), Piece(shown.after)]
        yield [Piece(_INDENT + shown.marker, "marker")]
        yield from self._wrapped(visible(finding.message), "")
        for number, suggestion in enumerate(finding.suggestions, 1):
            yield [Piece(f"{_INDENT}{number} "), Piece(quoted(suggestion), "correction" if number == 1 else "")]
        if finding.evidence:
            yield from self._wrapped(f"because: {visible('; '.join(finding.evidence))}", "quiet")

    def _wrapped(self, text: str, style: str) -> Iterator[list[Piece]]:
        """A visible text in lines that break at spaces where they can."""
        line = ""
        for word in text.split(" "):
            if line and cells(line) + 1 + cells(word) > self._width - len(_INDENT):
                yield [Piece(_INDENT + line, style)]
                line = word
            else:
                line = f"{line} {word}" if line else word
        yield [Piece(_INDENT + line, style)]


def quoted(suggestion: Suggestion) -> str:
    """A suggestion between quotation marks."""
    return f'"{visible(suggestion.replacement)}"' if suggestion.replacement else "nothing (delete it)"
