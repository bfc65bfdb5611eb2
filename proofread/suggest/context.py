"""How well words fit where they stand, by the trigram models."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Token, plain
from proofread.lexicon.ngrams import BEGIN, COMMA, STOP, Mixture

_REACH: Final = 2  # a trigram sees two words each way
_UNKNOWN: Final = "\0"  # in no vocabulary
_COMMAS: Final = frozenset(",;:–—") | {"--"}
_STOPS: Final = frozenset(".!?…") | {"..."}


class Surroundings(NamedTuple):
    """Up to two model tokens on each side of a place."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def model_tokens(token: Token) -> tuple[str, ...]:
    """A token as the models spell it; quotation marks and brackets are nothing."""
    if token.kind is Kind.WORD:
        return (plain(token.text).casefold(),)
    if token.kind is Kind.NUMBER:
        return ("<n>",)
    if token.kind is Kind.ABBREVIATION:
        return tuple(token.text.replace(".", " ").casefold().split())
    if token.text in _COMMAS:
        return (COMMA,)
    return (STOP,) if token.text in _STOPS else ()


def surroundings(analysis: Analysis, first: int, last: int) -> Surroundings:
    """What stands around the tokens ``[first, last)`` within their block."""
    start, end = analysis.block_bounds(first)
    tokens = analysis.tokens
    before: list[str] = []
    at = first - 1
    while at >= start and len(before) < _REACH:
        before[:0] = model_tokens(tokens[at])
        if before and before[0] == STOP:
            before[0] = BEGIN
            break
        at -= 1
    else:
        if at < start and len(before) < _REACH:
            before.insert(0, BEGIN)
    after: list[str] = []
    at = last
    while at < end and len(after) < _REACH:
        after.extend(model_tokens(tokens[at]))
        at += 1
    return Surroundings(tuple(before[-_REACH:]), tuple(after[:_REACH]))


class Fit:
    """Scores words in their surroundings, remembering what was asked."""

    def __init__(self, models: Mixture) -> None:
        self._models = models
        self._cache: dict[tuple[tuple[str, ...], ...], float] = {}

    def score(self, place: Surroundings, words: Sequence[str]) -> float:
        """Log probability, in nats, of the words and what follows them after what precedes them."""
        key = (place.before, tuple(words), place.after)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            line = [*place.before, *words, *place.after]
            found = self._cache[key] = self._models.score(line, len(place.before))
        return found

    def gain(self, place: Surroundings, words: Sequence[str]) -> float:
        """Nats by which the words fit better than a word that no model knows."""
        return self.score(place, words) - self.score(place, (_UNKNOWN,))


_CACHE_LIMIT: Final = 50_000
