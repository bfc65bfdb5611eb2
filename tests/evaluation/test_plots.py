"""Charts are well-formed, complete, the same each time, and within their frame."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.evaluation.calibration import calibrate
from proofread.evaluation.corpus import Edit, Story
from proofread.evaluation.plots import recall, reliability
from proofread.evaluation.score import Flag
from proofread.evaluation.svg import Axis, Point, Series, chart, reaching
from proofread.model.span import Span

if TYPE_CHECKING:
    from tests.evaluation.conftest import MakeMeasured

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_reliability_shows_bins_with_their_counts() -> None:
    svg = reliability(calibrate([(0.95, True)] * 1500 + [(0.25, False)] * 3))
    said = texts(svg)
    assert "Findings that are right, by confidence (expected calibration error 0.050)" in said
    assert {"1,500", "3", "1,503 findings", "as sure as right", "share of findings that are right"} <= set(said)
    assert "1500 of 1500 right at 0.9 to 1" in svg


def test_reliability_of_nothing_is_a_chart() -> None:
    assert "Findings that are right, by confidence" in texts(reliability(calibrate([])))


def test_recall_has_a_line_for_each_set(make_measured: "MakeMeasured", flag: Callable[..., Flag]) -> None:
    story = Story("a", "ab cd", (Edit(Span(0, 2), ("x",), ""), Edit(Span(3, 5), ("x",), "")))
    gold = make_measured("<gold>", [(story, [flag(0, 2, confidence=0.95), flag(3, 5, confidence=0.6)])])
    clean = make_measured("clean", [(Story("a", "ab cd"), [flag(0, 2, confidence=0.4)])], labelled=False)
    svg = recall([gold, clean])
    assert svg is not None
    assert svg == recall([gold, clean])
    assert "<gold>" in texts(svg)
    assert "clean" not in texts(svg)
    for hint in ("error: recall 0.500 at 0.00", "warning: recall 1.000 at 0.00", "info: recall 1.000 at 5000.00"):
        assert f"&lt;gold&gt; at {hint}" in svg
    assert recall([gold]) is None
    assert recall([clean]) is None


def test_no_false_alarm_at_all_is_a_chart(make_measured: "MakeMeasured") -> None:
    story = Story("a", "ab", (Edit(Span(0, 2), ("x",), ""),))
    clean = make_measured("clean", [(Story("a", "ab"), [])], labelled=False)
    assert recall([make_measured("gold", [(story, [])]), clean]) is not None


def test_colours_follow_the_reader() -> None:
    svg = chart("t", Axis("x", 1), Axis("y", 1), [])
    assert "prefers-color-scheme: dark" in svg


def test_lines_of_one_colour_differ() -> None:
    series = [Series(f"s{number}", (Point(0, 0), Point(1, 1))) for number in range(20)]
    svg = chart("t", Axis("x", 1), Axis("y", 1), series)
    looks = re.findall(r'<path class="line" (.*?) d="M7', svg)
    assert len(set(looks)) == len(looks) == 20


@pytest.mark.parametrize(("value", "end"), [(0, 1), (0.13, 0.15), (1, 1), (4.2, 4.5), (35.9, 40), (101, 150)])
def test_axis_reaches_the_value(value: float, end: float) -> None:
    assert reaching(value) == end


@given(st.floats(1e-6, 1e9), st.booleans())
def test_ticks_stand_on_the_axis(value: float, rooted: bool) -> None:
    axis = Axis("x", reaching(value), rooted)
    ticks = axis.ticks()
    assert value <= axis.end * (1 + 1e-6)
    assert 2 <= len(ticks) <= 10
    assert ticks == sorted(set(ticks))
    assert all(0 <= axis.place(tick) <= 1 + 1e-9 for tick in ticks)
