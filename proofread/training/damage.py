"""Puts errors into clean stories, as the model of noise has them happen.

How many there are is a matter of dose, the same for all stories: that of careless copy.
Which word, which letter and which space they befall is the model's. A seed and the
story's name decide the rest, so that the same errors come back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

from proofread.training import slips
from proofread.training.corpus import Mark, Story
from proofread.training.noise import Noise
from proofread.training.spaces import edges, gaps

SLIP, SPLIT, GLUE, STRAY = 1 / 120, 1 / 900, 1 / 900, 1 / 900
"""The dose of each kind of error, for each word that it can befall."""

_CAPITAL: Final = 2.0  # names are mistyped more often than words
_SHORTEST: Final = 4
_WORD: Final = re.compile(r"(?<![\w'’.@/-])[^\W\d_]{3,}(?![\w'’@/-]|\.\w)")
_TRIES: Final = 4


class Wrong(NamedTuple):
    """A stretch of a clean story, and what is to stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Damage:
    """Damages stories."""

    noise: Noise
    seed: int = 0

    def damaged(self, story: Story) -> Story:
        """A clean story with errors put in and marked."""
        random = Random(f"{self.seed}/{story.key}")  # noqa: S311 - no secret
        wrongs = sorted((*self._words(story.text, random), *self._spaces(story.text, random)))
        pieces: list[str] = []
        marks: list[Mark] = []
        at = length = 0
        for wrong in wrongs:
            if wrong.start < at or (marks and wrong.start == at):
                continue
            before = story.text[at : wrong.start]
            length += len(before)
            marks.append(Mark(length, length + len(wrong.text), (story.text[wrong.start : wrong.end],)))
            pieces += (before, wrong.text)
            length += len(wrong.text)
            at = wrong.end
        return Story(story.set, story.id, "".join((*pieces, story.text[at:])), tuple(marks))

    def _words(self, text: str, random: Random) -> Iterator[Wrong]:
        """Slips in words, and words cut in two."""
        for match in _WORD.finditer(text):
            word = match.group()
            chance = random.random() / (_CAPITAL if word[0].isupper() else 1.0)
            if len(word) < _SHORTEST or chance >= SLIP + SPLIT:
                continue
            wrong = self.slip(word, random) if chance < SLIP else self.cut(word, random)
            if wrong != word:
                yield Wrong(*match.span(), wrong)

    def _spaces(self, text: str, random: Random) -> Iterator[Wrong]:
        """Spaces lost, and spaces that come in at a mark."""
        for gap in gaps(text):
            if random.random() < GLUE * self.noise.rate("glue", gap.kind):
                yield Wrong(gap.start, gap.end, text[gap.start : gap.at] + text[gap.at + 1 : gap.end])
        words = len(text.split())
        found = list(edges(text))
        dose = STRAY * words / max(1, len(found))
        for edge in found:
            if random.random() < dose * self.noise.rate("stray", edge.kind):
                start, end = _run_around(text, edge.at)
                yield Wrong(start, end, f"{text[start : edge.at]} {text[edge.at : end]}")

    def slip(self, word: str, random: Random) -> str:
        """A word as a hurried hand would write it."""
        once, again = self.noise.rate("words", "once"), self.noise.rate("words", "again")
        wrong = self._slip(word, random)
        if random.random() < again / (once + again) and len(wrong) >= _SHORTEST:
            wrong = self._slip(wrong, random)
        return wrong

    def cut(self, word: str, random: Random) -> str:
        """A word with a space in it."""
        at = self._place(slips.CUT, "split", word, random).at
        return f"{word[:at]} {word[at:]}"

    def _slip(self, word: str, random: Random) -> str:
        small = word.lower()
        for _ in range(_TRIES if len(small) == len(word) else 0):
            kind = self._pick(slips.KINDS, "slips", random)
            if not slips.places(kind, small):
                continue
            place = self._place(kind, f"{kind}.positions", small, random)
            wrong = _written(word, kind, place.at, self._letter(kind, place.letter, random))
            if wrong != word:
                return wrong
        return word

    def _place(self, kind: str, positions: str, word: str, random: Random) -> slips.Place:
        found = slips.places(kind, word)
        rates = [
            self.noise.rate(positions, each.position) * self.noise.rate(f"{kind}.letters", each.letter)
            for each in found
        ]
        return random.choices(found, rates)[0]

    def _letter(self, kind: str, beside: str, random: Random) -> str:
        """The letter that is written too much or instead."""
        if kind in (slips.KEY, slips.KEY_PUT_IN):
            return random.choice(slips.NEIGHBOURS.get(beside, beside))
        if kind == slips.DOUBLED:
            return beside
        if kind in slips.ALPHABETS:
            others = [letter for letter in slips.ALPHABETS[kind] if letter != beside]
            return self._pick(others, f"{kind}.written", random)
        return ""

    def _pick(self, keys: Sequence[str], table: str, random: Random) -> str:
        return random.choices(keys, [self.noise.rate(table, key) for key in keys])[0]


def _written(word: str, kind: str, at: int, letter: str) -> str:
    """A word with a slip in it, its capitals where they were."""
    new = letter.upper() if word.isupper() else letter
    if kind == slips.OMISSION:
        wrong = word[:at] + word[at + 1 :]
    elif kind == slips.SWAPPED:
        wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind in (slips.DOUBLED, slips.KEY_PUT_IN, slips.OTHER_PUT_IN):
        wrong = word[:at] + new + word[at:]
    else:
        wrong = word[:at] + new + word[at + 1 :]
    return wrong[0].upper() + wrong[1:].lower() if word[0].isupper() and word[1:].islower() else wrong


def _run_around(text: str, at: int) -> tuple[int, int]:
    """The stretch without a space around a place."""
    start = end = at
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
