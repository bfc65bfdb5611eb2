"""Whether a confidence means what it says: of findings at 0.8, eight in ten should be errors.

Real sets hold more errors than copy does, and clean sets, which editors have been
through, fewer; so each set is told by itself, as it stands.

The families `join`, `split` and `substitute` promise more than comes true where clean
copy is most of what is read, because errors are weighted as in copy that no editor has
been through. A number taken off all their scores, learned out of fold, lowers the error
of the mix from 0.12 to 0.04, but raises that of raw copy (the set ``natural``) from 0.06
to 0.14 and loses three in ten of the typos found at 0.9. So nothing is corrected afterwards:
which copy the confidence is for is said in one place, the weights of the sets.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from proofread.evaluation.calibration import calibrate
from proofread.suggest.judge import REPORTED
from proofread.training.corpus import SETS
from proofread.training.examples import KEEP, Example
from proofread.training.logit import Floats, Problem

_LABELLED: Final = frozenset(each.name for each in SETS if each.kept)
_MIX: Final = ("natural", "clean_intl", "clean_aeb", "author_fixed_typos")


class Calibration(NamedTuple):
    """How far confidences are from shares.

    Attributes:
        findings: how many there are.
        confidence: their mean confidence.
        wrong: the share of them that are errors.
        error: the expected calibration error in ten bins.
    """

    findings: int
    confidence: float
    wrong: float
    error: float


def calibration(confidence: Floats, wrong: Floats) -> Calibration:
    """How far confidences are from the shares of errors; findings below what is reported are left out."""
    reported = confidence >= REPORTED
    found = calibrate(zip(confidence[reported].tolist(), (wrong[reported] > 0).tolist(), strict=True))
    if found.error is None:
        return Calibration(0, 0.0, 0.0, 0.0)
    sure, right = (sum(getattr(each, name) for each in found.bins) for name in ("sure", "right"))
    return Calibration(found.count, sure / found.count, right / found.count, found.error)


def calibrations(problem: Problem, found: Sequence[Example], shares: Floats) -> Iterator[str]:
    """A line for each kind and set whose labels are exhaustive, and for a mix of news with and without errors."""
    confidence = np.bincount(problem.group, shares, minlength=len(found)).astype(np.float64)
    wrong = (problem.right != KEEP).astype(np.float64)
    kinds, sets = (np.array(each) for each in zip(*((each.kind, each.set) for each in found), strict=True))
    yield "calibration: findings, mean confidence, share wrong, expected calibration error"
    for kind in sorted(set(kinds.tolist())):
        yield kind
        named = {name: (name,) for name in dict.fromkeys(sets.tolist()) if name in _LABELLED}
        for name, of in {**named, "natural, clean, author": _MIX}.items():
            here = (kinds == kind) & np.isin(sets, of)
            each = calibration(confidence[here], wrong[here])
            if each.findings:
                cells = f"{each.confidence:.3f}  {each.wrong:.3f}  {each.error:.3f}"
                yield f"  {name:22} {each.findings:5}  {cells}"
