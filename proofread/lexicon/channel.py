"""How a machine misreads letters: what it costs, in nats, that one segment of letters is read for another.

The noisy channel of spelling correction (Kernighan, Church and Gale 1990; segments of up to two letters as in Brill and
Moore 2000), counted from copy of which page and reading are both known.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proofread.errors import LexiconError
from proofread.lexicon.format import REBUILD

_SEEN: Final = 2  # how often a misreading of more than a letter for a letter must have been seen to count

_PRIOR: Final = 20.0  # readings that speak for what is usual where a letter was seldom seen
_KEPT: Final = 0.95  # of those the share that is read right
CASE: Final = 1.6
"""Nats: no capital for a small letter costs more."""

_RIGHT: Final = 0.2  # nats: nor does a letter read right
_REVIEWED: Final = 7.0  # nats: no misreading that is known of many machines costs more
_LEAST: Final = 1e-9
# Distinct misreadings of each kind that an unseen one shares its chance with, by letters written and letters meant.
_KINDS: Final = {(1, 1): 60, (1, 2): 300, (2, 1): 60, (0, 1): 1, (1, 0): 60, (2, 2): 3000}


@dataclass
class Counts:
    """What was read for what.

    Attributes:
        read: by what was written and what was meant (small letters; empty for nothing), how often.
        letters: how often each letter and pair of letters was meant.
    """

    read: Counter[tuple[str, str]] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.read + other.read, self.letters + other.letters)


def is_counted(written: str, right: str, often: int) -> bool:
    """Whether a misreading was seen often enough to be one that is known."""
    return often >= _SEEN or len(written) == len(right) == 1


def cost_of(counts: Counts) -> Callable[[str, str], float]:
    """What it costs, in nats, that a segment is written for another."""
    all_letters = sum(often for segment, often in counts.letters.items() if len(segment) == 1)
    kinds: Counter[tuple[int, int]] = Counter()
    for (written, right), often in counts.read.items():
        if written.lower() != right:
            kinds[len(written), len(right)] += often
    known: dict[tuple[str, str], float] = {}

    def share(written: str, right: str) -> float:
        meant = counts.letters[right] if right else all_letters
        seen = counts.read[written, right]
        kind = len(written), len(right)
        if written.lower() == right and len(right) == 1:
            return (seen + (_KEPT * _PRIOR if written == right else 3)) / (meant + _PRIOR + 2)
        usual = kinds[kind] / max(1, all_letters) / _KINDS[kind]
        counted = seen if seen >= _SEEN or kind in ((1, 1), (0, 1)) else 0
        return (counted + _PRIOR * usual) / (meant + _PRIOR)

    def cost(written: str, right: str) -> float:
        right = right.lower()
        if (written, right) not in known:
            nats = -math.log(max(share(written, right), _LEAST))
            if written.lower() == right and len(right) == 1:
                nats = min(nats, _RIGHT if written == right else CASE)
            known[written, right] = nats
        return known[written, right]

    return cost


class Channel:
    """The misreadings that are known, by what is written.

    Attributes:
        costs: by what is written (one or two letters, or none) and what is meant (likewise, small letters), nats.
    """

    def __init__(self, costs: dict[str, dict[str, float]]) -> None:
        self.costs = costs

    @classmethod
    def of(cls, counts: Counts, reviewed: Iterable[tuple[str, str]] = ()) -> "Channel":
        """The misreadings seen often enough, those that are reviewed, and each letter for itself."""
        cost = cost_of(counts)
        costs: dict[str, dict[str, float]] = {}
        for (written, right), often in sorted(counts.read.items()):
            if is_counted(written, right, often):
                costs.setdefault(written, {})[right] = round(cost(written, right), 3)
        for written, right in reviewed:
            rights = costs.setdefault(written, {})
            rights[right] = min(rights.get(right, _REVIEWED), _REVIEWED)
        return cls(costs)

    @classmethod
    def load(cls, data: Path) -> "Channel":
        """The compiled misreadings in a folder of dictionaries.

        Raises:
            LexiconError: they are missing or damaged.
        """
        path = data / "channel.json"
        try:
            costs = json.loads(path.read_bytes())["costs"]
            return cls({written: dict(rights.items()) for written, rights in costs.items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise LexiconError(f"compiled misreadings {path} are missing or damaged", hint=REBUILD) from None

    def own(self, text: str) -> float:
        """What it costs that all letters are read right, in nats."""
        costs = self.costs
        return sum(min(costs.get(letter, {}).get(letter.lower(), CASE), CASE) for letter in text)
