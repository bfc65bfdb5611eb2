"""Near spellings are those that symspellpy finds with its own dictionaries in memory."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from symspellpy import SymSpell, Verbosity

from proofread.lexbuild.neighbours import compile_deletes, deletes_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.neighbours import PREFIX_LENGTH, Neighbours

DIGEST = "cd" * 32
_STEP = 0.1 + 1e-9
STEMS = (
    "abandon", "accord", "advance", "agency", "airport", "alliance", "annexe", "appeal", "arrest", "article", "assault",
    "author", "balance", "ballot", "banner", "battle", "border", "branch", "bridge", "budget", "cabinet", "campaign",
    "capital", "captain", "career", "carrier", "castle", "ceasefire", "central", "charge", "chief", "citizen",
    "coalition", "college", "colonel", "column", "command", "committee", "congress", "council", "county", "court",
    "crisis", "current",
)  # fmt: skip
VOCABULARY = sorted(
    {stem + ending for stem in STEMS for ending in ("", "s", "ed", "ing", "er")}
    | {"the", "thee", "them", "then", "than", "that", "zoë", "gdańsk", "o'neill", "мир", "ab", "a"}
    | {stem[::-1] for stem in STEMS[:20]}
)


def commonness(form: str) -> float:
    """Some log probability for each form, in tenths of a nat."""
    return round(FLOOR + 1 + len(form) + (ord(form[0]) % 7) / 10, 1)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Neighbours:
    """Ours."""
    folder = tmp_path_factory.mktemp("neighbours")
    (folder / "deletes.bin").write_bytes(compile_deletes([(form, commonness(form)) for form in VOCABULARY], DIGEST))
    return Neighbours(folder)


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
        left, right = form[:at], form[at + 1 :]
        swapped = left + right[:1] + form[at : at + 1] + right[1:]
        edits = (left + right, left + letter + form[at:], left + letter + right, swapped)
        form = draw(st.sampled_from(edits))
    return form


@given(damaged(), st.sampled_from((1, 2)))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_forms_at_the_same_distances(index: Neighbours, plain: SymSpell, key: str, distance: int) -> None:
    assert set(index.near(key, distance)) == {each for each in expected(plain, key, distance) if each[0] != key}


@pytest.mark.parametrize("key", ["", "x", "the", "cuort", "conucil", "gdansk", "zoe", "b" * 200, "мер", "\ud800"])
def test_single_questions(index: Neighbours, plain: SymSpell, key: str) -> None:
    assert set(index.near(key)) == expected(plain, key, 2)


def test_nearest_first_then_by_spelling(index: Neighbours) -> None:
    found = index.near("courts")
    assert found[0] == ("court", 1)
    assert list(found) == sorted(found, key=lambda each: (each.distance, each.key))
    assert index.near("courts") is found


@given(damaged(), st.floats(FLOOR - 1, FLOOR + 16))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rarer_forms_are_left_out_when_asked(index: Neighbours, key: str, least: float) -> None:
    wanted = {each for each in index.near(key) if commonness(each.key) >= least}
    assert {each for each in index.near(key, least=least) if abs(commonness(each.key) - least) > _STEP} == {
        each for each in wanted if abs(commonness(each.key) - least) > _STEP
    }
    assert set(index.near(key, least=FLOOR)) == set(index.near(key))


def test_length_is_that_of_the_forms_indexed(index: Neighbours) -> None:
    assert len(index) == sum(1 for form in VOCABULARY if len(form) >= 3)


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
