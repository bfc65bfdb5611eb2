"""Which characters of a correction stand for which of what was written."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Final, NamedTuple

_LARGEST: Final = 250_000
"""Pairs of characters up to which two texts are compared; beyond, they are taken one by one as they come."""


class Change(NamedTuple):
    """What is to stand in place of a stretch of one piece; the offsets count code points of that piece."""

    piece: int
    start: int
    end: int
    text: str


def spread(pieces: Sequence[str], start: int, end: int, replacement: str) -> Iterator[Change]:
    """The changes that put a replacement in place of a stretch that runs over several pieces of text, in order.

    The offsets count from the start of the first piece; no piece is empty. What stays the same is left where it is.
    What replaces a character goes into the piece of that character; what is inserted goes into that of the
    character before, or into the first where nothing is before.
    """
    text = "".join(pieces)
    start, end, replacement = _trimmed(text, start, end, replacement)
    ends = list(accumulate(map(len, pieces)))
    first = bisect_left(ends, max(start, 1))  # holds the character before
    if end <= ends[first]:
        yield from _within(first, start - ends[first] + len(pieces[first]), text[start:end], replacement)
        return
    stands = _stands(text[start:end], replacement)
    stands[1] = stands[0] + stands[1] if start == 0 else stands[1]
    if start and stands[0]:
        at = start - ends[first] + len(pieces[first])
        yield Change(first, at, at, stands[0])
    for number in range(first, bisect_left(ends, end) + 1):
        begin = ends[number] - len(pieces[number])
        low, high = max(begin, start), min(ends[number], end)
        yield from _within(number, low - begin, text[low:high], "".join(stands[low - start + 1 : high - start + 1]))


def _within(piece: int, at: int, old: str, new: str) -> Iterator[Change]:
    start, end, new = _trimmed(old, 0, len(old), new)
    if start < end or new:
        yield Change(piece, at + start, at + end, new)


def _trimmed(text: str, start: int, end: int, replacement: str) -> tuple[int, int, str]:
    """A replacement without what stays the same at its start and its end."""
    old = text[start:end]
    before = _shared(old, replacement)
    after = _shared(reversed(old[before:]), reversed(replacement[before:]))
    return start + before, end - after, replacement[before : len(replacement) - after]


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts have in common before they differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _stands(old: str, new: str) -> list[str]:
    """What stands for each character of the old text, after what is inserted before all of them.

    Of the ways with the fewest edits it is the one that replaces rather than deletes and inserts: "ei" for "ie"
    changes two letters where they stand.
    """
    if len(old) * len(new) > _LARGEST:
        return ["", *new[: len(old) - 1], *[""] * (len(old) - 1 - len(new)), new[len(old) - 1 :]]
    stands = [""] * (len(old) + 1)
    rest = _distances(old, new)
    at = put = 0
    while put < len(new):
        if at < len(old) and rest[at][put] == rest[at + 1][put + 1] + (old[at] != new[put]):
            at += 1
            stands[at] = new[put]
            put += 1
        elif at < len(old) and rest[at][put] == rest[at + 1][put] + 1:
            at += 1
        else:
            stands[at] += new[put]
            put += 1
    return stands


def _distances(old: str, new: str) -> list[list[int]]:
    """How many edits lead from the rest of one text to the rest of the other, from each pair of offsets on."""
    below = list(range(len(new), -1, -1))
    rows = [below]
    for left, char in enumerate(reversed(old), start=1):
        row = [left]
        for column in range(len(new) - 1, -1, -1):
            replaced = below[column + 1] + (char != new[column])
            row.append(min(replaced, below[column] + 1, row[-1] + 1))
        below = row[::-1]
        rows.append(below)
    return rows[::-1]
