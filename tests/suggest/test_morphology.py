"""Regular derivations and the spellings of two dialects."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.lexicon.entry import FLOOR
from proofread.suggest.morphology import derived_from, is_dialect_pair, is_variant_of_name

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge


@pytest.mark.parametrize(
    "form",
    ["reopenings", "trumpism", "unhoused", "reforesting", "bloggers", "overtourism", "counterprotesters",
     "deplatformed", "reopens", "thatcherite"],
)  # fmt: skip
def test_derived(form: str, judge: "Judge") -> None:
    assert derived_from(form, judge.lexicon.words) > FLOOR


@pytest.mark.parametrize("form", ["goverment", "mauripol", "xqzvk", "unx", "s", "", "tothe"])
def test_not_derived(form: str, judge: "Judge") -> None:
    assert derived_from(form, judge.lexicon.words) == FLOOR


PAIRS = [
    ("organise", "organize"),
    ("organised", "organized"),
    ("organisation", "organization"),
    ("analyse", "analyze"),
    ("labour", "labor"),
    ("neighbours", "neighbors"),
    ("honoured", "honored"),
    ("centre", "center"),
    ("theatres", "theaters"),
    ("travelled", "traveled"),
    ("counsellor", "counselor"),
    ("cancelling", "canceling"),
    ("dialogue", "dialog"),
    ("catalogues", "catalogs"),
    ("defence", "defense"),
    ("licence", "license"),
    ("anaemia", "anemia"),
    ("manoeuvre", "maneuver"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_dialect_pair(british: str, american: str) -> None:
    assert is_dialect_pair(british, american)
    assert is_dialect_pair(american, british)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("form", "from"),
        ("organise", "organised"),
        ("labour", "labours"),
        ("centre", "centred"),
        ("lead", "led"),
        ("goverment", "government"),
        ("vote", "votes"),
        ("travelled", "travelling"),
        ("analyse", "analysis"),
    ],
)
def test_no_dialect_pair(one: str, other: str) -> None:
    assert not is_dialect_pair(one, other)


@given(st.text("aeiorlnstuzcgm", max_size=10), st.text("aeiorlnstuzcgm", max_size=10))
def test_pairs_go_both_ways_and_never_with_themselves(one: str, other: str) -> None:
    assert is_dialect_pair(one, other) is is_dialect_pair(other, one)
    assert not is_dialect_pair(one, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"),
        ("zelenskyj", "zelensky"),
        ("serhii", "serhiy"),
        ("anastasiia", "anastasia"),
        ("nataliya", "natalia"),
        ("abdullakh", "abdullah"),
        ("trotskii", "trotsky"),
    ],
)
def test_variant_of_name(one: str, other: str) -> None:
    assert is_variant_of_name(one, other)
    assert is_variant_of_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelenksy", "zelensky"),
        ("zalenskyy", "zelenskyy"),
        ("lybia", "libya"),
        ("austrya", "austria"),
        ("itali", "italy"),
        ("ghandi", "gandhi"),
        ("putyn", "putin"),
        ("zelensky", "zelensky"),
    ],
)
def test_no_variant_of_name(one: str, other: str) -> None:
    assert not is_variant_of_name(one, other)
