"""Overlapping findings."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from proofread.engine.settle import settle, unprotected
from proofread.model.finding import Finding, Suggestion
from proofread.model.span import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
FINDINGS = st.builds(
    Finding,
    check=st.sampled_from(("a.one", "a.two", "b.one")),
    span=SPANS,
    message=st.sampled_from(("wrong", "odd")),
    suggestions=st.lists(st.builds(Suggestion, st.sampled_from(("x", "y"))), max_size=2).map(tuple),
    confidence=st.sampled_from((0.2, 0.5, 0.9, 1.0)),
)


def found(start: int, end: int, confidence: float = 0.9, check: str = "a.one") -> Finding:
    return Finding(check, Span(start, end), "wrong", confidence=confidence)


@given(st.lists(FINDINGS), st.randoms(use_true_random=False))
def test_outcome_does_not_depend_on_order(findings: list[Finding], rng: random.Random) -> None:
    shuffled = list(findings)
    rng.shuffle(shuffled)
    assert settle(findings) == settle(shuffled)


@given(st.lists(FINDINGS))
def test_settled_is_what_the_plain_rule_keeps(findings: list[Finding]) -> None:
    kept: list[Finding] = []
    key = lambda f: (-f.confidence, f.span, f.check, f.message, str(f.suggestions))  # noqa: E731 - said once
    for finding in sorted(set(findings), key=key):
        if not any(finding.span.overlaps(other.span) for other in kept):
            kept.append(finding)
    settled = settle(findings)
    assert {(f.span, f.check, f.message, f.confidence) for f in settled} == {
        (f.span, f.check, f.message, f.confidence) for f in kept
    }


@given(st.lists(FINDINGS))
def test_settling_twice_changes_nothing(findings: list[Finding]) -> None:
    assert settle(settle(findings)) == settle(findings)


@given(st.lists(FINDINGS))
def test_settled_lie_in_order_of_place(findings: list[Finding]) -> None:
    spans = [finding.span for finding in settle(findings)]
    assert spans == sorted(spans)


def test_surest_of_two_that_overlap_stands() -> None:
    assert settle([found(0, 5, 0.6), found(3, 8, 0.9)]) == (found(3, 8, 0.9),)


def test_neighbours_both_stand() -> None:
    assert settle([found(5, 8), found(0, 5)]) == (found(0, 5), found(5, 8))


def test_insertion_point_at_a_border_stands_beside_the_word() -> None:
    assert settle([found(0, 5), found(5, 5)]) == (found(0, 5), found(5, 5))


def test_insertion_point_inside_a_word_overlaps_it() -> None:
    assert settle([found(0, 5, 0.9), found(3, 3, 0.5)]) == (found(0, 5, 0.9),)


def test_one_insertion_point_twice_is_an_overlap() -> None:
    assert settle([found(3, 3, 0.9), found(3, 3, 0.5)]) == (found(3, 3, 0.9),)


def test_many_findings_that_all_hang_together_settle_in_time() -> None:
    rng = random.Random(1)
    findings = [found(at, at + 3, rng.random()) for at in range(40_000)]
    begun = time.perf_counter()
    settle(findings)
    assert time.perf_counter() - begun < 10


def test_protected_stretches_are_not_touched() -> None:
    protected = (Span(0, 3), Span(10, 20))
    outside = [found(3, 10), found(20, 22), found(10, 10), found(20, 20)]
    inside = [found(2, 4), found(12, 13), found(9, 11), found(15, 15), found(0, 30)]
    assert unprotected(outside + inside, protected) == outside


@given(st.lists(FINDINGS), st.lists(SPANS))
def test_protection_is_overlap(findings: list[Finding], spans: list[Span]) -> None:
    protected = sorted(span for span in spans if span.start < span.end)
    kept = [each for each in findings if not any(each.span.overlaps(span) for span in protected)]
    assert unprotected(findings, protected) == kept
