"""Worn text read anew, letter by letter."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.respacing import Respacing

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

PIECES = st.lists(st.sampled_from("the m in is ter V M e ting th at Xq zzv , . 42 bridge’s".split()), max_size=20)


@pytest.fixture(scope="module")
def respacing(judge: "Judge") -> Respacing:
    """A reader over the real dictionaries."""
    return Respacing(judge.lexicon, judge.fit)


def _read(respacing: Respacing, text: str) -> str:
    """The words of all stretches, a bar between two stretches."""
    read = respacing.read(Analysis(read_text("story", text)))
    return "|".join(" ".join(word.text for word in words) for _, words in read)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The b r i d g e was c l o s e d to c a r s .", "The bridge was closed to cars"),
        ("t h e r e p o r t s a y s n o t h i n g o f i t", "the report says nothing of it"),
        ("W e saw the Junc t ion of two r iver s there", "We saw the Junction of two rivers there"),
        ("Some of th epapers were los tin the fire", "Some of the papers were lost in the fire"),
        ("C L O S E D until M a y", "CLOSED until May"),
        ("The BBCand the mayor areto m eet", "The BBC and the mayor are to meet"),
    ],
)
def test_spaces_are_put_where_words_end(respacing: Respacing, written: str, read: str) -> None:
    assert _read(respacing, written) == read


def test_a_form_no_list_knows_stays_as_it_is_written(respacing: Respacing) -> None:
    assert _read(respacing, "The Grzelka of Vlorn saw the resubmission") == "The Grzelka of Vlorn saw the resubmission"


def test_marks_and_numbers_bound_the_stretches(respacing: Respacing) -> None:
    assert _read(respacing, "In 1999 t h e town, it said, was r i c h") == "In|the town|it said|was rich"


def test_a_word_longer_than_any_is_kept(respacing: Respacing) -> None:
    long = "z" * 200
    assert _read(respacing, f"the {long} of it") == f"the {long} of it"


@given(pieces=PIECES)
def test_a_reading_keeps_every_letter_at_its_place(respacing: Respacing, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for stretch, words in respacing.read(Analysis(read_text("story", text))):
        written = "".join(token.text for token in stretch.tokens)
        assert "".join(word.text for word in words) == written
        assert all(text[word.start : word.end].replace(" ", "") == word.text for word in words)
        assert [stretch.tokens[0].start, stretch.tokens[-1].end] == [words[0].start, words[-1].end]
