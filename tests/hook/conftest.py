"""Real repositories of git, out of reach of whoever runs the tests."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from tests.hook.stories import stories

ROOT = Path(__file__).parents[2]

SETTINGS = {
    "user.name": "Desk",
    "user.email": "desk@news.example",
    "init.defaultBranch": "main",
    "commit.gpgSign": "false",
    "core.autocrlf": "false",
    "protocol.file.allow": "always",  # submodules from the folder next door
    "gc.auto": "0",
}


class Repository:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        """What a command of git prints on standard output; it must succeed."""
        done = self.tried(*arguments, env=env)
        assert done.returncode == 0, f"git {' '.join(arguments)}: {os.fsdecode(done.stderr + done.stdout)}"
        return os.fsdecode(done.stdout)

    def tried(self, *arguments: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
        """A command of git, however it ends."""
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, check=False, env={**os.environ, **(env or {})}
        )

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the work tree."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def stage(self, name: str, content: str | bytes) -> Path:
        """A file in the work tree and in the index."""
        path = self.write(name, content)
        self.git("add", "--", name)
        return path

    def commit(self, *names: str) -> None:
        """A commit of what is staged and of files by name, no hook asked."""
        if names:
            self.git("add", "--", *names)
        self.git("commit", "--quiet", "--no-verify", "--message", "Earlier work")

    def hook(self, name: str, script: str) -> Path:
        """A hook of somebody else."""
        path = self.folder / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(script)
        path.chmod(0o755)
        return path


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No setting, hook or variable of whoever runs the tests is in reach."""
    for name in os.environ:
        if name.startswith(("GIT_", "PRE_COMMIT", "PROOFREAD_SKIP")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(SETTINGS)))
    for number, (key, value) in enumerate(SETTINGS.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    dates = dict.fromkeys(
        ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2024-02-29T12:00:00Z"
    )  # the same commit each time
    for name, value in {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": str(ROOT), **dates}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def new_repository(tmp_path: Path) -> Callable[[str], Repository]:
    """Makes an empty repository in a folder of that name."""

    def make(name: str) -> Repository:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        made = Repository(folder)
        made.git("init", "--quiet")
        return made

    return make


@pytest.fixture
def repository(new_repository: Callable[[str], Repository], monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, whose folder the test is in."""
    made = new_repository("paper")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def newsroom(repository: Repository) -> Repository:
    """Thirty stories, committed."""
    for name, text in stories().items():
        repository.write(name, text)
    repository.git("add", ".")
    repository.commit()
    return repository


@pytest.fixture
def hooked(repository: Repository, fakes_path: Path) -> Repository:
    """An empty repository with a hook that runs the checks of the tests."""
    repository.hook("pre-commit", f'#!/bin/sh\nexec "{sys.executable}" "{fakes_path}" hook run "$@"\n')
    return repository


class Said(NamedTuple):
    """What a run said and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(repository: Repository, capsys: pytest.CaptureFixture[str], fakes: ModuleType) -> Run:
    """Run ``proofread hook run`` with the checks of the tests, in the repository."""

    def run_here(*arguments: str) -> Said:
        code = fakes.run_with_fakes(["hook", "run", *arguments])
        return Said(code, *capsys.readouterr())

    return run_here
