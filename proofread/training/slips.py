"""Which slips of the hand made one word out of another, and where in the word."""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import Final, NamedTuple

from proofread.suggest import edits

OMISSION: Final = "omission"
DOUBLED: Final = "insertion.doubled"
KEY_PUT_IN: Final = "insertion.key"
OTHER_PUT_IN: Final = "insertion.other"
SWAPPED: Final = "transposition"
KEY: Final = "substitution.key"
VOWEL: Final = "substitution.vowel"
OTHER: Final = "substitution.other"
KINDS: Final = (OMISSION, DOUBLED, KEY_PUT_IN, OTHER_PUT_IN, SWAPPED, KEY, VOWEL, OTHER)

CUT: Final = "cut"
"""A space within a word: no slip of a letter, but it has its places, too."""

ALPHABETS: Final = {OTHER_PUT_IN: ascii_lowercase, OTHER: ascii_lowercase, VOWEL: "aeiouy"}
"""What may be written in the slips whose letter the keyboard does not say."""

FIRST, SECOND, MIDDLE, LAST = "first", "second", "middle", "last"

_BESIDE: Final = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "wa qes wrd etf ryg tuh yij uok ipl o sqz awd sef drg fth gyj huk jil ko xa zsc xdv cfb vgn bhm n".split(),
        strict=False,
    )
)
NEIGHBOURS: Final = {
    letter: "".join(
        other for other in ascii_lowercase if other in _BESIDE.get(letter, "") or letter in _BESIDE.get(other, "")
    )
    for letter in ascii_lowercase
}
"""The keys beside each key."""

_SWAP_COST: Final = edits.edit("xba", "xab").cost
_DOUBLED_COST: Final = edits.edit("aa", "a").cost
_SINGLED_COST: Final = edits.edit("a", "aa").cost
_EXTRA_COST: Final = edits.edit("ab", "a").cost
_MISSING_COST: Final = edits.edit("a", "ab").cost


class Place(NamedTuple):
    """Where a kind of slip can befall a word.

    Attributes:
        at: the index of the letter, of the first of two swapped ones, or of the letter before which one is put in.
        position: first, second, last or in the middle, of the letters that this kind can befall.
        letter: the letter that tempts: left out, replaced, doubled, or beside what is put in.
    """

    at: int
    position: str
    letter: str


class Slip(NamedTuple):
    """One slip: its kind, its place in the right word, and the letter written too much or instead."""

    kind: str
    place: Place
    wrote: str = ""


def places(kind: str, word: str) -> list[Place]:
    """Where a kind of slip can befall a word in small letters."""
    return list(_put_in_places(kind, word) if kind in (DOUBLED, KEY_PUT_IN, OTHER_PUT_IN) else _places(kind, word))


def _places(kind: str, word: str) -> Iterator[Place]:
    length = len(word)
    if kind in (OMISSION, KEY, VOWEL, OTHER):
        for at, letter in enumerate(word):
            if kind != VOWEL or letter in ALPHABETS[VOWEL]:
                yield Place(at, _position(at, length - 1), letter)
    elif kind == SWAPPED:
        for at in range(length - 1):
            if word[at] != word[at + 1]:
                yield Place(at, _position(at, length - 2), word[at])
    elif kind == CUT:
        for at in range(1, length):
            yield Place(at, _position(at - 1, length - 2), word[at])


def _put_in_places(kind: str, word: str) -> Iterator[Place]:
    """Before each letter and after the last; beside which of two keys, where that matters."""
    length = len(word)
    for at in range(length + 1):
        if at:
            yield Place(at, _position(at, length), word[at - 1])
        if at < length and (kind == KEY_PUT_IN or (kind == OTHER_PUT_IN and not at)):
            yield Place(at, _position(at, length), word[at])


def _position(at: int, last: int) -> str:
    if at == 0:
        return FIRST
    if at == last:
        return LAST
    return SECOND if at == 1 else MIDDLE


def slips(written: str, right: str) -> tuple[Slip, ...]:
    """The cheapest slips that made the right word the written one, at the prices of `proofread.suggest.edits`.

    Both are in small letters. A letter that jumped over several others counts as left out and put in.
    """
    start = 0
    limit = min(len(written), len(right))
    while start < limit and written[start] == right[start]:
        start += 1
    end = 0
    while end < limit - start and written[-1 - end] == right[-1 - end]:
        end += 1
    table: dict[tuple[int, int], tuple[float, tuple[Slip, ...]]] = {(start, start): (0.0, ())}
    for row in range(start, len(written) - end + 1):
        for column in range(start, len(right) - end + 1):
            if row > start or column > start:
                table[row, column] = min(_steps(table, written, right, row, column))
    return table[len(written) - end, len(right) - end][1]


def _steps(
    table: dict[tuple[int, int], tuple[float, tuple[Slip, ...]]], written: str, right: str, row: int, column: int
) -> Iterator[tuple[float, tuple[Slip, ...]]]:
    length = len(right)
    if (row - 1, column - 1) in table:
        cost, before = table[row - 1, column - 1]
        wrote, meant = written[row - 1], right[column - 1]
        if wrote == meant:
            yield cost, before
        else:
            place = Place(column - 1, _position(column - 1, length - 1), meant)
            yield cost + _replacement_cost(wrote, meant), (*before, Slip(_replacement(wrote, meant), place, wrote))
    if (row - 1, column) in table:
        cost, before = table[row - 1, column]
        doubled = row > 1 and written[row - 2] == written[row - 1]
        yield cost + (_DOUBLED_COST if doubled else _EXTRA_COST), (*before, _put_in(written[row - 1], right, column))
    if (row, column - 1) in table:
        cost, before = table[row, column - 1]
        at = column - 1
        single = right[at] in (right[at - 1 : at], right[at + 1 : at + 2])
        place = Place(at, _position(at, length - 1), right[at])
        yield cost + (_SINGLED_COST if single else _MISSING_COST), (*before, Slip(OMISSION, place))
    if (row - 2, column - 2) in table and written[row - 2 : row] == right[column - 1] + right[column - 2]:
        cost, before = table[row - 2, column - 2]
        place = Place(column - 2, _position(column - 2, length - 2), right[column - 2])
        yield cost + _SWAP_COST, (*before, Slip(SWAPPED, place))


def _put_in(wrote: str, right: str, at: int) -> Slip:
    """The slip that put a letter in before the letter at an index."""
    before, after = right[at - 1 : at], right[at : at + 1]
    position = _position(at, len(right))
    if wrote == before:
        return Slip(DOUBLED, Place(at, position, before), wrote)
    for beside in filter(None, (before, after)):
        if wrote in NEIGHBOURS.get(beside, ""):
            return Slip(KEY_PUT_IN, Place(at, position, beside), wrote)
    return Slip(OTHER_PUT_IN, Place(at, position, before or after), wrote)


def _replacement(wrote: str, meant: str) -> str:
    if wrote in ALPHABETS[VOWEL] and meant in ALPHABETS[VOWEL]:
        return VOWEL
    return KEY if wrote in NEIGHBOURS.get(meant, "") else OTHER


@lru_cache(maxsize=4096)
def _replacement_cost(wrote: str, meant: str) -> float:
    return edits.edit(f"\0{wrote}\0", f"\0{meant}\0").cost
