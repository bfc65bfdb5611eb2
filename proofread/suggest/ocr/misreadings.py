"""Words that a piece of text may be a misreading of.

The misreadings that are known are undone where they may have happened, and what comes out is looked up. Only for what
is next to unknown the dictionary is walked as well (see `proofread.suggest.ocr.walk`), which finds any number of
misreadings and costs twenty times as much; a quick look does without.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.lexicon.channel import Channel
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.trie import ROOT, STEP, Trie
from proofread.suggest.ocr.walk import SPECK, UNSEEN, WORTH, Walk

_DEAR: Final = 9.0  # nats: a misreading is hardly likelier than one that was never seen
_CHEAP: Final = 5.0  # nats: after a misreading as cheap a quick look does not ask what else it may be
_KEPT: Final = 16
_KEPT_QUICK: Final = 5
_LONGEST: Final = 24
_COMMON: Final = -12.0  # nats: of a more common form only known misreadings are undone
_COMMON_QUICK: Final = -15.5
_CACHE_LIMIT: Final = 10_000


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


class Misreadings:
    """Finds and remembers what forms may be misreadings of.

    Args:
        trie: the forms that may be offered.
        channel: what misreadings cost.
        quick: whether only misreadings of one segment are undone.
    """

    def __init__(self, trie: Trie, channel: Channel, *, quick: bool = False) -> None:
        self.quick = quick
        self._trie = trie
        self._channel = channel
        self._rights = {written: _cheapest(rights) for written, rights in channel.costs.items()}
        self._walk = Walk(trie, channel)
        self._cache: dict[str, tuple[Misreading, ...]] = {}
        self._common_cache: dict[str, tuple[Misreading, ...]] = {}

    def of(self, written: str, strength: float = FLOOR) -> tuple[Misreading, ...]:
        """The forms that may have been read so, what is written left out, the likeliest first.

        Args:
            written: a text without spaces.
            strength: its log probability, in nats; of a common form only known misreadings are undone.
        """
        is_common = strength > (_COMMON_QUICK if self.quick else _COMMON)
        cache = self._common_cache if is_common else self._cache
        found = cache.get(written)
        if found is None:
            if len(cache) > _CACHE_LIMIT:
                cache.clear()
            found = cache[written] = self._look_up(written, is_common=is_common)
        return found

    def has(self, form: str) -> bool:
        """Whether a form is one that may be offered, whatever its capitals."""
        return form.lower() in self._trie.steps

    def _look_up(self, written: str, *, is_common: bool) -> tuple[Misreading, ...]:
        if not written or len(written) > _LONGEST:
            return ()
        text = written.replace("’", "'").replace("‘", "'")
        small = text.lower() if _is_capitalised(text) else text
        steps = self._trie.steps
        found = self._undone(text, small)
        if not (is_common or self.quick):
            for form, cost in self._walk.ends(text, small).items():
                _note(found, form, cost)
        elif small == text and not is_common and min(found.values(), default=UNSEEN) > _CHEAP:
            for form in self._one_letter_off(small):
                _note(found, form, UNSEEN)
        found.pop(text.lower(), None)
        forms = [Misreading(key, cost, FLOOR + STEP * steps[key]) for key, cost in found.items()]
        forms.sort(key=lambda each: (each.cost - WORTH * each.strength, each.key))
        return tuple(forms[: _KEPT_QUICK if self.quick else _KEPT])

    def _undone(self, text: str, small: str) -> dict[str, float]:
        """The forms that come of undoing a known misreading, and what that costs at least."""
        steps, known = self._trie.steps, self._rights
        found: dict[str, float] = {}
        for at, (head, letters, _) in enumerate(self._beginnings(small)):
            for end in (at + 1, at + 2):
                if end > len(small):
                    break
                tail, read = small[end:], small[at:end]
                own = -1.0  # asked for where a form is found, which is seldom
                for segment in (read,) if text is small else {text[at:end], read}:
                    for right, first, cost in known.get(segment, ()):
                        if first in letters and (form := f"{head}{right}{tail}") in steps:
                            if own < 0:
                                own = self._channel.own(read)
                            _note(found, form, cost - own)
            letter = text[at : at + 1]
            if letter and not (letter.isalnum() or letter == "'") and (form := head + small[at + 1 :]) in steps:
                _note(found, form, SPECK)
        return found

    def _one_letter_off(self, text: str) -> Iterator[str]:
        """The forms that have a letter more, less, or another one."""
        steps, first, labels = self._trie.steps, self._trie.first, self._trie.labels
        codes = text.encode("latin-1", "replace")  # no form has a letter that is replaced
        for at, (head, letters, node) in enumerate(self._beginnings(text)):
            tail, rest = text[at:], text[at + 1 :]
            if tail and head + rest in steps:
                yield head + rest
            for child, letter in enumerate(letters, first[node] + 1):
                # What may follow the letter tells of most at once that they are no form, and costs less than asking.
                following = labels[first[child] : first[child + 1]]
                if (not tail or codes[at] in following) and (form := head + letter + tail) in steps:
                    yield form
                if tail and (not rest or codes[at + 1] in following) and (form := head + letter + rest) in steps:
                    yield form

    def _beginnings(self, text: str) -> Iterator[tuple[str, str, int]]:
        """The beginnings of a text that are those of forms, the empty one first, with what may come next, and where."""
        node: int | None = ROOT
        for at in range(len(text) + 1):
            if node is None:
                return
            yield text[:at], self._trie.letters(node), node
            node = self._trie.after(node, text[at]) if at < len(text) else None


def _note(found: dict[str, float], form: str, cost: float) -> None:
    """Remember what a form costs, if nothing cheaper led to it."""
    if cost < found.get(form, cost + 1):
        found[form] = cost


def _cheapest(rights: dict[str, float]) -> tuple[tuple[str, str, float], ...]:
    """What may have been meant, its first letter and its cost, but for what is hardly likelier than the unseen."""
    cheap = sorted((cost, right) for right, cost in rights.items() if cost <= _DEAR)
    return tuple((right, right[:1], cost) for cost, right in cheap)


def _is_capitalised(text: str) -> bool:
    """Whether capitals stand as in a title or a headline, where they say nothing of misreadings.

    One that is two small letters (``İ``) would move the letters after it, and is left as it is.
    """
    if len(text.lower()) != len(text):
        return False
    return text.isupper() or (text[:1].isupper() and not any(map(str.isupper, text[1:])))
