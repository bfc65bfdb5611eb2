"""Floors hold what was reached; they rise by themselves and fall for a reason."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import UsageError
from proofread.evaluation.corpus import Edit, GoldSet, Story
from proofread.evaluation.floors import Floor, Lowered, SetFloors
from proofread.evaluation.gate import Lowering, compare_with, figures_of, lower, ratchet
from proofread.evaluation.measure import Measured
from proofread.evaluation.score import Flag, mark
from proofread.model.span import Span

if TYPE_CHECKING:
    from tests.evaluation.conftest import MakeMeasured

TEXT = "ab cd ef gh ij"
EDITS = tuple(Edit(Span(at, at + 2), ("x",), "") for at in (0, 3, 6, 9))
DAY = date(2025, 3, 1)


def gold(hits: int, false: int = 0, *, digest: str = "d", check: str = "a.b") -> Measured:
    """A set of four faults, so many of them found and set right, and so many false alarms."""
    flags = [Flag(check, edit.span, "x", 0.95) for edit in EDITS[:hits]]
    flags += [Flag(check, Span(12, 14), "x", 0.95)] * false
    story = Story("a", TEXT, EDITS)
    return Measured(GoldSet("gold", digest, True, (story,)), (mark(story, flags),), (check,))


def lowering(*names: str) -> Lowering:
    return Lowering(names, DAY, "a better set")


def test_figures_of_marked_and_of_clean_copy(make_measured: "MakeMeasured", flag: Callable[..., Flag]) -> None:
    figures = figures_of(gold(3, 1))
    assert list(figures) == ["error", "warning", "info", "a.b"]
    assert figures["error"] == {"false-per-10k": 2000.0, "recall": 0.75, "fixed-rate": 0.75, "precision": 0.75}
    assert figures["a.b"] == {"precision": 0.75}
    clean = make_measured("clean", [(Story("a", TEXT), [flag(0, 2, confidence=0.6)])], labelled=False)
    assert figures_of(clean) == {
        "error": {"false-per-10k": 0.0},
        "warning": {"false-per-10k": 2000.0},
        "info": {"false-per-10k": 2000.0},
        "a.b": {"false-per-10k": 2000.0},
    }


def test_precision_of_nothing_is_no_figure() -> None:
    figures = figures_of(gold(0))
    assert "precision" not in figures["error"]
    assert "a.b" not in figures
    assert compare_with(ratchet({}, [gold(3)]), [gold(0)]).failures[0].startswith("gold, error: the recall of 0.0")


def test_what_was_reached_is_held() -> None:
    floors = ratchet({}, [gold(3, 1)])
    assert compare_with(floors, [gold(3, 1)]) == ((), ())
    assert compare_with(floors, [gold(4)]) == ((), ())


def test_each_figure_that_is_worse_is_a_sentence() -> None:
    failures = compare_with(ratchet({}, [gold(4)]), [gold(3, 1)]).failures
    assert "gold, error: the recall of 0.75 is below the floor of 1.0" in failures
    assert "gold, error: the fixed rate of 0.75 is below the floor of 1.0" in failures
    assert "gold, info: 2000.0 false alarms per 10,000 words are above the ceiling of 0.0" in failures
    assert "gold, a.b: the precision of 0.75 is below the floor of 1.0" in failures
    assert len(failures) == 13


def test_other_data_are_one_failure() -> None:
    (failure,) = compare_with(ratchet({}, [gold(4)]), [gold(3, digest="e")]).failures
    assert failure.startswith("gold: the data have changed")


def test_sets_that_are_only_here_or_there_are_notes() -> None:
    gate = compare_with({"other": SetFloors("d", {})}, [gold(4)])
    assert gate.failures == ()
    assert gate.notes == (
        "other has floors but was not measured; they are skipped",
        "gold has no floors; --ratchet adds them",
    )


def test_ratchet_raises_and_never_lowers() -> None:
    floors = ratchet(ratchet({}, [gold(3, 1)]), [gold(4, 2)])
    error = floors["gold"].parts["error"]
    assert (error["recall"].value, error["precision"].value, error["false-per-10k"].value) == (1.0, 0.75, 2000.0)


def test_ratchet_leaves_floors_on_other_data_and_sets_not_measured() -> None:
    floors = {**ratchet({}, [gold(3)]), "other": SetFloors("d", {})}
    assert ratchet(floors, [gold(4, digest="e")]) == floors


@given(st.integers(0, 4), st.integers(0, 3), st.integers(0, 4), st.integers(0, 3))
def test_ratchet_can_be_repeated_and_holds_both_runs(hits: int, false: int, then: int, later: int) -> None:
    once = ratchet({}, [gold(hits, false)])
    twice = ratchet(once, [gold(then, later)])
    assert ratchet(twice, [gold(hits, false)]) == twice == ratchet(twice, [gold(then, later)])
    worse = compare_with(once, [gold(then, later)]).failures
    assert set(worse) <= set(compare_with(twice, [gold(then, later)]).failures)


def test_lowered_floor_has_its_reason_and_others_stand() -> None:
    floors = ratchet({}, [gold(4)])
    lowered = lower(floors, [gold(3)], lowering("gold/error"))
    error = lowered["gold"].parts["error"]
    assert error["recall"] == Floor(0.75, Lowered(1.0, DAY, "a better set"))
    assert error["precision"] == Floor(1.0)
    assert lowered["gold"].parts["info"] == floors["gold"].parts["info"]
    assert compare_with(lower(floors, [gold(3)], lowering("gold")), [gold(3)]).failures == ()


def test_lowering_raises_nothing() -> None:
    floors = ratchet({}, [gold(3, 1)])
    assert lower(floors, [gold(4)], lowering("gold")) == floors


def test_one_check_can_be_lowered() -> None:
    lowered = lower(ratchet({}, [gold(4)]), [gold(3, 1)], lowering("gold/a.b"))
    assert lowered["gold"].parts["a.b"]["precision"].value == 0.75
    assert lowered["gold"].parts["error"]["precision"].value == 1.0


def test_reason_stands_until_the_loss_is_made_good() -> None:
    lowered = lower(ratchet({}, [gold(4)]), [gold(2)], lowering("gold"))
    assert ratchet(lowered, [gold(3)])["gold"].parts["error"]["recall"] == Floor(
        0.75, Lowered(1.0, DAY, "a better set")
    )
    assert ratchet(lowered, [gold(4)])["gold"].parts["error"]["recall"] == Floor(1.0)


def test_other_data_are_taken_over_as_a_whole() -> None:
    floors = ratchet({}, [gold(3, 1)])
    new = gold(2, digest="e", check="c.d")
    lowered = lower(floors, [new], lowering("gold"))["gold"]
    assert lowered.digest == "e"
    assert list(lowered.parts) == ["error", "warning", "info", "c.d"]
    assert lowered.parts["error"]["recall"] == Floor(0.5, Lowered(0.75, DAY, "a better set"))
    assert lowered.parts["error"]["precision"] == Floor(1.0)
    assert compare_with({"gold": lowered}, [new]).failures == ()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("god", "no set that was measured and has floors is called 'god'"),
        ("gold/eror", "gold has no floors of 'eror'"),
    ],
)
def test_unknown_name_is_told(name: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as raised:
        lower(ratchet({}, [gold(4)]), [gold(3)], lowering(name))
    assert raised.value.hint.startswith("did you mean")


def test_part_on_other_data_cannot_be_lowered() -> None:
    with pytest.raises(UsageError, match="the data of gold have changed"):
        lower(ratchet({}, [gold(4)]), [gold(3, digest="e")], lowering("gold/error"))
