"""A house laid over the compiled dictionaries: what it adds, and that the rest is as it was."""

from pathlib import Path

import pytest

from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Flag
from proofread.lexicon.house import House, parse
from proofread.lexicon.neighbours import Neighbour
from proofread.lexicon.overlay import LISTED, WEIGHT
from proofread.lexicon.phrases import Phrase

LINES = "Abandonia\nunvote\nKiev\nRoyal Vrobbelden Trust\nColour -> Kolor\niFone\nKyiv-Orlo Vote\nNATO -> Nato"


@pytest.fixture(scope="module")
def housed(small: Lexicon) -> Lexicon:
    return small.with_house(House(*parse(LINES, Path("house.txt"))))


def test_a_name_and_a_word_of_the_house_are_known(housed: Lexicon) -> None:
    name, word = housed.words.entry("abandonia"), housed.words.entry("unvote")
    assert name is not None
    assert word is not None
    assert (name.name, name.word, name.has(Flag.HOUSE)) == (LISTED, FLOOR, True)
    assert (word.word, word.name, word.has(Flag.NEWS_WORD)) == (LISTED, FLOOR, True)
    assert [housed.words.surface(key) for key in ("abandonia", "unvote", "ifone", "kolor")] == [
        "Abandonia", "unvote", "iFone", "Kolor",
    ]  # fmt: skip


def test_what_the_house_accepts_is_no_old_form(small: Lexicon, housed: Lexicon) -> None:
    before, now = small.words.entry("kiev"), housed.words.entry("kiev")
    assert before is not None
    assert now is not None
    assert (before.has(Flag.OLD), now.has(Flag.OLD)) == (True, False)


def test_a_wrong_side_is_not_known_by_that_and_all_else_is_as_it_was(small: Lexicon, housed: Lexicon) -> None:
    assert housed.words.entry("colour") is None
    for key in ("the", "vote", "mcdonald", "absent"):
        assert housed.words.entry(key) == small.words.entry(key)
        assert housed.words.surface(key) == small.words.surface(key)


def test_a_word_of_a_longer_name_is_known_where_no_list_has_it(small: Lexicon, housed: Lexicon) -> None:
    entry = housed.words.entry("vrobbelden")
    assert entry is not None
    assert FLOOR < entry.name <= LISTED
    assert housed.words.entry("kyiv") == small.words.entry("kyiv")


def test_near_spellings_are_those_of_both(small: Lexicon, housed: Lexicon) -> None:
    assert housed.neighbours.near("abandon") == (*small.neighbours.near("abandon", 1), Neighbour("abandonia", 2))
    assert Neighbour("vote", 2) in housed.neighbours.near("unvote")
    assert housed.neighbours.near("umvote", 1) == (Neighbour("unvote", 1),)
    assert housed.neighbours.near("unvote", 1) == ()
    assert housed.neighbours.near("umvote", 1, LISTED + 1) == small.neighbours.near("umvote", 1, LISTED + 1)


def test_names_of_several_words_are_completed(housed: Lexicon) -> None:
    whole = Phrase("royal vrobbelden trust", WEIGHT)
    assert housed.phrases.weight("royal vrobbelden trust") == WEIGHT
    assert housed.phrases.completed("royal trust") == whole
    assert housed.phrases.completed("royal * trust") == whole
    assert housed.phrases.completed("vrobbelden trust") is None
    assert housed.phrases.weight("kyiv orlo vote") == WEIGHT
    assert housed.phrases.completed("black fleet") == Phrase(
        "black sea fleet", housed.phrases.weight("black sea fleet")
    )


def test_the_mapped_files_are_shared(small: Lexicon, housed: Lexicon) -> None:
    other = small.with_house(House(*parse("Ynet", Path("other.txt"))))
    assert other.words.words is housed.words.words is small.words.words
    assert other.words.entry("abandonia") is None
    assert other.neighbours._base is housed.neighbours._base is small.neighbours  # type: ignore[attr-defined]  # what is shared is inside
