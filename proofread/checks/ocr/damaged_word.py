"""A word of worn copy that is damaged beyond spelling.

Where words are in pieces all through a story, where the ends of lines left their
hyphens inside words, or where signs stand inside words, a word that no list has is
rather damaged than new. What is near enough to a known word is suggested; else only
the page can tell. Copy that is not worn is left alone.

Examples:
    The gov-ernment said that it would pay, and the {{ministcr|minister}} agreed.

Passes:
    The Grzelka brothers founded Vlorntek, a fintech startup, in Qazvin.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from proofread.analysis import Analysis
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Finding


class DamagedWord(PatternCheck):
    """Words that only the page can tell."""

    info: ClassVar = CheckInfo("ocr.damaged-word", "A word damaged beyond spelling")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """The doubtful words of a worn story."""
        for each in self.judge.damaged(analysis):
            written = analysis.text[slice(*each.span)]
            message = f"“{written}” looks damaged"
            yield Candidate(each.span, each.replacement, message, each.features, others=each.others)

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """The words that are likely enough to be damaged; with no suggestion where none is known."""
        for finding in super().find(analysis):
            is_known = finding.suggestions[0].replacement != analysis.text[slice(*finding.span)]
            yield finding if is_known else replace(finding, suggestions=())
