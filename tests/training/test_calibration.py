"""Whether confidences mean what they say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.training.calibration import calibration


def test_confidence_that_comes_true_has_no_error() -> None:
    confidence = np.array([0.75] * 4 + [0.25] * 4 + [0.01] * 9)
    wrong = np.array([1.0, 1, 1, 0, 1, 0, 0, 0, *[1.0] * 9])
    assert calibration(confidence, wrong) == (8, 0.5, 0.5, 0.0)


def test_errors_of_two_bins_do_not_cancel() -> None:
    confidence, wrong = np.array([0.9, 0.9, 0.1, 0.1]), np.array([1.0, 0.0, 1.0, 0.0])
    assert calibration(confidence, wrong).error == pytest.approx(0.4)


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from((0.0, 1.0)))))
def test_error_is_a_share(found: list[tuple[float, float]]) -> None:
    confidence = np.array([each for each, _ in found], dtype=float)
    each = calibration(confidence, np.array([wrong for _, wrong in found], dtype=float))
    assert 0 <= each.error <= 1
    assert abs(each.confidence - each.wrong) <= each.error + 1e-9
