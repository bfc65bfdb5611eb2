"""The units of marked copy, each with what became of it."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import IntEnum
from typing import NamedTuple

from proofread.evaluation.score import UNWANTED
from proofread.suggest.ocr.units import Unit, units_in
from proofread.training.corpus import Mark, Story


class Label(IntEnum):
    """What became of a unit."""

    UNSURE = -1
    RIGHT = 0
    WRONG = 1


class Labelled(NamedTuple):
    """A unit with its label, and the mark that it is wrong by."""

    unit: Unit
    label: Label
    mark: Mark | None = None


def labelled(story: Story) -> Iterator[Labelled]:
    """The units of a story, in order."""
    marks = sorted(story.marks)
    for unit in units_in(story.text):
        yield _labelled(unit, [each for each in marks if _touches(unit, each)], story.text)


def _touches(unit: Unit, mark: Mark) -> bool:
    return any(part.start < mark.end and mark.start < part.end for part in unit.parts)


def _labelled(unit: Unit, marks: list[Mark], text: str) -> Labelled:
    found = Labelled(unit, Label.RIGHT)
    for mark in marks:
        if mark.kind in UNWANTED or _keeps(unit, mark, text):
            if found.label is Label.RIGHT:
                found = Labelled(unit, Label.UNSURE, mark)
        else:
            found = Labelled(unit, Label.WRONG, mark)
    return found


def _keeps(unit: Unit, mark: Mark, text: str) -> bool:
    """Whether the right text has the unit too, so that what stands beside it is wrong."""
    if unit.is_broken:
        return False
    written = list(units_in(text, mark.start, mark.end))
    right = [each.text for each in units_in(mark.rights[0])]
    matcher = SequenceMatcher(None, [each.text for each in written], right, autojunk=False)
    return any(
        written[at].start == unit.start
        for block in matcher.get_matching_blocks()
        for at in range(block.a, block.a + block.size)
    )
