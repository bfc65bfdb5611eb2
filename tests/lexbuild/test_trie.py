"""The forms of the trie, from a list to what a run walks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import LexiconError
from proofread.lexbuild.trie import compile_trie
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.trie import ROOT, STEP, Trie

DIGEST = "cd" * 32
LETTERS = "abé'"
FORMS = st.dictionaries(st.text(LETTERS, min_size=6, max_size=9), st.floats(FLOOR + STEP, FLOOR + 15), min_size=1)


def opened(folder: Path, forms: dict[str, float]) -> Trie:
    (folder / "trie.bin").write_bytes(compile_trie(forms.items(), DIGEST))
    return Trie(folder)


def children(trie: Trie, node: int) -> range:
    return range(trie.first[node] + 1, trie.first[node + 1] + 1)


@given(FORMS)
def test_what_is_compiled_is_what_is_walked(tmp_path_factory: pytest.TempPathFactory, forms: dict[str, float]) -> None:
    trie = opened(tmp_path_factory.mktemp("trie"), forms)
    ends = [node for node in range(len(trie.best)) if trie.best[node]]
    worth = {trie.spelt(node): FLOOR + STEP * trie.best[node] for node in ends}
    assert worth == pytest.approx(forms, abs=STEP)
    assert trie.steps == {trie.spelt(node): trie.best[node] for node in ends}


@given(FORMS)
def test_a_node_knows_the_best_form_at_or_below_it(
    tmp_path_factory: pytest.TempPathFactory, forms: dict[str, float]
) -> None:
    trie = opened(tmp_path_factory.mktemp("trie"), forms)
    for node in range(len(trie.best)):
        below = max((trie.top[child] for child in children(trie, node)), default=0)
        assert trie.top[node] == max(trie.best[node], below)
    assert trie.top[ROOT] == max(trie.steps.values())


@given(FORMS)
def test_labels_lead_down(tmp_path_factory: pytest.TempPathFactory, forms: dict[str, float]) -> None:
    trie = opened(tmp_path_factory.mktemp("trie"), forms)
    for node in range(len(trie.best)):
        for child in children(trie, node):
            letter = bytes([trie.labels[child - 1]]).decode("latin-1")
            assert trie.spelt(child) == trie.spelt(node) + letter
            assert trie.after(node, letter) == child
        assert len(trie.letters(node)) == len(children(trie, node))
        assert trie.after(node, "ж") is None


def test_forms_in_any_order_are_the_same_bytes() -> None:
    forms = [("abandon", -12.0), ("été passé", -14.0), ("o'neill", -15.0), ("abandoned", -13.0)]
    assert compile_trie(forms, DIGEST) == compile_trie(reversed(forms), DIGEST)


def test_what_latin_1_cannot_spell_is_left_out(tmp_path: Path) -> None:
    assert set(opened(tmp_path, {"москва": -10.0, "straße": -12.0, "łódź": -11.0}).steps) == {"straße"}


def test_rare_short_forms_are_left_out(tmp_path: Path) -> None:
    """Everything is a misreading of one of them."""
    common, rare = -8.0, FLOOR + 1
    words = {"a": rare, "i": common, "x": common, "to": common, "xu": rare, "the": common, "qua": rare}
    words |= {"that": common, "thae": rare, "abide": common, "ablet": rare, "abided": rare}
    assert set(opened(tmp_path, words).steps) == {"a", "i", "to", "the", "that", "abide", "abided"}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"trie\.bin"):
        Trie(tmp_path)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "trie.bin").write_bytes(compile_trie([("abandon", -12.0)], DIGEST)[:40])
    with pytest.raises(LexiconError, match=r"trie\.bin"):
        Trie(tmp_path)
