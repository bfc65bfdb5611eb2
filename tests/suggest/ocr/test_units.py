"""Units of damaged copy: where each stands, and what it says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.ocr.units import Unit, units_in, units_of

TEXTS = st.text(alphabet="abZ1é'’“(.,;!-—–/ \n\t\u00ad\0\ud800א", max_size=60)


def said(text: str) -> list[str]:
    return [unit.text for unit in units_in(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", []),
        (" \n ", []),
        ("the house", ["the", "house"]),
        ("“It is,” he said;", ["It", "is", "he", "said"]),
        ("gov;ernment of l0th", ["gov;ernment", "of", "l0th"]),
        ("well-known and/or old—new", ["well", "known", "and", "or", "old", "new"]),
        ("He , she", ["He", ",", "she"]),
        ("don't ’tis", ["don't", "tis"]),
        ("- — /", []),
    ],
)
def test_units_are_what_spaces_hyphens_and_dashes_part(text: str, units: list[str]) -> None:
    assert said(text) == units


@pytest.mark.parametrize("end", ["-\n", "- \n ", "-\n\n", "-\r\n", "\u00ad\n"])
def test_a_hyphen_at_the_end_of_a_line_makes_one_unit(end: str) -> None:
    text = f"the gov{end}ernment, too"
    unit = next(unit for unit in units_in(text) if unit.is_broken)
    assert unit.text == "government"
    assert [text[slice(*part)] for part in unit.parts] == ["gov", "ernment"]
    assert text[unit.start : unit.end] == f"gov{end}ernment"


@pytest.mark.parametrize("text", ["well-known", "gov- ernment", "1914-\n18", "the\nhouse", "he -\nshe", "old—\nnew"])
def test_nothing_else_does(text: str) -> None:
    assert not any(unit.is_broken for unit in units_in(text))


@given(TEXTS)
def test_a_unit_says_what_stands_in_its_parts(text: str) -> None:
    for unit in units_in(text):
        assert unit.text == "".join(text[slice(*part)] for part in unit.parts)
        assert unit.text
        assert not any(map(str.isspace, unit.text))
        assert (unit.parts[0].start, unit.parts[-1].end) == (unit.start, unit.end)


@given(TEXTS)
def test_units_are_in_order_and_hold_every_letter_once(text: str) -> None:
    spans = [part for unit in units_in(text) for part in unit.parts]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    inside = {at for span in spans for at in range(*span)}
    assert all(at in inside for at, letter in enumerate(text) if letter.isalnum())


@given(TEXTS, TEXTS)
def test_a_stretch_has_the_units_that_it_has_alone(before: str, text: str) -> None:
    moved = [
        Unit(unit.start + len(before), unit.end + len(before), unit.text, _moved(unit.parts, len(before)))
        for unit in units_in(text)
    ]
    assert list(units_in(before + text, len(before))) == moved
    assert list(units_in(before + text + before, len(before), len(before + text))) == moved


def _moved(parts: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(part.shifted(by) for part in parts)


def test_units_of_a_story_are_those_of_its_blocks() -> None:
    story = read_text("story", "<p>The gov-</p><p>ernment <code>x1</code> fell</p>", "html")
    units = units_of(Analysis(story))
    assert not any(unit.is_broken for unit in units)
    assert [story.text[slice(*part)] for unit in units for part in unit.parts] == [unit.text for unit in units]
