"""Words that a hyphen and white space part, as where a line ended: “inter- national”.

Over the end of a line in text that is wrapped this is how print is set, and nothing is
wrong; elsewhere the line ends are gone and the hyphens stayed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.doubt import strength_of

_HYPHENS: Final = ("- ", "-\n", "-\r", "-\t", "-\xa0", "\xad", "‐", "¬")
# Begins with the hyphen, so that no letter is looked at twice; a soft one and the sign for "not" are hyphens, too.
# Compiled when a story first needs it.
_BREAK: Final = "[-\xad‐¬](?<=[^\\W_].)(?:[ \xa0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,8})(?=[^\\W\\d_])"
_SUSPENDED: Final = frozenset("and or to nor but und".split())
"""Words after a hyphen that waits for the second half of a later word: two- and three-year."""

_WHOLE_FLOOR: Final = -16.5
"""Log probability from which a whole makes one word of its halves."""

_NARROWEST: Final = 28
_WIDEST: Final = 100
"""The narrowest and widest line, in code points, that looks as if it were one of a column."""

_SEVERAL: Final = 2


class BrokenWord(NamedTuple):
    """A word in two pieces.

    Attributes:
        first: the index of the token before the hyphen.
        last: the index of the token after it.
        whole: the pieces without the hyphen.
        strength: the log probability of the whole as a word or a name, FLOOR for an unknown one.
        is_set_so: whether it stands over the end of a full line, where print is broken.
    """

    first: int
    last: int
    whole: str
    strength: float
    is_set_so: bool

    @property
    def is_one(self) -> bool:
        """Whether the pieces make a known word."""
        return self.strength >= _WHOLE_FLOOR

    def span(self, analysis: Analysis) -> Span:
        """From the beginning of the first piece to the end of the last."""
        return Span(analysis.tokens[self.first].start, analysis.tokens[self.last].end)


class BrokenWords:
    """Finds the broken words of stories."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def of(self, analysis: Analysis) -> tuple[BrokenWord, ...]:
        """The broken words of a story, in order; found once a story."""
        return analysis.once("broken words", lambda story: tuple(self._find(story)))

    def _find(self, analysis: Analysis) -> Iterator[BrokenWord]:
        tokens, text = analysis.tokens, analysis.text
        if not any(hyphen in text for hyphen in _HYPHENS):
            return
        for match in re.finditer(_BREAK, text):
            last = bisect_left(tokens, match.end(), key=attrgetter("start"))
            if last == len(tokens) or tokens[last].start != match.end() or tokens[last].kind is not Kind.WORD:
                continue
            first = last - 1
            while first and tokens[first].start >= match.start():
                first -= 1
            if tokens[first].end < match.start() or tokens[first].kind not in (Kind.WORD, Kind.NUMBER):
                continue
            if len(tokens[last].text) == 1:
                continue
            broken = self._broken(analysis, first, last, match)
            if broken.is_set_so or tokens[last].text.casefold() not in _SUSPENDED:
                yield broken

    def _broken(self, analysis: Analysis, first: int, last: int, match: re.Match[str]) -> BrokenWord:
        left, right = (plain(analysis.tokens[at].text).rstrip("-‐¬") for at in (first, last))
        whole = left + right
        strength = self.strength(whole) if shape(right) is Shape.LOWER or whole.isupper() else FLOOR
        is_set_so = "\n" in match.group() and _is_full(analysis, first, last, match)
        return BrokenWord(first, last, whole, strength, is_set_so)

    def strength(self, word: str) -> float:
        """The log probability of a word as it is written, FLOOR for an unknown one."""
        entry = self._lexicon.words.entry(stem_of(word).casefold())
        return strength_of(entry, shape(word)) if entry is not None else FLOOR


def _is_full(analysis: Analysis, first: int, last: int, match: re.Match[str]) -> bool:
    """Whether the line that ends in the hyphen is one of a column.

    It is where it does not end its block. Where it does, it is no wider than a column, and the story has wrapped
    blocks or more such lines, or the line is nearly as wide as the widest beside it.
    """
    if analysis.block_bounds(first) == analysis.block_bounds(last):
        return True
    above, line, below = _widths(analysis.text, match)
    widest = max(above, line, below)
    if widest > _WIDEST:
        return False
    return analysis.once("keeps lines", _keeps_lines) or (widest >= _NARROWEST and line >= widest * 2 // 3)


def _widths(text: str, match: re.Match[str]) -> tuple[int, int, int]:
    """The code points of the line above a line end, of the line itself and of the one below."""
    start = text.rfind("\n", 0, match.start()) + 1
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    end = text.find("\n", match.end())
    return max(0, start - 1 - above), match.start() + 1 - start, (end if end >= 0 else len(text)) - match.end()


def _keeps_lines(analysis: Analysis) -> bool:
    """Whether the line ends of a story are those of a page: blocks go over them, or several lines end in a hyphen."""
    text = analysis.text
    if any(text.find("\n", *block) >= 0 for block in analysis.document.blocks):
        return True
    narrow = (
        match for match in re.finditer(_BREAK, text) if "\n" in match.group() and max(_widths(text, match)) <= _WIDEST
    )
    return len(list(islice(narrow, _SEVERAL))) == _SEVERAL
