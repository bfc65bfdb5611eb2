"""Where spaces are lost and where they come in: the kinds of place that copy has."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from proofread.training.corpus import Story

_STRAY: Final = re.compile(r"(?<=[\w’”\"')\]])(?=[,.;:?!)\]”](?![\w,.;:?!]))|(?<=(?<!\S)[(\[])(?=\w)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLOSING: Final = "”’\"')]"
_OPENING: Final = "“‘\"'(["
_STOPS: Final = ".!?…"
_COMMAS: Final = ",;:"
_ENDS: Final = {
    sign: kind
    for signs, kind in ((_STOPS, "stop"), (_COMMAS, "comma"), (_CLOSING, "closing"), ("-–—", "dash"))
    for sign in signs
}
_BEGINNINGS: Final = {sign: kind for signs, kind in ((_OPENING, "opening"), ("-–—", "dash")) for sign in signs}


class Gap(NamedTuple):
    """A space between two words.

    Attributes:
        at: where it stands.
        start: where the run of signs before it begins.
        end: where the run after it ends.
        kind: what stands before and after, such as ``word names``: a small word before a name of several words.
    """

    at: int
    start: int
    end: int
    kind: str


def gaps(text: str) -> Iterator[Gap]:
    """The single spaces of a text, each between what stands beside it."""
    runs = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    for number, ((start, at), (after, end)) in enumerate(pairwise(runs)):
        if text[at:after] != " ":
            continue
        before = text[slice(*runs[number - 1])] if number and runs[number - 1][1] == start - 1 else ""
        behind = text[slice(*runs[number + 2])] if number + 2 < len(runs) and runs[number + 2][0] == end + 1 else ""
        yield Gap(at, start, end, f"{_left(before, text[start:at])} {_right(text[after:end], behind)}")


def _left(before: str, run: str) -> str:
    """What ends before a space: a mark, a small word, a name, a name of several words."""
    if run.endswith(("’s", "'s")):
        return "possessive"
    if not run[-1].isalpha():
        return _ENDS.get(run[-1], "figure")
    follows = before[:1].isupper() and before[-1].isalpha()
    return _word(run.lstrip(_OPENING), of_several=follows)


def _right(run: str, after: str) -> str:
    """What begins after a space."""
    if not run[0].isalpha():
        return _BEGINNINGS.get(run[0], "figure")
    return _word(run.rstrip(_CLOSING + _STOPS + _COMMAS), of_several=run[-1].isalpha() and after[:1].isupper())


def _word(run: str, *, of_several: bool) -> str:
    if not run[:1].isupper():
        return "word"
    if run.isupper() and len(run) > 1:
        return "capitals"
    return "names" if of_several else "name"


class Edge(NamedTuple):
    """A place where no space belongs: where it is, and the mark it is before or after."""

    at: int
    kind: str


def edges(text: str) -> Iterator[Edge]:
    """The places before and after marks of a text where no space stands or belongs."""
    for match in _STRAY.finditer(text):
        at = match.start()
        inside = text[at - 1] in "(["
        yield Edge(at, f"after {text[at - 1]}" if inside else f"before {text[at]}")


class Spaces(NamedTuple):
    """The right text of a story, and where in it spaces went wrong.

    Attributes:
        text: the story with its marks heeded.
        lost: where a space was lost.
        came: before which sign a space came in.
    """

    text: str
    lost: tuple[int, ...]
    came: tuple[int, ...]

    def cuts(self) -> Iterator[tuple[int, str]]:
        """The words that a space cut in two: before which letter, and the word."""
        for match in _WORD.finditer(self.text) if self.came else ():
            inside = [at - match.start() for at in self.came if match.start() < at < match.end()]
            if inside:
                yield inside[0], match.group().lower()


def mended(story: Story) -> Spaces:
    """The right text of a story, and the spaces that went wrong in marks that are about spaces alone."""
    pieces: list[str] = []
    lost: list[int] = []
    came: list[int] = []
    at = length = 0
    for mark in sorted(story.marks):
        if mark.start < at:
            continue  # two marks on one stretch: the first is heeded
        pieces += (story.text[at : mark.start], mark.rights[0])
        length += mark.start - at
        for offset, is_lost in _differences(story.text[mark.start : mark.end], mark.rights[0]):
            (lost if is_lost else came).append(length + offset)
        length += len(mark.rights[0])
        at = mark.end
    return Spaces("".join((*pieces, story.text[at:])), tuple(lost), tuple(came))


def _differences(written: str, right: str) -> Iterator[tuple[int, bool]]:
    """Where texts that differ in spaces alone do so: the offset in the right one, and whether a space was lost."""
    if written.replace(" ", "") != right.replace(" ", ""):
        return
    at = 0
    for offset, sign in enumerate(right):
        if written[at : at + 1] == sign:
            at += 1
        elif sign == " ":
            yield offset, True
        else:
            yield offset, False
            at = written.index(sign, at) + 1
