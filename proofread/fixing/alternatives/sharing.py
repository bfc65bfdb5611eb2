"""What each of some words is to read where a correction concerns several of them."""

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A word, or part of one.

    Attributes:
        text: as it is.
        gap: what stands between it and the next in the text: a space, or nothing in a word on two lines.
        hyphen: what ends it where it goes on, and is not in the text.
    """

    text: str
    gap: str
    hyphen: str = ""


def shared_out(pieces: Sequence[Piece], new: str) -> list[str]:
    """What each piece is to read so that all of them read as a text; an empty one reads as nothing.

    Pieces at the edges that stay are left alone. Of those between, as many words as there are pieces are taken word
    by word; else the first takes all that the last does not have already.
    """
    first, start = 0, 0
    while first < len(pieces) - 1 and new.startswith(pieces[first].text + pieces[first].gap, start):
        start += len(pieces[first].text + pieces[first].gap)
        first += 1
    last, end = len(pieces), len(new)
    while last > first + 1 and new.endswith(pieces[last - 2].gap + pieces[last - 1].text, start, end):
        end -= len(pieces[last - 2].gap + pieces[last - 1].text)
        last -= 1
    kept = [each.text for each in pieces]
    return [*kept[:first], *_changed(pieces[first:last], new[start:end]), *kept[last:]]


def _changed(pieces: Sequence[Piece], new: str) -> list[str]:
    if len(pieces) == 1:
        return [new]
    words = new.split(" ")
    if len(words) == len(pieces) and all(each.gap == " " for each in pieces[:-1]):
        return words
    rest = _common_words(pieces[-1].text, new)
    return [new[: len(new) - len(rest)].rstrip(" "), *[""] * (len(pieces) - 2), rest]


def _common_words(text: str, other: str) -> str:
    """The whole words that two texts end in."""
    shorter = min(len(text), len(other))
    same = next((at for at in range(shorter) if text[-1 - at] != other[-1 - at]), shorter)
    ends_whole = all(same == len(each) or each[-1 - same] == " " for each in (text, other))
    tail = text[len(text) - same :]
    return tail if ends_whole else tail.partition(" ")[2]
