"""A check of what writers do, in copy that a machine may have read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from proofread.analysis import Analysis
from proofread.checks.check import Check
from proofread.model.finding import Finding
from proofread.suggest.judge import REPORTED, SURE, Judge

_STAND: Final = frozenset(("context.doubled-word", "house.unwanted-form", "spelling.other-dialect"))
_OF_PDF: Final = "ocr.damaged-word"


def stands(check: str) -> bool:
    """Whether what a check finds holds however the copy came about, by its id."""
    return check in _STAND or (check.startswith("ocr.") and check != _OF_PDF)


class OfWriters:
    """A check of what writers do, believed as far as a story is likely to be written by people.

    What is wrong in copy that a machine read is found by checks of their own: a writer's slips, rare names and old
    syntax are what that copy is full of, and its errors are none of a writer's.
    """

    def __init__(self, check: Check, judge: Judge) -> None:
        self.info = check.info
        self._check = check
        self._judge = judge

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """What the check finds, as sure as the story is written."""
        likeness = self._judge.likeness(analysis)
        if likeness >= SURE:
            return
        for each in self._check.find(analysis):
            found = each if likeness < REPORTED else replace(each, confidence=each.confidence * (1 - likeness))
            if found.confidence >= REPORTED:
                yield found
