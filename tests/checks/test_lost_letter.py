"""A word without its first letter, which is the last of the word before."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Desk

CHECK = "spelling.lost-letter"


def found(desk: "Desk", text: str) -> list[tuple[str, str]]:
    findings = desk.read(text, CHECK).findings
    return [(text[slice(*each.span)], each.suggestions[0].replacement) for each in findings if each.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("They used methods uch as this one.", "uch", "such"),
        ("The mayor had collected ata from the schools.", "ata", "data"),
        ("They report hat the price of bread rose.", "hat", "that"),
        ("It was more efficient han the old engine.", "han", "than"),
    ],
)
def test_the_letter_is_put_back(desk: "Desk", text: str, wrong: str, right: str) -> None:
    assert found(desk, text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The report that he wrote was read at his house, but here nobody knew.",
        "They used methods such as this one.",
        "They used methods\n\nuch as this one.",
        "He met S uch as he was.",
        "Methods Uch as this one were used.",
    ],
)
def test_what_lost_no_letter(desk: "Desk", text: str) -> None:
    assert found(desk, text) == []
