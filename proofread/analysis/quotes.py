"""Which tokens stand inside quotation marks."""

from collections.abc import Sequence
from typing import Final

from proofread.analysis.tokens import Token

_OPEN: Final = frozenset("“«„")
_CLOSE: Final = frozenset("”»")
_EITHER: Final = '"'


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
