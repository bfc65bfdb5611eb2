"""One word in pieces, with a space inside it.

Left behind by broken lines, by optical character recognition and by slips of the
thumb. A word is joined only where its pieces do not stand well as words.

Examples:
    The {{govern ment|government}} fell on Friday.
    She {{sa id|said}} the talks would go on.

Passes:
    They set up the camp in to the wind and some one by one walked away.
"""

from typing import ClassVar

from proofread.checks.check import VerdictCheck
from proofread.model.finding import CheckInfo
from proofread.suggest.alternatives import Way
from proofread.suggest.judge import Verdict


class SplitWord(VerdictCheck):
    """A space inside a word."""

    info: ClassVar = CheckInfo("spacing.split-word", "A space inside a word")

    def concerns(self, verdict: Verdict) -> bool:
        """Joins."""
        return verdict.best.way is Way.JOIN

    def message(self, written: str, right: str) -> str:
        """What is wrong."""
        return f"“{written}” looks like “{right}” with a space inside"
