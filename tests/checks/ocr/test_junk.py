"""``ocr.junk``: marks that are dirt, and marks that somebody put there."""

from typing import TYPE_CHECKING

import pytest

from proofread.model.finding import Severity

if TYPE_CHECKING:
    from tests.conftest import Desk

ID = "ocr.junk"


def mended(desk: "Desk", text: str) -> str:
    for finding in reversed(desk.read(text, ID).at_least(Severity.WARNING).findings):
        text = desk.applied(text, finding)
    return text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("They came to the | house at dusk.", "They came to the house at dusk."),
        ("He told them of a • fire in the barn.", "He told them of a fire in the barn."),
        ("It was put off by ~ ~ the council.", "It was put off by the council."),
        ("They have ■ been seen in the \\ town.", "They have been seen in the town."),
        ("The end of. .the road was in sight.", "The end of the road was in sight."),
        ("H~enry had ru^shed to the door.", "Henry had rushed to the door."),
        ("A witness named ¦Robinson was called.", "A witness named Robinson was called."),
    ],
)
def test_dirt_is_taken_out(desk: "Desk", wrong: str, right: str) -> None:
    assert mended(desk, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Doe | The Daily Post",
        "news | sport | weather | travel",
        "the house | the garden | of roses and | the lake",
        "Pictures: Anna Roe • More like this: • ten films about the sea",
        "* * *",
        "The snow* fell for ____ years on the plain.",
        "• the first point of the list",
        "See https://example.org/~user/a_b and C:\\temp\\files for snake_case names.",
        "It was about ~50 miles and cost £5 ^_^ he wrote.",
        "He paused . . . and went on ... to the door.",
    ],
)
def test_what_somebody_put_there_stays(desk: "Desk", text: str) -> None:
    assert mended(desk, text) == text


def test_a_table_in_markdown_is_left_alone(desk: "Desk") -> None:
    table = "| the | of |\n| --- | --- |\n| to the | house |\n"
    assert not desk.read(table, ID, format_name="markdown").at_least(Severity.WARNING).findings


def test_a_letter_may_have_been_lost(desk: "Desk") -> None:
    """“a~d” was “and”: taking the mark out would be no better, so nobody is told to."""
    assert mended(desk, "He came a~d went.") == "He came a~d went."
