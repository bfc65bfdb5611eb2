"""What the language model teaches: of places that the other witnesses leave open, with what it says of each choice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from proofread.languagemodel.questions import Model, Question
from proofread.suggest.weighing import ASKED, is_open, told
from proofread.training.examples import KEEP, UNSURE, Example
from proofread.training.logit import Floats, Problem

ERRORS: Final = 2.5
"""An open place is an error this many times oftener than the sets that teach say.

Two thirds of the places that count are of clean copy, and the errors that were published
there are unmarked and teach to keep. Chosen as high as trust allows: with it clean news
has 3.5 false flags at `warning` in 10,000 words, where 4 are the limit.
"""

_TOGETHER: Final = 64


ASKING: Final = frozenset(("join", "split", "substitute"))
"""The families that gain by asking."""


def open_places(found: Sequence[Example], problem: Problem, shares: Floats, model: Model) -> list[Example]:
    """The examples that their out-of-fold shares leave open, each with what the model said of its choices.

    Args:
        found: all examples.
        problem: the same as arrays.
        shares: the probability of each alternative by a model that has not seen its story.
        model: the language model.
    """
    asked = dict(_asked(found, problem, shares))
    numbers = tuple(asked)
    examples: list[Example] = []
    for start in range(0, len(numbers), _TOGETHER):
        together = numbers[start : start + _TOGETHER]
        questions = [_of_these(found[number].question, asked[number]) for number in together]
        for number, gains in zip(together, model.gains(questions), strict=True):
            of_example = shares[problem.start[number] :][: len(found[number].alternatives)]
            examples.append(_told(found[number], asked[number], of_example, gains))
    return examples


def _asked(found: Sequence[Example], problem: Problem, shares: Floats) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The number of each open example, and those of the choices that the model is asked of."""
    for number, example in enumerate(found):
        of_example = shares[problem.start[number] :][: len(example.alternatives)]
        choices = tuple(int(each) for each in np.flatnonzero(of_example >= ASKED))
        asking = all(each.family in ASKING for each in example.alternatives)
        if choices and asking and is_open([*map(float, of_example)]):
            yield number, choices


def _of_these(question: Question, choices: Sequence[int]) -> Question:
    return question._replace(candidates=tuple(question.candidates[each] for each in choices))


def _told(example: Example, asked: Sequence[int], shares: Floats, gains: Sequence[float]) -> Example:
    """The example with the choices asked of and what is weighed of them."""
    keep = 1 - shares.sum()
    scores = np.log(shares / keep)
    choices = [
        each._replace(features=told(each.features, float(scores[number]), gain))
        for number, gain in zip(asked, gains, strict=True)
        for each in (example.alternatives[number],)
    ]
    right = example.right if example.right < 0 else asked.index(example.right) if example.right in asked else UNSURE
    weight = example.weight if right == KEEP else example.weight * ERRORS
    return replace(example, alternatives=choices, right=right, weight=weight)
