"""Near spellings are those that symspellpy finds with its own dictionaries in memory."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from symspellpy import SymSpell, Verbosity

from proofread.lexbuild.neighbours import compile_deletes, deletes_of
from proofread.lexbuild.words import TitleTable, WordTable
from proofread.lexicon import Lexicon
from proofread.lexicon.neighbours import PREFIX_LENGTH, TITLE_BIT, Neighbours
from proofread.lexicon.words import Words

DIGEST = "cd" * 32
STEMS = (
    "abandon accord advance agency airport alliance annexe appeal arrest article assault author balance ballot banner "
    "battle border branch bridge budget cabinet campaign capital captain career carrier castle ceasefire central charge "
    "chief citizen coalition college colonel column command committee congress council county court crisis current"
).split()
VOCABULARY = sorted(
    {stem + ending for stem in STEMS for ending in ("", "s", "ed", "ing", "er")}
    | {"the", "thee", "them", "then", "than", "that", "zoë", "gdańsk", "o'neill", "мир", "ab", "a"}
    | {stem[::-1] for stem in STEMS[:20]}
)


def mapped(folder: Path, vocabulary: list[str]) -> Neighbours:
    """The index over a vocabulary, a third of it in the titles table."""
    words, titles = WordTable(), TitleTable()
    for number, form in enumerate(vocabulary):
        if number % 3:
            words.raise_to(form, "web", 100)
        else:
            titles.rows[form]["wide"] = 100
    (folder / "words.bin").write_bytes(words.compiled(DIGEST))
    (folder / "titles.bin").write_bytes(titles.compiled(DIGEST))
    known = Words(folder)
    postings = [*((key, row) for row, key in enumerate(known.words))]
    postings += [(key, row | TITLE_BIT) for row, key in enumerate(known.titles)]
    (folder / "deletes.bin").write_bytes(compile_deletes(postings, DIGEST))
    return Neighbours(folder, known)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Neighbours:
    """Ours."""
    return mapped(tmp_path_factory.mktemp("neighbours"), VOCABULARY)


@pytest.fixture(scope="module")
def plain() -> SymSpell:
    """symspellpy's own, over the forms of three letters and more that ours indexes."""
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=PREFIX_LENGTH)
    for word in VOCABULARY:
        if len(word) >= 3:
            speller.create_dictionary_entry(word, 1)
    return speller


def expected(plain: SymSpell, key: str, distance: int) -> set[tuple[str, int]]:
    """What symspellpy finds, the form itself left out."""
    return {(each.term, each.distance) for each in plain.lookup(key, Verbosity.ALL, distance) if each.distance}


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A form of the vocabulary after up to three edits."""
    form = draw(st.sampled_from(VOCABULARY))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(form)))
        letter = draw(st.sampled_from("aeinrstzéж'"))
        form = draw(st.sampled_from((form[:at] + form[at + 1 :], form[:at] + letter + form[at:],
                                     form[:at] + letter + form[at + 1 :],
                                     form[:at] + form[at + 1 : at + 2] + form[at : at + 1] + form[at + 2 :])))  # fmt: skip
    return form


@given(damaged(), st.sampled_from((1, 2)))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_forms_at_the_same_distances(index: Neighbours, plain: SymSpell, key: str, distance: int) -> None:
    assert set(index.near(key, distance)) == {each for each in expected(plain, key, distance) if each[0] != key}


@pytest.mark.parametrize("key", ["", "x", "the", "cuort", "conucil", "cabinet", "gdansk", "zoe", "b" * 200, "мер", "\ud800"])
def test_single_questions(index: Neighbours, plain: SymSpell, key: str) -> None:
    assert set(index.near(key)) == expected(plain, key, 2)


def test_nearest_first_then_by_spelling(index: Neighbours) -> None:
    found = index.near("courts")
    assert found[0] == ("court", 1)
    assert list(found) == sorted(found, key=lambda each: (each.distance, each.key))
    assert index.near("courts") is found


def test_both_tables_are_searched(index: Neighbours) -> None:
    assert {key for key, _ in index.near("thex")} >= {"the", "thee", "them", "then"}


@given(st.text("abc", max_size=10))
@settings(max_examples=60)
def test_deletes_are_those_of_the_prefix(key: str) -> None:
    deletes = list(deletes_of(key))
    assert deletes[0] == key[:PREFIX_LENGTH]
    assert len(deletes) == len(set(deletes))
    assert all(len(key[:PREFIX_LENGTH]) - 2 <= len(each) <= PREFIX_LENGTH for each in deletes)


def test_a_small_lexicon_finds_its_names(small: Lexicon) -> None:
    assert ("kyiv", 1) in small.neighbours.near("kyyiv")
    assert ("olaf", 1) in small.neighbours.near("olav")
