"""The real program with its real dictionaries, as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 300  # seconds that a single run may take on a slow computer


class Ended(NamedTuple):
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    def findings(self) -> list[dict[str, Any]]:
        """The findings of a report in JSON, those of all stories one after the other."""
        return [finding for story in json.loads(self.out)["documents"] for finding in story["findings"]]


Program = Callable[..., Ended]


def command_line(*arguments: str) -> list[str]:
    """The program: the one that PROOFREAD names, such as an installed one, else that of this checkout."""
    installed = os.environ.get("PROOFREAD")
    return [installed, *arguments] if installed else [sys.executable, "-m", "proofread", *arguments]


def environment() -> dict[str, str]:
    """The surroundings of a run: no colour, 80 columns, and this checkout in reach."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": path}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Run the program in the empty folder; nothing it says may be a traceback."""

    def run(*arguments: str, stdin: bytes = b"", cwd: Path = tmp_path) -> Ended:
        done = subprocess.run(
            command_line(*arguments),
            input=stdin,
            cwd=cwd,
            env=environment(),
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
        ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in ended.err + ended.out
        return ended

    return run


@pytest.fixture
def begin(tmp_path: Path) -> Callable[..., "subprocess.Popen[bytes]"]:
    """Start the program in the empty folder and let the test wait for it."""

    def start(*arguments: str, **streams: int) -> "subprocess.Popen[bytes]":
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        return subprocess.Popen(
            command_line(*arguments),
            cwd=tmp_path,
            env=environment(),
            stdin=pipes["stdin"],
            stdout=pipes["stdout"],
            stderr=pipes["stderr"],
        )

    return start
