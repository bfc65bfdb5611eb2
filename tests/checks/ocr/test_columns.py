"""``ocr.columns``: lines of two stories in turn are told, those of one are not, and never as more than information."""

from textwrap import wrap
from typing import TYPE_CHECKING

import pytest

from proofread.model.finding import Severity

if TYPE_CHECKING:
    from proofread.model.finding import Finding
    from tests.conftest import Desk

ID = "ocr.columns"

HARBOUR = (
    "The harbour was closed on Tuesday night after a ship with a cargo of timber ran on to the rocks at the mouth of "
    "the river, and the men who had been working on the quay were sent home until the tugs could pull it off. The "
    "owners said that they did not know how long it would take, and that they would pay for the damage to the boats "
    "of the fishermen, some of whom had lost all that they had in the storm of the year before."
)
SCHOOL = (
    "A new school for six hundred children will be built on the old market in the middle of the town, the council "
    "decided by a majority of one after a debate that went on for most of the night. Those who were against it said "
    "that the money would be better spent on the hospital, where people have to wait for more than a year to see a "
    "doctor, and that the children could go on going to school by bus as they have done since the war."
)


def across(width: int) -> str:
    """The lines of both stories in turn."""
    return "\n".join(line for both in zip(wrap(HARBOUR, width), wrap(SCHOOL, width), strict=False) for line in both)


def found(desk: "Desk", text: str) -> "tuple[Finding, ...]":
    return desk.read(text, ID).findings


@pytest.mark.parametrize("width", [40, 45, 52, 60])
def test_two_columns_read_across_are_told_once(desk: "Desk", width: int) -> None:
    (finding,) = found(desk, across(width))
    assert finding.severity is Severity.INFO
    assert finding.suggestions == ()


def test_each_block_is_told_by_itself(desk: "Desk") -> None:
    text = f"{across(45)}\n\n" + "\n".join(wrap(HARBOUR, 45)) + f"\n\n{across(52)}"
    assert len(found(desk, text)) == 2


@pytest.mark.parametrize("width", [40, 45, 52, 60, 80])
@pytest.mark.parametrize("story", [HARBOUR, SCHOOL])
def test_one_column_is_not(desk: "Desk", story: str, width: int) -> None:
    assert found(desk, "\n".join(wrap(story, width))) == ()


def test_few_lines_tell_nothing(desk: "Desk") -> None:
    assert found(desk, "\n".join(across(45).splitlines()[:6])) == ()
    assert found(desk, across(45).replace("\n", " ")) == ()
