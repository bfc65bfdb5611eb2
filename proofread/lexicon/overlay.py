"""The compiled dictionaries with those of a house laid over them; the mapped files are shared, not opened again.

What the house accepts stands there as if a reviewed list had it and the news printed it
now and then, so that it is offered for near misses with the confidence that follows.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from proofread.lexicon import Lexicon
from proofread.lexicon.channel import Channel
from proofread.lexicon.confusions import Confusions
from proofread.lexicon.entry import FLOOR, Entry, Flag, estimated, unknown
from proofread.lexicon.house import House, is_any_case
from proofread.lexicon.neighbours import MAX_DISTANCE, Neighbour, Neighbours
from proofread.lexicon.ngrams import Mixture
from proofread.lexicon.phrases import BLANK, Phrase, Phrases
from proofread.lexicon.trie import Trie
from proofread.lexicon.words import Words

WEIGHT: Final = 5.0
"""Nats above the least known name of several words: what a name of the house is worth, as a well-known reviewed one."""

LISTED: Final = -12.5
"""Nats: a word that a newsroom lists stands in its copy once in 300,000 words, some ten times in 5,000 stories."""

_NAME, _WORD, _OLD = int(Flag.HOUSE), int(Flag.NEWS_WORD), int(Flag.OLD)
_LEAST_PART: Final = 4  # letters of a part of a longer name that is worth knowing by itself
_SMALL: Final = frozenset("of the and for in on at to de la le du van von al el a an with by".split())


class Overlaid(Lexicon):
    """The dictionaries of a lexicon, opened by it when they are first asked, and those of a house."""

    def __init__(self, base: Lexicon, house: House) -> None:
        self.data = base.data
        self.house = self._own = house
        self.words = self._words = HouseWords(base.words, house)
        self._base = base

    @cached_property
    def neighbours(self) -> Neighbours:
        """Near spellings."""
        return HouseNeighbours(self._base.neighbours, self._words.own)

    @cached_property
    def phrases(self) -> Phrases:
        """Names of several words."""
        return HousePhrases(self._base.phrases, self._own)

    @cached_property
    def confusions(self) -> Confusions:
        """Words that are written for others."""
        return self._base.confusions

    @cached_property
    def trie(self) -> Trie:
        """The forms that may be offered as corrections, letter by letter; a house's own are not among them."""
        return self._base.trie

    @cached_property
    def channel(self) -> Channel:
        """How machines misread letters."""
        return self._base.channel

    @cached_property
    def context(self) -> Mixture:
        """How likely words are in their context."""
        return self._base.context


class HouseWords(Words):
    """Words and names, those of a house among them."""

    def __init__(self, base: Words, house: House) -> None:
        self.words, self.titles = base.words, base.titles
        self._base = base
        self._own: dict[str, Entry | None] = {}
        self._flags: dict[str, int] = {}
        self._printed: dict[str, str] = {}
        self._in_names: dict[str, str] = {}  # words of longer names, which are known by that but not accepted
        for text in (*house.implied, *house.accepted):
            parts = [text] if text.isalpha() else _parts(text)
            if len(parts) == 1:
                self._take(text)
            else:
                self._in_names.update((part.casefold(), part) for part in parts if _is_telling(part))

    def _take(self, text: str) -> None:
        key = text.casefold()
        is_word = is_any_case(text)
        self._flags[key] = self._flags.get(key, 0) | (_WORD if is_word else _NAME)
        if not is_word or key not in self._printed:
            self._printed[key] = text

    @property
    def own(self) -> Iterable[str]:
        """The casefolded forms of the house."""
        return self._flags.keys() | self._in_names.keys()

    def entry(self, key: str) -> Entry | None:
        """What is known of a casefolded form with ASCII apostrophes, or None."""
        if key not in self._flags and key not in self._in_names:
            return self._base.entry(key)
        if key not in self._own:
            self._own[key] = self._vouched(key)
        return self._own[key]

    def _vouched(self, key: str) -> Entry | None:
        found = self._base.entry(key)
        if key in self._flags:
            return _vouched(found or unknown(key), self._flags[key])
        return found if found is not None and found.best > FLOOR else _vouched(found or unknown(key), _NAME)

    def surface(self, key: str) -> str:
        """The form as the house prints it, else as it is most often printed; a word in small letters has no say."""
        text = self._printed.get(key)
        if text is not None and not is_any_case(text):
            return text
        own = text or self._in_names.get(key)
        return own if own is not None and self._base.entry(key) is None else self._base.surface(key)


def _is_telling(part: str) -> bool:
    return len(part) >= _LEAST_PART and not is_any_case(part)


def _parts(text: str) -> list[str]:
    """The words of an entry, hyphens and spaces left out."""
    return text.replace(",", "").replace("-", " ").split()


def _vouched(entry: Entry, flags: int) -> Entry:
    """An entry that a reviewed list holds as well; what the house accepts is no old form."""
    columns = entry._asdict()
    for estimate in ("word", "name", "rough"):
        del columns[estimate]
    columns["flags"] = (entry.flags | flags) & ~(_OLD if flags & _NAME else 0)
    found = estimated(**columns)
    word = max(found.word, LISTED) if flags & _WORD else found.word
    name = max(found.name, LISTED) if flags & _NAME else found.name
    return found._replace(word=word, name=name)


class HouseNeighbours(Neighbours):
    """Near spellings, those of a house among them.

    A house has so few forms that all of a length are looked at: of most the letters alone say that they are too far.
    """

    def __init__(self, base: Neighbours, own: Iterable[str]) -> None:
        self._base = base
        self._forms = own
        self._found: dict[tuple[str, int, float], tuple[Neighbour, ...]] = {}

    def __len__(self) -> int:
        return len(self._base)

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[int, str]]]:
        found: dict[int, list[tuple[int, str]]] = {}
        for form in self._forms:
            found.setdefault(len(form), []).append((_letters(form), form))
        return found

    def near(self, key: str, max_distance: int = MAX_DISTANCE, least: float = FLOOR) -> tuple[Neighbour, ...]:
        """The forms near a casefolded form, itself left out, nearest first, then by spelling."""
        found = self._base.near(key, max_distance, least)
        if least > LISTED:
            return found
        asked = (key, max_distance, least)
        if asked not in self._found:
            if len(self._found) > _CACHE_LIMIT:
                self._found.clear()
            both = {*found, *self._own(key, max_distance)}
            self._found[asked] = tuple(sorted(both, key=lambda each: (each.distance, each.key)))
        return self._found[asked]

    def _own(self, key: str, max_distance: int) -> Iterator[Neighbour]:
        from editdistpy import damerau_osa  # what symspellpy measures with

        letters, most = _letters(key), 2 * max_distance
        for length in range(len(key) - max_distance, len(key) + max_distance + 1):
            for theirs, form in self._by_length.get(length, ()):
                if (letters ^ theirs).bit_count() <= most and form != key:
                    distance = damerau_osa.distance(key, form, max_distance)
                    if distance >= 0:
                        yield Neighbour(form, distance)

    def release(self) -> None:
        """Let go of the memory that look-ups have mapped; what they found is kept."""
        self._base.release()


def _letters(form: str) -> int:
    """A bit for each letter of a form; an edit changes two bits at most."""
    bits = 0
    for letter in form:
        bits |= 1 << (ord(letter) & 63)
    return bits


class HousePhrases(Phrases):
    """Names of several words, those of a house among them."""

    def __init__(self, base: Phrases, house: House) -> None:
        self._base = base
        names = (_parts(text.casefold()) for text in (*house.implied, *house.accepted) if not is_any_case(text))
        self._names = {" ".join(words): words for words in names if len(words) > 1}

    def __len__(self) -> int:
        return len(self._base) + len(self._names)

    def weight(self, phrase: str) -> float:
        """How well known a phrase is, in nats; 0 for one no source knows."""
        weight = self._base.weight(phrase)
        return max(weight, WEIGHT) if phrase in self._names else weight

    def completed(self, phrase: str) -> Phrase | None:
        """The best known name that this phrase is, but for one inner word left out or one word blanked; or None."""
        found = self._base.completed(phrase)
        if found is not None and found.weight >= WEIGHT:
            return found
        own = self._completions.get(phrase)
        return found if own is None else Phrase(own, WEIGHT)

    @cached_property
    def _completions(self) -> dict[str, str]:
        """From a name without one inner word, or with one made unreadable, to the whole."""
        found: dict[str, str] = {}
        for whole, words in self._names.items():
            telling = sum(word not in _SMALL for word in words)
            for at, word in enumerate(words):
                if word in _SMALL or telling <= _FEW:
                    continue
                if 0 < at < len(words) - 1:
                    found.setdefault(" ".join(words[:at] + words[at + 1 :]), whole)
                if len(word) > _FEW:
                    found.setdefault(" ".join([*words[:at], BLANK, *words[at + 1 :]]), whole)
        return {gap: whole for gap, whole in found.items() if gap not in self._names}


_FEW: Final = 2
_CACHE_LIMIT: Final = 50_000
