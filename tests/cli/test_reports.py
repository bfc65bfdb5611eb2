"""Reports in every format, on standard output and in files."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import TYPE_CHECKING

import pytest

from proofread.config import REPORTS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STORY = "We recieve  it from the ministry.\n"
SAID = "2 findings (1 error, 1 warning) in 1 story; 6 words; the report is in report\n"


@pytest.fixture
def _story(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)


@pytest.mark.usefixtures("_story")
@pytest.mark.parametrize("format_", REPORTS)
def test_a_file_holds_what_standard_output_would(run: "Run", tmp_path: Path, format_: str) -> None:
    shown = run("check", "--format", format_, "a.txt")
    assert "recieve" in shown.out
    said = run("check", "--format", format_, "--output", "report", "a.txt")
    assert (said.code, said.out, said.err) == (shown.code, "", SAID)
    assert (tmp_path / "report").read_text() == shown.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "report"]


@pytest.mark.usefixtures("_story")
def test_a_file_has_no_colour_of_itself(run: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run("check", "--output", "report", "a.txt")
    assert "\x1b" not in (tmp_path / "report").read_text()
    run("check", "--color", "always", "--output", "report", "a.txt")
    assert "\x1b[" in (tmp_path / "report").read_text()


@pytest.mark.usefixtures("_story")
def test_answers_to_lines_go_to_a_file(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "We recieve it."}\n')
    said = run("check", "--from", "jsonl", "--output", "out.jsonl", "in.jsonl")
    assert (said.code, said.out, said.err) == (1, "", "")
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == 1


@pytest.mark.usefixtures("_story")
def test_a_story_is_never_written_over(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("a.txt")
    for arguments in (("a.txt",), ("link.txt",), (".",), ("--from", "jsonl", "a.txt")):
        said = run("check", "--output", "./a.txt", *arguments)
        assert said.code == 2
        assert said.err == (
            "proofread: the report would be written over a.txt, which is to be checked\n           name another file\n"
        )
    assert (tmp_path / "a.txt").read_text() == STORY


@pytest.mark.usefixtures("_story")
@pytest.mark.parametrize("name", ["proofread.toml", "house.txt", "desk.txt", "old.jsonl", "log.jsonl"])
def test_what_a_run_needs_is_never_written_over(run: "Run", tmp_path: Path, name: str) -> None:
    settings = 'dictionaries = ["house.txt"]\nlog = "log.jsonl"\n[[desk]]\nname = "a"\npaths = ["a.txt"]\n'
    files = {
        "proofread.toml": settings + 'dictionaries = ["desk.txt"]\nbaseline = "old.jsonl"\n',
        "house.txt": "Kyiv\n",
    }
    for each, text in (files | {"desk.txt": "Lviv\n", "old.jsonl": "", "log.jsonl": ""}).items():
        (tmp_path / each).write_text(text)
    before = (tmp_path / name).read_text()
    said = run("check", "--output", name, "a.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"proofread: the report would be written over {name}, which the run needs\n")
    assert (tmp_path / name).read_text() == before


@pytest.mark.usefixtures("_story")
def test_what_was_there_stays_when_a_run_breaks_off(run: "Run", tmp_path: Path) -> None:
    report = tmp_path / "report"
    report.write_text("the old one")
    assert run("check", "--from", "jsonl", "--output", "report", "gone.jsonl").code == 3
    assert report.read_text() == "the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "report"]


@pytest.mark.usefixtures("_story")
def test_what_was_there_keeps_its_rights_and_its_links(run: "Run", tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_text("")
    real.chmod(0o640)
    (tmp_path / "report").symlink_to("real")
    assert run("check", "--output", "report", "a.txt").code == 1
    assert (tmp_path / "report").is_symlink()
    assert "recieve" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.usefixtures("_story")
def test_folder_that_is_not_there_is_told_before_anything_is_checked(run: "Run") -> None:
    said = run("check", "--output", "nowhere/report", "a.txt")
    assert said.code == 3
    assert said.err == (
        f"proofread: {Path('nowhere/report')} cannot be written: No such file or directory\n"
        "           check the folder and the disk\n"
    )


@pytest.mark.usefixtures("_story")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(start: "Callable[..., Popen[bytes]]", tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    process = start("check", "--format", "line", "--output", "pipe", "a.txt")
    assert "recieve" in (tmp_path / "pipe").read_text()
    assert process.wait() == 1
    process.communicate()
    assert (tmp_path / "pipe").is_fifo()
