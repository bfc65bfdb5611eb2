"""One word in two or more pieces: which neighbours a suspect could be joined with."""

from collections.abc import Iterator
from typing import Final

from proofread.analysis.tokens import Kind, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.alternatives import Alternative, Way
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit, surroundings
from proofread.suggest.doubt import strength_of
from proofread.suggest.setting import Setting

_MOST_PIECES: Final = 12
_FEW_PIECES: Final = 3
_WHOLE_FLOOR: Final = -15.5  # nats: a rarer whole is no reason to join
_LIMIT: Final = 12.0
_KEPT: Final = 3


class Joins:
    """Finds and weighs the ways to join a suspect with its neighbours."""

    def __init__(self, lexicon: Lexicon, fit: Fit) -> None:
        self._lexicon = lexicon
        self._fit = fit

    def alternatives(self, setting: Setting) -> Iterator[Alternative]:
        """The best few joins, each with its features."""
        found = sorted(self._runs(setting), key=lambda run: (-run[2], run))[:_KEPT]
        tokens = setting.analysis.tokens
        for first, last, strength, key in found:
            pieces = [token.text for token in tokens[first:last]]
            span = Span(tokens[first].start, tokens[last - 1].end)
            yield Alternative(
                Way.JOIN, span, "".join(pieces), (key,), self._features(setting, first, last, strength, key)
            )

    def _runs(self, setting: Setting) -> Iterator[tuple[int, int, float, str]]:
        """Token runs ``[first, last)`` around the suspect that join to a known word, with its strength and key."""
        index = setting.suspect.at
        low, high = setting.analysis.block_bounds(index)
        first = index
        while first > low and self._reaches(setting, first - 1, index - first) and self._touches(setting, first):
            first -= 1
        last = index + 1
        while last < high and self._reaches(setting, last, last - index - 1) and self._touches(setting, last):
            last += 1
        for start in range(first, index + 1):
            for end in range(max(index + 1, start + 2), last + 1):
                if end - start <= _FEW_PIECES or self._are_letters(setting, start, end):
                    yield from self._whole(setting, start, end)

    def _reaches(self, setting: Setting, index: int, between: int) -> bool:
        """Whether a token so many pieces away may belong to the same word: two at most, or a run of letters."""
        if between < _FEW_PIECES - 1:
            return True
        return between < _MOST_PIECES and len(setting.analysis.tokens[index].text) < _FEW_PIECES

    def _touches(self, setting: Setting, index: int) -> bool:
        """Whether nothing but one space lies between a word token and the word token before it."""
        tokens = setting.analysis.tokens
        if tokens[index].kind is not Kind.WORD or tokens[index - 1].kind is not Kind.WORD:
            return False
        return tokens[index].start - tokens[index - 1].end == 1 and setting.analysis.gap(index) == " "

    def _are_letters(self, setting: Setting, start: int, end: int) -> bool:
        pieces = setting.analysis.tokens[start:end]
        return sum(len(piece.text) for piece in pieces) <= 2 * len(pieces)

    def _whole(self, setting: Setting, start: int, end: int) -> Iterator[tuple[int, int, float, str]]:
        pieces = [token.text for token in setting.analysis.tokens[start:end]]
        whole = "".join(pieces)
        if any(piece[0].isupper() for piece in pieces[1:]) and not whole.isupper():
            return
        key, spelt = stem_of(whole).casefold(), plain(whole).casefold()
        entries = [entry for entry in map(self._lexicon.words.entry, {key, spelt}) if entry is not None]
        strength = max((strength_of(entry, shape(whole)) for entry in entries), default=FLOOR)
        if pieces[-1] == "s" and strength < _WHOLE_FLOOR:  # the plural of a name, as in "MacBook s"
            strength = self._piece_strength(whole[:-1])
        if len(key) > 1 and strength >= _WHOLE_FLOOR:
            yield start, end, strength, spelt

    def _features(self, setting: Setting, first: int, last: int, strength: float, key: str) -> Features:
        analysis = setting.analysis
        pieces = analysis.tokens[first:last]
        place = surroundings(analysis, first, last)
        gain = self._fit.score(place, (key,)) - self._fit.score(
            place, tuple(plain(piece.text).casefold() for piece in pieces)
        )
        strengths = [self._piece_strength(piece.text) for piece in pieces]
        return {
            "bias": 1.0,
            "whole": strength - FLOOR,
            "weakest": min(strengths) - FLOOR,
            "strongest": max(strengths) - FLOOR,
            "pieces": float(min(len(pieces), 5) - 2),
            "fit": max(-_LIMIT, min(_LIMIT, gain)),
            "letter": float(min(len(piece.text) for piece in pieces) == 1),
            "shortest": float(min(4, *(len(piece.text) for piece in pieces))),
            "length": float(min(len(key), 12)),
            "capital": float(pieces[0].text[0].isupper()),
            "upper": float(all(piece.text.isupper() for piece in pieces)),
            "initial": float(analysis.text[pieces[-1].end : pieces[-1].end + 1] == "." and len(pieces[-1].text) == 1),
            "rough": setting.form.entry.rough - FLOOR,
            "strangers": float(setting.strangers),
        }

    def _piece_strength(self, text: str) -> float:
        if len(text) == 1 and text not in ("a", "A", "I"):
            return FLOOR
        entry = self._lexicon.words.entry(stem_of(text).casefold())
        return strength_of(entry, shape(text)) if entry is not None else FLOOR
