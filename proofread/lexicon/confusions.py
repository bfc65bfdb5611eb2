"""Which words are written for which others, and how pairs of words attract each other.

``confusions.bin`` is a table of words that have alternatives: words that a reviewed list
says are confused, and words one slip apart. Beside it lies a filter over pairs of
neighbouring words: one byte a pair, four bits of a check and four of the attraction
``log P(b | a) / P(b)`` by both trigram models. It decides in a fraction of a microsecond
what need not be scored; it is wrong for about one pair in forty, and never asked for more.
"""

from enum import IntEnum
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from proofread.lexicon.entry import FLOOR, STEP
from proofread.lexicon.table import Table

RECORD: Final = "<IBB"
"""First alternative, how many there are, and the frequency of the word in units of STEP above FLOOR."""

UNIT: Final = 0.6
"""Nats a unit of the four bits of attraction."""

LOWEST: Final = -2.4
"""Nats that the lowest attraction stands for."""

APART: Final = -1.2
"""Nats of attraction between two words that the filter does not hold: the models back off."""

EXTRA: Final = tuple(LOWEST + level * UNIT - APART for level in range(16))
"""What each level of attraction is above that of words that stand apart, in nats."""

_WHOLE: Final = 255
_SALT: Final = 0x9E3779B1
_WORD: Final = 0xFFFFFFFF
CHECK_SHIFT: Final = 28


class Relation(IntEnum):
    """Why a word may stand for another."""

    NEAR = 0  # one slip apart, in no list
    ENDING = 1  # one slip apart, and forms of one word
    SOUND = 2
    SENSE = 3
    SMALL = 4
    SLIP = 5
    FORM = 6
    PRONOUN = 7  # whom it means is beyond a few words, so that only a language model can tell


WEAKER: Final = {Relation.NEAR: 1.5, Relation.ENDING: 3.0}
"""Nats that a pair of no list must gain more than one of a list, before it is worth scoring."""

_WEAKER: Final = tuple(WEAKER.get(relation, 0.0) for relation in Relation)

LISTED: Final = {
    "sound": Relation.SOUND,
    "sense": Relation.SENSE,
    "small": Relation.SMALL,
    "slip": Relation.SLIP,
    "form": Relation.FORM,
    "pronoun": Relation.PRONOUN,
}
"""The reviewed lists, ``dictionaries/confusions/NAME.tsv``."""


class Alternative(NamedTuple):
    """Another word that may have been meant.

    Attributes:
        word: in small letters with ASCII apostrophes.
        relation: why.
        gain: how much more frequent it is than the written word, in nats.
        alike: how far both words stand after the same words, and before the same words, 0 to 1 each.
    """

    word: str
    relation: Relation
    gain: float
    alike: tuple[float, float]

    @property
    def is_near(self) -> bool:
        """Whether only nearness speaks for it, no reviewed list."""
        return self.relation <= Relation.ENDING


class Rough(NamedTuple):
    """What deciding quickly takes of an alternative.

    Attributes:
        after: its hash as the second word of a pair.
        before: its hash as the first word of a pair.
        gain: how much more frequent it is than the written word, in nats, less what its relation must make up for.
        at: its number among the alternatives of all words.
    """

    after: int
    before: int
    gain: float
    at: int


def pair_keys(word: str) -> tuple[int, int]:
    """The hashes of a word as the first and as the second of a pair."""
    code = crc32(word.encode("utf-8", "surrogatepass"))
    return code, (code * _SALT ^ code >> 15) & _WORD


class Confusions:
    """The words with alternatives, and the filter.

    Raises:
        LexiconError: the file is missing, damaged or of another version.
    """

    def __init__(self, data: Path) -> None:
        self._table = Table(data / "confusions.bin", "confusions", RECORD)
        self._entries = self._table.store.array("alternative_entry")
        self._relations = self._table.store.array("alternative_relation")
        self._alike = self._table.store.array("alternative_alike")
        self.pairs = self._table.store.array("pairs")
        self.mask = len(self.pairs) - 1

    def __len__(self) -> int:
        return len(self._table)

    def alternatives(self, word: str) -> tuple[Alternative, ...]:
        """What may have been meant by a word, those of lists first; empty for a word that is never doubted."""
        return tuple(self.alternative(each.at, word) for each in self.rough(word))

    def rough(self, word: str) -> tuple[Rough, ...]:
        """What deciding quickly takes of each alternative of a word."""
        found = self._table.find(word)
        if found < 0:
            return ()
        table, entries = self._table, self._entries
        first, count, frequency = table.record(found)
        rough = []
        for at in range(first, first + count):
            entry = entries[at]
            before, after = pair_keys(table.key(entry))
            gain = (table.record(entry)[2] - frequency) * STEP - _WEAKER[self._relations[at]]
            rough.append(Rough(after, before, gain, at))
        return tuple(rough)

    def alternative(self, at: int, word: str) -> Alternative:
        """One of the alternatives of a word, by its number among those of all."""
        entry = self._entries[at]
        other = self._table.key(entry)
        gain = self.frequency(other) - self.frequency(word)
        alike = (self._alike[2 * at] / _WHOLE, self._alike[2 * at + 1] / _WHOLE)
        return Alternative(other, Relation(self._relations[at]), gain, alike)

    def frequency(self, word: str) -> float:
        """Log probability of a word that has alternatives, in nats; FLOOR for others."""
        found = self._table.find(word)
        return FLOOR if found < 0 else FLOOR + self._table.record(found)[2] * STEP

    def attraction(self, first: str, second: str) -> float:
        """How much likelier the second word is after the first than anywhere, in nats."""
        return self.attraction_of(pair_keys(first)[0] ^ pair_keys(second)[1])

    def attraction_of(self, code: int) -> float:
        """The attraction of the pair with this hash."""
        held = self.pairs[code & self.mask]
        return APART + EXTRA[held & 15] if held >> 4 == code >> CHECK_SHIFT else APART
