"""How one spelling could have become another, and what that costs.

A cost of 1 is an ordinary slip. Slips that hands and ears make often cost less: two
letters swapped, a double letter made single or a single one doubled, one vowel for
another, a neighbouring key. A wrong first letter costs more: it is the letter that
writers get right (Yannakoudakis and Fawthrop 1983; Pollock and Zamora 1984).
"""

from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

SWAP: Final = "two letters swapped"
MOVED: Final = "a letter moved"
DOUBLED: Final = "a letter doubled"
SINGLED: Final = "a double letter made single"
EXTRA: Final = "a letter too many"
MISSING: Final = "a letter missing"
VOWEL: Final = "one vowel for another"
KEY: Final = "a neighbouring key"
SOUND: Final = "a letter that sounds alike"
ACCENT: Final = "an accent left out"
OTHER: Final = "another letter"

_COST: Final = {
    SWAP: 0.8,
    MOVED: 1.3,
    DOUBLED: 0.7,
    SINGLED: 0.7,
    EXTRA: 1.1,
    MISSING: 1.0,
    VOWEL: 1.0,
    KEY: 1.1,
    SOUND: 1.0,
    ACCENT: 0.3,
    OTHER: 1.7,
}
_FIRST_LETTER: Final = 1.0
_SWAP_LENGTH: Final = 2

_VOWELS: Final = frozenset("aeiouy")
_SOUNDS: Final = frozenset(
    map(frozenset, ("cs", "ck", "sz", "kq", "fv", "dt", "gj", "bp", "mn", "vw", "ct", "iy", "td"))
)
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ACCENTS: Final = str.maketrans(
    "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłñńňòóôõöøōőřśşšșťţțùúûüūůűýÿźžż",
    "aaaaaaaaacccddeeeeeeegiiiiiilnnnoooooooorsssstttuuuuuuuyyzzz",
)


def _neighbouring_keys() -> frozenset[frozenset[str]]:
    pairs: set[frozenset[str]] = set()
    for number, row in enumerate(_ROWS):
        pairs.update(frozenset(pair) for pair in pairwise(row))
        if number + 1 < len(_ROWS):
            below = _ROWS[number + 1]
            pairs.update(frozenset((row[at], below[at])) for at in range(len(below)))
            pairs.update(frozenset((row[at + 1], below[at])) for at in range(min(len(below), len(row) - 1)))
    return frozenset(pairs)


_KEYS: Final = _neighbouring_keys()


class Edit(NamedTuple):
    """The cheapest way from a right form to a written one.

    Attributes:
        cost: in ordinary slips.
        kinds: the slips, from the left; at most a few.
        first: whether the first letter differs.
    """

    cost: float
    kinds: tuple[str, ...]
    first: bool


def unaccented(form: str) -> str:
    """The form with the plain letters that a keyboard without accents gives."""
    return form if form.isascii() else form.translate(_ACCENTS)


@lru_cache(maxsize=32768)
def edit(written: str, right: str) -> Edit:
    """The cheapest way in which the right form became the written one; both casefolded."""
    first = written[:1] != right[:1]
    start = 0
    limit = min(len(written), len(right))
    while start < limit and written[start] == right[start]:
        start += 1
    end = 0
    while end < limit - start and written[-1 - end] == right[-1 - end]:
        end += 1
    if _is_moved(written[start : len(written) - end], right[start : len(right) - end]):
        return Edit(_COST[MOVED] + (_FIRST_LETTER if first else 0.0), (MOVED,), first)
    cost, kinds = _align(written, right, start, len(written) - end, len(right) - end)
    return Edit(cost + (_FIRST_LETTER if first else 0.0), kinds, first)


def _is_moved(written: str, right: str) -> bool:
    """Whether one letter jumped over two or more: Mauripol, Mariupol."""
    return len(written) == len(right) > _SWAP_LENGTH and (
        written == right[-1] + right[:-1] or written == right[1:] + right[0]
    )


def _align(written: str, right: str, start: int, written_end: int, right_end: int) -> tuple[float, tuple[str, ...]]:
    """Cheapest alignment of the parts that differ; the table is a few cells wide."""
    width, height = right_end - start, written_end - start
    table: list[list[tuple[float, tuple[str, ...]]]] = [[(0.0, ())] * (width + 1) for _ in range(height + 1)]
    for row in range(height + 1):
        for column in range(width + 1):
            if row or column:
                table[row][column] = min(_steps(table, written, right, start, row, column))
    return table[height][width]


def _steps(
    table: list[list[tuple[float, tuple[str, ...]]]], written: str, right: str, start: int, row: int, column: int
) -> list[tuple[float, tuple[str, ...]]]:
    at, to = start + row - 1, start + column - 1
    steps = []
    if row and column:
        before = table[row - 1][column - 1]
        if written[at] == right[to]:
            steps.append(before)
        else:
            steps.append(_with(before, _replacement(written[at], right[to])))
    if row:
        doubled = at > 0 and written[at - 1] == written[at]
        steps.append(_with(table[row - 1][column], DOUBLED if doubled else EXTRA))
    if column:
        singled = (to > 0 and right[to - 1] == right[to]) or (to + 1 < len(right) and right[to + 1] == right[to])
        steps.append(_with(table[row][column - 1], SINGLED if singled else MISSING))
    if row > 1 and column > 1 and written[at] == right[to - 1] and written[at - 1] == right[to]:
        steps.append(_with(table[row - 2][column - 2], SWAP))
    return steps


def _with(before: tuple[float, tuple[str, ...]], kind: str) -> tuple[float, tuple[str, ...]]:
    return before[0] + _COST[kind], (*before[1], kind)


def _replacement(written: str, right: str) -> str:
    pair = frozenset((written, right))
    if unaccented(written) == unaccented(right):
        return ACCENT
    if written in _VOWELS and right in _VOWELS:
        return VOWEL
    if pair in _SOUNDS:
        return SOUND
    return KEY if pair in _KEYS else OTHER
