"""One word in pieces, with a space inside it.

Left behind by broken lines, by optical character recognition and by slips of the
thumb. A word is joined only where its pieces do not stand well as words. In copy that
came off a page in pieces, as text drawn from a PDF file may, all letters are read anew.

Examples:
    The {{govern ment|government}} fell on Friday.
    She {{sa id|said}} the talks would go on.
    The {{m i n i s t e r|minister}} {{s a i d|said}} {{t h e|the}} talks would go on.

Passes:
    They set up the camp in to the wind and some one by one walked away.
"""

from typing import ClassVar

from proofread.checks.check import SpacesCheck
from proofread.model.finding import CheckInfo
from proofread.suggest.alternatives import Way
from proofread.suggest.judge import Verdict
from proofread.suggest.worn import JOINED


class SplitWord(SpacesCheck):
    """A space inside a word."""

    info: ClassVar = CheckInfo("spacing.split-word", "A space inside a word")
    worn: ClassVar = JOINED

    def concerns(self, verdict: Verdict) -> bool:
        """Joins."""
        return verdict.best.way is Way.JOIN

    def message(self, written: str, right: str) -> str:
        """What is wrong."""
        if " " in right:
            return f"“{written}” looks like “{right}” with its spaces out of place"
        return f"“{written}” looks like “{right}” with a space inside"
