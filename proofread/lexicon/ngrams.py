"""How likely a word is after the two before it: backoff trigram models, mapped.

All scores are natural logarithms of probabilities (nats). A model answers with the
longest context it knows: ``P(w | a b)`` if it holds ``a b w``, otherwise the backoff
weight of ``a b`` times ``P(w | b)``, and so on (Katz 1987); the layout is described in
``proofread.lexbuild.backoff``.

Tokens are lower-case words (``don't`` and ``ukraine's`` are one token, the parts of
``anti-corruption`` two, ``U.S.`` is ``u s``), ``<n>`` for anything with a digit, ``,``
for a comma, semicolon, colon or dash, and ``.`` for the end of a sentence. Quotation
marks and brackets are left out. ``<s>`` stands before the first word of a sentence; it
is scored as nothing, and follows ``.`` by itself.
"""

import math
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from proofread.lexicon.format import Store

BEGIN: Final = "<s>"
END: Final = "</s>"
COMMA: Final = ","
STOP: Final = "."

_REMEMBERED: Final = 50_000  # words whose numbers are remembered
_NONE: Final = -1  # the number of no word and of no bigram


class NgramModel:
    """One compiled model.

    An unknown word has number 0. Its probability is that of a word the model saw once
    (counted models) or of its rarest word (repacked ones), times the backoff weights of
    the context; as context it is no context at all.

    Raises:
        LexiconError: the file is absent, damaged or of another version.
    """

    __slots__ = (
        "_backoff_levels",
        "_begin",
        "_bigram_backoff",
        "_bigram_levels",
        "_bigram_prob",
        "_bigram_start",
        "_bigram_word",
        "_comma",
        "_mask",
        "_numbers",
        "_stop",
        "_trigram_levels",
        "_trigram_prob",
        "_trigram_start",
        "_trigram_word",
        "_unigram_backoff",
        "_unigram_prob",
        "_word_bytes",
        "_word_slots",
        "_word_start",
        "store",
    )

    def __init__(self, store_path: Path) -> None:
        self.store = store = Store(store_path, "ngrams")
        self._word_bytes = store.raw("word_bytes")
        self._word_start = store.array("word_start")
        self._word_slots = store.array("word_slots")
        self._mask = len(self._word_slots) - 1
        self._numbers: dict[str, int] = {}
        self._unigram_prob = store.array("unigram_prob")
        self._unigram_backoff = store.array("unigram_backoff")
        self._bigram_start = store.array("bigram_start")
        self._bigram_word = store.array("bigram_word")
        self._bigram_prob = store.array("bigram_prob")
        self._bigram_backoff = store.array("bigram_backoff")
        self._trigram_start = store.array("trigram_start")
        self._trigram_word = store.array("trigram_word")
        self._trigram_prob = store.array("trigram_prob")
        self._bigram_levels = tuple(map(float, store.array("bigram_levels")))
        self._backoff_levels = tuple(map(float, store.array("backoff_levels")))
        self._trigram_levels = tuple(map(float, store.array("trigram_levels")))
        self._begin = self.word_id(BEGIN)
        self._comma = self.word_id(COMMA)
        self._stop = self.word_id(STOP) or self.word_id(END)

    @property
    def has_commas(self) -> bool:
        """Whether ``,`` and ``.`` are words of this model."""
        return bool(self._comma and self.word_id(STOP))

    def word_id(self, word: str) -> int:
        """The number of a token, 0 if it is unknown."""
        number = self._numbers.get(word)
        if number is None:
            if len(self._numbers) > _REMEMBERED:
                self._numbers.clear()
            number = self._numbers[word] = self._find_word(word)
        return number

    def number(self, word: str) -> int:
        """What a token is in a context of this model: its number, or -1 for one that it passes over."""
        if word == BEGIN:
            return self._begin
        if word == STOP:
            return self._stop
        return -1 if word == COMMA and not self._comma else self.word_id(word)

    def _find_word(self, word: str) -> int:
        key = word.encode("utf-8", "surrogatepass")
        slots, starts, mask = self._word_slots, self._word_start, self._mask
        slot = zlib.crc32(key) & mask
        while number := slots[slot]:
            if self._word_bytes[starts[number] : starts[number + 1]] == key:
                return int(number)
            slot = (slot + 1) & mask
        return 0

    def log_prob(self, context: tuple[int, ...], word: int) -> float:
        """Log P(word | context) in nats.

        Args:
            context: numbers of the words before it, the older first; the last two count.
            word: the number of the word, 0 for an unknown one.
        """
        if not context:
            return float(self._unigram_prob[word])
        bigram = self._bigram(context[-2], context[-1]) if len(context) > 1 else _NONE
        return self._given(bigram, context[-1], self._bigram(context[-1], word), word)

    def _bigram(self, first: int, second: int) -> int:
        """Where a pair of words stands among the bigrams; `_NONE` for one that the model lacks."""
        seconds, high = self._bigram_word, self._bigram_start[first + 1]
        found = bisect_left(seconds, second, self._bigram_start[first], high)
        return found if found < high and seconds[found] == second else _NONE

    def _given(self, context: int, previous: int, bigram: int, word: int) -> float:
        """Log P(word | the two before it), where those, and the last of them with the word, are such bigrams."""
        weight = 0.0
        if context >= 0:
            high = self._trigram_start[context + 1]
            place = bisect_left(self._trigram_word, word, self._trigram_start[context], high)
            if place < high and self._trigram_word[place] == word:
                return self._trigram_levels[self._trigram_prob[place]]
            weight = self._backoff_levels[self._bigram_backoff[context]]
        if bigram >= 0:
            return weight + self._bigram_levels[self._bigram_prob[bigram]]
        return float(weight + self._unigram_backoff[previous] + self._unigram_prob[word])

    def log_probs(self, words: Sequence[str], start: int = 0) -> list[float | None]:
        """Log-probability in nats of each token from ``start`` on, given those before it.

        ``None`` marks a token this model does not score: ``<s>``, and a comma in a model
        without commas, which is then passed over. A full stop is ``</s>`` where the
        model has that instead. What precedes the first token is unknown, unless the
        first token is ``<s>``.
        """
        scores: list[float | None] = []
        numbers, starts, seconds = self._numbers, self._bigram_start, self._bigram_word
        previous = context = bigram = _NONE  # the last word, the bigram that the last two are, and the next bigram
        for position, word in enumerate(words):
            score: float | None = None
            if word == BEGIN:
                previous, context = self._begin, _NONE
            elif word != COMMA or self._comma:
                number = self._stop if word == STOP else numbers.get(word)
                if number is None:
                    number = self.word_id(word)
                if previous >= 0:
                    # `_bigram` in place, for half of the time goes here: what a word backs off to is the context of
                    # the next one, and is looked up once.
                    high = starts[previous + 1]
                    bigram = bisect_left(seconds, number, starts[previous], high)
                    if bigram == high or seconds[bigram] != number:
                        bigram = _NONE
                    if position >= start:
                        score = self._given(context, previous, bigram, number)
                elif position >= start:
                    score = self._unigram_prob[number]
                previous, context = (self._begin, _NONE) if word == STOP else (number, bigram)
            if position >= start:
                scores.append(score)
        return scores

    def score(self, words: Sequence[str], start: int = 0) -> float:
        """The sum of log P(token | the two before it) over the tokens from ``start`` on, in nats."""
        return sum(score for score in self.log_probs(words, start) if score is not None)


class Mixture:
    """Several models as one: the mean of their probabilities at each token.

    A token that a model does not score (a comma) is left to the others.
    """

    __slots__ = ("models",)

    def __init__(self, models: Sequence[NgramModel]) -> None:
        self.models = tuple(models)

    def release(self) -> None:
        """Let go of the memory that look-ups have mapped."""
        for model in self.models:
            model.store.release()

    def log_probs(self, words: Sequence[str], start: int = 0) -> list[float | None]:
        """Log of the mean probability of each token from ``start`` on, in nats; ``None`` where no model scores."""
        columns = [model.log_probs(words, start) for model in self.models]
        if len(columns) == 2:
            return list(map(_log_mean_of_two, *columns))
        return [_log_mean([each for each in scores if each is not None]) for scores in zip(*columns, strict=True)]

    def score(self, words: Sequence[str], start: int = 0) -> float:
        """The sum of the logs of the mean probabilities of the tokens from ``start`` on, in nats."""
        return sum(score for score in self.log_probs(words, start) if score is not None)


def _log_mean(scores: list[float]) -> float | None:
    """The log of the mean of probabilities given as logs (nats), ``None`` for none."""
    if len(scores) == 1:
        return scores[0]
    if not scores:
        return None
    highest = max(scores)
    return highest + math.log(sum([math.exp(score - highest) for score in scores]) / len(scores))


def _log_mean_of_two(one: float | None, other: float | None) -> float | None:
    """The same of two, which is what is asked for each word of a scan and for each that it may be."""
    if one is None or other is None:
        return other if one is None else one
    if one < other:
        one, other = other, one
    return one + math.log((1.0 + math.exp(other - one)) / 2)
