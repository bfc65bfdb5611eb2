"""The examples of the checks' docstrings are true."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from proofread.checks import Check
    from tests.checks.conftest import Line
    from tests.conftest import Desk


def test_each_mark_is_found_with_its_correction(example: "Line", desk_for: "Callable[[type[Check]], Desk]") -> None:
    desk = desk_for(example.check)
    marked = desk.marked(example.text)
    assert marked.marks
    found = desk.read(marked.wrong, example.check.info.id).findings
    for mark in marked.marks:
        assert desk.found(marked, mark, example.check.info.id) is not None, found


def test_corrected_example_is_silent(example: "Line", desk_for: "Callable[[type[Check]], Desk]") -> None:
    desk = desk_for(example.check)
    assert desk.warnings(desk.marked(example.text).right) == []


def test_passing_line_is_silent(passing: "Line", desk_for: "Callable[[type[Check]], Desk]") -> None:
    assert desk_for(passing.check).warnings(passing.text) == []
