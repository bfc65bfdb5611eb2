"""Words that a piece of text may be a misreading of: the channel's segments walked down a trie of known forms.

All ways of reading are followed together, a letter of the text at a time, and those left that cost too much: a beam
search. What no form begins with ends at once, so the cost grows with doubt and not with the size of the dictionary.
"""

from heapq import nsmallest
from typing import Final, NamedTuple

from proofread.lexicon.channel import Channel
from proofread.lexicon.trie import ROOT, STEP, Trie

_WIDTH: Final = 50  # readings that are followed at once
_FEW: Final = 6
_BEHIND: Final = 11.0  # nats: a reading that promises so much less than the best is not followed
_KEPT: Final = 16
_LONGEST: Final = 24
_UNSEEN: Final = 9.5  # nats: a letter for another, one too many or one left out, where nothing such was seen
_SPECK: Final = 3.5  # nats: a mark too many
_WORTH: Final = 0.8 * STEP  # nats for a step by which a form is more common, where only a few can be kept


class Misreading(NamedTuple):
    """A known form that may have been misread.

    Attributes:
        key: casefolded, with ASCII apostrophes.
        cost: of the misreading, in nats, less what it costs that what is written was read right.
        strength: log probability of the form, in nats.
    """

    key: str
    cost: float
    strength: float


_Columns = dict[str, dict[int, float]]
_Pairs = dict[str, dict[int, dict[int, float]]]


class Misreadings:
    """Finds and remembers what forms may be misreadings of.

    Args:
        trie: the forms that may be offered.
        channel: what misreadings cost.
    """

    def __init__(self, trie: Trie, channel: Channel) -> None:
        self._trie = trie
        self._channel = channel
        self._for_one: _Columns = {}
        self._for_two: _Pairs = {}
        for written, rights in channel.costs.items():
            for right, cost in rights.items():
                self._add(written, right, cost)
        self._cache: dict[str, tuple[Misreading, ...]] = {}

    def _add(self, written: str, right: str, cost: float) -> None:
        try:
            letters = right.encode("latin-1")
        except UnicodeEncodeError:
            return
        if len(letters) == 1:
            self._for_one.setdefault(written, {})[letters[0]] = cost
        elif len(letters) == 2:
            self._for_two.setdefault(written, {}).setdefault(letters[0], {})[letters[1]] = cost

    def of(self, written: str) -> tuple[Misreading, ...]:
        """The forms that may have been read so, what is written left out, the likeliest first."""
        found = self._cache.get(written)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[written] = tuple(self._look_up(written))
        return found

    def _look_up(self, written: str) -> list[Misreading]:
        if not written or len(written) > _LONGEST:
            return []
        text = written.replace("’", "'").replace("‘", "'")
        small = text.lower() if _is_capitalised(text) else text
        own = self._channel.own(small)
        ends: dict[int, float] = {}
        self._walk(text, small, own + _limit(len(text)), ends)
        best = self._trie.best
        ranked = nsmallest(_KEPT + 1, ((cost - _WORTH * best[node], cost - own, node) for node, cost in ends.items()))
        key = written.casefold().replace("’", "'")
        spelt = ((self._trie.spelt(node), cost, node) for _, cost, node in ranked)
        return [Misreading(form, cost, self._trie.strength(node)) for form, cost, node in spelt if form != key][:_KEPT]

    def _walk(self, text: str, small: str, limit: float, ends: dict[int, float]) -> None:
        """Follow all readings of the text, and of it in small letters where its capitals say nothing.

        `ends` gets the nodes where forms end, and what they cost.
        """
        columns: list[dict[int, float]] = [{} for _ in range(len(text) + 3)]
        columns[0][ROOT] = 0.0
        for at, letter in enumerate(text):
            if not columns[at]:
                continue
            column = self._hopeful(columns[at])
            _miss(self._trie, column, limit)
            for one in {letter, small[at]}:
                self._step(column, one, limit, columns[at + 1])
            for pair in {text[at : at + 2], small[at : at + 2]}:
                if len(pair) == 2 and (pair in self._for_one or pair in self._for_two):
                    self._step(column, pair, limit, columns[at + 2])
            spare = limit - (_UNSEEN if letter.isalnum() or letter == "'" else _SPECK)
            ahead = columns[at + 1]
            for node, cost in column.items():
                if cost <= spare and cost + limit - spare < ahead.get(node, limit):
                    ahead[node] = cost + limit - spare
        last = columns[len(text)]
        _miss(self._trie, last, limit)
        best = self._trie.best
        ends.update((node, cost) for node, cost in last.items() if best[node])

    def _hopeful(self, column: dict[int, float]) -> dict[int, float]:
        """The most promising of the readings so far, none much less so than the best of them."""
        if len(column) <= _FEW:
            return column
        top = self._trie.top
        rated = sorted((cost - _WORTH * top[node], node) for node, cost in column.items())
        most = rated[0][0] + _BEHIND
        return {node: column[node] for promise, node in rated[:_WIDTH] if promise <= most}

    def _step(self, column: dict[int, float], written: str, limit: float, target: dict[int, float]) -> None:
        """Read `written`, one or two letters, for one or two letters of the forms."""
        first, labels = self._trie.first, self._trie.labels
        ones, twos = self._for_one.get(written, _NONE), self._for_two.get(written, _NO_PAIRS)
        unseen = _UNSEEN if len(written) == 1 else _NEVER
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
                        spent = two.get(second, _NEVER)
                        if spent <= room and cost + spent < target.get(grandchild, limit):
                            target[grandchild] = cost + spent


def _miss(trie: Trie, column: dict[int, float], limit: float) -> None:
    """Let each reading go on by a letter that was left out."""
    first = trie.first
    for node, cost in list(column.items()):
        spent = cost + _UNSEEN
        if spent <= limit:
            for child in range(first[node] + 1, first[node + 1] + 1):
                if spent < column.get(child, limit):
                    column[child] = spent


def _is_capitalised(text: str) -> bool:
    """Whether capitals stand as in a title or a headline, where they say nothing of misreadings."""
    return text.isupper() or (text[:1].isupper() and not any(map(str.isupper, text[1:])))


def _limit(length: int) -> float:
    """What a misreading of so many letters may cost, in nats: of short forms everything is a misreading."""
    return min(16.0, 9.0 + 0.9 * length)


_NEVER: Final = 99.0
_NONE: Final[dict[int, float]] = {}
_NO_PAIRS: Final[dict[int, dict[int, float]]] = {}
_CACHE_LIMIT: Final = 50_000
