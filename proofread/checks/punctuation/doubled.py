"""A mark of punctuation twice, or two that do not go together.

Ellipses, interrobangs and marks that belong to an abbreviation are left alone.

Examples:
    The vote was close{{,,|,}} he said.
    The envoy left{{..|.}} Nobody followed.
    He would not say{{,.|.}}

Passes:
    Well... who knows?! The firm, Acme Inc., said so, etc.
    Rep. Seth Moulton, D-Mass., and the mayor of Billings, Mont., were there.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.sentences import ABBREVIATIONS
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span

_RUN: Final = re.compile(r"[,.;:!?…]{2,}")
_PAIRS: Final = frozenset((",,", "..", ";;", "::", ",.", ",;", ";,", ";.", ":,", ",:", ".;"))
_AFTER_WORD: Final = frozenset((".,", ".:"))  # right after an abbreviation, wrong after a longer word
_LAST_WORD: Final = re.compile(r"[^\W\d_]{4,}$")
_REACH: Final = 30
_BRACKETS: Final = re.compile(r"\({2}(?=[A-Za-z])|(?<=[A-Za-z])\){2}(?=[\s.,]|$)")
_WINDOW: Final = 400


class Doubled(PatternCheck):
    """A mark twice, or two marks where one belongs."""

    info: ClassVar = CheckInfo("punctuation.doubled", "Doubled or clashing punctuation")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every pair of marks that seldom stand side by side."""
        text = analysis.text
        for match in _RUN.finditer(text):
            pair = match.group()
            if pair not in _PAIRS and not (pair in _AFTER_WORD and _follows_word(text, match.start())):
                continue
            kept = "." if "." in pair and pair[0] != "." else pair[0]
            if pair in (".,", ".:"):
                kept = pair[1]
            after = text[match.end() : match.end() + 1]
            before = text[max(0, match.start() - 1) : match.start()]
            features = {
                f"pair_{_KEYS.get(pair, 'clash')}": 1.0,
                "closed": float(after in ("", " ", "\n", "”", '"', "’")),
                "before_digit": float(before.isdigit()),
                "after_letter": float(after.isalnum()),
                "spaced": float(before == "" or before.isspace()),
            }
            message = f"“{pair}” where “{kept}” is enough"
            yield Candidate(Span(*match.span()), kept, message, features, safety=Safety.REVIEW)
        for match in _BRACKETS.finditer(text):
            around = text[max(0, match.start() - _WINDOW) : match.end() + _WINDOW]
            features = {"brackets": 1.0, "balanced": float(around.count("(") == around.count(")"))}
            yield Candidate(Span(*match.span()), match.group()[0], f"“{match.group()}” where one is enough", features)


def _follows_word(text: str, at: int) -> bool:
    word = _LAST_WORD.search(text, max(0, at - _REACH), at)
    return word is not None and word.group().casefold() not in ABBREVIATIONS and word.group().islower()


_KEYS: Final = {
    ",,": "commas",
    "..": "stops",
    ";;": "semicolons",
    "::": "colons",
    ".,": "stop_comma",
    ",.": "comma_stop",
}
