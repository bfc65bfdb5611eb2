"""Transcripts: what the program says, in the words of the Markdown files beside this one.

Each is told in an empty folder, standard output before standard error. A file with the line
``<!-- checks: fake -->`` runs with the checks of the tests.
"""

import shlex
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from proofread.cli import program
from tests.transcripts import replay, settle

HERE = Path(__file__).parent
FAKE = "<!-- checks: fake -->"

Runner = Callable[[list[str]], int]


@pytest.fixture
def _empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_empty_folder")
@pytest.mark.parametrize("path", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_transcript(
    path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], fakes: ModuleType
) -> None:
    run: Runner = fakes.run_with_fakes if FAKE in path.read_text(encoding="utf-8") else program.run

    def said_by(command: str) -> str:
        name, *arguments = shlex.split(command)
        assert name == "proofread", f"{path.name}: only proofread can be run, not {name}"
        code = run(arguments)
        out, err = capsys.readouterr()
        return f"{out}{err}" + (f"[exit {code}]\n" if code else "")

    settle(path, said_by, request)


def test_there_are_transcripts() -> None:
    assert list(HERE.glob("*.md"))


def test_change_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    was = "```text a.txt\nhello\n```\n```console\n$ proofread x\nold\n[exit 1]\n```\n"
    assert replay(was, lambda command: f"new {command}\n").endswith("```console\n$ proofread x\nnew proofread x\n```\n")
    assert Path("a.txt").read_text() == "hello\n"
