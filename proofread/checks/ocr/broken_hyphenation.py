"""A hyphen and a space where a line once ended: “inter- national”.

Left behind where a page is recognised, or copied from a PDF file, and its lines are
joined. The word is offered whole, or with its hyphen alone where that belongs to it.
A hyphen that waits for a later word (two- and three-year) and one that stands for a
dash are left alone. A word broken over the end of a full line is how print is set:
nothing is said of it, and no other check takes its halves for words; but a line that
ends so in text that has no other line ends is a fault.

Examples:
    The {{inter- national|international}} court ruled on Monday.
    He is a {{well- known|well-known}} writer who lives in Wales.
    The {{magis¬ trates|magistrates}} were told of it.

Passes:
    Two- and three-year terms, pre- or post-war, were the inter-war rule.
    The border with Egypt - that is what they said - was closed.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, plain
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.ngrams import COMMA
from proofread.model.finding import CheckInfo, Safety
from proofread.suggest.brokenwords import BrokenWord
from proofread.suggest.context import model_tokens, surroundings

_LIMIT: Final = 12.0  # nats: more makes no difference
_FUNCTION_WORDS: Final = frozenset(
    "a an the of to in on at by for from with as is was are were be been has had have it its he she they we you i his "
    "her their that this which who not but so if than then will would there when what where".split()
)
_HYPHENED: Final = r"\b[^\W_]{1,40}-[^\W_]{1,40}\b"
_HEADS: Final = frozenset("to in on at by for as all".split())
"""Small words that begin compounds: in-house, by-election."""

_SURE: Final = -14.5  # log probability of a whole that may be made unasked where a piece of it is no word
_NO_WORD: Final = -19.0  # log probability below which a piece is no word


class BrokenHyphenation(PatternCheck):
    """A word with a hyphen and white space in it."""

    info: ClassVar = CheckInfo("ocr.broken-hyphenation", "A word broken by a hyphen and a space")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every hyphen after a word with white space and a word behind it, but at the end of a full line."""
        for broken in self.judge.broken_words.of(analysis):
            if broken.is_set_so:
                continue
            left, right = _halves(analysis, broken)
            weakest = min(map(self.judge.broken_words.strength, (left, right)))
            gain, dash = self._gains(analysis, broken)
            if _is_piece(analysis, broken) and ((broken.is_one and gain > 0) or weakest <= _NO_WORD):
                yield _whole(analysis, broken, gain, weakest)
            elif not _is_dash(analysis, broken):
                yield _compound(analysis, broken, dash, weakest)

    def _gains(self, analysis: Analysis, broken: BrokenWord) -> tuple[float, float]:
        """Nats by which the whole fits better than the halves, and the halves better than with a dash between."""
        place = surroundings(analysis, broken.first, broken.last + 1)
        left, right = (model_tokens(analysis.tokens[at]) for at in (broken.first, broken.last))
        whole, halves, parted = (
            self.judge.fit.score(place, each)
            for each in ((broken.whole.casefold(),), (*left, *right), (*left, COMMA, *right))
        )
        return _clipped(whole - halves), _clipped(halves - parted)


def _whole(analysis: Analysis, broken: BrokenWord, gain: float, weakest: float) -> Candidate:
    """One word, known or with a piece that is none."""
    left, right = _halves(analysis, broken)
    known = "known" if broken.is_one else "unknown"
    features = {
        known: 1.0,
        f"{known}_gain": gain,
        f"{known}_weakest": weakest - FLOOR,
        f"{known}_short": float(min(len(left), len(right)) <= 2),
        f"{known}_capital": float(left[0].isupper()),
        "strength": broken.strength - FLOOR,
        "seen": float(analysis.counts[broken.whole] > 0),
    }
    safe = weakest <= FLOOR and broken.strength >= _SURE
    message = f"“{broken.whole}” is one word" if broken.is_one else f"“{left}-” and “{right}” are halves of one word"
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Candidate(broken.span(analysis), broken.whole, message, features, safety=safety)


def _compound(analysis: Analysis, broken: BrokenWord, dash: float, weakest: float) -> Candidate:
    """Two words with a hyphen between them."""
    left, right = _halves(analysis, broken)
    compound = f"{left}-{right}"
    features = {
        "compound": 1.0,
        "compound_dash": dash,
        "compound_weakest": weakest - FLOOR,
        "compound_number": float(analysis.tokens[broken.first].kind is Kind.NUMBER),
        "compound_letter": float(len(left) == 1),
        "compound_capital": float(right[0].isupper()),
        "compound_capitals": float(left[0].isupper() and right[0].isupper()),
        "compound_chain": float(_continues(analysis, broken)),
        "compound_seen": float(compound in analysis.once("compounds", _compounds)),
    }
    message = f"a space after the hyphen of “{compound}”"
    return Candidate(broken.span(analysis), compound, message, features)


def _compounds(analysis: Analysis) -> frozenset[str]:
    """The words of a story with one hyphen in them."""
    return frozenset(re.findall(_HYPHENED, analysis.text))


def _is_piece(analysis: Analysis, broken: BrokenWord) -> bool:
    """Whether the pieces can be those of one word: letters, the second without a capital of its own."""
    _, right = _halves(analysis, broken)
    is_word = analysis.tokens[broken.first].kind is Kind.WORD
    return is_word and (right[0].islower() or broken.whole.isupper())


def _is_dash(analysis: Analysis, broken: BrokenWord) -> bool:
    """Whether the hyphen is rather a dash or a stray mark: beside a small word, or after an initial."""
    left, right = _halves(analysis, broken)
    if left.casefold() in _FUNCTION_WORDS - _HEADS:
        return True
    if len(left) == 1 and left.isupper() and right[0].isupper():
        return True
    return right.casefold() in _FUNCTION_WORDS and not _continues(analysis, broken)


def _halves(analysis: Analysis, broken: BrokenWord) -> tuple[str, str]:
    left, right = (plain(analysis.tokens[at].text).rstrip("‐¬") for at in (broken.first, broken.last))
    return left, right


def _continues(analysis: Analysis, broken: BrokenWord) -> bool:
    """Whether a hyphen stands before the first piece, too: easy-to- use."""
    start = analysis.tokens[broken.first].start
    return analysis.text[start - 1 : start] == "-"


def _clipped(nats: float) -> float:
    return max(-_LIMIT, min(_LIMIT, nats))
