"""Bins and the error over them, by hand and as they must always be."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.evaluation.calibration import BINS, calibrate, calibration_of
from proofread.evaluation.corpus import Edit, Story
from proofread.evaluation.score import Flag
from proofread.model.span import Span

if TYPE_CHECKING:
    from tests.evaluation.conftest import MakeMeasured

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_error_by_hand() -> None:
    calibration = calibrate([(0.95, True), (0.95, True), (0.95, False), (0.25, False)])
    full = {each.low: each for each in calibration.bins if each.count}
    assert (full[0.9].count, full[0.9].right) == (3, 2)
    assert full[0.9].confidence == pytest.approx(0.95)
    assert full[0.2].share == 0
    assert calibration.error == pytest.approx((3 * (0.95 - 2 / 3) + 0.25) / 4)


@pytest.mark.parametrize(
    ("confidence", "low"), [(0.0, 0.0), (0.1, 0.1), (0.5, 0.5), (0.8999, 0.8), (0.9, 0.9), (1.0, 0.9)]
)
def test_bins_begin_with_their_floor(confidence: float, low: float) -> None:
    (only,) = (each for each in calibrate([(confidence, True)]).bins if each.count)
    assert only.low == low


def test_nothing_found_has_no_error() -> None:
    calibration = calibrate([])
    assert calibration.error is None
    assert all(each.share is None and each.confidence is None for each in calibration.bins)


@given(JUDGED)
def test_bins_hold_everything_once(judged: list[tuple[float, bool]]) -> None:
    calibration = calibrate(judged)
    assert len(calibration.bins) == BINS
    assert calibration.count == len(judged)
    assert sum(each.right for each in calibration.bins) == sum(right for _, right in judged)
    assert calibration.error is None or 0 <= calibration.error <= 1


def test_clean_sets_and_skipped_findings_are_left_out(make_measured: "MakeMeasured") -> None:
    at = Span(0, 1)
    story = Story("a", "x y", (Edit(at, ("z",), "punct"),))
    flags = [Flag("a.b", at, None, 0.7), Flag("a.b", Span(2, 3), None, 0.8)]
    sets = [
        make_measured("gold", [(story, flags)]),
        make_measured("clean", [(Story("a", "x"), flags[:1])], labelled=False),
    ]
    assert calibration_of(sets).count == 1
