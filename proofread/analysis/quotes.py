"""What stands inside quotation marks: tokens of a block, or stretches of a story."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from proofread.analysis.tokens import Token
from proofread.model.span import Span

_OPEN: Final = frozenset("“«„")
_CLOSE: Final = frozenset("”»")
_EITHER: Final = '"'
OPENING: Final = _OPEN | {_EITHER}
"""The marks that a quotation may begin with."""


def quoted_tokens(tokens: Sequence[Token], first: int, last: int) -> frozenset[int]:
    """Indices of the tokens of a block ``[first, last)`` that are quoted.

    Straight marks open and close in turn; a mark left open runs to the end of its
    block, as news style leaves it where the quotation goes on in the next paragraph.
    Single marks are not counted: they cannot be told from apostrophes cheaply.
    """
    inside: list[int] = []
    open_mark = False
    for index in range(first, last):
        mark = tokens[index].text
        if mark in _OPEN:
            open_mark = True
        elif mark in _CLOSE:
            open_mark = False
        elif mark == _EITHER:
            open_mark = not open_mark
        elif open_mark:
            inside.append(index)
    return frozenset(inside)


def quoted_stretches(text: str, blocks: Sequence[Span], protected: Sequence[Span] = ()) -> list[Span]:
    """What stands inside double quotation marks, in order and the marks left out, each stretch within one block.

    Marks open and close as in `quoted_tokens`. A block that closes a curly quotation which it did not open is quoted up
    to there, if the one before it left that open. A straight mark after a figure opens nothing: it is one of inches.
    What is protected holds no marks.
    """
    stretches: list[Span] = []
    marks = [at for at in _marks(text) if not _inside(protected, at)]
    left_open = False
    for block in blocks:
        here = marks[bisect_left(marks, block.start) : bisect_left(marks, block.end)]
        carried = left_open and bool(here) and text[here[0]] in _CLOSE
        inside, is_open = _block_stretches(text, block, here, is_open=carried)
        stretches += inside
        left_open = is_open or (left_open and not here)
    return stretches


def _block_stretches(text: str, block: Span, marks: Sequence[int], *, is_open: bool) -> tuple[list[Span], bool]:
    """The quoted stretches of a block with its marks, and whether the last of them is left open."""
    stretches: list[Span] = []
    start = block.start
    for mark in marks:
        if is_open and text[mark] not in _OPEN:
            stretches.append(Span(start, mark))
            is_open = False
        elif not is_open and _opens(text, mark):
            start, is_open = mark + 1, True
    if is_open:
        stretches.append(Span(start, block.end))
    return [each for each in stretches if each.start < each.end], is_open


def _opens(text: str, mark: int) -> bool:
    return text[mark] in _OPEN or (text[mark] == _EITHER and not text[mark - 1 : mark].isdigit())


def _marks(text: str) -> list[int]:
    """Where the double marks of a text stand."""
    return [match.start() for match in re.finditer(f"[{''.join(sorted(_OPEN | _CLOSE))}{_EITHER}]", text)]


def _inside(spans: Sequence[Span], at: int) -> bool:
    index = bisect_right(spans, at, key=attrgetter("start")) - 1
    return index >= 0 and at < spans[index].end
