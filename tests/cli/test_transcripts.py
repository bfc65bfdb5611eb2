"""Transcripts: what the program says, in the words of the Markdown files beside this one.

A block ``text NAME`` is a file of that name in an empty folder. A block
``console`` is commands after ``$``, each followed by what they print, standard
output before standard error, and by ``[exit N]`` where that is not 0. A file
with the line ``<!-- checks: fake -->`` runs with the checks of the tests. What
is printed now is written into the files by ``pytest --update-snapshots``.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from proofread.cli import program

HERE = Path(__file__).parent
BLOCK = re.compile(
    r"^(?P<fence>```+)(?P<kind>text|console)(?: (?P<name>\S+))?\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
FAKE = "<!-- checks: fake -->"

Runner = Callable[[list[str]], int]


def replay(text: str, said_by: Callable[[str], str]) -> str:
    """The transcript with what the program says now in place of what it said."""

    def now(block: re.Match[str]) -> str:
        if block["kind"] == "text":
            path = Path(block["name"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8", newline="")
            return block[0]
        said = "".join(f"$ {command}\n{said_by(command)}" for command in commands(block["body"]))
        return f"{block['fence']}console\n{said}{block['fence']}"

    return BLOCK.sub(now, text)


def commands(body: str) -> Iterator[str]:
    """The commands of a block, without their prompt."""
    return (line[2:] for line in body.splitlines() if line.startswith("$ "))


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
    was = path.read_text(encoding="utf-8")
    run: Runner = fakes.run_with_fakes if FAKE in was else program.run

    def said_by(command: str) -> str:
        name, *arguments = shlex.split(command)
        assert name == "proofread", f"{path.name}: only proofread can be run, not {name}"
        code = run(arguments)
        out, err = capsys.readouterr()
        return f"{out}{err}" + (f"[exit {code}]\n" if code else "")

    now = replay(was, said_by)
    if request.config.getoption("--update-snapshots") and now != was:
        path.write_text(now, encoding="utf-8", newline="\n")
        return
    assert now == was, "the program says something else; look at it, then run pytest --update-snapshots"


def test_there_are_transcripts() -> None:
    assert list(HERE.glob("*.md"))


def test_change_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    was = "```text a.txt\nhello\n```\n```console\n$ proofread x\nold\n[exit 1]\n```\n"
    assert replay(was, lambda command: f"new {command}\n").endswith("```console\n$ proofread x\nnew proofread x\n```\n")
    assert Path("a.txt").read_text() == "hello\n"
