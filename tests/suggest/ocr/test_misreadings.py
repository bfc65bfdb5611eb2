"""What forms may be misreadings of: known words, near by what machines are known to misread."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.lexicon.entry import FLOOR
from proofread.suggest.ocr.misreadings import Misreadings

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

COMMON = -5.0
"""Nats: as common as a form may be."""

LETTERS = st.text(alphabet="abceilmnorstuh’'1;İß", max_size=12)


@pytest.fixture(scope="session")
def misreadings(judge: "Judge") -> Misreadings:
    return Misreadings(judge.lexicon.trie, judge.lexicon.channel)


def keys(misreadings: Misreadings, written: str, *, cheap: bool = False) -> list[str]:
    return [each.key for each in misreadings.of(written, COMMON if cheap else FLOOR)]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("tbe", "the"),
        ("aud", "and"),
        ("wonld", "would"),
        ("modem", "modern"),
        ("rnodern", "modern"),
        ("arid", "and"),
        ("cliild", "child"),
        ("conntry", "country"),
        ("Ministor", "minister"),
        ("GOVEENMENT", "government"),
        ("gov;ernment", "government"),
        ("par1iament", "parliament"),
    ],
)
def test_one_misreading_is_undone(misreadings: Misreadings, written: str, right: str) -> None:
    assert right in keys(misreadings, written)[:3]
    assert right in keys(misreadings, written, cheap=True)


@pytest.mark.parametrize(
    ("written", "right"),
    [("govcrnmcnt", "government"), ("oommitteo", "committee")],
)
def test_two_misreadings_are_undone(misreadings: Misreadings, written: str, right: str) -> None:
    assert keys(misreadings, written)[0] == right


@pytest.mark.parametrize(("written", "right"), [("govxrnment", "government"), ("governmezt", "government")])
def test_a_misreading_that_was_never_seen_is_undone(misreadings: Misreadings, written: str, right: str) -> None:
    assert right in keys(misreadings, written)


def test_more_than_two_are_undone_by_a_walk(misreadings: Misreadings) -> None:
    assert keys(misreadings, "rcprosontative")[0] == "representative"
    assert keys(misreadings, "rcprosontative", cheap=True) == []


def test_a_quick_look_does_not_walk(judge: "Judge") -> None:
    quick = Misreadings(judge.lexicon.trie, judge.lexicon.channel, quick=True)
    assert keys(quick, "rcprosontative") == []
    assert keys(quick, "tbe")[0] == "the"


@pytest.mark.parametrize("written", ["", "x" * 10_000, "שלום", "\0", "\ud800", "...", "—"])
def test_what_is_no_word_is_no_misreading(misreadings: Misreadings, written: str) -> None:
    assert not [each for each in misreadings.of(written) if len(each.key) > 1]


def test_what_the_page_may_say_is_known_and_not_what_is_written(misreadings: Misreadings, judge: "Judge") -> None:
    for written in ("the", "The", "THE", "tbe", "o’clock", "Arid"):
        for each in misreadings.of(written):
            assert each.key != written.lower().replace("’", "'")
            assert judge.lexicon.words.entry(each.key) is not None
            assert each.strength > FLOOR


def test_a_misreading_that_is_known_costs_less_than_one_that_is_not(misreadings: Misreadings) -> None:
    costs = [misreadings.of(written)[0].cost for written in ("parliamontary", "parliamxntary")]
    assert costs[0] < costs[1]


def test_apostrophes_are_all_alike(misreadings: Misreadings) -> None:
    assert misreadings.of("o’cloek") == misreadings.of("o'cloek")
    assert "o'clock" in keys(misreadings, "o’cloek")


def test_capitals_of_titles_and_headlines_say_nothing(misreadings: Misreadings) -> None:
    for written in ("Conrt", "CONRT"):
        assert keys(misreadings, written)[0] == keys(misreadings, "conrt")[0] == "court"


@given(LETTERS)
def test_cheap_ones_are_among_all(misreadings: Misreadings, written: str) -> None:
    """A tenth at most is kept, so what is cheap may fall behind what is found by looking further."""
    everything = {each.key: each for each in misreadings.of(written)}
    cheap = misreadings.of(written, COMMON)
    assert all(each.key in everything or len(everything) >= len(cheap) for each in cheap)
    assert all(everything[each.key].cost <= each.cost + 1e-9 for each in cheap if each.key in everything)


@given(LETTERS)
def test_what_was_asked_before_changes_nothing(misreadings: Misreadings, judge: "Judge", written: str) -> None:
    fresh = Misreadings(judge.lexicon.trie, judge.lexicon.channel)
    assert fresh.of(written, COMMON) == misreadings.of(written, COMMON)
    assert fresh.of(written) == misreadings.of(written)
