"""The loss, its gradient, and what is fitted."""

from random import Random

import numpy as np
import pytest

from proofread.model.span import Span
from proofread.suggest.confidence import Coefficients, chances
from proofread.suggest.weighing import Choice
from proofread.training.examples import KEEP, UNSURE, Example
from proofread.training.logit import Problem

FEATURES = ("bias", "fit", "cost")


def example(random: Random, number: int) -> Example:
    choices = [
        Choice(
            random.choice(("split", "substitute")), Span(0, 1), "x", {name: random.uniform(-3, 3) for name in FEATURES}
        )
        for _ in range(random.randint(1, 4))
    ]
    right = random.choice((KEEP, UNSURE, *range(len(choices))))
    return Example(f"set/{number}", "set", "x", choices, right, random.choice((0.5, 1.0, 3.0)))


@pytest.fixture
def problem() -> Problem:
    random = Random(11)
    return Problem([example(random, number) for number in range(40)])


def test_gradient_is_the_slope_of_the_loss(problem: Problem) -> None:
    random = np.random.default_rng(3)
    at, mask = random.normal(size=len(problem.names)), (random.random(len(problem.weight)) < 0.7).astype(float)
    _, slope = problem.loss(at, mask)
    for column in range(len(at)):
        step = np.zeros(len(at))
        step[column] = 1e-5
        rise = problem.loss(at + step, mask)[0] - problem.loss(at - step, mask)[0]
        assert slope[column] == pytest.approx(rise / 2e-5, rel=1e-4, abs=1e-6)


def test_fit_is_where_the_slope_ends(problem: Problem) -> None:
    everything = np.ones(len(problem.weight))
    loss, slope = problem.loss(problem.fit(), everything)
    assert loss < problem.loss(np.zeros(len(problem.names)), everything)[0]
    assert np.abs(slope).max() < 1e-2


def test_shares_are_what_a_run_computes(problem: Problem) -> None:
    fit = problem.fit()
    model = Coefficients(problem.families(fit))
    random = Random(11)
    for number in range(5):
        made = example(random, number)
        scores = [model.score(each.family, each.features) for each in made.alternatives]
        shares = problem.shares(fit)[problem.start[number] :][: len(scores)]
        assert shares == pytest.approx(chances(scores))


def test_rare_and_frequent_errors() -> None:
    """With nothing but a bias the confidence is the weighted share of errors, but for the ridge."""
    choice = Choice("spacing.x", Span(0, 1), "x", {"bias": 1.0})
    rights = [0] * 300 + [KEEP] * 100
    problem = Problem([Example(f"set/{n}", "set", "x", [choice], right, 2.0) for n, right in enumerate(rights)])
    assert problem.shares(problem.fit())[0] == pytest.approx(0.75, abs=0.001)
