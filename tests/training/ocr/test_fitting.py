"""The conditional logit over many rows: what is fitted, and the same each time."""

from random import Random

import numpy as np

from proofread.suggest.confidence import Family
from proofread.training.ocr.fitting import KEEP, Example, Problem


def examples(number: int = 400, seed: int = 1) -> list[Example]:
    """Units that are wrong the oftener the odder they are, and which of two ways one was by what it costs."""
    chance = Random(seed)
    made = []
    for at in range(number):
        odd = chance.random()
        costs = [chance.random(), chance.random()]
        is_wrong = chance.random() < odd
        right = costs.index(min(costs)) if is_wrong else KEEP
        ways = [{"bias": 1.0, "odd": odd, "cost": cost} for cost in costs]
        made.append(Example(at % 5, ways, right, 1.0))
    return made


def fitted(found: list[Example], fold: int | None = None) -> Family:
    problem = Problem(found)
    mask = None if fold is None else problem.fold != fold
    return Family.of(problem.coefficients(problem.fit(mask)))


def test_what_speaks_for_a_fault_is_learned() -> None:
    family = fitted(examples())
    assert family.weights["odd"] > 1
    assert family.weights["cost"] < -1
    assert (
        family.score({"bias": 1.0, "odd": 0.9, "cost": 0.1}) > 0 > family.score({"bias": 1.0, "odd": 0.1, "cost": 0.5})
    )


def test_the_same_examples_give_the_same_coefficients() -> None:
    assert fitted(examples()) == fitted(examples())


def test_a_fold_that_is_left_out_teaches_nothing() -> None:
    found = examples()
    others = [each for each in found if each.fold != 2]
    changed = others + [Example(2, each.ways, KEEP, 50.0) for each in found if each.fold == 2]
    one, other = fitted(found, 2), fitted(changed, 2)
    assert one.weights.keys() == other.weights.keys()
    for name, weight in one.weights.items():
        assert np.isclose(weight, other.weights[name], rtol=0.02, atol=0.02)


def test_weight_counts() -> None:
    found = examples()
    heavier = [each._replace(weight=4.0 if each.right != KEEP else 1.0) for each in found]
    odd = {"bias": 1.0, "odd": 0.5, "cost": 0.5}
    assert fitted(heavier).score(odd) > fitted(found).score(odd)


def test_features_that_are_never_there_have_no_coefficient() -> None:
    found = [Example(0, [{"bias": 1.0, "never": 0.0}], KEEP, 1.0), Example(1, [{"bias": 1.0, "once": 2.0}], 0, 1.0)]
    assert set(fitted(found).weights) == {"bias", "once"}
