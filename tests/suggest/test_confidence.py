"""From features to confidence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import LexiconError
from proofread.lexicon import Lexicon
from proofread.lexicon.format import REBUILD
from proofread.suggest.confidence import Coefficients, Family, chances
from proofread.suggest.judge import open_judge

SCORES = st.lists(st.floats(-1000, 1000), max_size=8)
MODEL = Coefficients({"split": {"bias": -2.0, "camel": 3.0}})


@given(SCORES)
def test_chances_are_shares_that_leave_one_for_keeping(scores: list[float]) -> None:
    shares = chances(scores)
    assert len(shares) == len(scores)
    assert all(0 <= share < 1 for share in shares)
    assert sum(shares) < 1


@given(SCORES)
def test_a_higher_score_has_no_lower_chance(scores: list[float]) -> None:
    shares = chances(scores)
    for one, first in zip(scores, shares, strict=True):
        for other, second in zip(scores, shares, strict=True):
            assert (one >= other and first >= second) or one < other


@given(SCORES.filter(bool), st.floats(0, 100))
def test_a_better_alternative_takes_from_the_others(scores: list[float], more: float) -> None:
    before, after = chances(scores), chances([scores[0] + more, *scores[1:]])
    assert after[0] >= before[0]
    assert all(late <= early for early, late in zip(before[1:], after[1:], strict=True))


def test_keeping_is_as_likely_as_an_alternative_that_scores_nothing() -> None:
    assert chances([0.0]) == [0.5]
    assert chances([]) == []
    assert chances([0.0, 0.0, 0.0]) == [0.25] * 3


def test_score_is_the_sum_of_features_times_coefficients() -> None:
    assert MODEL.score("split", {"bias": 1.0, "camel": 2.0}) == 4.0
    assert MODEL.score("split", {"bias": 1.0, "a feature no model weighs": 9.0}) == -2.0
    assert MODEL.score("split", {}) == 0
    assert MODEL.confidence("split", {}) == 0.5
    assert MODEL.confidence("split", {"camel": 1.0}) > MODEL.confidence("split", {"bias": 1.0})


def test_the_features_of_one_kind_score_the_same_by_its_weights_alone() -> None:
    family = Family.of({"word": 2.0, "word_fit": 0.5, "word_fit>3": -0.25, "words": 7.0, "fit": 4.0, "fit>1": 1.0})
    features = {"word": 1.0, "word_fit": 5.0}
    assert family.only("word").score(features) == family.score(features) == 2.0 + 2.5 - 0.5
    assert family.only("word").score({"words": 1.0, "fit": 5.0}) == 0.0


@given(st.floats(-50, 50))
def test_a_bend_weighs_what_lies_above_its_knot(pop: float) -> None:
    model = Coefficients({"split": {"pop": 2.0, "pop>-3": 0.5, "pop>7.5": -2.0}})
    expected = 2 * pop + 0.5 * (max(0.0, pop + 3) - 3) - 2 * max(0.0, pop - 7.5)
    assert model.score("split", {"pop": pop}) == pytest.approx(expected)
    assert model.score("split", {"pop": 0.0}) == model.score("split", {}) == 0
    assert sum(each.contribution for each in model.reasons("split", {"pop": pop})) == pytest.approx(expected)


def test_coefficients_come_from_the_compiled_file(tmp_path: Path) -> None:
    families = {"digest": "", "families": {"split": {"bias": -1.5}}}
    (tmp_path / "model.json").write_text(json.dumps(families))
    assert Coefficients.load(tmp_path).score("split", {"bias": 2.0}) == -3.0


@pytest.mark.parametrize("body", [None, "", "{", '{"digest": ""}', "\udcff"])
def test_a_missing_or_damaged_model_says_how_to_build_it(tmp_path: Path, body: str | None) -> None:
    if body is not None:
        (tmp_path / "model.json").write_bytes(body.encode("utf-8", "surrogateescape"))
    with pytest.raises(LexiconError, match=r"model\.json is missing or damaged") as raised:
        Coefficients.load(tmp_path)
    assert raised.value.hint == REBUILD


def test_a_judge_without_dictionaries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="missing"):
        open_judge(Lexicon(tmp_path))
