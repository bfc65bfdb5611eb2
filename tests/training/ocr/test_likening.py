"""The texts that teach what tells misread copy from written."""

import pytest

from proofread.training.corpus import Mark, Story
from proofread.training.ocr.likening import transcribed


@pytest.mark.parametrize(
    ("marks", "right"),
    [
        ((), "He saw tbe wasalso house"),
        ((Mark(7, 10, ("the",), "word"),), "He saw the wasalso house"),
        ((Mark(11, 18, ("was also", "has also"), "glue"), Mark(0, 2, ("She",), "word")), "She saw tbe was also house"),
        ((Mark(24, 24, ("s",), "word"), Mark(3, 7, ("",), "word")), "He tbe wasalso houses"),
        ((Mark(0, 6, ("They saw",), "word"), Mark(3, 6, ("met",), "word")), "They saw tbe wasalso house"),
    ],
)
def test_what_is_marked_is_put_right(marks: tuple[Mark, ...], right: str) -> None:
    assert transcribed(Story("set", "a", "He saw tbe wasalso house", marks)) == right
