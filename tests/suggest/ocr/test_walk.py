"""A walk down the trie: what a piece of text may be by any number of known misreadings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.lexbuild.trie import compile_trie
from proofread.lexicon.channel import Channel
from proofread.lexicon.trie import Trie
from proofread.suggest.ocr.walk import Walk

FORMS = {"modern": -11.0, "modernist": -15.0, "harbour": -12.0, "minister": -11.0, "ministers": -12.0, "château": -15.0}
LETTERS = sorted(set("".join(FORMS)))
RIGHT = {letter: {letter: 0.1} for letter in LETTERS}
MISREAD = {"c": {"e": 3.0}, "rn": {"m": 4.0}, "m": {"rn": 3.5}, "o": {"e": 4.0}, "b": {"h": 5.0}, "a": {"â": 1.0}}
COSTS = {key: {**RIGHT.get(key, {}), **MISREAD.get(key, {})} for key in {*RIGHT, *MISREAD}} | {
    "ж": {"x": 2.0, "я": 2.0}
}


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    (folder / "trie.bin").write_bytes(compile_trie(FORMS.items(), "ab" * 32))
    return Walk(Trie(folder), Channel(COSTS))


@pytest.mark.parametrize(
    ("written", "right", "cost"),
    [
        ("modern", "modern", 0.0),
        ("modormm", "harbour", None),
        ("modem", "modern", 3.4),
        ("modcm", "modern", 6.3),
        ("rnodem", "modern", 7.2),
        ("barbour", "harbour", 4.9),
        ("ministor", "minister", 3.9),
        ("chateau", "château", 0.9),
    ],
)
def test_the_cost_is_that_of_the_misreadings_above_that_of_none(
    walk: Walk, written: str, right: str, cost: float | None
) -> None:
    found = walk.ends(written, written)
    assert found.get(right) == (None if cost is None else pytest.approx(cost))


def test_a_speck_costs_less_than_a_letter_too_many(walk: Walk) -> None:
    speck, letter = walk.ends("mod;ern", "mod;ern")["modern"], walk.ends("modsern", "modsern")["modern"]
    assert 0 < speck < letter


def test_all_forms_near_enough_are_found(walk: Walk) -> None:
    assert set(walk.ends("ministcrs", "ministcrs")) == {"ministers", "minister"}


def test_a_walk_looks_further_only_where_nothing_near_is_found(walk: Walk) -> None:
    assert walk.ends("zinixter", "zinixter")["minister"] == pytest.approx(15.8)
    assert set(walk.ends("ministor", "ministor")) == {"minister", "ministers"}
    assert walk.ends("zinixtzr", "zinixtzr") == {}


@pytest.mark.parametrize("written", ["", "zzz", "жжжжж", "\0\0\0\0\0", "x" * 10_000])
def test_what_is_near_nothing_is_nothing(walk: Walk, written: str) -> None:
    assert walk.ends(written, written) == {}


@given(st.lists(st.sampled_from([("m", "rn"), ("e", "c"), ("h", "b"), ("e", "o")])), st.sampled_from(sorted(FORMS)))
def test_what_is_misread_is_found_while_it_is_not_too_dear(
    walk: Walk, changes: list[tuple[str, str]], form: str
) -> None:
    """The beam is wider than these forms are many, so that nothing is lost."""
    written, spent = form, 0.0
    for right, read in changes:
        if right in written:
            written = written.replace(right, read, 1)
            spent += MISREAD[read][right] if right in MISREAD.get(read, {}) else 4.0
    found = walk.ends(written, written)
    if spent < 9 + 0.9 * len(written):
        assert found[form] <= spent
    assert all(nats <= 20 for nats in found.values())
