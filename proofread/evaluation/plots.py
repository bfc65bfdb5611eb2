"""Two charts of a run: how far confidence can be trusted, and what recall costs in false alarms."""

from collections.abc import Iterator, Sequence
from typing import Final

from proofread.evaluation.calibration import Bin, Calibration
from proofread.evaluation.measure import Measured
from proofread.evaluation.record import SEVERITIES
from proofread.evaluation.score import Marked, tally
from proofread.evaluation.svg import Axis, Point, Series, chart, reaching

_THRESHOLDS: Final = (*(step / 100 for step in range(99)), *(step / 1000 for step in range(990, 1001)))
"""The confidences that the lines go through, the closer together where most findings are."""


def reliability(calibration: Calibration) -> str:
    """The share of findings that are good over their confidence, as SVG; each dot with its number of findings."""
    bins = [each for each in calibration.bins if each.count]
    dots = tuple(_dot(each) for each in bins)
    error = "" if calibration.error is None else f" (expected calibration error {calibration.error:.3f})"
    return chart(
        f"Findings that are right, by confidence{error}",
        Axis("confidence (mean of each tenth)", 1.0),
        Axis("share of findings that are right", 1.0),
        (
            Series(f"{calibration.count:,} findings", dots, dots),
            Series("as sure as right", (Point(0, 0), Point(1, 1)), ideal=True),
        ),
    )


def _dot(each: Bin) -> Point:
    share, confidence = each.share or 0.0, each.confidence or 0.0
    hint = f"{each.right} of {each.count} right at {each.low:g} to {each.high:g}"
    return Point(confidence, share, f"{each.count:,}", hint)


def recall(sets: Sequence[Measured]) -> str | None:
    """Recall against false alarms in clean copy, over the threshold of confidence, as SVG.

    A line for each set where faults are wanted; dots at the severities. None where
    the run has no such set, or none of clean copy.
    """
    clean = [story for measured in sets if not measured.gold.labelled for story in measured.marked]
    wanted = [measured for measured in sets if any(story.hits for story in measured.marked)]
    if not clean or not wanted:
        return None
    costs = {each: _false_alarms(clean, each) for each in _THRESHOLDS}
    series = tuple(_series(measured, costs) for measured in wanted)
    return chart(
        "Faults found, by false alarms in clean copy",
        Axis(
            "false alarms per 10,000 words of clean copy (square-root scale)",
            reaching(max(costs.values())),
            rooted=True,
        ),
        Axis("recall", 1.0),
        series,
    )


def _series(measured: Measured, costs: dict[float, float]) -> Series:
    line = tuple(Point(cost, _recall(measured.marked, threshold)) for threshold, cost in costs.items())
    return Series(measured.gold.name, tuple(_thinned(line)), tuple(_dots(measured, costs)))


def _dots(measured: Measured, costs: dict[float, float]) -> Iterator[Point]:
    for severity in SEVERITIES:
        found, cost = _recall(measured.marked, severity.floor), costs[severity.floor]
        yield Point(cost, found, hint=f"{measured.gold.name} at {severity.label}: recall {found:.3f} at {cost:.2f}")


def _thinned(line: Sequence[Point]) -> Iterator[Point]:
    """The points of a line, each place once."""
    last = None
    for point in line:
        if point != last:
            yield point
        last = point


def _false_alarms(stories: Sequence[Marked], threshold: float) -> float:
    return tally(stories, lambda flag: flag.confidence >= threshold).false_per_10k


def _recall(stories: Sequence[Marked], threshold: float) -> float:
    return tally(stories, lambda flag: flag.confidence >= threshold).recall
