"""Bends: what is fitted is what is scored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.suggest.confidence import Coefficients
from proofread.training.knots import KNOTS, bent

FEATURES = st.dictionaries(st.sampled_from(sorted(KNOTS["substitute"])), st.floats(-15, 15), min_size=1)
WEIGHTS = st.lists(st.floats(-3, 3), min_size=60, max_size=60)


@given(FEATURES, WEIGHTS)
def test_the_score_is_that_of_the_columns_that_were_fitted(features: dict[str, float], weights: list[float]) -> None:
    columns = bent("substitute", features)
    coefficients = dict(zip(sorted(columns), weights, strict=False))
    fitted = sum(coefficients[name] * value for name, value in columns.items() if name in coefficients)
    model = Coefficients({"substitute": coefficients})
    assert model.score("substitute", features) == pytest.approx(fitted, abs=1e-6)


def test_a_family_without_knots_stays_as_it_is() -> None:
    assert bent("join", {"bias": 1.0, "fit": 2.0}) == {"bias": 1.0, "fit": 2.0}
