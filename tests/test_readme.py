"""The README says what is true: its transcripts, its two commands, its table of checks."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from proofread.checks import BUILTIN
from proofread.model.finding import Severity

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")

BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKS = re.compile(r"(?<=\| check \| finds \|\n\|---\|---\|\n)(?:\|.*\n)*")

INSTALL = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/proofread check --fail-on never samples/harbour.txt"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


def blocks(kind: str) -> list[str]:
    return [block["body"] for block in BLOCK.finditer(TEXT) if block["kind"] == kind]


def said_by(command: str) -> str:
    """What a command of the README prints in the root of the checkout."""
    name, *arguments = shlex.split(command)
    assert name == "proofread"
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "proofread", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    return (done.stdout + done.stderr).decode() + (f"[exit {done.returncode}]\n" if done.returncode else "")


def replayed(text: str) -> str:
    """The README with what the program says now."""

    def now(block: re.Match[str]) -> str:
        if block["kind"] != "console":
            return block[0]
        commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{said_by(line[2:])}" for line in commands) + "```"

    rows = "".join(f"| `{check.info.id}` | {check.info.summary} |\n" for check in BUILTIN)
    return CHECKS.sub(rows, BLOCK.sub(now, text))


def test_transcripts_and_table_are_what_the_program_says(request: pytest.FixtureRequest) -> None:
    now = replayed(TEXT)
    if request.config.getoption("--update-snapshots") and now != TEXT:
        README.write_text(now, encoding="utf-8", newline="\n")
        return
    assert now == TEXT, "the program says something else; look at it, then run pytest --update-snapshots"


def test_two_commands_do_everything() -> None:
    assert [body.strip() for body in blocks("sh")][:2] == [INSTALL, TEST]


def test_ci_runs_the_command_of_the_readme() -> None:
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_sample_named_exists() -> None:
    named = {*re.findall(r"samples/[\w.]+", TEXT), "dictionaries/MANIFEST.toml"}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_severities_shown_are_those_of_the_model() -> None:
    assert f"| error | {Severity.ERROR.floor} and more" in TEXT
    assert f"| warning | {Severity.WARNING.floor} to {Severity.ERROR.floor}" in TEXT
    assert f"| info | below {Severity.WARNING.floor}" in TEXT
