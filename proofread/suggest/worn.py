"""Copy that came off a page in pieces: letter-spaced words, words cut in two or run together, hyphens of broken lines.

Text drawn from PDF files is worn all through or not at all, so what is found in one place speaks for the others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, Token, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.alternatives import Way
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit, Surroundings
from proofread.suggest.doubt import strength_of
from proofread.suggest.respacing import Respacing, Stretch, Word
from proofread.suggest.splits import AFFIXES

if TYPE_CHECKING:
    from proofread.suggest.judge import Verdict

JOINED: Final = "spacing.split-word"
"""The coefficients that weigh a reading which takes a space out of a word."""

CUT: Final = "spacing.run-together-worn"
"""The coefficients that weigh one which only puts spaces in."""

HYPHENED: Final = re.compile(r"(?<![\w-])([A-Za-z][a-z]+)- ?([a-z]{2,})(?![\w-])")
_WORD: Final = -15.0  # nats: a half, or a whole, that is rarer is no word
_RARER: Final = 1.5  # nats: sim-ply, of two words, is rather one
_PREFIXES: Final = frozenset("anti bi co cross de mid multi non pre post pro re self semi sub trans un under".split())
_SIGN: Final = re.compile(r"[~|\\^*{}()\[\];:\"<>=](?<=[a-z].)(?=[a-z])(?!s\))|~(?<=[A-Za-z].)")
_JOINS: Final = 1.5
_SOME_JOIN: Final = 0.3
_SIGNS: Final = 2
_CUTS: Final = 2.0
_LIMIT: Final = 20.0  # nats: more in favour of a reading makes no difference
_LONG: Final = 14
_SHORT: Final = 5


class Wear(NamedTuple):
    """What tells that a story came off a page in pieces.

    Attributes:
        hyphens: words halved by a hyphen that only the end of a line can have put there: num-ber.
        joins: words in pieces, each counted by its confidence.
        signs: signs inside words in small letters: impl~cit, i;he.
        cuts: words in small letters that are run together, each counted by its confidence.
    """

    hyphens: int
    joins: float
    signs: int
    cuts: float

    @property
    def is_in_pieces(self) -> bool:
        """Whether words are cut in two; one of them may be a slip."""
        return self.hyphens > 0 or self.joins >= _JOINS

    @property
    def has_spaces_out_of_place(self) -> bool:
        """Whether the story is to be read anew; one word in pieces, or cut from another, may be a slip."""
        return self.is_in_pieces or self.cuts >= _CUTS

    @property
    def has_damaged_words(self) -> bool:
        """Whether words of the story may be damaged beyond spelling; one sign may be meant."""
        return self.is_in_pieces or self.signs >= _SIGNS

    @property
    def may_have_damaged_words(self) -> bool:
        """Whether they may be where odd forms abound: anything at all speaks for it."""
        return self.signs > 0 or self.joins >= _SOME_JOIN


class Place(NamedTuple):
    """A place that reads otherwise than it is written: what is written and read, and where in its stretch."""

    stretch: Stretch
    first: int
    pieces: tuple[Token, ...]
    words: tuple[Word, ...]

    @property
    def is_joined(self) -> bool:
        """Whether a space stands inside a word."""
        return any(word.strays for word in self.words)


class Respaced(NamedTuple):
    """A reading that is to be weighed.

    Attributes:
        family: the coefficients that weigh it.
        span: what it replaces, in code points of the story.
        replacement: what would stand there.
        others: how many other places of the story read otherwise than they are written.
        features: what speaks for and against it.
    """

    family: str
    span: Span
    replacement: str
    others: int
    features: Features


class Worn:
    """Tells worn stories, and reads them anew."""

    def __init__(self, lexicon: Lexicon, fit: Fit) -> None:
        self._lexicon = lexicon
        self._fit = fit
        self._respacing = Respacing(lexicon, fit)

    def wear(self, analysis: Analysis, verdicts: "Iterable[Verdict]") -> Wear:
        """What tells that a story is worn."""
        joins = cuts = 0.0
        for each in verdicts:
            if each.best.way is Way.JOIN:
                joins += each.confidence
            elif each.best.way is Way.SPLIT and analysis.text[slice(*each.span)].islower():
                cuts += each.confidence
        return Wear(self.broken_hyphens(analysis.text), joins, sum(1 for _ in signs(analysis)), cuts)

    def respaced(self, analysis: Analysis, wear: Wear) -> Iterator[Respaced]:
        """Where a story reads otherwise than it is written, in order; nothing of one that is not worn."""
        if not wear.has_spaces_out_of_place:
            return
        places = [place for each in self._respacing.read(analysis) for place in _differences(*each)]
        counts = Counter(place.is_joined for place in places)
        for place in places:
            of_story = {
                "elsewhere": log1p(counts[place.is_joined] - 1),
                "share": (len(places) - 1) / len(analysis.tokens),
                "hyphens": log1p(wear.hyphens),
                "cuts": log1p(wear.cuts),
            }
            features = {**self._features(place), **of_story}
            span = Span(place.pieces[0].start, place.pieces[-1].end)
            replacement = " ".join(word.text for word in place.words)
            yield Respaced(JOINED if place.is_joined else CUT, span, replacement, len(places) - 1, features)

    def broken_hyphens(self, text: str) -> int:
        """How many words are halved by a hyphen that only the end of a line can have put there."""
        return sum(map(self.is_broken, HYPHENED.finditer(text)))

    def is_broken(self, match: re.Match[str]) -> bool:
        """Whether two halves and a hyphen are a word that the end of a line broke."""
        left, right = map(str.casefold, match.groups())
        whole, *halves = map(self._lexicon.words.best, (left + right, left, right))
        rarer = min(halves)
        return whole >= _WORD and (rarer < _WORD or (rarer < whole - _RARER and left not in _PREFIXES))

    def _features(self, place: Place) -> Features:
        pieces, words = place.pieces, place.words
        whole = words[0].text if len(words) == 1 else pieces[0].text
        how = shape(whole)
        strange = sum(1 for piece in pieces if self._respacing.cost(piece.text) is None)
        features = {
            "bias": 1.0,
            "gain": max(-_LIMIT, min(_LIMIT, self._gain(place))),
            "fragments": strange / len(pieces),
            "no_fragment": float(not strange),
            "weakest": min(self._strength(word.text) for word in words) - FLOOR,
            "weakest_piece": min(self._strength(piece.text) for piece in pieces) - FLOOR,
            "shortest": float(min(_SHORT, *(len(word.text) for word in words), _SHORT)),
            "length": float(min(_LONG, len(whole))),
            "affix": float(not AFFIXES.isdisjoint((_key(words[0].text), _key(words[-1].text)))),
            "title": float(how is Shape.TITLE),
            "capitals": float(how is Shape.MIXED),
        }
        if not place.is_joined:
            features["nowhere"] = float(self._lexicon.words.entry(stem_of(whole).casefold()) is None)
        else:
            features["letters"] = sum(1 for piece in pieces if len(piece.text) == 1) / len(pieces)
            features["mixed"] = float(len(words) > 1)
            features["inner_capital"] = float(any(piece.text[0].isupper() for piece in pieces[1:]))
        return features

    def _gain(self, place: Place) -> float:
        """Nats by which the words read fit better than those written."""
        tokens, end = place.stretch.tokens, place.first + len(place.pieces)
        before = (*place.stretch.before, *(_key(token.text) for token in tokens[: place.first]))[-2:]
        around = Surroundings(before, tuple(_key(token.text) for token in tokens[end : end + 2]))
        read, written = ([_key(each.text) for each in side] for side in (place.words, place.pieces))
        return self._fit.score(around, read) - self._fit.score(around, written)

    def _strength(self, text: str) -> float:
        entry = self._lexicon.words.entry(stem_of(text).casefold())
        return strength_of(entry, shape(text)) if entry is not None else FLOOR


def signs(analysis: Analysis) -> Iterator[int]:
    """Where signs stand inside words in small letters, addresses left aside."""
    found = [match.start() for match in _SIGN.finditer(analysis.text)]
    addresses = [token for token in analysis.tokens if token.kind is Kind.ADDRESS] if found else []
    apart = {at for token in addresses for at in range(*token.span)}
    return (at for at in found if at not in apart)


def _differences(stretch: Stretch, words: Sequence[Word]) -> Iterator[Place]:
    """The least places where the words read are not those written."""
    tokens = stretch.tokens
    at = number = 0
    while at < len(tokens):
        first, begin = at, number
        while tokens[at].end != words[number].end:
            if tokens[at].end < words[number].end:
                at += 1
            else:
                number += 1
        at, number = at + 1, number + 1
        if at - first > 1 or number - begin > 1:
            yield Place(stretch, first, tuple(tokens[first:at]), tuple(words[begin:number]))


def _key(text: str) -> str:
    return plain(text).casefold()
