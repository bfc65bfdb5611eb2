"""Whether findings are right as often as they say: their confidence against the share that is good.

Expected calibration error after Guo et al., On Calibration of Modern Neural Networks
(2017): the mean distance of share and confidence over bins of equal width, each
weighted by its findings. Only sets with marked faults can tell, and findings on what
does not count are left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from proofread.evaluation.measure import Measured
from proofread.evaluation.score import Verdict

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of nearly one confidence.

    Attributes:
        low: the confidence from which on they are counted.
        high: that from which on they no longer are, but for 1 itself in the last bin.
        count: how many there are.
        right: how many of them are good.
        sure: the sum of their confidences.
    """

    low: float
    high: float
    count: int = 0
    right: int = 0
    sure: float = 0.0

    @property
    def share(self) -> float | None:
        """The share of them that is good; None where there is none."""
        return self.right / self.count if self.count else None

    @property
    def confidence(self) -> float | None:
        """Their mean confidence; None where there is none."""
        return self.sure / self.count if self.count else None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins from the least sure to the surest."""

    bins: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """The findings in all bins."""
        return sum(each.count for each in self.bins)

    @property
    def error(self) -> float | None:
        """The expected calibration error, 0 to 1; None without findings."""
        if not self.count:
            return None
        return sum(abs(each.right - each.sure) for each in self.bins) / self.count


def calibrate(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """The bins of findings, each its confidence and whether it is good."""
    counts, rights, sures = [0] * BINS, [0] * BINS, [0.0] * BINS
    for confidence, right in judged:
        at = min(BINS - 1, int(confidence * BINS))
        counts[at] += 1
        rights[at] += right
        sures[at] += confidence
    return Calibration(tuple(Bin(at / BINS, (at + 1) / BINS, counts[at], rights[at], sures[at]) for at in range(BINS)))


def calibration_of(sets: Iterable[Measured]) -> Calibration:
    """The calibration over all sets with marked faults."""
    return calibrate(
        (flag.confidence, verdict is Verdict.GOOD)
        for measured in sets
        if measured.gold.labelled
        for story in measured.marked
        for flag, verdict in zip(story.flags, story.verdicts, strict=True)
        if verdict is not Verdict.SKIPPED
    )
