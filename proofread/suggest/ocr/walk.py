"""A walk down the trie by all ways of reading a piece of text at once: a beam search.

The readings so far are kept by where in the trie they stand. Of each the best that can become of it is known, so that
those which promise least are left; what no form begins with ends at once.
"""

import math
from heapq import nsmallest
from typing import Final, NamedTuple

from proofread.lexicon.channel import Channel
from proofread.lexicon.trie import ROOT, STEP, Trie

UNSEEN: Final = 9.5
"""Nats: a letter for another, one too many or one left out, where nothing such was seen."""

SPECK: Final = 3.5
"""Nats: a mark too many."""

WORTH: Final = 0.8
"""Nats for a nat by which a form is more common, where only a few can be kept."""

_FEW: Final = 6
_KEPT: Final = 17
_CHEAP: Final = 8.5  # nats: where nothing costs less, the walk is taken again, further
_SHORT: Final = 2  # letters: so short a form is next to everything already
_STEP_WORTH: Final = WORTH * STEP
_NEVER: Final = 99.0

_Costs = dict[int, float]


class _Column:
    """The readings that have come to a place in the text.

    Attributes:
        costs: by where in the trie a reading stands what it has cost, in nats.
        best: the best promise among them, in nats: its cost less what the best form below it is worth.
    """

    __slots__ = ("best", "costs")

    def __init__(self) -> None:
        self.costs: _Costs = {}
        self.best = math.inf


class _Text(NamedTuple):
    """What is read: as it is written, and in small letters where its capitals say nothing."""

    written: str
    small: str


class _Reach(NamedTuple):
    """How far a walk looks.

    Attributes:
        width: how many readings are followed at once.
        behind: a reading that promises so many nats less than the best is not followed.
        free: nats that misreadings may cost, whatever the length.
        most: nats that they may cost at most.
    """

    width: int
    behind: float
    free: float
    most: float

    def limit(self, length: int) -> float:
        """What the misreadings of so many letters may cost, in nats: of short forms everything is a misreading."""
        return min(self.most, self.free + 0.9 * length)


_NEAR: Final = _Reach(width=50, behind=11.0, free=9.0, most=16.0)
_FAR: Final = _Reach(width=100, behind=13.0, free=13.0, most=20.0)


class Walk:
    """Finds forms by any number of misreadings, known and unseen."""

    def __init__(self, trie: Trie, channel: Channel) -> None:
        self._trie = trie
        self._channel = channel
        self._for_one: dict[str, _Costs] = {}
        self._for_two: dict[str, dict[int, _Costs]] = {}
        for written, rights in channel.costs.items():
            for right, cost in rights.items():
                self._add(written, right, cost)
        self._least_of_two = {
            written: {first: min(seconds.values()) for first, seconds in twos.items()}
            for written, twos in self._for_two.items()
        }

    def _add(self, written: str, right: str, cost: float) -> None:
        try:
            letters = right.encode("latin-1")
        except UnicodeEncodeError:
            return
        if len(letters) == 1:
            self._for_one.setdefault(written, {})[letters[0]] = cost
        elif len(letters) == 2:
            self._for_two.setdefault(written, {}).setdefault(letters[0], {})[letters[1]] = cost

    def ends(self, written: str, small: str) -> dict[str, float]:
        """Forms that the text may be a misreading of, each with its cost, in nats above that of no misreading."""
        own = self._channel.own(small)
        text, best = _Text(written, small), self._trie.best
        last = self._last(text, own, _NEAR)
        if len(small) > _SHORT and not any(cost - own < _CHEAP and best[node] for node, cost in last.items()):
            last = self._last(text, own, _FAR)
        ends = ((cost - _STEP_WORTH * best[node], cost - own, node) for node, cost in last.items() if best[node])
        return {self._trie.spelt(node): cost for _, cost, node in nsmallest(_KEPT, ends)}

    def _last(self, text: _Text, own: float, reach: _Reach) -> _Costs:
        """Where in the trie the text may end, and what it costs to get there."""
        limit = own + reach.limit(len(text.small))
        columns = [_Column() for _ in range(len(text.small) + 2)]
        columns[0].costs[ROOT], columns[0].best = 0.0, -_STEP_WORTH * self._trie.top[ROOT]
        for at, letter in enumerate(text.small):
            column, ahead = columns[at], columns[at + 1]
            self._narrow(column, reach)
            self._miss(column, limit, reach)
            for one in {letter, text.written[at]}:
                self._step(column, one, limit, ahead, reach)
            for two in {text.small[at : at + 2], text.written[at : at + 2]}:
                if len(two) > 1 and (two in self._for_one or two in self._for_two):
                    self._step(column, two, limit, columns[at + 2], reach)
            extra = UNSEEN if letter.isalnum() or letter == "'" else SPECK
            for node, cost in column.costs.items():
                if cost + extra < ahead.costs.get(node, limit):
                    ahead.costs[node] = cost + extra
        last = columns[len(text.small)]
        self._miss(last, limit, reach)
        return last.costs

    def _narrow(self, column: _Column, reach: _Reach) -> None:
        """Leave the most promising of the readings, none much less so than the best of them."""
        if len(column.costs) > _FEW:
            top, costs = self._trie.top, column.costs
            rated = sorted((cost - _STEP_WORTH * top[node], node) for node, cost in costs.items())
            most = rated[0][0] + reach.behind
            column.costs = {node: costs[node] for promise, node in rated[: reach.width] if promise <= most}

    def _miss(self, column: _Column, limit: float, reach: _Reach) -> None:
        """Let each reading go on by a letter that was left out."""
        first, top, costs = self._trie.first, self._trie.top, column.costs
        most = column.best + reach.behind
        for node, cost in list(costs.items()):
            spent = cost + UNSEEN
            if spent <= limit and spent - _STEP_WORTH * top[node] <= most:
                for child in range(first[node] + 1, first[node + 1] + 1):
                    if spent < costs.get(child, limit) and spent - _STEP_WORTH * top[child] <= most:
                        costs[child] = spent

    def _step(self, column: _Column, written: str, limit: float, ahead: _Column, reach: _Reach) -> None:
        """Read `written`, one or two letters, for one or two letters of the forms."""
        first, labels, top = self._trie.first, self._trie.labels, self._trie.top
        ones, twos = self._for_one.get(written, {}), self._for_two.get(written, {})
        least_of_two = self._least_of_two.get(written, {})
        unseen = UNSEEN if len(written) == 1 else _NEVER
        costs, best, behind = ahead.costs, ahead.best, reach.behind
        for node, cost in column.costs.items():
            start = first[node] + 1
            other = unseen if cost + unseen - _STEP_WORTH * top[node] <= best + behind else _NEVER
            for child, label in enumerate(labels[start - 1 : first[node + 1]], start):
                spent = cost + ones.get(label, other)
                if spent < costs.get(child, limit) and (promise := spent - _STEP_WORTH * top[child]) <= best + behind:
                    costs[child] = spent
                    best = min(best, promise)
                if label in twos:
                    least = cost + least_of_two[label]
                    if least < limit and least - _STEP_WORTH * top[child] <= best + behind:
                        best = self._step_twice(child, cost, twos[label], limit, costs, best)
        ahead.best = best

    def _step_twice(self, node: int, cost: float, seconds: _Costs, limit: float, costs: _Costs, best: float) -> float:
        """Read on below the first of two letters for the second; gives the best promise so far."""
        first, labels, top = self._trie.first, self._trie.labels, self._trie.top
        start = first[node] + 1
        for child, label in enumerate(labels[start - 1 : first[node + 1]], start):
            spent = cost + seconds.get(label, _NEVER)
            if spent < costs.get(child, limit):
                costs[child] = spent
                best = min(best, spent - _STEP_WORTH * top[child])
        return best
