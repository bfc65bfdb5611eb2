"""Words with alternatives, and the filter over pairs."""

from typing import TYPE_CHECKING

import pytest

from proofread.lexicon.confusions import APART, LOWEST, UNIT, Relation
from proofread.lexicon.entry import FLOOR

if TYPE_CHECKING:
    from proofread.lexicon.confusions import Confusions
    from proofread.suggest.judge import Judge


@pytest.fixture
def confusions(judge: "Judge") -> "Confusions":
    return judge.lexicon.confusions


def test_a_listed_pair_is_found_from_both_sides(confusions: "Confusions") -> None:
    for one, other in (("their", "there"), ("there", "their"), ("its", "it's"), ("it's", "its")):
        found = {each.word: each.relation for each in confusions.alternatives(one)}
        assert found[other] is Relation.SOUND


def test_a_word_one_slip_away_is_found(confusions: "Confusions") -> None:
    assert "heard" in {each.word for each in confusions.alternatives("heart")}


def test_dialects_are_not_confused(confusions: "Confusions") -> None:
    assert "defense" not in {each.word for each in confusions.alternatives("defence")}


def test_an_unknown_word_has_none(confusions: "Confusions") -> None:
    assert confusions.alternatives("mauripol") == ()
    assert confusions.frequency("mauripol") == FLOOR


def test_quick_and_whole_alternatives_are_the_same(confusions: "Confusions") -> None:
    rough, whole = confusions.rough("form"), confusions.alternatives("form")
    assert len(rough) == len(whole) > 2
    for quick, each in zip(rough, whole, strict=True):
        assert quick.gain <= each.gain + 1e-9
        assert 0 <= min(each.alike) <= max(each.alike) <= 1


def test_words_that_stand_together_attract_each_other(confusions: "Confusions") -> None:
    assert confusions.attraction("prime", "minister") > 3
    assert LOWEST <= confusions.attraction("the", "of") < confusions.attraction("of", "the") <= LOWEST + 15 * UNIT
    assert confusions.attraction("mauripol", "minister") == APART
