"""The pages that are written by hand say what is true: their commands, their options, their settings, their links."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from proofread.checks import BUILTIN
from proofread.cli import program
from proofread.config.files import File
from proofread.config.resolving import Configuration
from proofread.docs.markdown import MARK
from proofread.engine.select import named

ROOT = Path(__file__).parents[1]
PAGES = {
    path.name: text
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if not (text := path.read_text(encoding="utf-8")).startswith(MARK)
}
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?<![\w/-])(?:\.venv/bin/)?proofread (?=[a-z])(?!help)[^|<>;&`\n)]*")


def blocks(page: str, *kinds: str) -> list[str]:
    return [block["body"] for block in BLOCK.finditer(PAGES[page]) if block["kind"] in kinds]


def calls() -> Iterator[tuple[str, str]]:
    """Each command of ours, with the page that shows it."""
    for page, text in PAGES.items():
        code = [*blocks(page, "sh", "yaml", "console"), *re.findall(r"`(proofread [^`]*)`", text)]
        yield from ((page, call.strip()) for call in CALL.findall("\n".join(code)))


def command_of(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that words name, through its groups, and the words after it."""
    context = program.program.make_context("proofread", ["check"], resilient_parsing=True)
    command: click.Command | None = program.program
    while isinstance(command, click.Group) and words:
        command, words = command.get_command(context, words[0]), words[1:]
    return command, words


def test_there_are_pages_and_commands() -> None:
    assert {"README.md", "hook.md", "newsroom.md", "reports.md"} <= set(PAGES)
    assert len(list(calls())) > 40


@pytest.mark.parametrize(("page", "call"), sorted(set(calls())), ids=str)
def test_command_and_options_exist(page: str, call: str) -> None:
    command, rest = command_of(shlex.split(call, comments=True)[1:])
    assert command is not None, page
    known = {flag for each in command.params for flag in (*each.opts, *each.secondary_opts)}
    assert [word for word in rest if word.startswith("--") and word not in known] == [], page


@pytest.mark.parametrize("page", PAGES)
def test_settings_exist(page: str) -> None:
    for body in blocks(page, "toml"):
        file = File(ROOT / page, tomllib.loads(body), (), body)
        settings = Configuration(file).settings(ROOT / "sports" / "a.md")
        ids = [check.info.id for check in BUILTIN]
        named([*settings.select, *settings.ignore, *(name for name, _ in settings.thresholds)], ids)


@pytest.mark.parametrize("page", PAGES)
def test_files_linked_to_exist(page: str) -> None:
    folder = ROOT if page == "README.md" else ROOT / "docs"
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)(?:#[^)\s]*)?\)", PAGES[page])
    assert [link for link in links if not (folder / link).exists()] == []
