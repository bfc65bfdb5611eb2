"""Reviewed pairs become alternatives."""

from pathlib import Path

import pytest

from proofread.errors import SourceError
from proofread.lexbuild.confusions import listed_pairs
from proofread.lexicon.confusions import LISTED, Relation

LISTS = Path(__file__).parents[2] / "dictionaries/confusions"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lists that hold one pair each."""
    for number, name in enumerate(LISTED):
        tmp_path.joinpath(f"{name}.tsv").write_text(f"a{number} b{number}\tsome reason\n", encoding="utf-8")
    return tmp_path


def test_each_pair_has_the_relation_of_its_list(folder: Path) -> None:
    assert set(listed_pairs(folder).values()) == set(LISTED.values())


def test_a_pair_out_of_order_is_refused(folder: Path) -> None:
    folder.joinpath("sound.tsv").write_text("there their\tpossessive, place\n", encoding="utf-8")
    with pytest.raises(SourceError, match="in order"):
        listed_pairs(folder)


def test_a_pair_of_two_lists_is_refused(folder: Path) -> None:
    folder.joinpath("sound.tsv").write_text("a1 b1\tsome reason\n", encoding="utf-8")
    with pytest.raises(SourceError, match="another list"):
        listed_pairs(folder)


def test_the_lists_hold_the_usual_ones() -> None:
    pairs = listed_pairs(LISTS)
    assert len(pairs) > 1500
    assert pairs["it's", "its"] is Relation.SOUND
    assert pairs["form", "from"] is Relation.SMALL
    assert pairs["principal", "principle"] is Relation.SOUND
