"""A walk down the trie by all ways of reading a piece of text at once: a beam search.

The readings so far are kept by where in the trie they stand. Of each the best that can become of it is known, so that
those which promise least are left; what no form begins with ends at once.
"""

import math
from bisect import bisect_right
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
_ROUNDING: Final = 1e-9  # nats: more than sums in another order differ by

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


class _First(NamedTuple):
    """A letter that a segment may have been, or have begun with.

    Attributes:
        alone: what it costs that it was this letter, in nats.
        least: what it costs at least that it was this letter and another one.
        seconds: those other letters, each with what both cost.
    """

    alone: float
    least: float
    seconds: tuple[tuple[int, float], ...]


class _Segment(NamedTuple):
    """What one or two letters may have been.

    Attributes:
        firsts: the letters that they are known to have been or begun with.
        costs: what each of those costs at least, the cheapest first.
        dearer: for each number of them all letters but so many of the cheapest.
    """

    firsts: dict[int, _First]
    costs: list[float]
    dearer: list[bytes]


def _segment_of(rights: dict[str, float], unseen: float) -> _Segment:
    """What letters may have been that are read for these, each with its cost; that of any other letter is `unseen`."""
    alone: _Costs = {}
    twos: dict[int, _Costs] = {}
    for right, cost in rights.items():
        letters = right.encode("latin-1", "ignore")
        if len(letters) != len(right):
            continue  # no form has such a letter
        if len(letters) == 1:
            alone[letters[0]] = cost
        elif len(letters) == 2:
            twos.setdefault(letters[0], {})[letters[1]] = cost
    firsts = {}
    for label in sorted(alone.keys() | twos.keys()):
        seconds = twos.get(label, {})
        least = min(seconds.values(), default=_NEVER)
        firsts[label] = _First(alone.get(label, unseen), least, tuple(sorted(seconds.items())))
    by_cost = sorted(firsts, key=lambda label: min(firsts[label][:2]))
    dearer = [bytes(set(range(256)).difference(by_cost[:count])) for count in range(len(by_cost) + 1)]
    return _Segment(firsts, [min(firsts[label][:2]) for label in by_cost], dearer)


_ANY: Final = _First(UNSEEN, _NEVER, ())
_NOTHING: Final = _segment_of({}, UNSEEN)


class Walk:
    """Finds forms by any number of misreadings, known and unseen."""

    def __init__(self, trie: Trie, channel: Channel) -> None:
        self._trie = trie
        self._channel = channel
        self._segments: dict[str, _Segment] = {}

    def _segment(self, written: str) -> _Segment:
        """What one or two letters may have been; remembered for those of which anything is known."""
        found = self._segments.get(written)
        if found is None:
            rights = self._channel.costs.get(written)
            if rights is None:
                return _NOTHING
            found = self._segments[written] = _segment_of(rights, UNSEEN if len(written) == 1 else _NEVER)
        return found

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
            for one in dict.fromkeys((letter, text.written[at])):  # in order: what is left depends on it
                self._step(column, one, limit, ahead, reach)
            for two in dict.fromkeys((text.small[at : at + 2], text.written[at : at + 2])):
                if len(two) > 1 and two in self._channel.costs:
                    self._step(column, two, limit, columns[at + 2], reach)
            extra = UNSEEN if letter.isalnum() or letter == "'" else SPECK
            costs = ahead.costs
            for node, cost in column.costs.items():
                if cost + extra < costs.get(node, limit):
                    costs[node] = cost + extra
        last = columns[len(text.small)]
        self._miss(last, limit, reach)
        return last.costs

    def _narrow(self, column: _Column, reach: _Reach) -> None:
        """Leave the most promising of the readings, none much less so than the best of them."""
        if len(column.costs) > _FEW:
            top, costs = self._trie.top, column.costs
            rated = sorted([(cost - _STEP_WORTH * top[node], node) for node, cost in costs.items()])
            most = rated[0][0] + reach.behind
            column.costs = {node: costs[node] for promise, node in rated[: reach.width] if promise <= most}

    def _miss(self, column: _Column, limit: float, reach: _Reach) -> None:
        """Let each reading go on by a letter that was left out."""
        first, top, costs = self._trie.first, self._trie.top, column.costs
        most, dearest = column.best + reach.behind, limit - UNSEEN + _ROUNDING
        for node, cost in [item for item in costs.items() if item[1] <= dearest]:
            spent = cost + UNSEEN
            if spent <= limit and spent - _STEP_WORTH * top[node] <= most:
                for child in range(first[node] + 1, first[node + 1] + 1):
                    if spent < costs.get(child, limit) and spent - _STEP_WORTH * top[child] <= most:
                        costs[child] = spent

    def _step(self, column: _Column, written: str, limit: float, ahead: _Column, reach: _Reach) -> None:
        """Read `written`, one or two letters, for one or two letters of the forms."""
        first, labels, top = self._trie.first, self._trie.labels, self._trie.top
        segment, costs, best, behind = self._segment(written), ahead.costs, ahead.best, reach.behind
        unseen = UNSEEN if len(written) == 1 else _NEVER
        for node, cost in column.costs.items():
            edge = first[node]
            following = labels[edge : first[node + 1]]
            # No child is worth more than the best form below the node: what costs more need not be looked at.
            most = best + behind + _STEP_WORTH * top[node]
            if cost + unseen <= most and cost + unseen < limit:
                steps = [(at, *segment.firsts.get(label, _ANY)) for at, label in enumerate(following, edge + 1)]
            else:
                slack = min(limit, most) - cost + _ROUNDING
                near = following.translate(None, segment.dearer[bisect_right(segment.costs, slack)])
                steps = [(edge + 1 + following.index(label), *segment.firsts[label]) for label in near]
            for child, alone, least, seconds in steps:
                spent = cost + alone
                if spent < costs.get(child, limit) and (promise := spent - _STEP_WORTH * top[child]) <= best + behind:
                    costs[child] = spent
                    best = min(best, promise)
                if cost + least < limit and cost + least - _STEP_WORTH * top[child] <= best + behind:
                    best = self._step_twice(child, cost, seconds, limit, costs, best)
        ahead.best = best

    def _step_twice(
        self, node: int, cost: float, seconds: tuple[tuple[int, float], ...], limit: float, ahead: _Costs, best: float
    ) -> float:
        """Read on below the first of two letters for the second; gives the best promise so far."""
        edge = self._trie.first[node]
        following = self._trie.labels[edge : self._trie.first[node + 1]]
        for label, both in seconds:
            child, spent = edge + 1 + following.find(label), cost + both
            if child > edge and spent < ahead.get(child, limit):
                ahead[child] = spent
                best = min(best, spent - _STEP_WORTH * self._trie.top[child])
        return best
