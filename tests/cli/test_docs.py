"""``proofread docs``, and that the pages of this repository are up to date."""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click
import pytest

from proofread.cli import docs, program
from proofread.docs.folder import bring_up_to_date, differences

if TYPE_CHECKING:
    from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_of_this_repository_are_up_to_date(request: pytest.FixtureRequest) -> None:
    made = docs._pages()
    if request.config.getoption("--update-snapshots"):
        bring_up_to_date(DOCS, made)
    assert differences(DOCS, made) == [], "run `proofread docs build`"


def test_pages_are_built_and_then_up_to_date(run: "Run", tmp_path: Path, fakes: ModuleType) -> None:
    well = f"docs: all {len(fakes.BUILTIN) + 3} pages are up to date\n"
    said = run("docs", "build")
    assert said.code == 0
    assert "wrote docs/checks/spelling.misspelt.md" in said.out.splitlines()
    assert (tmp_path / "docs/checks/spelling.misspelt.md").is_file()
    again = run("docs", "build")
    assert (again.code, again.out) == (0, well)
    for arguments in (("docs", "check"), ("docs", "--check"), ("docs", "check", "docs")):
        assert run(*arguments) == (0, well, "")


def test_each_page_that_is_not_as_it_should_be_is_named(run: "Run", tmp_path: Path) -> None:
    run("docs", "build", "pages")
    first = (tmp_path / "pages/cli.md").read_text(encoding="utf-8").partition("\n")[0]
    (tmp_path / "pages/cli.md").write_text(f"{first}\nold\n", encoding="utf-8")
    (tmp_path / "pages/configuration.md").unlink()
    (tmp_path / "pages/checks/gone.md").write_text(f"{first}\n", encoding="utf-8")
    said = run("docs", "check", "pages")
    assert said.code == 1
    assert said.out.splitlines() == [
        "pages/checks/gone.md is left over",
        "pages/cli.md is out of date",
        "pages/configuration.md is missing",
    ]
    assert "`proofread docs build`" in said.err
    assert "removed pages/checks/gone.md" in run("docs", "build", "pages").out
    assert run("docs", "check", "pages").code == 0


def test_a_document_of_another_is_not_written_over(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/cli.md").write_text("# By hand\n", encoding="utf-8")
    said = run("docs", "build")
    assert said.code == 3
    assert "docs/cli.md was not made by" in said.err
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["cli.md"]


def test_without_a_command_its_help_is_shown(run: "Run") -> None:
    said = run("docs")
    assert said.code == 0
    assert said.out.startswith("Usage: ")
    assert run("docs", "--check", "build").code == 2


@pytest.mark.parametrize(
    ("name", "value"), [("COLUMNS", "40"), ("LC_ALL", "C"), ("FORCE_COLOR", "1"), ("TERM", "dumb")]
)
def test_pages_are_the_same_everywhere(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = docs._pages()
    monkeypatch.setenv(name, value)
    assert docs._pages() == here


def every(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
    inner = command.commands.items() if isinstance(command, click.Group) else ()
    return [(name, command), *(found for word, each in inner for found in every(each, f"{name} {word}"))]


def commands() -> list[tuple[str, click.Command]]:
    context = click.Context(program.program, info_name="proofread")
    names = program.program.list_commands(context)
    found = ((name, program.program.get_command(context, name)) for name in names)
    return [each for name, command in found if command is not None for each in every(command, f"proofread {name}")]


@pytest.mark.parametrize("named", commands(), ids=lambda named: named[0])
def test_every_command_and_option_is_described(named: tuple[str, click.Command]) -> None:
    name, command = named
    section = docs._pages()["cli.md"].partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert f"```text\n{name}" in section
    for option in (each for each in command.params if isinstance(each, click.Option) and not each.hidden):
        assert option.help
        assert any(line.startswith(f"- `{option.opts[0]}") for line in section.splitlines()), option.opts


@pytest.mark.parametrize(
    ("given", "value", "default"),
    [
        ({}, "TEXT", ""),
        ({"default": "x"}, "TEXT", "x"),
        ({"default": 3, "type": int}, "INTEGER", "3"),
        ({"default": Path("a", "b"), "type": click.Path(path_type=Path)}, "PATH", "a/b"),
        ({"type": click.Choice(("a", "b")), "default": "a"}, "a|b", "a"),
        ({"is_flag": True, "default": False}, "", ""),
        ({"metavar": "FILE", "multiple": True}, "FILE", ""),
    ],
)
def test_option_as_data(given: dict[str, object], value: str, default: str) -> None:
    option = click.Option(["--x"], **given)  # type: ignore[arg-type]  # click's own kinds
    described = docs._option(option)
    assert (described.value, described.default) == (value, default)
    assert described.repeatable == bool(given.get("multiple"))


def test_arguments_as_data() -> None:
    assert docs._argument(click.Argument(["path"])) == "PATH"
    assert docs._argument(click.Argument(["path"], required=False)) == "[PATH]"
    assert docs._argument(click.Argument(["path"], metavar="[DIR]", required=False)) == "[DIR]"
