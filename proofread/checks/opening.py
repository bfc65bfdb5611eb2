"""Checks made ready, so that none of them calls wrong what the house accepts, or what was right in its time."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from proofread.analysis import Analysis
from proofread.checks.check import Check
from proofread.checks.house.unwanted_form import UnwantedForm
from proofread.checks.misreadcopy import OfWriters, stands
from proofread.checks.period import OfItsTime
from proofread.model.finding import Finding
from proofread.suggest.judge import Judge

if TYPE_CHECKING:
    from proofread.suggest.houseforms import HouseForms


class Excusing:
    """A check without what it finds in accepted words and names."""

    def __init__(self, check: Check, house: "HouseForms") -> None:
        self.info = check.info
        self._check = check
        self._house = house

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """What the check finds and the house does not excuse."""
        return (each for each in self._check.find(analysis) if not self._house.excuses(analysis, each))


def open_all(chosen: Iterable[type[Check]], judge: Judge) -> list[Check]:
    """The checks over a judge; they heed its house, if it has one, and when a story was printed."""
    return [_heeding(check(judge), judge) for check in chosen]


def _heeding(check: Check, judge: Judge) -> Check:
    if isinstance(check, UnwantedForm):
        return check
    # A check in all but that `info` is not its class's.
    if judge.told.ocr != "no" and not stands(check.info.id):
        check = cast("Check", OfWriters(check, judge))
    if judge.told.period != "modern":
        check = cast("Check", OfItsTime(check, judge))
    return check if judge.house is None else cast("Check", Excusing(check, judge.house))
