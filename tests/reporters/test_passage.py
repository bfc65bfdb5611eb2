"""The line around a finding."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.span import Span
from proofread.reporters.passage import passage
from proofread.reporters.visible import cells, fit_end, fit_start, visible


def shown(text: str, word: str, width: int) -> tuple[str, str]:
    at = text.index(word)
    found = passage(text, Span(at, at + len(word)), width)
    return "".join(found), found.marker


def test_short_line_is_shown_whole() -> None:
    assert shown("One.\nWe recieve it.\nTwo.", "recieve", 40) == ("We recieve it.", "   ^^^^^^^")


def test_indentation_is_left_out() -> None:
    assert shown("  \t We recieve it.", "recieve", 40)[0] == "We recieve it."


def test_long_line_is_cut_on_both_sides() -> None:
    text = "word " * 50 + "recieve" + " word" * 50
    line, marker = shown(text, "recieve", 40)
    assert len(line) <= 40
    assert line.startswith("...")
    assert line.endswith("...")
    assert line[marker.index("^") :].startswith("recieve")


def test_start_of_a_long_line_is_cut_on_the_right_only() -> None:
    line, marker = shown("recieve" + " word" * 50, "recieve", 40)
    assert line.startswith("recieve word")
    assert len(line) == 40
    assert marker == "^" * 7


def test_end_of_a_long_line_is_cut_on_the_left_only() -> None:
    line, _ = shown("word " * 50 + "recieve", "recieve", 40)
    assert line.endswith("recieve")
    assert len(line) == 40


def test_flagged_stretch_over_lines_is_spelt_out() -> None:
    assert shown("The govern-\nment fell.", "govern-\nment", 40) == (r"The govern-\nment fell.", "    " + "^" * 13)


def test_insertion_point_has_a_marker() -> None:
    assert passage("Hello world", Span(5, 5), 40).marker == "     ^"


def test_wide_letters_take_two_columns() -> None:
    assert shown("東京 recieve", "recieve", 40)[1] == "     ^^^^^^^"


def test_picture_in_a_sentence_is_named_and_moves_the_carets_along() -> None:
    assert shown("The port \ufffc will recieve it", "recieve", 60) == (
        "The port [picture] will recieve it",
        "                        ^^^^^^^",
    )


def test_marks_take_no_column() -> None:
    assert shown("cafe\u0301 recieve", "recieve", 40)[1] == "     ^^^^^^^"


def test_cost_is_that_of_the_width_not_of_the_line() -> None:
    text = "x" * 5_000_000
    begun = time.perf_counter()
    for at in range(0, 5_000_000, 5_000):
        passage(text, Span(at, at + 3), 80)
    assert time.perf_counter() - begun < 5


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(30, 120))
def test_never_wider_than_asked_and_always_safe(text: str, start: int, length: int, width: int) -> None:
    start = min(start, len(text))
    found = passage(text, Span(start, min(len(text), start + length)), width)
    line = "".join(found)
    assert cells(line) <= width
    assert visible(line) == line
    assert len(found.marker) <= max(width, 1) + 1


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u2066b\u2069", r"a\u2066b\u2069"),
        ("a\u2028b", r"a\u2028b"),
        ("a\x00b\x9b", r"a\x00b\x9b"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("a\tb\r\nc", r"a\tb\r\nc"),
        ("before \ufffc, after", "before [picture], after"),
        ("👩\u200d🚀 עברית é", "👩\u200d🚀 עברית é"),
    ],
)
def test_what_is_not_seen_is_spelt_out(raw: str, safe: str) -> None:
    assert visible(raw) == safe


@given(st.text(max_size=60), st.integers(0, 60))
def test_fitting_keeps_to_the_width(text: str, width: int) -> None:
    text = visible(text)
    assert cells(fit_start(text, width)) <= width
    assert cells(fit_end(text, width)) <= width
    assert text.startswith(fit_start(text, width))
    assert text.endswith(fit_end(text, width))
