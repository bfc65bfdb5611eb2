"""Offsets to lines and columns and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.positions import Lines, Position

TEXTS = st.text(alphabet="aé😀\r\n \u2028\f", max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("é😀\r\nx", 2, (1, 3)),
        ("é😀\r\nx", 4, (2, 1)),
        ("é😀\r\nx", 5, (2, 2)),
        ("a\rb\nc", 2, (2, 1)),
        ("a\rb\nc", 4, (3, 1)),
        ("a\u2028b\fc", 4, (1, 5)),
    ],
)
def test_positions_count_code_points_and_the_line_ends_of_editors(
    text: str, offset: int, expected: tuple[int, int]
) -> None:
    assert Lines(text).position(offset) == expected


@given(TEXTS)
def test_every_offset_comes_back_from_its_position(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.offset(lines.position(offset)) == offset


@given(TEXTS)
def test_positions_grow_with_offsets(text: str) -> None:
    lines = Lines(text)
    positions = [lines.position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(set(positions))


@given(TEXTS)
def test_a_line_has_the_characters_at_its_positions(text: str) -> None:
    lines = Lines(text)
    for offset, char in enumerate(text):
        line, column = lines.position(offset)
        if char not in "\r\n":
            assert lines.line_text(line)[column - 1] == char


def test_the_line_after_the_last_line_end_is_empty() -> None:
    lines = Lines("é😀\r\n")
    assert lines.position(4) == Position(2, 1)
    assert lines.line_text(1) == "é😀"
    assert lines.line_text(2) == ""
