"""A word without its first letter, which is the last of the word before.

Two letters that are the same, with only a space between them, were taken for one: by whoever typed them, or by a
program that drew the text from a page. What is left may be a word as well (hat for that, he for the). It is found
where the words around it want the whole word far more, which a word that stands where it belongs seldom is.

Examples:
    The minister spoke of measures {{uch|such}} as a tax on land.
    They report {{hat|that}} prices rose in March.
    The council wants to extract {{he|the}} same amount from them.

Passes:
    The report that he wrote was as harsh as hers.
    He saw the man at his house and wore his new hat.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.entry import FLOOR
from proofread.model.finding import CheckInfo
from proofread.suggest.context import surroundings

_COMMON: Final = -13.0  # nats: a rarer word is not missed
_LEAST: Final = 5.5
"""Nats by which the whole word fits better: in 220,000 words of clean news no place has more than 5.1."""


class LostLetter(PatternCheck):
    """Words whose first letter went with the last of the word before."""

    info: ClassVar = CheckInfo("spelling.lost-letter", "A word without its first letter")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Words in small letters that are common words without the letter that the word before ends with."""
        tokens, words = analysis.tokens, self.judge.lexicon.words
        for at in range(1, len(tokens)):
            before, here = tokens[at - 1], tokens[at]
            if not (here.kind is before.kind is Kind.WORD and len(before.text) > 1 and here.text.islower()):
                continue
            whole = before.text[-1].casefold() + here.text
            entry = words.entry(whole)
            if entry is None or entry.word <= _COMMON:
                continue
            if analysis.gap(at).isspace() and analysis.block_bounds(at)[0] != at:
                yield from self._candidate(analysis, at, whole)

    def _candidate(self, analysis: Analysis, at: int, whole: str) -> Iterator[Candidate]:
        here, fit = analysis.tokens[at], self.judge.fit
        place = surroundings(analysis, at, at + 1)
        gain = fit.score(place, (whole,)) - fit.score(place, (here.text,))
        if gain > _LEAST:
            entry = self.judge.lexicon.words.entry(here.text)
            features = {"bias": 1.0, "gain": gain, "unknown": float(entry is None or entry.word <= FLOOR)}
            message = f"“{here.text}” looks like “{whole}” without its first letter"
            evidence = (f"“{analysis.tokens[at - 1].text}” before it ends with the letter",)
            yield Candidate(here.span, whole, message, features, evidence)
