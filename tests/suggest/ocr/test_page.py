"""A story as units: what is known of each, what stands between them, and what the trigram models see."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.lexicon.entry import FLOOR
from proofread.lexicon.ngrams import BEGIN, COMMA, STOP
from proofread.suggest.context import Surroundings
from proofread.suggest.ocr.page import Page

Pages = Callable[[str], Page]

SOUND = -12.5  # nats

TEXTS = st.text(alphabet="aTb1é’,.;-— \n\0", max_size=40)


@given(TEXTS)
def test_gaps_and_units_are_the_text(page: Pages, text: str) -> None:
    found = page(text)
    if not found.units:
        return
    middle = "".join((found.gap(at) if at else "") + text[unit.start : unit.end] for at, unit in enumerate(found.units))
    assert middle == text[found.units[0].start : found.units[-1].end]


@pytest.mark.parametrize("at", [-1, 0, 3, 4])
def test_an_empty_line_is_before_the_first_and_after_the_last(page: Pages, at: int) -> None:
    assert page("It was so").gap(at) == "\n\n"


@given(TEXTS)
def test_everything_is_known_of_every_unit(page: Pages, text: str) -> None:
    found = page(text)
    assert len(found.units) == len(found.known) == len(found.left) == len(found.right)
    assert all(known.strength >= FLOOR for known in found.known)


@given(TEXTS)
def test_the_ends_of_a_page_have_surroundings(page: Pages, text: str) -> None:
    found = page(text)
    for at in range(len(found.units)):
        around = found.around(at, at + 1)
        assert 1 <= len(around.before) <= 2
        assert len(around.after) <= 2
        assert found.starts_sentence(at) == (around.before[-1] in (BEGIN, STOP))
    if found.units:
        assert found.starts_sentence(0)
        assert found.around(0, len(found.units)).before == (BEGIN,)


def test_the_models_see_the_words_on_both_sides(page: Pages) -> None:
    found = page("The old house of the council, it said, fell. Nobody was in it.")
    assert found.around(3, 4) == Surroundings(("old", "house"), ("the", "council"))
    assert found.around(2, 4) == Surroundings(("the", "old"), ("the", "council"))
    assert found.around(6, 7) == Surroundings(("council", COMMA), ("said", COMMA))
    assert found.around(8, 9).after == (STOP, "nobody")
    assert found.around(9, 10).before == (BEGIN,)
    assert found.around(10, 11).before == (BEGIN, "nobody")


def test_a_number_is_a_number_and_a_strange_form_what_it_is_likely_misread_of(page: Pages) -> None:
    found = page("He paid tbe 5,000 to the govcrnment in 1914")
    assert found.tokens(3, 4) == found.tokens(8, 9) == ("<n>",)
    assert found.tokens(6, 7) == ("govcrnment",)
    assert found.around(5, 6).after == ("government", "in")  # as its neighbours see it


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("It fell. Then it rose", [0, 2]),
        ("It fell, then rose", [0]),
        ("Headline\n\nIt fell", [0, 1]),
        ("“It fell!” He rose", [0, 2]),
    ],
)
def test_a_sentence_starts_after_a_stop_and_at_an_empty_line(page: Pages, text: str, begins: list[int]) -> None:
    found = page(text)
    assert [at for at in range(len(found.units)) if found.starts_sentence(at)] == begins


def test_a_word_that_fits_is_likelier_where_it_stands(page: Pages) -> None:
    fits, misfits = page("the prime minister said that"), page("the prime modem said that")
    assert fits.left[2] > misfits.left[2]


@pytest.mark.parametrize(
    ("text", "is_number"),
    [("1914", True), ("5,000", True), ("1.7", True), ("£52", True), ("€1.7", True), ("$3", True), ("l914", False),
     ("£l50", False), ("5th", True), ("£", False), ("1/2", True), ("6s", True), ("10,000l", True), ("2in", True),
     ("l0th", False), ("6x", False)],
)  # fmt: skip
def test_what_is_a_number(page: Pages, text: str, *, is_number: bool) -> None:
    assert {known.is_number for known in page(text).known} == {is_number}


@pytest.mark.parametrize("old", ["connexion", "gaol", "ult.", "inst.", "&c.", "nisi", "Servia"])
def test_what_was_right_in_its_time_is_known(page: Pages, old: str) -> None:
    assert page(f"on the 5th {old}, he").known[3].strength >= SOUND


def test_capitals_do_not_make_a_word_unknown(page: Pages) -> None:
    strengths = [
        page(text).known[0].strength for text in ("minister", "Minister", "MINISTER", "minister's", "mimister")
    ]
    assert min(strengths[:4]) > strengths[4]


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        ("saw ,the house", ["", ",", ""]),
        (".the house", [".", ""]),
        ("saw ...the house", ["", "", ""]),
        ("of .22 calibre, (the) house", ["", "", "", "", ""]),
        ("so; the 'house' \"of\" £5", ["", "", "", "", ""]),
    ],
)
def test_a_mark_is_stray_that_can_begin_nothing(page: Callable[[str], Page], text: str, strays: list[str]) -> None:
    found = page(text)
    assert [found.stray(at) for at in range(len(found.units))] == strays


def test_a_stray_mark_ends_no_sentence(page: Callable[[str], Page]) -> None:
    assert not page("with .the house").starts_sentence(1)
    assert page("with. The house").starts_sentence(1)
