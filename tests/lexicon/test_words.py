"""Words and names, merged from two tables."""

import shutil
from pathlib import Path

import pytest

from proofread.errors import LexiconError
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Flag
from proofread.lexicon.words import Words


def test_an_entry_holds_what_every_source_says(small: Lexicon) -> None:
    kyiv = small.words.entry("kyiv")
    assert kyiv is not None
    assert kyiv.proper == 70
    assert kyiv.size == 0
    assert kyiv.news_documents == 255
    assert kyiv.has(Flag.PLACE)
    assert not kyiv.has(Flag.BRAND)
    assert kyiv.titles > FLOOR
    assert kyiv.first == pytest.approx(0.25, abs=0.01)
    assert kyiv.last == pytest.approx(0.5, abs=0.01)
    assert kyiv.redirects == 7
    assert kyiv.name > kyiv.word == FLOOR


def test_a_word_is_better_as_a_word(small: Lexicon) -> None:
    vote = small.words.entry("vote")
    assert vote is not None
    assert vote.size == 10
    assert vote.best == vote.word > vote.name
    assert vote.rough >= vote.web > FLOOR


def test_what_only_error_ridden_sources_know_stays_unknown(small: Lexicon) -> None:
    voet = small.words.entry("voet")
    assert voet is not None
    assert voet.best == FLOOR
    assert voet.rough > FLOOR


def test_what_only_the_encyclopedia_knows_is_known(small: Lexicon) -> None:
    olaf = small.words.entry("olaf")
    assert olaf is not None
    assert olaf.first == pytest.approx(1.0)
    assert olaf.name > FLOOR
    assert olaf.wide > FLOOR


def test_nothing_is_known_of_other_forms(small: Lexicon) -> None:
    assert small.words.entry("grommet") is None
    assert small.words.entry("xanadu") is None  # its casing alone makes no entry
    assert small.words.entry("state-run") is None
    assert small.words.entry("") is None
    assert small.words.entry("Kyiv") is None  # keys are casefolded


def test_reviewed_names_count_and_old_ones_are_marked(small: Lexicon) -> None:
    azovstal, kiev = small.words.entry("azovstal"), small.words.entry("kiev")
    assert azovstal is not None
    assert kiev is not None
    assert azovstal.has(Flag.HOUSE)
    assert azovstal.has(Flag.ORGANISATION)
    assert azovstal.name > kiev.name
    assert kiev.has(Flag.OLD)


def test_words_of_an_old_name_are_not_old_themselves(small: Lexicon) -> None:
    house = small.words.entry("hague")
    assert house is not None
    assert not house.has(Flag.OLD)


def test_words_of_longer_names_are_parts(small: Lexicon) -> None:
    delhi = small.words.entry("delhi")
    assert delhi is not None
    assert delhi.has(Flag.COMPOUND)
    assert not delhi.has(Flag.PLACE)


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("the", "the"),
        ("vote", "vote"),
        ("kyiv", "Kyiv"),
        ("nato", "NATO"),
        ("mcdonald", "McDonald"),
        ("iphone", "iPhone"),
        ("olaf", "Olaf"),
        ("o'hara", "O'hara"),
    ],
)
def test_surface(small: Lexicon, key: str, printed: str) -> None:
    assert small.words.surface(key) == printed


def test_a_second_question_has_the_same_answer(small: Lexicon) -> None:
    assert small.words.entry("kyiv") is small.words.entry("kyiv")
    assert small.words.entry("nothing") is small.words.entry("nothing") is None


def test_a_folder_without_dictionaries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"words\.bin is missing") as raised:
        Lexicon(tmp_path)
    assert "dict build" in raised.value.hint


def opened_whole(data: Path) -> tuple[object, ...]:
    """A lexicon with its files opened."""
    lexicon = Lexicon(data)
    return lexicon.neighbours, lexicon.phrases


@pytest.mark.parametrize("name", ["deletes.bin", "phrases.bin", "title_phrases.bin", "gaps.bin", "titles.bin"])
def test_any_file_that_is_missing_is_named(small: Lexicon, tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(small.data, data)
    (data / name).unlink()
    with pytest.raises(LexiconError, match=name):
        opened_whole(data)


def test_size_counts_both_tables(small: Lexicon) -> None:
    assert len(small.words) == len(small.words.words) + len(small.words.titles)
    assert isinstance(small.words, Words)
