"""A word spelt in a way that no word list has, or only as a rare form beside a common one.

The correction is weighed by how common it is, by the slip that would explain the
written form, and by the words around it. Derived words (reopenings, unhoused),
words of British or American spelling, and forms that recur in the story are spared.

Examples:
    The {{goverment|government}} said it would appeal.
    Officials {{acknowleged|acknowledged}} the delay on Monday.

Passes:
    The labour centre's programme was organised by volunteers.
    The labor center's program was organized by volunteers.
"""

from typing import ClassVar

from proofread.checks.check import VerdictCheck
from proofread.model.finding import CheckInfo
from proofread.suggest.alternatives import Way
from proofread.suggest.judge import Verdict


class Misspelt(VerdictCheck):
    """Words; names are ``names.misspelt``."""

    info: ClassVar = CheckInfo("spelling.misspelt", "A misspelt word")
    corrects: ClassVar = True

    def concerns(self, verdict: Verdict) -> bool:
        """Substitutes that are words."""
        return verdict.best.way is Way.SUBSTITUTE and not verdict.names_a_name

    def message(self, written: str, right: str) -> str:
        """What is wrong."""
        return f"“{written}” looks like a misspelling of “{right}”"
