"""A walk down the trie by all ways of reading a piece of text at once: a beam search."""

from heapq import nsmallest
from operator import itemgetter
from typing import Final

from proofread.lexicon.channel import Channel
from proofread.lexicon.trie import ROOT, STEP, Trie

_WIDTH: Final = 24  # readings that are followed at once
_SPECK: Final = 3.5  # nats: a mark too many
_EXTRA: Final = 9.5  # nats: a letter too many
_WORTH: Final = 0.8 * STEP  # nats for a step by which the best form that begins so is more common
_KEPT: Final = 6


class Walk:
    """Finds forms by any number of known misreadings."""

    def __init__(self, trie: Trie, channel: Channel) -> None:
        self._trie = trie
        self._channel = channel
        self._for_one: dict[str, dict[int, float]] = {}
        self._for_two: dict[str, dict[int, dict[int, float]]] = {}
        for written, rights in channel.costs.items():
            for right, cost in rights.items():
                self._add(written, right, cost)

    def _add(self, written: str, right: str, cost: float) -> None:
        try:
            letters = right.encode("latin-1")
        except UnicodeEncodeError:
            return
        if len(letters) == 1:
            self._for_one.setdefault(written, {})[letters[0]] = cost
        elif len(letters) == 2:
            self._for_two.setdefault(written, {}).setdefault(letters[0], {})[letters[1]] = cost

    def ends(self, text: str) -> dict[str, float]:
        """Forms that the text may be a misreading of, each with its cost, in nats above that of no misreading."""
        own = self._channel.own(text)
        limit = own + _limit(len(text))
        columns: list[dict[int, float]] = [{} for _ in range(len(text) + 2)]
        columns[0][ROOT] = 0.0
        for at, letter in enumerate(text):
            column = self._hopeful(columns[at])
            self._step(column, letter, limit, columns[at + 1])
            pair = text[at : at + 2]
            if pair in self._for_one or pair in self._for_two:
                self._step(column, pair, limit, columns[at + 2])
            extra = _EXTRA if letter.isalnum() or letter == "'" else _SPECK
            ahead = columns[at + 1]
            for node, cost in column.items():
                if cost + extra < ahead.get(node, limit):
                    ahead[node] = cost + extra
        best = self._trie.best
        forms = (
            (cost - _WORTH * best[node], cost - own, node) for node, cost in columns[len(text)].items() if best[node]
        )
        return {self._trie.spelt(node): cost for _, cost, node in nsmallest(_KEPT, forms)}

    def _hopeful(self, column: dict[int, float]) -> dict[int, float]:
        """The most promising of the readings so far."""
        if len(column) <= _WIDTH:
            return column
        top = self._trie.top
        rated = nsmallest(
            _WIDTH, ((cost - _WORTH * top[node], node) for node, cost in column.items()), key=itemgetter(0)
        )
        return {node: column[node] for _, node in rated}

    def _step(self, column: dict[int, float], written: str, limit: float, target: dict[int, float]) -> None:
        """Read `written`, one or two letters, for one or two letters of the forms."""
        first, labels = self._trie.first, self._trie.labels
        ones, twos = self._for_one.get(written, {}), self._for_two.get(written, {})
        for node, cost in column.items():
            start = first[node] + 1
            for child, label in enumerate(labels[start - 1 : first[node + 1]], start):
                if label in ones and cost + ones[label] < target.get(child, limit):
                    target[child] = cost + ones[label]
                if label in twos:
                    two, low = twos[label], first[child]
                    for grandchild, second in enumerate(labels[low : first[child + 1]], low + 1):
                        if second in two and cost + two[second] < target.get(grandchild, limit):
                            target[grandchild] = cost + two[second]


def _limit(length: int) -> float:
    """What the misreadings of so many letters may cost, in nats."""
    return min(18.0, 9.0 + 0.9 * length)
