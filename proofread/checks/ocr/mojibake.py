"""Text that was decoded with the wrong code page: â€™ for an apostrophe, Ã© for é.

UTF-8 read as Windows-1252, ISO 8859, MacRoman, Windows-1251 or a code page of the
console, once or several times over, and marks of Windows-1252 read as control
characters. Where every byte is there, the repair is sure. Where only the sign for what
could not be decoded is left (U+FFFD), a warning offers what makes a known word of it, or
a pound sign before a figure. Accented names and words are left alone.

Examples:
    The men{{â€™|’}}s team won, said the coach.
    {{â€œ|“}}We have won,{{â€|”}} the coach said on Monday.
    A table in the caf{{Ã©|é}} costs {{Â£|£}}50 a night.
    She said she couldn{{Ã¢â‚¬â„¢|’}}t come to court.
    The minister said he didn{{�|’}}t know.

Passes:
    CAFÉ’S “ROSÉ” costs £50 in São Paulo and SÃO LUÍS, where Lukáš Novák met Nguyễn Phú Trọng at 2° C.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import plain
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.entry import FLOOR
from proofread.model.finding import CheckInfo, Safety
from proofread.suggest.mojibake import Mojibake as Sequence
from proofread.suggest.mojibake import mojibake

_MOST_KIN: Final = 3
_REACH: Final = 30  # code points of a word on each side
_BEFORE: Final = re.compile(r"[^\W\d_](?:[\w'’]*[^\W_])?\Z")
_AFTER: Final = re.compile(r"(?:[^\W_][\w'’]*)?[^\W\d_]")
_LETTERS: Final = "’éèêëáàâäãåçñóòôöõøúùûüíìîïæœß"
_WORD_FLOOR: Final = -16.0  # nats: a rarer word is no reason to put a letter in


class Mojibake(PatternCheck):
    """Sequences of characters that another code page explains."""

    info: ClassVar = CheckInfo("ocr.mojibake", "Text decoded with the wrong code page")
    shuns_mojibake: ClassVar = False

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every sequence that reads otherwise in another code page, and characters that stand for lost ones."""
        found = mojibake(analysis)
        sure = sum(1 for each in found if each.is_bad)
        for each in found:
            if each.repaired is None:
                yield self._lost(analysis.text, each)
            else:
                yield self._candidate(analysis.text, each, each.repaired, sure - each.is_bad)

    def _candidate(self, text: str, found: Sequence, repaired: str, kin: int) -> Candidate:
        written = text[slice(*found.span)]
        features = {
            "bias": 1.0,
            "bad": float(found.is_bad),
            "exact": float(found.is_exact),
            "known": float(self._strength(text, found, repaired) > FLOOR),
            "kin": float(min(kin, _MOST_KIN)),
        }
        certain = found.is_bad and found.is_exact
        message = f"“{_visible(written)}” is {_called(repaired)} decoded wrongly"
        return Candidate(found.span, repaired, message, features, safety=Safety.SAFE if certain else Safety.REVIEW)

    def _lost(self, text: str, found: Sequence) -> Candidate:
        message = "a character was lost in decoding"
        return Candidate(found.span, self._guess(text, found), message, {"lost": 1.0}, safety=Safety.SHOW)

    def _guess(self, text: str, found: Sequence) -> str | None:
        """What was lost: the letter that makes the likeliest word, a pound sign before a figure."""
        if text[found.span.end : found.span.end + 1].isdigit():
            return "£"
        strengths = {letter: self._strength(text, found, letter) for letter in _LETTERS}
        best = max(strengths, key=strengths.__getitem__)
        return best if strengths[best] >= _WORD_FLOOR else None

    def _strength(self, text: str, found: Sequence, repaired: str) -> float:
        """The log probability of the word that a repair makes, FLOOR for one that is not known or has no letters."""
        before = _BEFORE.search(text, max(0, found.span.start - _REACH), found.span.start)
        after = _AFTER.match(text, found.span.end, found.span.end + _REACH)
        left, right = (each.group() if each else "" for each in (before, after))
        if not (left or right):
            return FLOOR
        return self.judge.lexicon.words.best(plain(left + repaired + right).casefold())


def _visible(written: str) -> str:
    """The characters as they can be shown: those that cannot, by their numbers."""
    return "".join(each if each.isprintable() or each == " " else f"<U+{ord(each):04X}>" for each in written)


def _called(repaired: str) -> str:
    return _NAMES.get(repaired) or (f"“{repaired}”" if repaired.strip() else "a space")


_NAMES: Final = {
    "“": "an opening quotation mark",
    "”": "a closing quotation mark",
    "‘": "an opening quotation mark",
    "’": "an apostrophe",
    "–": "a dash",
    "—": "a dash",
    "": "nothing",
}
