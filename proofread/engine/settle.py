"""Overlapping findings: the surest stands, and the order they came in does not matter."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from proofread.model.finding import Finding
from proofread.model.span import Span


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stand, in order of place; no two of them overlap.

    The surest is kept first, then the next that overlaps none kept; equally sure
    ones by place, then check, then message. A function of the set of findings.
    Costs O(n log n) for n findings.
    """
    kept = [finding for group in _groups(sorted(set(findings), key=_place)) for finding in _best(group)]
    return tuple(sorted(kept, key=_place))


def unprotected(findings: Iterable[Finding], protected: Sequence[Span]) -> list[Finding]:
    """The findings that touch no protected stretch; `protected` is in order of start."""
    if not protected:
        return list(findings)
    starts = [span.start for span in protected]
    reach = list(_running_ends(protected))
    return [finding for finding in findings if not _touched(finding.span, starts, reach)]


def _touched(span: Span, starts: Sequence[int], reach: Sequence[int]) -> bool:
    before = bisect_left(starts, span.end)
    return before > 0 and reach[before - 1] > span.start


def _running_ends(spans: Iterable[Span]) -> Iterator[int]:
    furthest = 0
    for span in spans:
        furthest = max(furthest, span.end)
        yield furthest


class _Bounds(NamedTuple):
    """A span on a line twice as fine, where an insertion point has a length and overlap is plain."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> "_Bounds":
        if span.start == span.end:
            return cls(2 * span.start, 2 * span.start + 1)
        return cls(2 * span.start + 1, 2 * span.end)


def _place(finding: Finding) -> tuple[object, ...]:
    """Order of place, made total by all the rest of the finding."""
    return (_Bounds.of(finding.span), *_rank(finding))


def _rank(finding: Finding) -> tuple[object, ...]:
    """The surest first, made total by all the rest of the finding."""
    suggestions = tuple((each.replacement, each.score, each.safety) for each in finding.suggestions)
    return (-finding.confidence, finding.span, finding.check, finding.message, suggestions, finding.evidence)


def _groups(placed: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings in order of place, in runs that share no code point with the next run."""
    group: list[Finding] = []
    end = 0
    for finding in placed:
        bounds = _Bounds.of(finding.span)
        if group and bounds.start >= end:
            yield group
            group = []
        group.append(finding)
        end = max(end, bounds.end) if len(group) > 1 else bounds.end
    if group:
        yield group


def _best(group: list[Finding]) -> Iterator[Finding]:
    """Of findings that hang together the surest, then each next that overlaps none taken."""
    if len(group) == 1:
        yield from group
        return
    bounds = [_Bounds.of(finding.span) for finding in group]
    begun = _Counts(sorted({each.start for each in bounds}))
    ended = _Counts(sorted({each.end for each in bounds}))
    for finding in sorted(group, key=_rank):
        start, end = _Bounds.of(finding.span)
        # Those begun before this one ends and not ended when it starts are the ones it overlaps.
        if begun.below(end) == ended.below(start + 1):
            begun.add(start)
            ended.add(end)
            yield finding


class _Counts:
    """How many of the numbers added lie below a bound: a Fenwick tree, O(log n) each."""

    __slots__ = ("_tree", "_values")

    def __init__(self, values: list[int]) -> None:
        self._values = values
        self._tree = [0] * (len(values) + 1)

    def add(self, value: int) -> None:
        at = bisect_right(self._values, value)
        while at < len(self._tree):
            self._tree[at] += 1
            at += at & -at

    def below(self, bound: int) -> int:
        at = bisect_left(self._values, bound)
        total = 0
        while at:
            total += self._tree[at]
            at -= at & -at
        return total
