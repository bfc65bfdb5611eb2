"""What the language model teaches: of places that the other witnesses leave open, with what it says of each choice."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import compress
from typing import Final

import numpy as np

from proofread.languagemodel.questions import Model
from proofread.suggest.weighing import ASKED, Open, Reading, is_open, likeliest, told
from proofread.training.examples import KEEP, UNSURE, Example
from proofread.training.logit import Floats, Problem
from proofread.training.model_files import ALONE

ERRORS: Final = 2.5
"""An open place is an error this many times oftener than the sets that teach say.

Two thirds of the places that count are of clean copy, and the errors that were published
there are unmarked and teach to keep. Chosen as high as trust allows: with it clean news
has 3.5 false flags at `warning` in 10,000 words, where 4 are the limit.
"""

_TOGETHER: Final = 64


ASKING: Final = frozenset(("join", "ocr.damaged-word", "spacing.run-together-worn", "split", "substitute"))
"""The families that gain by asking; words in pieces are hardly ever open, too seldom to learn from."""


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
        questions = [asked[number].question for number in together]
        for number, gains in zip(together, model.gains(questions), strict=True):
            of_example = shares[problem.start[number] :][: len(found[number].alternatives)]
            examples.append(_told(found[number], asked[number].readings, of_example, gains))
    return examples


def _asked(found: Sequence[Example], problem: Problem, shares: Floats) -> Iterator[tuple[int, Open]]:
    """The number of each open example, and what the model is asked of."""
    for number, example in enumerate(found):
        of_example = shares[problem.start[number] :][: len(example.alternatives)]
        asks = all(each.family in ASKING for each in example.alternatives)
        if example.asking is not None and asks and is_open([*map(float, of_example)]):
            asked = _of_these(example.asking, {*np.flatnonzero(of_example >= ASKED)})
            if asked.readings:
                yield number, asked


def _of_these(asked: Open, numbers: AbstractSet[int]) -> Open:
    """What is asked of some of the choices alone."""
    kept = [each.number in numbers for each in asked.readings]
    candidates = tuple(compress(asked.question.candidates, kept))
    return Open(tuple(compress(asked.readings, kept)), asked.question._replace(candidates=candidates))


def _told(example: Example, asked: Sequence[Reading], shares: Floats, gains: Sequence[float]) -> Example:
    """The example with the choices asked of and what is weighed of them."""
    keep = 1 - shares.sum()
    scores = np.log(shares / keep)
    best = likeliest(asked, gains)
    choices = [
        each._replace(features=told(each.features, float(scores[number]), gain))
        for number, (gain, _) in best.items()
        for each in (example.alternatives[number],)
    ]
    numbers = list(best)
    right = example.right if example.right < 0 else numbers.index(example.right) if example.right in best else UNSURE
    often = 1.0 if right == KEEP or example.kind in ALONE else ERRORS  # worn copy is marked in full
    return replace(example, alternatives=choices, right=right, weight=example.weight * often)
