"""What is written about a check, taken apart."""

from types import ModuleType
from typing import ClassVar

import pytest

from proofread.checks import Check
from proofread.checks.about import Piece, about, example
from proofread.model.finding import CheckInfo
from proofread.reporters.explained import drawn, explained

PAGE = """Two spaces between words.

Left behind by
cut-and-paste.

Examples:
    She arrived at{{  | }}noon.
    {{Teh|The}} end

Passes:
    PARIS, Jan. 3 - The vote was close.
"""


def check_of(page: str | None, monkeypatch: pytest.MonkeyPatch) -> type[Check]:
    module = ModuleType("described", page)
    monkeypatch.setitem(__import__("sys").modules, "described", module)

    class Described:
        info: ClassVar = CheckInfo("spacing.doubled-space", "Two spaces", on_by_default=False)

    Described.__module__ = "described"
    return Described  # type: ignore[return-value]  # a check as far as its description goes


def test_docstring_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = about(check_of(PAGE, monkeypatch))
    assert (found.id, found.summary, found.on_by_default) == ("spacing.doubled-space", "Two spaces", False)
    assert found.paragraphs == ("Two spaces between words.", "Left behind by cut-and-paste.")
    assert [each.wrong for each in found.examples] == ["She arrived at  noon.", "Teh end"]
    assert [each.right for each in found.examples] == ["She arrived at noon.", "The end"]
    assert found.passes == ("PARIS, Jan. 3 - The vote was close.",)


def test_check_without_docstring_has_its_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    found = about(check_of(None, monkeypatch))
    assert found.paragraphs == ("Two spaces",)
    assert (found.examples, found.passes) == ((), ())


def test_lines_that_are_indented_further_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.replace("    {{Teh|Teh}} end\n", "").replace("noon.\n", "noon.\n        It {{was|was}} late.\n")
    described = about(check_of(page, monkeypatch))
    assert described.examples[0].wrong == "She arrived at  noon.\nIt was late."
    assert list(drawn(described.examples[0])) == [
        "She arrived at  noon.",
        "              ^^",
        "It was late.",
        "   ^^^",
        "    -> She arrived at noon.\nIt was late.",
    ]


def test_nothing_is_offered_where_nobody_can_tell() -> None:
    assert list(drawn(example("It {{was|was}} late."))) == ["It was late.", "   ^^^"]


def test_pieces_of_an_example() -> None:
    assert example("{{a|b}} c {{|d}}").pieces == (Piece("a", "b"), Piece(" c "), Piece("", "d"))


def test_every_check_is_described(check: type[Check]) -> None:
    found = about(check)
    assert found.examples
    assert found.passes
    assert all(paragraph and "\n" not in paragraph for paragraph in found.paragraphs)
    assert not any("{{" in line for line in explained(found))


@pytest.mark.parametrize(
    ("section", "line", "settings", "house"),
    [("Settings", 'dialect = "british"', 'dialect = "british"', ""), ("House", "Kiev -> Kyiv", "", "Kiev -> Kyiv")],
)
def test_what_examples_are_read_with(
    section: str, line: str, settings: str, house: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.replace("Examples:", f"{section}:\n    {line}\n\nExamples:")
    described = about(check_of(page, monkeypatch))
    assert (described.settings, described.house) == (settings, house)
    assert described.paragraphs == ("Two spaces between words.", "Left behind by cut-and-paste.")
