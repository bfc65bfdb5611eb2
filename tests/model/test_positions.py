"""Offsets to lines and columns and back."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.positions import Lines, Position, Unit

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


@pytest.mark.parametrize(
    ("unit", "columns"),
    [(Unit.CODE_POINT, [1, 2, 3, 4]), (Unit.UTF8, [1, 3, 7, 8]), (Unit.UTF16, [1, 2, 4, 5])],
)
def test_columns_in_the_unit_that_is_asked_for(unit: Unit, columns: list[int]) -> None:
    lines = Lines("x\r\né😀\r\n")
    assert [lines.position(offset, unit) for offset in range(3, 7)] == [(2, column) for column in columns]


@given(TEXTS, st.sampled_from(Unit), st.randoms())
def test_every_offset_comes_back_from_its_position_in_any_unit(text: str, unit: Unit, random: Random) -> None:
    lines = Lines(text)
    offsets = list(range(len(text) + 1))
    random.shuffle(offsets)
    for offset in offsets:
        assert lines.offset(lines.position(offset, unit), unit) == offset


@given(st.text(alphabet="aé😀\ud800 ", max_size=20))
def test_columns_count_what_an_encoder_makes_of_the_line(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert lines.position(offset, Unit.UTF8).column == len(before.encode("utf-8", "surrogatepass")) + 1
        assert lines.position(offset, Unit.UTF16).column == len(before.encode("utf-16-be", "surrogatepass")) // 2 + 1


def test_a_column_inside_a_code_point_stands_for_the_code_point() -> None:
    lines = Lines("é😀x")
    assert lines.offset(Position(1, 5), Unit.UTF8) == 1
    assert lines.offset(Position(1, 3), Unit.UTF16) == 1
