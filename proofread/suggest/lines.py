"""A story as the trigram models read it, with what is known of each word's confusions."""

from itertools import pairwise
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.sentences import is_abbreviated
from proofread.analysis.tokens import Kind, Token, plain
from proofread.lexicon.confusions import CHECK_SHIFT, LOWEST, UNIT, Confusions, Rough, pair_keys
from proofread.lexicon.ngrams import BEGIN, COMMA, STOP
from proofread.suggest.confidence import Features
from proofread.suggest.context import model_tokens

SMALL: Final = tuple("the a an of to in that is be has at for on with".split())
"""Words that are left out or put in by mistake."""

RARITY: Final = dict.fromkeys(SMALL, 4.8) | {
    "the": 2.8, "a": 3.8, "of": 3.7, "to": 3.6, "in": 3.9, "and": 3.8, "that": 4.6, "is": 4.7, "for": 4.7, "on": 4.9,
}  # fmt: skip
"""How rare each small word is in nats: what leaving it out gains by itself."""

_ARTICLES: Final = frozenset(("the", "a", "an"))
_VERBS: Final = frozenset(("is", "be", "has", "was", "are", "have"))

_FOLLOWS: Final = 6  # level of attraction, 1.2 nats: a small word that may stand after a word
_LEADS: Final = 5  # level of attraction, 0.6 nats: a small word that may stand before one
_MOST: Final = LOWEST + 15 * UNIT  # nats of the strongest attraction
_MARKS: Final = frozenset((COMMA, STOP, BEGIN))
_REMEMBERED: Final = 100_000
_REACH: Final = 2


class Known:
    """A word of the models: its hashes, what else may have been meant, and which small words it stands beside."""

    __slots__ = ("after", "alternatives", "before", "follows", "is_small", "leads", "numbers", "word")

    def __init__(self, word: str, alternatives: tuple[Rough, ...]) -> None:
        self.word = word
        self.before, self.after = pair_keys(word)
        self.alternatives = alternatives
        self.numbers: tuple[int, int] | None = None  # in the models, none until they are asked
        self.is_small = word in RARITY
        self.follows = self.leads = 0 if word in _MARKS else -1  # bits of small words, -1 until they are asked for


class Line(NamedTuple):
    """The words of a story as the models spell them, `<s>` before each sentence.

    Attributes:
        words: the words.
        at: the token of each word, -1 for what stands for no token.
    """

    words: list[Known]
    at: list[int]


class Lines:
    """Reads stories as lines of known words; remembers words, nothing of a story."""

    def __init__(self, confusions: Confusions) -> None:
        self.confusions = confusions
        self._begin = Known(BEGIN, ())
        self._stop = Known(STOP, ())
        self._spelt: dict[str, Known] = {}
        self._other: dict[str, tuple[Known, ...]] = {}
        self._small = [(1 << bit, word, RARITY[word], *pair_keys(word)) for bit, word in enumerate(SMALL)]

    def of(self, analysis: Analysis) -> Line:
        """The line of a story, read once."""
        return analysis.once("line", self._read)

    def _read(self, analysis: Analysis) -> Line:
        if len(self._spelt) > _REMEMBERED:
            self._spelt.clear()
            self._other.clear()
        words: list[Known] = []
        places: list[int] = []
        tokens, spelt = analysis.tokens, self._spelt
        starts = [*dict.fromkeys(analysis.block_starts), len(tokens)]
        for start, end in pairwise(starts):
            is_new = True
            for index in range(start, end):
                _, _, text, kind = token = tokens[index]
                if kind is Kind.WORD:
                    known = spelt.get(text)
                    if known is None:
                        known = self._spell(text)
                    if is_new:
                        words.append(self._begin)
                        places.append(-1)
                        is_new = False
                    words.append(known)
                    places.append(index)
                    continue
                for known in self._others(token):
                    if known is self._stop and (is_new or _is_abbreviation(tokens, index)):
                        continue
                    if is_new:
                        words.append(self._begin)
                        places.append(-1)
                    words.append(known)
                    places.append(index)
                    is_new = known is self._stop
        words.append(self._begin)
        places.append(-1)
        return Line(words, places)

    def _spell(self, text: str) -> Known:
        word = plain(text).casefold()
        known = self._spelt[text] = Known(word, self.confusions.rough(word))
        return known

    def word(self, word: str) -> Known:
        """A word as the models spell it, whether or not a story has it."""
        known = self._spelt.get(word)
        return known if known is not None and known.word == word else self._spell(word)

    def _others(self, token: Token) -> tuple[Known, ...]:
        found = self._other.get(token.text)
        if found is None:
            found = tuple(self._stop if word == STOP else Known(word, ()) for word in model_tokens(token))
            self._other[token.text] = found
        return found

    def attraction(self, first: Known, second: Known) -> float:
        """How much likelier the second word is after the first than anywhere, in nats."""
        return self.confusions.attraction_of(first.before ^ second.after)

    def between(self, first: Known, second: Known, least: float) -> list[str]:
        """The small words that gain so many nats between two words, by the pairs alone."""
        least += self.attraction(first, second)
        bits = first.follows & second.leads
        attraction = self.confusions.attraction_of
        found = []
        for bit, word, rarity, before, after in self._small:
            if bits & bit:
                fits = attraction(first.before ^ after)
                if fits >= least + rarity - _MOST and fits + attraction(before ^ second.after) >= least + rarity:
                    found.append(word)
        return found

    def read_small(self, known: Known) -> None:
        """Find out which small words a word stands beside; asked once a word, so without calls."""
        pairs, mask = self.confusions.pairs, self.confusions.mask
        first, second = known.before, known.after
        follows = leads = 0
        for bit, _word, _rarity, before, after in self._small:
            code = first ^ after
            held = pairs[code & mask]
            if held >> 4 == code >> CHECK_SHIFT and held & 15 >= _FOLLOWS:
                follows |= bit
            code = before ^ second
            held = pairs[code & mask]
            if held >> 4 == code >> CHECK_SHIFT and held & 15 >= _LEADS:
                leads |= bit
        known.follows, known.leads = follows, leads


def kinds_of(word: str) -> Features:
    """The features that tell what kind of small word is put in or taken out."""
    return {"article": float(word in _ARTICLES), "verb": float(word in _VERBS)}


def _is_abbreviation(tokens: list[Token], stop: int) -> bool:
    """Whether a full stop belongs to an abbreviation that has a capital: Mr., Sen., but not no., ill."""
    return is_abbreviated(tokens, stop) and tokens[stop - 1].text[0].isupper()


def around(line: Line, first: int, last: int) -> tuple[list[Known], list[Known]]:
    """Up to two words on each side of the words ``[first, last)`` of a line, in their sentence."""
    words = line.words
    before = words[max(0, first - _REACH) : first]
    if before and before[-1].word == BEGIN:
        del before[:-1]
    after = words[last : last + _REACH]
    for at, known in enumerate(after):
        if known.word == BEGIN:
            del after[at:]
    return before, after
