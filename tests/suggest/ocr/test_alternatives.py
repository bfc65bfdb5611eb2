"""What a unit may have been: put in its place, each makes a text that could stand on a page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofread.model.span import Span
from proofread.suggest.ocr.alternatives import Alternative

if TYPE_CHECKING:
    from proofread.suggest.ocr.page import Page

Offered = Callable[[str], list[Alternative]]

KINDS = {"word", "figure", "split", "join", "compound", "drop", "mark", "dash"}
WRAPPED = (
    "It was said on the Friday of that week that {} fell at last, by those who had\ncome from all the towns around.\n"
)
"""A paragraph whose lines have one width, so that their ends part no paragraphs."""


def read_as(text: str, each: Alternative) -> str:
    return text[: each.span.start] + each.replacement + text[each.span.end :]


def of_kind(offered: Offered, text: str, kind: str) -> set[str]:
    return {read_as(text, each) for each in offered(text) if each.kind == kind}


@pytest.mark.parametrize(
    ("kind", "text", "right"),
    [
        ("word", "He saw tbe house.", "He saw the house."),
        ("word", "Tbe house fell.", "The house fell."),
        ("word", "It fell. ihe house stood.", "It fell. The house stood."),
        ("word", "it was ihe house", "it was the house"),
        ("word", "TBE HOUSE", "THE HOUSE"),
        ("word", "Mr. Sinitb of Loudon left", "Mr. Sinitb of London left"),
        ("word", "“Tho,” he said", "“The,” he said"),
        ("word", "WVe regret it", "We regret it"),
        ("word", "and saw tHe house", "and saw the house"),
        ("word", "he waS there", "he was there"),
        ("word", "the HouSe fell", "the House fell"),
        ("word", "and said lHe saw it", "and said He saw it"),
        ("word", "He saw ,the house.", "He saw the house."),
        ("word", "with a .rstruggle in it", "with a struggle in it"),
        ("word", "the govcrnment's house", "the government's house"),
        ("word", "the govcrnment’s house", "the government’s house"),
        ("word", "and M'Donaid left", "and M'Donald left"),
        ("figure", "It cost £lOO then", "It cost £100 then"),
        ("figure", "on the l0th of June", "on the 10th of June"),
        ("figure", "he was paid 1001. a year", "he was paid 100l. a year"),
        ("figure", "in the year lS14 he", "in the year 1514 he"),
        ("split", "The prisoner wasalso fined", "The prisoner was also fined"),
        ("split", "so he left,whereupon it rained", "so he left, whereupon it rained"),
        ("split", "he said theymnust be paid", "he said they must be paid"),
        ("split", "the prisoucrand the rest", "the prisoner and the rest"),
        ("join", "The gov ernment said", "The government said"),
        ("join", "The gov- ernment said", "The government said"),
        ("join", "The gov, ernment said", "The government said"),
        ("join", "The gov- ermnent said", "The government said"),
        ("join", "The gov- • ernment said", "The government said"),
        ("compound", "The non- zxq said", "The non-zxq said"),
        ("drop", "He saw ' the house", "He saw the house"),
        ("drop", "He saw i the house.", "He saw the house."),
        ("drop", "He saw the house i. It fell.", "He saw the house. It fell."),
        ("drop", "He saw the house i.", "He saw the house."),
        ("drop", "He saw i. the house", "He saw the house"),
        ("mark", "He came , and saw", "He came, and saw"),
        ("mark", "He paid ( five pounds )", "He paid (five pounds )"),
        ("mark", "He paid ( five pounds )", "He paid ( five pounds)"),
        ("dash", "Tbe end.— Mrx Smith", "Tbe end.—Mrx Smith"),
    ],
)
def test_what_stood_on_the_page_is_among_what_is_offered(offered: Offered, kind: str, text: str, right: str) -> None:
    assert right in of_kind(offered, text, kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("figure", "He paid 100 pounds to the list of 1,000"),
        ("drop", "Nobody saw ... and then … fell"),
        ("split", "The government wasxqzkr seen"),
        ("split", "nowhere therapist cannot"),
        ("join", "He was in the old house"),
        ("join", "Mr. Zxq Qzx said"),
        ("mark", "He came, and (then) saw — it"),
        ("dash", "It was - zxq said"),
        ("drop", "I saw a zxqa A"),
    ],
)
def test_what_cannot_have_been_is_not(offered: Offered, kind: str, text: str) -> None:
    assert not of_kind(offered, text, kind)


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("the gov-\ncrnment", "the gov-\nernment"),
        ("the govcrn-\nment", "the govern-\nment"),
        ("the gove-\nmment", "the gove-\nrnment"),
        ("the-\nx", "the"),
        ("x-\nthe", "the"),
    ],
)
def test_of_a_broken_word_the_half_that_is_wrong_is_changed(offered: Offered, broken: str, right: str) -> None:
    made = of_kind(offered, WRAPPED.format(broken), "word")
    assert WRAPPED.format(right) in made
    assert not any("-\n " in each or " -\n" in each for each in made)


@settings(max_examples=300)
@given(st.text(alphabet="abehtuTB1lO£’',.;|(-—\u00ad \nİß\0\ud800ש", max_size=40))
def test_whatever_the_text_each_is_of_the_text_and_changes_it(
    offered: Offered, page: "Callable[[str], Page]", text: str
) -> None:
    for each in offered(text):
        assert each.kind in KINDS
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert text[slice(*each.span)] != each.replacement
        assert each.features[each.kind] == 1.0
        assert all(name == each.kind or name.startswith(f"{each.kind}_") for name in each.features)


@given(
    st.lists(st.sampled_from(["tbe", "gov", "ernment", "wasalso", "l0th", "house", ",", "i", "-", "—"]), max_size=12)
)
def test_only_what_joins_reaches_over_more_than_a_unit(
    offered: Offered, page: "Callable[[str], Page]", words: list[str]
) -> None:
    text = " ".join(words)
    units = page(text).units
    for each in offered(text):
        reached = [unit for unit in units if unit.start < each.span.end and each.span.start < unit.end]
        assert (len(reached) > 1) == (each.kind in ("join", "compound"))
        assert bool(reached) == (each.kind != "dash")


@pytest.mark.parametrize("word", ["iPhone", "McDonald", "MPs", "DNA", "PhD", "eBay’s"])
def test_capitals_inside_that_belong_there_stay(offered: Offered, word: str) -> None:
    made = of_kind(offered, f"He saw the {word} there", "word")
    assert not any(each.casefold() == f"He saw the {word} there".casefold() for each in made)


def test_a_word_and_a_speck_are_not_joined_into_the_word(offered: Offered) -> None:
    made = of_kind(offered, "and the j council met", "join")
    assert not any(each.casefold() == "and the council met" for each in made)
    assert "and the council met" in of_kind(offered, "and the j council met", "drop")


def test_words_of_two_paragraphs_are_not_one(offered: Offered) -> None:
    text = "It was the gov\n\nernment that fell"
    assert not of_kind(offered, text, "join")


def test_apostrophes_stay_as_they_are_written(offered: Offered) -> None:
    text = "at five o’cloek then"
    assert of_kind(offered, text, "word") & {"at five o’clock then", "at five o'clock then"} == {"at five o’clock then"}


def test_a_replaced_half_of_a_line_is_where_it_stands(offered: Offered) -> None:
    text = WRAPPED.format("the govcrn-\nment")
    spans = {each.span for each in offered(text) if read_as(text, each) == WRAPPED.format("the govern-\nment")}
    assert spans == {Span(text.index("govcrn"), text.index("-\n"))}
