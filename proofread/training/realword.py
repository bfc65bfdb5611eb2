"""Real-word errors for training and for measuring: put into clean news, as they would be made.

The pairs of the reviewed lists fall into two halves by a hash. What is measured puts in
pairs of the one half, and what it is measured with has learned from the other. Nothing is
learned of single pairs at all; the halves keep it so that this could be changed honestly.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, Token, plain, shape
from proofread.lexbuild.sources import rows
from proofread.lexicon.confusions import LISTED, Confusions, Relation
from proofread.readers import read_text
from proofread.suggest.lines import RARITY, SMALL
from proofread.training.corpus import Mark, Story
from proofread.training.damage import Wrong

_RARITY: Final = 0.5  # a word twice as frequent is befallen 1.4 times as often, not twice
_UNLISTED: Final = 0.1  # of the errors, those that only nearness explains
_LEAST: Final = -15.5  # nats: rarer words are written for others too seldom to be chosen
_COVERED: Final = 24  # code points around an error that get no other


class Fault(Enum):
    """The kinds of errors that are put in, by the name of their type in a set."""

    WORD = "realword"
    AGREEMENT = "grammar"
    MISSING = "missing_small"
    SURPLUS = "surplus_small"


RATE: Final = {Fault.WORD: 1 / 3000, Fault.AGREEMENT: 1 / 6000, Fault.MISSING: 1 / 5000, Fault.SURPLUS: 1 / 5000}
"""Errors a word of copy before it is edited; what the confidence goes by."""

_PAIRS_OF_FORMS: Final = frozenset(
    frozenset(pair.split())
    for pair in (
        "a an", "am are", "are is", "are was", "are were", "does do", "doesn't don't", "had has", "had have",
        "has have", "man men", "that those", "these this", "was were", "woman women", "needs need", "says say",
        "come came", "went gone", "he him", "she her", "they them", "us we", "who whom",
        "people peoples", "group groups",
    )
)  # fmt: skip


class Halves(Enum):
    """Which pairs of the reviewed lists are put in."""

    TAUGHT = "taught"
    HELD_OUT = "held out"
    BOTH = "both"


def is_held_out(one: str, other: str) -> bool:
    """Whether a pair belongs to the half that is kept for measuring."""
    first, second = sorted((one, other))
    return zlib.crc32(f"{first} {second}".encode()) % 2 == 0


class Swap(NamedTuple):
    """A way to get a word wrong: what is written for it, and what kind of error that is."""

    written: str
    fault: Fault
    weight: float


class Confused:
    """What may be written for each right word."""

    def __init__(self, confusions: Confusions, lists: Path, halves: Halves) -> None:
        self._confusions = confusions
        self._halves = halves
        self._listed: dict[str, list[str]] = {}
        for name in LISTED:
            for pair, _reason in rows(lists / f"{name}.tsv", 2):
                first, second = pair.split(" ")
                self._listed.setdefault(first, []).append(second)
                self._listed.setdefault(second, []).append(first)
        self._cache: dict[str, list[Swap]] = {}

    def of(self, right: str) -> list[Swap]:
        """The ways to get a word wrong, each with how often it should happen."""
        found = self._cache.get(right)
        if found is None:
            found = self._cache[right] = list(self._swaps(right))
        return found

    def _swaps(self, right: str) -> Iterator[Swap]:
        frequency = self._confusions.frequency(right)
        rarity = 2.718 ** (-_RARITY * frequency)
        for other in self._listed.get(right, ()):
            if self._confusions.frequency(other) >= _LEAST and self._is_wanted(right, other):
                yield Swap(other, self._fault(right, other), rarity)
        if self._halves is not Halves.HELD_OUT:
            near = [
                each.word
                for each in self._confusions.alternatives(right)
                if each.relation in (Relation.NEAR, Relation.ENDING)
            ]
            for other in near:
                if self._confusions.frequency(other) >= _LEAST:
                    yield Swap(other, Fault.WORD, _UNLISTED * rarity / len(near))

    def _is_wanted(self, right: str, other: str) -> bool:
        return self._halves is Halves.BOTH or is_held_out(right, other) == (self._halves is Halves.HELD_OUT)

    def _fault(self, right: str, other: str) -> Fault:
        is_form = any(
            each.word == other and each.relation is Relation.FORM for each in self._confusions.alternatives(right)
        )
        return Fault.AGREEMENT if is_form or frozenset((right, other)) in _PAIRS_OF_FORMS else Fault.WORD


@dataclass(frozen=True, slots=True)
class RealWordDamage:
    """Puts real-word errors into clean stories.

    Attributes:
        confused: what may be written for what.
        dose: errors of each kind for each word of a story.
        seed: decides, with the name of the story, which.
    """

    confused: Confused
    dose: float
    seed: int = 0

    def damaged(self, story: Story) -> Story:
        """A clean story with errors put in, each marked with its kind."""
        random = Random(f"real words/{self.seed}/{story.key}")  # noqa: S311 - no secret
        analysis = Analysis(read_text(story.id, story.text))
        wanted = len(story.text.split()) * self.dose
        wrongs: list[tuple[Wrong, Fault]] = []
        for fault in Fault:
            ways = list(self._ways(analysis, fault, random))
            count = int(wanted + random.random())
            wrongs += _drawn(ways, count, fault, random)
        return _with(story, wrongs)

    def _ways(self, analysis: Analysis, fault: Fault, random: Random) -> Iterator[tuple[Wrong, float]]:
        tokens = analysis.tokens
        for at, (before, token, after) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False), 1):
            if token.kind is not Kind.WORD:
                continue
            how = shape(token.text)
            if fault in (Fault.WORD, Fault.AGREEMENT):
                begins = how is Shape.TITLE and after.text.islower() and analysis.starts_sentence(at)
                if how is Shape.LOWER or begins:
                    yield from self._swaps(token, fault)
            elif how is Shape.LOWER and _stand_together(before, token, after):
                yield from _small_slips(token, before, after, fault, random)

    def _swaps(self, token: Token, fault: Fault) -> Iterator[tuple[Wrong, float]]:
        for swap in self.confused.of(plain(token.text).casefold()):
            if swap.fault is fault:
                yield Wrong(token.start, token.end, _dressed(swap.written, token.text)), swap.weight


def _stand_together(before: Token, token: Token, after: Token) -> bool:
    """Whether three words stand one space apart, the last of them in small letters."""
    if before.kind is not Kind.WORD or after.kind is not Kind.WORD or not after.text.islower():
        return False
    return after.start == token.end + 1 and token.start == before.end + 1


def _small_slips(
    token: Token, before: Token, after: Token, fault: Fault, random: Random
) -> Iterator[tuple[Wrong, float]]:
    """A small word left out, or one put in before a word."""
    if fault is Fault.MISSING and token.text in RARITY:
        yield Wrong(token.start, after.end, after.text), 1.0
    elif fault is Fault.SURPLUS:
        word = random.choice(SMALL)
        if word not in (token.text, before.text):
            yield Wrong(token.start, token.end, f"{word} {token.text}"), 1.0


def _dressed(word: str, written: str) -> str:
    if word == "i" or word.startswith("i'") or written[0].isupper():
        word = word[0].upper() + word[1:]
    return word.replace("'", "’") if "’" in written else word


def _drawn(ways: list[tuple[Wrong, float]], count: int, fault: Fault, random: Random) -> Iterator[tuple[Wrong, Fault]]:
    if ways and count:
        for wrong in random.choices([way for way, _ in ways], [weight for _, weight in ways], k=count):
            yield wrong, fault


def _with(story: Story, wrongs: list[tuple[Wrong, Fault]]) -> Story:
    """The story with the errors in it, none close behind another."""
    pieces: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for wrong, fault in sorted(wrongs, key=lambda each: each[0]):
        if marks and wrong.start < at + _COVERED:
            continue
        before = story.text[at : wrong.start]
        length += len(before)
        right = story.text[wrong.start : wrong.end]
        marks.append(Mark(length, length + len(wrong.text), (right,), fault.value))
        pieces += (before, wrong.text)
        length += len(wrong.text)
        at = wrong.end
    return Story(story.set, story.id, "".join((*pieces, story.text[at:])), tuple(marks))
