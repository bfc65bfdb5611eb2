"""A check that heeds when a story was printed: what was right in its time is no fault."""

from collections.abc import Iterator
from dataclasses import replace
from math import exp, log
from typing import Final

from proofread.analysis import Analysis
from proofread.checks.check import Check
from proofread.model.finding import Finding, Reason, Why
from proofread.suggest.judge import REPORTED, Judge

HARDENED: Final = "period.hardened"
"""The family of coefficients that says, in nats, how much less a check is believed in old stories, by its id."""

_SPACING: Final = "spacing.before-punctuation"
_SPACED: Final = frozenset(";:!?")
"""Marks that printers of the time set a thin space before, which scanners and transcribers make a whole one."""

_LEAST: Final = 1e-6  # a probability nearer to 0 or 1 is taken for this


class OfItsTime:
    """A check that leaves old forms and old ways of setting type alone in old stories, and is harder to convince.

    In any other story it is the check itself: only where something is found is it asked when the story was printed.
    """

    def __init__(self, check: Check, judge: Judge) -> None:
        self.info = check.info
        self._check = check
        self._judge = judge
        coefficients = judge.coefficients
        self._hardened = coefficients.score(HARDENED, {check.info.id: 1.0}) if HARDENED in coefficients else 0.0

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """What the check finds that was wrong when the story was printed."""
        for each in self._check.find(analysis):
            if not self._judge.period(analysis).is_old:
                yield each
            elif not (_is_spaced(each) or self._judge.old_forms.excuses(analysis, each)):
                found = self._harder(each) if self._hardened else each
                if found.confidence >= REPORTED:
                    yield found

    def _harder(self, finding: Finding) -> Finding:
        why = finding.why
        if why is not None:
            reason = Reason("old_story", 1.0, self._hardened)
            chance = _shifted(why.probability, self._hardened)
            why = Why(why.family, why.score + self._hardened, chance, (*why.reasons, reason))
        return replace(finding, confidence=_shifted(finding.confidence, self._hardened), why=why)


def _is_spaced(finding: Finding) -> bool:
    """Whether a finding is a space before a mark that the time set so."""
    return finding.check == _SPACING and bool(finding.suggestions) and finding.suggestions[0].replacement in _SPACED


def _shifted(probability: float, nats: float) -> float:
    """A probability whose odds are changed by so many nats."""
    inside = min(1 - _LEAST, max(_LEAST, probability))
    return 1 / (1 + exp(-log(inside / (1 - inside)) - nats))
