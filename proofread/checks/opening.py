"""Checks made ready, so that none of them calls wrong what the house accepts."""

from collections.abc import Iterable, Iterator
from typing import cast

from proofread.analysis import Analysis
from proofread.checks.check import Check
from proofread.checks.house.unwanted_form import UnwantedForm
from proofread.model.finding import Finding
from proofread.suggest.houseforms import HouseForms
from proofread.suggest.judge import Judge


class Excusing:
    """A check without what it finds in accepted words and names."""

    def __init__(self, check: Check, house: HouseForms) -> None:
        self.info = check.info
        self._check = check
        self._house = house

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """What the check finds and the house does not excuse."""
        return (each for each in self._check.find(analysis) if not self._house.excuses(analysis, each))


def open_all(chosen: Iterable[type[Check]], judge: Judge) -> list[Check]:
    """The checks over a judge; where it has a house, they heed it."""
    checks = [check(judge) for check in chosen]
    house = judge.house
    if house is None:
        return checks
    return [check if isinstance(check, UnwantedForm) else _excusing(check, house) for check in checks]


def _excusing(check: Check, house: HouseForms) -> Check:
    return cast("Check", Excusing(check, house))  # a check in all but that `info` is not its class's
