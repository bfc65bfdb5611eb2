"""Counts to shares: how much is known, how much is wrong."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.quality import Lexicality
from proofread.quality.estimate import FAMILY, error_rate, lexicality_of
from proofread.quality.tally import Tally
from proofread.suggest.confidence import Family, compiled_families
from proofread.suggest.judge import Judge

MODEL = Family.of({"bias": 0.5, "chance": 0.6, "unknown": 0.5, "spread": 0.05, "spread_of_words": 0.8})


def counts(known: int, unknown: int, wrong: float = 0.0) -> Tally:
    return Tally(known + unknown, known + unknown, wrong, Counter(the=known), Counter(tbe=unknown))


def test_names_count_half() -> None:
    tally = Tally(known=Counter(the=5, mayor=1), unknown=Counter(tbe=1), names=Counter(qorvatelli=2))
    assert lexicality_of(tally) == Lexicality(tokens=6 / 8, types=2 / 3.5, names=2 / 9)


def test_nothing_is_known_of_nothing() -> None:
    assert lexicality_of(Tally(words=3, units=3, foreign=3)) is None


@given(st.integers(1, 5000), st.integers(0, 5000), st.floats(0, 1))
def test_rate_lies_within_its_interval(known: int, unknown: int, share: float) -> None:
    rate = error_rate(counts(known, unknown, share * (known + unknown)), MODEL)
    assert 0 < rate.low <= rate.estimate <= rate.high < 1


@given(st.integers(0, 200), st.integers(0, 199), st.floats(0, 1), st.floats(0, 1))
def test_more_that_is_wrong_raises_the_estimate(one: int, other: int, less: float, more: float) -> None:
    (one, other), (less, more) = sorted((one, other)), sorted((less, more))
    lower = error_rate(counts(200 - one, one, 200 * less), MODEL).estimate
    assert error_rate(counts(200 - other, other, 200 * more), MODEL).estimate >= lower


def test_longer_text_is_estimated_more_surely() -> None:
    short, long = (error_rate(counts(90 * n, 10 * n, 12 * n), MODEL) for n in (1, 20))
    assert long.high - long.low < short.high - short.low


def test_the_compiled_estimate_can_only_be_raised(judge: Judge) -> None:
    weights = compiled_families(judge.lexicon.data)[FAMILY]
    assert set(weights) == {"bias", "chance", "unknown", "spread", "spread_of_words"}
    assert all(weight > 0 for name, weight in weights.items() if name != "bias")


@given(st.lists(st.tuples(st.sampled_from(["known", "unknown", "names"]), st.sampled_from("abc")), max_size=20))
def test_parts_add_up(forms: list[tuple[str, str]]) -> None:
    whole, sum_of_parts = Tally(), Tally()
    for table, form in forms:
        getattr(whole, table)[form] += 1
        part = Tally(words=1, units=2, wrong=0.5, foreign=3)
        getattr(part, table)[form] += 1
        sum_of_parts.add(part)
    number = len(forms)
    whole.words, whole.units, whole.wrong, whole.foreign = number, 2 * number, 0.5 * number, 3 * number
    assert sum_of_parts == whole


@pytest.mark.parametrize("forms", [0, 1])
def test_a_rate_of_next_to_nothing_is_finite(forms: int) -> None:
    assert 0 < error_rate(counts(forms, 0), MODEL).estimate < 0.5
