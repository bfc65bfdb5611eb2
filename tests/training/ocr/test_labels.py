"""The units of marked copy, and what became of each."""

import pytest

from proofread.training.corpus import Mark, Story
from proofread.training.ocr.labels import Label, labelled

RIGHT, WRONG, UNSURE = Label.RIGHT, Label.WRONG, Label.UNSURE


def story(text: str, wrong: str, right: str, kind: str) -> Story:
    start = text.index(wrong)
    return Story("set", "id", text, (Mark(start, start + len(wrong), (right,), kind),))


def labels(*args: str) -> list[tuple[str, Label]]:
    return [(each.unit.text, each.label) for each in labelled(story(*args))]


@pytest.mark.parametrize(
    ("text", "wrong", "right", "kind", "expected"),
    [
        ("He saw tbe house", "tbe", "the", "word", [RIGHT, RIGHT, WRONG, RIGHT]),
        ("He saw atthe house", "atthe", "at the", "glue", [RIGHT, RIGHT, WRONG, RIGHT]),
        ("He saw the ho use", "ho use", "house", "split", [RIGHT, RIGHT, RIGHT, WRONG, WRONG]),
        ("He saw tbe house", "tbe house", "the house", "word+space", [RIGHT, RIGHT, WRONG, UNSURE]),
        ("He saw the house", "house", "house,", "punct", [RIGHT, RIGHT, RIGHT, UNSURE]),
        ("He saw The house", "The", "the", "case", [RIGHT, RIGHT, UNSURE, RIGHT]),
        ("He saw i the house", "i the", "the", "insert_junk", [RIGHT, RIGHT, UNSURE, UNSURE, RIGHT]),
        ("He saw, the house", "saw,", "saw", "word", [RIGHT, UNSURE, RIGHT, RIGHT]),
    ],
)
def test_what_became_of_each_unit(text: str, wrong: str, right: str, kind: str, expected: list[Label]) -> None:
    assert [label for _, label in labels(text, wrong, right, kind)] == expected


def test_both_halves_of_a_broken_word_are_one() -> None:
    assert labels("the gov-\ncrnment fell", "crnment", "ernment", "word") == [
        ("the", RIGHT), ("govcrnment", WRONG), ("fell", RIGHT),
    ]  # fmt: skip


def test_a_wrong_mark_outweighs_one_that_says_neither() -> None:
    text = "He saw tbe house"
    marks = (Mark(7, 10, ("the",), "word"), Mark(7, 16, ("the House",), "case"))
    found = list(labelled(Story("set", "id", text, marks)))
    assert found[2].label is WRONG
    assert found[2].mark == marks[0]


def test_copy_without_marks_is_right() -> None:
    assert {each.label for each in labelled(Story("set", "id", "He saw tbe house"))} == {RIGHT}
