"""A newsroom meets the hook: real git, the real program, and, where it is there, the real pre-commit.

Each transcript is told in a repository of thirty stories, all of them committed. Commands go through a shell, and
what they print comes in the order they print it.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.hook.conftest import Repository
from tests.transcripts import settle

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow

Shell = Callable[[str], str]


def put_program(folder: Path, name: str, command: str) -> None:
    """A program of that name, which runs a command."""
    path = folder / name
    path.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    path.chmod(0o755)


def shell(folder: Path, environ: Mapping[str, str]) -> Shell:
    """Runs commands in a folder and gives what they print."""

    def said_by(command: str) -> str:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env={**os.environ, **environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.stdout.decode() + (f"[exit {done.returncode}]\n" if done.returncode else "")

    return said_by


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the program under its own name."""
    folder = tmp_path / "bin"
    folder.mkdir()
    put_program(folder, "proofread", f'"{sys.executable}" -P -m proofread')
    return folder


@pytest.fixture
def told(newsroom: Repository, programs: Path) -> Shell:
    """A shell in the newsroom."""
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    return shell(newsroom.folder, {"PATH": path, "LC_ALL": "C"})


@pytest.mark.parametrize("name", ["plain_git", "ways_on", "commit_message"])
def test_hook_of_git(name: str, told: Shell, request: pytest.FixtureRequest) -> None:
    settle(HERE / f"{name}.md", told, request)
