"""``proofread explain``."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PAGE = """Two or more spaces between words.

One space is suggested.

Examples:
    She arrived at{{  | }}noon.
    Police {{said two|said  two}} men{{  | }}were held.

Passes:
    PARIS, Jan. 3 - The vote was close.
"""


def test_page_of_a_check(run: "Run", fakes: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[fakes.DoubledSpace.__module__], "__doc__", PAGE)
    assert run("explain", "spacing.doubled-space").out == (
        "spacing.doubled-space\n"
        "\n"
        "Two or more spaces between words.\n"
        "\n"
        "One space is suggested.\n"
        "\n"
        "Examples:\n"
        "    She arrived at  noon.\n"
        "                  ^^\n"
        "    -> She arrived at noon.\n"
        "    Police said two men  were held.\n"
        "           ^^^^^^^^    ^^\n"
        "    -> Police said  two men were held.\n"
        "\n"
        "Passes:\n"
        "    PARIS, Jan. 3 - The vote was close.\n"
    )


def test_family_is_listed(run: "Run") -> None:
    assert run("explain", "context").out == (
        "context.surplus-word  A word too many (off by default)\ncontext.wrong-word    A word that does not fit\n"
    )


def test_all_are_listed(run: "Run", fakes: ModuleType) -> None:
    lines = run("explain", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(check.info.id for check in fakes.BUILTIN)


@pytest.mark.parametrize("arguments", [(), ("--list", "spacing")])
def test_one_or_all(run: "Run", arguments: tuple[str, ...]) -> None:
    assert run("explain", *arguments).code == 2


def test_unknown_check_is_told_with_the_nearest(run: "Run") -> None:
    said = run("explain", "spelling.mispelt")
    assert said.code == 2
    assert (
        said.err == "proofread: no check is called 'spelling.mispelt'\n           did you mean 'spelling.misspelt'?\n"
    )


def test_dictionary_is_built_from_sources(run: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(sources: Path, target: Path, report: Callable[[str], None]) -> None:
        assert (sources, target) == (Path("dictionaries"), Path("data"))
        report("words.bin")

    module = ModuleType("proofread.lexbuild.build")
    module.build = build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    (tmp_path / "dictionaries").mkdir()
    said = run("dict", "build", "--target", "data")
    assert (said.code, said.out) == (0, f"{Path('data/words.bin')}\n")


def test_dictionary_without_sources_is_told(run: "Run") -> None:
    said = run("dict", "build", "--target", "data")
    assert said.code == 2
    assert "dictionaries" in said.err
