"""docs/hook.md says what is true: its commands and options, its answer, its settings of others."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from proofread.cli import program
from proofread.hook import SKIP

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "hook.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?<![\w/.-])proofread (?:baseline|check|dict|fix|gate|hook) [^|<>;`\n)]*")


def blocks(kind: str) -> list[str]:
    return [block["body"] for block in BLOCK.finditer(TEXT) if block["kind"] == kind]


def calls() -> Iterator[list[str]]:
    """The words of each command of ours, after the name of the program."""
    for call in CALL.findall("\n".join((*blocks("sh"), *blocks("yaml"), *re.findall("`(proofread [^`]*)`", TEXT)))):
        yield shlex.split(call)[1:]


def command_of(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that words name, through its groups, and the words after it."""
    context = program.program.make_context("proofread", ["check"], resilient_parsing=True)
    command: click.Command | None = program.program
    while isinstance(command, click.Group) and words:
        command, words = command.get_command(context, words[0]), words[1:]
    return command, words


def test_there_are_commands() -> None:
    assert len(list(calls())) > 10


@pytest.mark.parametrize("words", list(calls()), ids=" ".join)
def test_command_and_options_exist(words: list[str]) -> None:
    command, rest = command_of(words)
    assert command is not None
    known = {flag for each in command.params for flag in (*each.opts, *each.secondary_opts)}
    assert [word for word in rest if word.startswith("--") and word not in known] == []


def test_hooks_shown_are_those_of_the_manifest() -> None:
    shown = re.findall(r"-   id: ([\w-]+)", TEXT)
    assert shown == re.findall(r"^- id: ([\w-]+)", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.MULTILINE)


def test_answer_shown_is_an_answer() -> None:
    (answer,) = map(json.loads, blocks("json"))
    assert list(answer) == ["version", "tool", "pass", "stops", "name", "findings", "failures", "words"]


def test_way_out_shown_is_the_way_out() -> None:
    assert f'{SKIP}="' in TEXT
