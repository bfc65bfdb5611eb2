"""A walk down the trie by all ways of reading a piece of text at once: a beam search.

The readings so far are kept by where in the trie they stand. Of each the best that can become of it is known, so that
those which promise least are left; what no form begins with ends at once.
"""

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

_WIDTH: Final = 50  # readings that are followed at once
_FEW: Final = 6
_BEHIND: Final = 11.0  # nats: a reading that promises so much less than the best is not followed
_KEPT: Final = 17
_STEP_WORTH: Final = WORTH * STEP
_NEVER: Final = 99.0

_Column = dict[int, float]


class _Text(NamedTuple):
    """What is read: as it is written, and in small letters where its capitals say nothing."""

    written: str
    small: str


class Walk:
    """Finds forms by any number of misreadings, known and unseen."""

    def __init__(self, trie: Trie, channel: Channel) -> None:
        self._trie = trie
        self._channel = channel
        self._for_one: dict[str, _Column] = {}
        self._for_two: dict[str, dict[int, _Column]] = {}
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

    def ends(self, written: str, small: str) -> dict[str, float]:
        """Forms that the text may be a misreading of, each with its cost, in nats above that of no misreading."""
        own = self._channel.own(small)
        last = self._last(_Text(written, small), own + _limit(len(small)))
        best = self._trie.best
        ends = ((cost - _STEP_WORTH * best[node], cost - own, node) for node, cost in last.items() if best[node])
        return {self._trie.spelt(node): cost for _, cost, node in nsmallest(_KEPT, ends)}

    def _last(self, text: _Text, limit: float) -> _Column:
        """Where in the trie the text may end, and what it costs to get there."""
        columns: list[_Column] = [{} for _ in range(len(text.small) + 2)]
        columns[0][ROOT] = 0.0
        for at, letter in enumerate(text.small):
            column = self._hopeful(columns[at])
            self._miss(column, limit)
            for one in {letter, text.written[at]}:
                self._step(column, one, limit, columns[at + 1])
            for two in {text.small[at : at + 2], text.written[at : at + 2]}:
                if len(two) > 1 and (two in self._for_one or two in self._for_two):
                    self._step(column, two, limit, columns[at + 2])
            extra = UNSEEN if letter.isalnum() or letter == "'" else SPECK
            ahead = columns[at + 1]
            for node, cost in column.items():
                if cost + extra < ahead.get(node, limit):
                    ahead[node] = cost + extra
        self._miss(columns[len(text.small)], limit)
        return columns[len(text.small)]

    def _hopeful(self, column: _Column) -> _Column:
        """The most promising of the readings so far, none much less so than the best of them."""
        if len(column) <= _FEW:
            return column
        top = self._trie.top
        rated = sorted((cost - _STEP_WORTH * top[node], node) for node, cost in column.items())
        most = rated[0][0] + _BEHIND
        return {node: column[node] for promise, node in rated[:_WIDTH] if promise <= most}

    def _miss(self, column: _Column, limit: float) -> None:
        """Let each reading go on by a letter that was left out."""
        first = self._trie.first
        for node, cost in list(column.items()):
            spent = cost + UNSEEN
            if spent <= limit:
                for child in range(first[node] + 1, first[node + 1] + 1):
                    if spent < column.get(child, limit):
                        column[child] = spent

    def _step(self, column: _Column, written: str, limit: float, target: _Column) -> None:
        """Read `written`, one or two letters, for one or two letters of the forms."""
        first, labels = self._trie.first, self._trie.labels
        ones, twos = self._for_one.get(written, {}), self._for_two.get(written, {})
        unseen = UNSEEN if len(written) == 1 else _NEVER
        for node, cost in column.items():
            room = limit - cost
            start = first[node] + 1
            for child, label in enumerate(labels[start - 1 : first[node + 1]], start):
                one = ones.get(label, unseen)
                if one <= room and cost + one < target.get(child, limit):
                    target[child] = cost + one
                two = twos.get(label)
                if two is not None:
                    low = first[child]
                    for grandchild, second in enumerate(labels[low : first[child + 1]], low + 1):
                        spent = cost + two.get(second, _NEVER)
                        if spent < target.get(grandchild, limit):
                            target[grandchild] = spent


def _limit(length: int) -> float:
    """What the misreadings of so many letters may cost, in nats: of short forms everything is a misreading."""
    return min(16.0, 9.0 + 0.9 * length)
