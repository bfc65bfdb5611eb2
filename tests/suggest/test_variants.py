"""Which spellings may be one name."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.suggest.variants import Likeness, alike, likeness

VARIANTS = [
    ("zelensky", "zelenskyy", "zelenskiy", "zelenskyj", "zelenskij", "zelenskii", "zelenski"),
    ("mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad"),
    ("gorbachev", "gorbachyov"),
    ("akhmed", "ahmed"),
    ("schevchenko", "shevchenko"),
    ("mahmoud", "mahmud"),
    ("yevgeny", "evgeny", "evgeniy"),
    ("naser", "nasser"),
    ("beqaa", "bekaa"),
    ("dahieh", "dahiyeh"),
    ("kaelin", "kelin"),
    ("riyad", "riyadh"),
    ("sara", "sarah"),
]
MARKS = [("erdoğan", "erdogan"), ("shi'a", "shia"), ("al-assad", "al assad"), ("mcdonald", "mcdonald")]
OTHERS = [
    ("austria", "australia"),
    ("erdogan", "netanyahu"),
    ("johnson", "johnston"),
    ("march", "mark"),
    ("boeing", "beijing"),
    ("site", "shiite"),
    ("france", "franche"),
]


@pytest.mark.parametrize("forms", VARIANTS)
def test_usual_choices_of_script(forms: tuple[str, ...]) -> None:
    assert {likeness(*pair) for pair in combinations(forms, 2)} == {Likeness.SCRIPT}


@pytest.mark.parametrize(("one", "other"), MARKS)
def test_marks(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.MARKS


def test_vowels_and_slips_are_less() -> None:
    assert likeness("hezbollah", "hizbullah") is Likeness.VOWELS
    assert likeness("poilievre", "polievre") is Likeness.VOWELS
    assert likeness("rodriguez", "rodrigues") is Likeness.SLIP


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names(one: str, other: str) -> None:
    assert likeness(one, other) in (None, Likeness.SLIP, Likeness.VOWELS)


@given(st.lists(st.text(alphabet="abehmoyz", min_size=1, max_size=8), max_size=12))
def test_alike_finds_each_pair_once_and_only_pairs_that_are_like(keys: list[str]) -> None:
    found = list(alike(sorted(set(keys))))
    assert len(found) == len(set(found))
    assert all(one < other and likeness(one, other) is not None for one, other in found)
