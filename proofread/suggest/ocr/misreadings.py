"""Words that a piece of text may be a misreading of.

The misreadings that are known are undone where they may have happened, one at a time and two, and what comes out is
looked up; that finds nine in ten. Only for what is still not explained is the dictionary walked (see
`proofread.suggest.ocr.walk`), so that the cost grows with doubt.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from proofread.lexicon.channel import Channel
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.trie import STEP, Trie
from proofread.suggest.ocr.walk import Walk

UNSEEN: Final = 9.5
"""Nats: a letter for another, one too many or one left out, where nothing such was seen."""

_DEAR: Final = 9.0  # nats
_SPECK: Final = 3.5  # nats: a mark too many
_CHEAP: Final = 7.0  # nats: after a misreading as cheap nobody asks what else it may be
_ONE_OF_TWO: Final = 8.0  # nats: a misreading that stands beside another costs no more
_PAIRED: Final = 36  # misreadings, the cheapest, that are undone in twos
_KEPT: Final = 10
_LONGEST: Final = 24
_WALKED: Final = 5  # letters: everything is a long way's misreading of a shorter form
_WORTH: Final = 0.8  # nats for a nat by which a form is more common, where only a few can be kept
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_CACHE_LIMIT: Final = 50_000


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


class _Undone(NamedTuple):
    """A misreading undone: where, what stands there now, and what it costs."""

    start: int
    end: int
    right: str
    cost: float


class Misreadings:
    """Finds and remembers what forms may be misreadings of.

    Args:
        trie: the forms that may be offered.
        channel: what misreadings cost.
    """

    def __init__(self, trie: Trie, channel: Channel) -> None:
        self._trie = trie
        self._channel = channel
        self._rights = {written: _cheapest(rights) for written, rights in channel.costs.items()}
        self._walk = Walk(trie, channel)
        self._cache: dict[str, tuple[Misreading, ...]] = {}

    def of(self, written: str, *, cheap: bool = False) -> tuple[Misreading, ...]:
        """The forms that may have been read so, what is written left out, the likeliest first.

        With `cheap` only those that one known misreading leads to.
        """
        asked = f" {written}" if cheap else written
        found = self._cache.get(asked)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[asked] = self._look_up(written, cheap=cheap)
        return found

    def _look_up(self, written: str, *, cheap: bool) -> tuple[Misreading, ...]:
        if not written or len(written) > _LONGEST:
            return ()
        text = written.replace("’", "'").replace("‘", "'")
        small = text.lower() if _is_capitalised(text) else text
        undone = list(self._undone(text, small))
        steps = self._trie.steps
        found: dict[str, float] = {}
        for each in undone:
            _note(found, steps, small[: each.start] + each.right + small[each.end :], each.cost)
        if small != text and not small.islower():
            _note(found, steps, text.lower(), 0.0)
        if not cheap and min(found.values(), default=UNSEEN) > _CHEAP:
            self._look_further(small, undone, found, is_title=text[:1].isupper() and not text.isupper())
        found.pop(text.lower(), None)
        forms = [Misreading(key, cost, FLOOR + STEP * steps[key]) for key, cost in found.items()]
        forms.sort(key=lambda each: (each.cost - _WORTH * each.strength, each.key))
        return tuple(forms[:_KEPT])

    def _undone(self, text: str, small: str) -> Iterator[_Undone]:
        """Each known misreading undone, wherever it may have happened."""
        rights, costs = self._rights, self._channel.costs
        for at, letter in enumerate(text):
            own = costs.get(small[at], {}).get(small[at].lower(), 0.0)
            for one in {letter, small[at]}:
                for right, cost in rights.get(one, ()):
                    yield _Undone(at, at + 1, right, cost - own)
            if not (letter.isalnum() or letter == "'"):
                yield _Undone(at, at + 1, "", _SPECK)
            for pair in {text[at : at + 2], small[at : at + 2]}:
                for right, cost in rights.get(pair, ()) if len(pair) > 1 else ():
                    yield _Undone(at, at + 2, right, cost - own)

    def _look_further(self, small: str, undone: list[_Undone], found: dict[str, float], *, is_title: bool) -> None:
        """Undo two misreadings at once; one that was never seen; else walk."""
        steps = self._trie.steps
        likely = sorted((each for each in undone if each.cost <= _ONE_OF_TWO), key=lambda each: each.cost)[:_PAIRED]
        likely.sort()
        for one, two in combinations(likely, 2):
            if one.end <= two.start:
                right = small[: one.start] + one.right + small[one.end : two.start] + two.right + small[two.end :]
                _note(found, steps, right, one.cost + two.cost)
        for at in range(len(small) + 1):
            head, tail, rest = small[:at], small[at:], small[at + 1 :]
            for letter in _LETTERS:
                _note(found, steps, head + letter + tail, UNSEEN)
                _note(found, steps, head + letter + rest, UNSEEN)
            _note(found, steps, head + rest, UNSEEN)
        if not found and len(small) >= _WALKED and small.islower() and not is_title:
            found.update(self._walk.ends(small))


def _note(found: dict[str, float], steps: dict[str, int], form: str, cost: float) -> None:
    """Remember what a form costs, if it is one, and nothing cheaper led to it."""
    if form in steps and cost < found.get(form, cost + 1):
        found[form] = cost


def _cheapest(rights: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """What may have been meant, but for what is hardly likelier than a misreading that was never seen."""
    return tuple(sorted((item for item in rights.items() if item[1] <= _DEAR), key=lambda item: (item[1], item[0])))


def _is_capitalised(text: str) -> bool:
    """Whether capitals stand as in a title or a headline, where they say nothing of misreadings."""
    return text.isupper() or (text[:1].isupper() and not any(map(str.isupper, text[1:])))
