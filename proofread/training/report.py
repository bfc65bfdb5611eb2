"""What would be found and wrongly flagged, in tables for a reader."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from proofread.training.examples import KEEP, UNSURE, Example
from proofread.training.logit import Floats, Problem

_LEVELS: Final = (0.9, 0.5, 0.2)
_SHOWN: Final = 4


def marks(problem: Problem, found: Sequence[Example], shares: Floats, words: Mapping[str, int]) -> Iterator[str]:
    """What would be found and wrongly flagged at each level, by kind and set; false alarms also per 10,000 words."""
    confidence = np.bincount(problem.group, shares, minlength=len(found))
    kinds = np.array([example.kind for example in found])
    sets = np.array([example.set for example in found])
    for kind in sorted({example.kind for example in found}):
        yield kind
        for name in dict.fromkeys(example.set for example in found):
            here = (sets == name) & (kinds == kind)
            wrong, kept = here & (problem.right != KEEP), here & (problem.right == KEEP)
            if not here.any():
                continue
            cells = []
            for level in _LEVELS:
                hits, false = (wrong & (confidence >= level)).sum(), (kept & (confidence >= level)).sum()
                rate = f"{1e4 * false / words[name]:5.2f}" if words.get(name) else "    -"
                cells.append(f"at {level}: {hits:4} of {wrong.sum():4}, false {false:3} = {rate}")
            yield f"  {name:20} {'   '.join(cells)}"


def suspects(problem: Problem, found: Sequence[Example], shares: Floats) -> Iterator[str]:
    """One line a suspect: confidence, kind, set, the form in its place, label, likeliest alternatives, story."""
    for number, example in enumerate(found):
        start = problem.start[number]
        chances = [float(each) for each in shares[start : start + len(example.alternatives)]]
        ranked = sorted(zip(chances, (a.replacement for a in example.alternatives), strict=True), reverse=True)
        best = ", ".join(f"{text} {value:.2f}" for value, text in ranked[:_SHOWN])
        fields = (f"{sum(chances):.3f}", example.kind, example.set, repr(example.written), _truth(example), best)
        yield "\t".join((*fields, example.story))


def _truth(example: Example) -> str:
    if example.right == KEEP:
        return "keep"
    return "?" if example.right == UNSURE else example.alternatives[example.right].replacement
