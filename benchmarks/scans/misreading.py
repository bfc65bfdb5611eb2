"""What a machine makes of right text, by the misreadings that the program knows: the noisy channel, run forwards."""

import math
import re
from collections import defaultdict
from random import Random
from typing import Final, NamedTuple

from proofread.lexicon.channel import Channel

_WORD: Final = re.compile(r"([^\W\d_]{2,})( ?)")
_SPLIT, _SPECKED, _JOINED = 0.05, 0.05, 0.05
"""Of the words that are read wrong the shares that are read in two, that hold a speck, and whose space is lost."""
_AGAIN: Final = 0.2
"""Of the words with a misread letter the share that has another."""
_SPECKS: Final = ".,;:'•|"


class _Way(NamedTuple):
    """One thing that may happen to a word: where, and what is read there."""

    start: int
    end: int
    written: str


class Misreader:
    """Reads right text as a machine would.

    Args:
        channel: what misreadings cost.
        rate: the share of words that are read wrong, 0 to 1.
    """

    def __init__(self, channel: Channel, rate: float) -> None:
        self._rate = rate
        self._written: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for written, rights in channel.costs.items():
            for right, cost in rights.items():
                if right and written.lower() != right:
                    self._written[right].append((written, math.exp(-cost)))

    def read(self, text: str, chance: Random) -> str:
        """The text as it is read; the same for the same state of `chance`."""

        def as_read(found: re.Match[str]) -> str:
            return found[0] if chance.random() >= self._rate else self._misread(found[1], found[2], chance)

        return _WORD.sub(as_read, text)

    def _misread(self, word: str, space: str, chance: Random) -> str:
        kind, at = chance.random(), chance.randrange(1, len(word))
        if kind < _SPLIT:
            return f"{word[:at]} {word[at:]}{space}"
        if kind < _SPLIT + _SPECKED:
            return word[:at] + chance.choice(_SPECKS) + word[at:] + space
        if kind < _SPLIT + _SPECKED + _JOINED:
            return word
        word = self._letters(word, chance)
        return (self._letters(word, chance) if chance.random() < _AGAIN else word) + space

    def _letters(self, word: str, chance: Random) -> str:
        """The word with a letter, or two that stand together, read for others."""
        ways: list[_Way] = []
        weights: list[float] = []
        for start in range(len(word)):
            for end in range(start + 1, min(start + 2, len(word)) + 1):
                for written, weight in self._written.get(word[start:end].lower(), ()):
                    ways.append(_Way(start, end, _cased(written, word, start)))
                    weights.append(weight)
        if not ways:
            return word
        (way,) = chance.choices(ways, weights)
        return word[: way.start] + way.written + word[way.end :]


def _cased(written: str, word: str, start: int) -> str:
    if word.isupper():
        return written.upper()
    return written.capitalize() if word[start].isupper() else written
