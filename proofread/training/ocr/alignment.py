"""Which letters were read for which: pairs of words aligned by the cheapest misreadings, counted, aligned again.

Expectation maximisation with the best alignment only, after Brill and Moore (2000): up to two letters for up to two.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from proofread.lexicon.channel import Counts, cost_of

_STEPS: Final = ((1, 1), (1, 2), (2, 1), (0, 1), (1, 0), (2, 2))
"""Letters written and letters meant."""
_ROUNDS: Final = 4
_MOST: Final = 4.5
"""Nats a letter: a pair that costs more is no misreading of one word."""
_ALIKE: Final = 0.3
"""The least share of letters that are kept."""

Cost = Callable[[str, str], float]


class Pair(NamedTuple):
    """A word as it was read, and as it stands on the page."""

    written: str
    right: str


@dataclass
class Evidence:
    """Words misread and words read right, of one document or of many."""

    pairs: list[Pair] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)


def count(evidence: Iterable[Evidence]) -> list[Counts]:
    """What was read for what, for each of the evidence."""
    found = list(evidence)
    cost: Cost = _first_cost
    for _ in range(_ROUNDS):
        counted = [_counted(each, cost) for each in found]
        channel = sum(counted, Counts())
        cost = cost_of(channel)
    return counted


def _counted(evidence: Evidence, cost: Cost) -> Counts:
    counts = Counts()
    for pair in evidence.pairs:
        spent, steps = align(pair, cost)
        same = sum(written == right for written, right in steps)
        if spent <= _MOST * max(len(pair.right), 1) and same >= _ALIKE * len(pair.right):
            counts.read.update((written, right.lower()) for written, right in steps)
            counts.letters.update(_segments(pair.right.lower()))
    for word, often in evidence.kept.items():
        for letter in word:
            counts.read[letter, letter.lower()] += often
        for segment in _segments(word.lower()):
            counts.letters[segment] += often
    return counts


def _segments(word: str) -> Iterator[str]:
    yield from word
    yield from (word[at : at + 2] for at in range(len(word) - 1))


def align(pair: Pair, cost: Cost) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest way from what was meant to what was read: its cost in nats, and its steps."""
    written, right = pair
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(written) + 1):
        for j in range(len(right) + 1):
            ways = [
                (best[i - a, j - b][0] + cost(written[i - a : i], right[j - b : j]), (a, b))
                for a, b in _STEPS
                if (i - a, j - b) in best and _is_step(written[i - a : i], right[j - b : j], (a, b))
            ]
            if ways:
                best[i, j] = min(ways)
    return best[len(written), len(right)][0], list(_steps(pair, best))


def _is_step(written: str, right: str, step: tuple[int, int]) -> bool:
    if (len(written), len(right)) != step:
        return False
    return step != (2, 2) or (written[0] != right[0] and written[1] != right[1])


def _steps(pair: Pair, best: dict[tuple[int, int], tuple[float, tuple[int, int]]]) -> list[tuple[str, str]]:
    i, j = len(pair.written), len(pair.right)
    steps = []
    while i or j:
        a, b = best[i, j][1]
        steps.append((pair.written[i - a : i], pair.right[j - b : j]))
        i, j = i - a, j - b
    return steps[::-1]


def _first_cost(written: str, right: str) -> float:
    """Before anything is counted."""
    if written == right:
        return 0.01
    if written.lower() == right.lower():
        return 2.0
    return 7.9 if len(written) == len(right) == 2 else 4.0 + abs(len(written) - len(right))
