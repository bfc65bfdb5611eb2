"""Broken words put into clean stories: marked where they are faults, and the same each time."""

import pytest

from proofread.training.corpus import Story
from proofread.training.hyphenation import broken

TEXT = "The long-awaited international conference – which ministers announced – produced disagreements. " * 40


@pytest.fixture
def story() -> Story:
    return Story("set", "1", TEXT)


def test_marks_hold_what_was_there(story: Story) -> None:
    damaged = broken(story)
    text = damaged.text
    for mark in reversed(damaged.marks):
        text = text[: mark.start] + mark.rights[0] + text[mark.end :]
    assert text.replace("e- which", "e – which").replace("d- prod", "d – prod") == TEXT
    assert any("- " in damaged.text[mark.start : mark.end] for mark in damaged.marks)
    assert any("\n" in damaged.text[mark.start : mark.end] for mark in damaged.marks)


def test_dashes_lose_a_space_and_are_no_faults(story: Story) -> None:
    damaged = broken(story)
    at = damaged.text.index("conference- which")
    assert not any(mark.start <= at + 10 < mark.end for mark in damaged.marks)


def test_the_same_each_time_and_otherwise_with_another_seed(story: Story) -> None:
    assert broken(story) == broken(story)
    assert broken(story) != broken(story, seed=1)
