"""Running the command line, in this process and in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]

COLOURLESS = {"NO_COLOR": "", "FORCE_COLOR": "", "COLUMNS": "80", "TERM": "xterm"}


class Said(NamedTuple):
    """What a run said and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fakes: ModuleType) -> Run:
    """Run the command line with the fakes in an empty folder; `stdin` is what it is given to read."""
    monkeypatch.chdir(tmp_path)
    for name, value in COLOURLESS.items():
        monkeypatch.setenv(name, value)

    def run_here(*arguments: str, stdin: bytes = b"") -> Said:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            code = fakes.run_with_fakes(list(arguments))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run_here


@pytest.fixture
def start(tmp_path: Path, fakes_path: Path) -> Callable[..., "subprocess.Popen[bytes]"]:
    """Start the command line with the fakes as a process of its own, in the empty folder."""

    def start_process(*arguments: str, env: dict[str, str] | None = None, **pipes: int) -> "subprocess.Popen[bytes]":
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **pipes}
        return subprocess.Popen(
            [sys.executable, str(fakes_path), *arguments],
            cwd=tmp_path,
            env={**os.environ, **COLOURLESS, "PYTHONPATH": path, **(env or {})},
            stdin=streams["stdin"],
            stdout=streams["stdout"],
            stderr=streams["stderr"],
        )

    return start_process
