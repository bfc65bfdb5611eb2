"""Reads worn text anew, letter by letter: which words were set, where spaces came in and where they were lost.

A noisy channel (Kernighan, Church and Gale 1990) whose only slips are spaces: a place inside a word takes one in with
one probability, a place between two words loses its own with another, both told by the text itself. The likeliest
words are found by a beam search over the places between letters.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, Token, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Entry, Flag
from proofread.lexicon.ngrams import BEGIN, STOP
from proofread.suggest.context import Fit, Surroundings, model_tokens
from proofread.suggest.doubt import strength_of
from proofread.suggest.morphology import derived_from
from proofread.suggest.splits import SHORT_WORDS

_KEPT: Final = 5  # readings kept at each place
_LONGEST: Final = 22  # letters of a word
_SHORT: Final = 3
_SHORT_WORD: Final = -11.5  # nats: three letters that are rarer are a piece of a word
_KNOWN: Final = -16.5  # nats: a rarer form is no word
_COMMON: Final = -12.0  # nats: from here up a word costs no more than the trigrams say
# Nats that a form costs beyond what the trigrams say of the unknown, when it is read as it is written: one that word
# lists hold, one that is derived from a known one, and one that is strange, with what each of its letters costs.
_LISTED: Final = -2.0
_DERIVED: Final = -4.0
_STRANGE: Final = -6.0
_STRANGE_LETTER: Final = -0.9
_ACRONYM: Final = -4.0  # nats that capitals cost which small letters bound
_LONGEST_ACRONYM: Final = 6


class Word(NamedTuple):
    """A word of a reading: where its first letter stands, the offset behind its last one, and its letters."""

    start: int
    end: int
    text: str

    @property
    def strays(self) -> int:
        """How many spaces stand inside it."""
        return self.end - self.start - len(self.text)


class Rates(NamedTuple):
    """How often a place inside a word takes in a space, and a place between two words loses its own."""

    stray: float
    lost: float


USUAL: Final = Rates(0.08, 0.02)
"""What is taken for the rates of a worn text before it is read."""

_WITHOUT_STRAYS: Final = 20.0  # places inside words, and between words, that the usual rates are worth
_WITHOUT_LOSSES: Final = 30.0


class Stretch(NamedTuple):
    """Words with nothing but a space between them, and the last two tokens before them as the models spell them."""

    tokens: list[Token]
    before: tuple[str, ...]


class _Reading(NamedTuple):
    """The likeliest words up to a place: nats, the last two words, the last of them, and the reading it goes on."""

    score: float
    context: tuple[str, ...]
    word: Word | None = None
    rest: "_Reading | None" = None


class Respacing:
    """Finds the likeliest words of worn text; remembers what it knows of each form, nothing of a story."""

    def __init__(self, lexicon: Lexicon, fit: Fit) -> None:
        self._lexicon = lexicon
        self._fit = fit
        self._costs: dict[str, float | None] = {}

    def read(self, analysis: Analysis) -> list[tuple[Stretch, list[Word]]]:
        """The stretches of a story with the likeliest words of each: read twice, the second time by its own rates."""
        stretches = list(_stretches(analysis))
        words = [self._words(stretch, USUAL) for stretch in stretches]
        rates = _rates(words)
        return [(stretch, self._words(stretch, rates)) for stretch in stretches]

    def _words(self, stretch: Stretch, rates: Rates) -> list[Word]:
        letters = _Letters.of(stretch.tokens)
        channel = _Channel.of(rates)
        places: list[dict[str, _Reading]] = [{} for _ in range(len(letters.text) + 1)]
        places[0][""] = _Reading(0.0, stretch.before)
        for start, found in enumerate(places[:-1]):
            beam = sorted(found.values(), key=lambda reading: -reading.score)[:_KEPT]
            for end, cost in self._steps(letters, channel, start) if beam else ():
                self._extend(beam, places[end], letters.word(start, end), cost)
        return _unrolled(max(places[-1].values(), key=lambda reading: reading.score))

    def _steps(self, letters: "_Letters", channel: "_Channel", start: int) -> Iterator[tuple[int, float]]:
        """The ends of the words that could begin at a place, and what the channel and the dictionaries make of each."""
        inside = 0.0
        for end in range(start + 1, min(len(letters.text), start + _LONGEST) + 1):
            if end > start + 1:
                inside += channel.stray if letters.begins[end - 1] else channel.closed
            cost = self.cost(letters.text[start:end])
            if cost is None and letters.written[start] == end:
                cost = self._as_written(letters.text[start:end])
            if cost is None and letters.is_acronym(start, end):
                cost = _ACRONYM
            if cost is not None:
                yield end, cost + inside + (channel.open if letters.begins[end] else channel.lost)
        if letters.written[start] > start + _LONGEST:
            yield letters.written[start], _STRANGE + _STRANGE_LETTER * _LONGEST

    def _extend(self, beam: Sequence[_Reading], place: dict[str, _Reading], word: Word, cost: float) -> None:
        key = plain(word.text).casefold()
        for reading in beam:
            score = reading.score + cost + self._fit.score(Surroundings(reading.context, ()), (key,))
            best = place.get(key)
            if best is None or score > best.score:
                place[key] = _Reading(score, (*reading.context[-1:], key), word, reading)

    def cost(self, text: str) -> float | None:
        """Nats, at most 0, that a word is worth beside what the trigrams say of it; None for what is no word."""
        try:
            return self._costs[text]
        except KeyError:
            if len(self._costs) > _CACHE_LIMIT:
                self._costs.clear()
            found = self._costs[text] = self._judge(text)
            return found

    def _judge(self, text: str) -> float | None:
        key = stem_of(text).casefold()
        if len(key) < _SHORT:
            return 0.0 if key in SHORT_WORDS and (len(text) > 1 or text in _LETTER_WORDS) else None
        how = shape(text)
        entry = self._lexicon.words.entry(key)
        if entry is None or how is Shape.FOREIGN or (how is Shape.MIXED and text != self._lexicon.words.surface(key)):
            return None
        strength = entry.word if how is Shape.LOWER else strength_of(entry, how)
        if strength < (_KNOWN if len(key) > _SHORT and entry.size else _SHORT_WORD):
            return None
        return min(0.0, strength - _COMMON)

    def _as_written(self, text: str) -> float:
        """What a form that is no word is worth where nothing but spaces bounds it."""
        key = stem_of(text).casefold()
        if len(key) > _SHORT and _is_listed(self._lexicon.words.entry(key)):
            return _LISTED
        if derived_from(key, self._lexicon.words) > FLOOR:
            return _DERIVED
        return _STRANGE + _STRANGE_LETTER * len(text)


class _Letters(NamedTuple):
    """The letters of a stretch without the spaces.

    Attributes:
        text: the letters.
        offsets: where each stands in the story.
        begins: for each, and for the end, whether a written word begins there.
        written: for each, where the written word that begins there ends, else 0.
    """

    text: str
    offsets: list[int]
    begins: list[bool]
    written: list[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "_Letters":
        text = "".join(token.text for token in tokens)
        offsets = [offset for token in tokens for offset in range(token.start, token.end)]
        begins = [False] * len(text) + [True]
        written = [0] * len(text)
        at = 0
        for token in tokens:
            begins[at] = True
            written[at] = at + len(token.text)
            at = written[at]
        return cls(text, offsets, begins, written)

    def word(self, start: int, end: int) -> Word:
        """The letters of a stretch as a word of the story."""
        return Word(self.offsets[start], self.offsets[end - 1] + 1, self.text[start:end])

    def is_acronym(self, start: int, end: int) -> bool:
        """Whether letters are two or more capitals, written together, that small letters stand against: VMand."""
        if not 1 < end - start <= _LONGEST_ACRONYM or True in self.begins[start + 1 : end]:
            return False
        against = self.text[start - 1 : start] if self.begins[end] else self.text[end : end + 1]
        return self.text[start:end].isupper() and against.islower()


class _Channel(NamedTuple):
    """Log probabilities: of a space inside a word, of none; of none between words, of one."""

    stray: float
    closed: float
    lost: float
    open: float

    @classmethod
    def of(cls, rates: Rates) -> "_Channel":
        return cls(log(rates.stray), log(1 - rates.stray), log(rates.lost), log(1 - rates.lost))


def _rates(readings: Sequence[Sequence[Word]]) -> Rates:
    """The rates of a text by its likeliest words, drawn to the usual ones where it is short."""
    strays = sum(word.strays for words in readings for word in words)
    inside = sum(len(word.text) - 1 for words in readings for word in words)
    lost = sum(left.end == right.start for words in readings for left, right in pairwise(words))
    between = sum(max(0, len(words) - 1) for words in readings)
    return Rates((strays + 0.5) / (inside + _WITHOUT_STRAYS), (lost + 0.3) / (between + _WITHOUT_LOSSES))


def _unrolled(reading: _Reading | None) -> list[Word]:
    words: list[Word] = []
    while reading is not None and reading.word is not None:
        words.append(reading.word)
        reading = reading.rest
    return words[::-1]


def _stretches(analysis: Analysis) -> Iterator[Stretch]:
    """The runs of words of a story with nothing but a space between them."""
    for first, last in pairwise((*analysis.block_starts, len(analysis.tokens))):
        before: tuple[str, ...] = (BEGIN,)
        run: list[Token] = []
        for index in range(first, last):
            token = analysis.tokens[index]
            if run and (token.kind is not Kind.WORD or analysis.gap(index) != " "):
                yield Stretch(run, before)
                before = (*before, *(each for word in run for each in model_tokens(word)))[-2:]
                run = []
            if token.kind is Kind.WORD:
                run.append(token)
            else:
                said = model_tokens(token)
                before = (BEGIN,) if STOP in said else (*before, *said)[-2:]
        if run:
            yield Stretch(run, before)


def _is_listed(entry: Entry | None) -> bool:
    return entry is not None and (entry.size > 0 or entry.has(Flag.NEWS_WORD))


_LETTER_WORDS: Final = frozenset(("a", "A", "I"))
_CACHE_LIMIT: Final = 100_000
