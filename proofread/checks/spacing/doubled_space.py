"""Two or more spaces between words.

Left behind by cut-and-paste. Runs that begin a line are indentation and are left
alone; so are columns of a table, and two spaces after every full stop where that is
how the whole story is typed.

Examples:
    She arrived at{{  | }}noon.
    Police said{{   | }}two men were held.

Passes:
    PARIS, Jan. 3 - The vote was close.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span

_RUN: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_SINGLE_AFTER_STOP: Final = re.compile(r"[.!?][\"”’)]? (?=[^\W\d_a-z])")
_STOPS: Final = (".", "!", "?")
_CLOSING: Final = "\"”’')"
_WIDE: Final = 5
_HABIT: Final = 3


class DoubledSpace(PatternCheck):
    """Two or more spaces between words."""

    info: ClassVar = CheckInfo("spacing.doubled-space", "Two or more spaces between words")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every run of spaces inside a line."""
        text = analysis.text
        runs = list(_RUN.finditer(text))
        if not runs:
            return
        after_stop = sum(1 for run in runs if _ends_sentence(text, run.start()))
        habit = after_stop >= _HABIT and after_stop > sum(1 for _ in _SINGLE_AFTER_STOP.finditer(text))
        for run in runs:
            width = run.end() - run.start()
            ends = _ends_sentence(text, run.start())
            features = {
                "bias": 1.0,
                "after_stop": float(ends),
                "habit": float(habit and ends),
                "wide": float(width >= _WIDE),
                "between_words": float(text[run.start() - 1].isalnum() and text[run.end()].isalnum()),
                "marked": float(not text[run.end()].isalnum() or text[run.start() - 1] in "|>*#"),
            }
            yield Candidate(Span(*run.span()), " ", f"{width} spaces where one is enough", features, safety=Safety.SAFE)


def _ends_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 3) : at].rstrip(_CLOSING)[-1:] in _STOPS
