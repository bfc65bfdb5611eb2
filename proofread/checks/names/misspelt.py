"""A name spelt unlike the known name it stands for, or unlike the same name elsewhere in the story.

A gazetteer of people, places, organisations and brands, each with how well known
it is, and the names this story uses again and again are the evidence. A rare name
is not wrong because a common one is near: the slip must be a likely one, the
common name much better known, or the words beside it must make a known name.

Examples:
    Fighting went on near {{Mauripol|Mariupol}} on Sunday.
    President {{Vladmir|Vladimir}} Putin was not there.

Passes:
    Mr. Berman and Ms. Bergman met David Horovitz in Bucha.
"""

from typing import ClassVar

from proofread.checks.check import VerdictCheck
from proofread.model.finding import CheckInfo
from proofread.suggest.alternatives import Way
from proofread.suggest.judge import Verdict


class Misspelt(VerdictCheck):
    """Names; words are ``spelling.misspelt``."""

    info: ClassVar = CheckInfo("names.misspelt", "A misspelt name")

    def concerns(self, verdict: Verdict) -> bool:
        """Substitutes that are names."""
        return verdict.best.way is Way.SUBSTITUTE and verdict.names_a_name

    def message(self, written: str, right: str) -> str:
        """What is wrong."""
        return f"“{written}” looks like a misspelling of the name “{right}”"
