"""``proofread fix`` without a terminal: what is certain is corrected, shown or told."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from proofread.files import replacing

Run = Callable[..., Any]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(b"One , two.\r\nWe recieve it , too.\r\n")
    return path


def test_what_is_certain_is_corrected_and_told(run: Run, story: Path) -> None:
    said = run("fix", "--safe", "story.txt")
    assert story.read_bytes() == b"One, two.\r\nWe recieve it, too.\r\n"
    assert said.out == (
        'story.txt:1:4: spacing.before-punctuation: " ," -> ","\n'
        'story.txt:2:14: spacing.before-punctuation: " ," -> ","\n'
        "corrected 2 in 1 story; left: 1 finding (1 error) in 1 story; 6 words\n"
    )
    assert (said.code, said.err) == (1, "")  # what is left is an error


def test_nothing_left_is_success(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One , two.\n")
    assert run("fix", "--safe", "a.txt").code == 0
    assert run("fix", "--safe", "--fail-on", "info", "a.txt").code == 0


def test_a_file_without_findings_is_not_touched(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfNothing wrong.\r\n")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert run("fix", "--safe", "a.txt").code == 0
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_twice_changes_nothing_more(run: Run, story: Path) -> None:
    run("fix", "--safe", "story.txt")
    was, inode = story.read_bytes(), story.stat().st_ino
    said = run("fix", "--safe", "story.txt")
    assert (story.read_bytes(), story.stat().st_ino) == (was, inode)
    assert said.out.startswith("corrected 0; left: 1 finding")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_stays(run: Run, tmp_path: Path, codec: str) -> None:
    text = "The café , he said, was shut.\r\nIt wouldn’t open.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode(codec))
    assert run("fix", "--safe", "a.txt").code == 0
    assert (tmp_path / "a.txt").read_bytes() == text.replace(" ,", ",").encode(codec)


def test_standard_input_goes_through_byte_for_byte(start: Callable[..., "subprocess.Popen[bytes]"]) -> None:
    with start("fix", "--safe", "-") as process:
        out, err = process.communicate("The café , he said.\r\n".encode("cp1252"), timeout=60)
    assert out == "The café, he said.\r\n".encode("cp1252")
    assert err.decode().splitlines()[-1] == "corrected 1 in 1 story; left: 0 findings in 1 story; 4 words"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("fix", "story.txt"), "say how to correct: --safe corrects what is certain"),
        (("fix", "--interactive", "story.txt"), "--interactive needs a terminal"),
        (("fix", "--interactive", "--safe", "story.txt"), "one of them at a time"),
        (("fix", "--interactive", "--diff", "story.txt"), "one of them at a time"),
        (("fix", "--safe", "-", "-"), "standard input can be read only once"),
        (("fix", "--safe", "--check", "spaces", "story.txt"), "no check is called 'spaces'"),
    ],
)
def test_wrong_usage_is_one_sentence(run: Run, story: Path, arguments: tuple[str, ...], sentence: str) -> None:
    was = story.read_bytes()
    said = run(*arguments)
    assert said.code == 2
    assert sentence in said.err
    assert story.read_bytes() == was


def test_checks_can_be_chosen(run: Run, story: Path) -> None:
    was = story.read_bytes()
    assert run("fix", "--safe", "--ignore", "spacing", "story.txt").out.startswith("corrected 0")
    assert run("fix", "--safe", "--check", "spelling", "story.txt").out.startswith("corrected 0")
    assert run("fix", "--safe", "--min-confidence", "0.98", "story.txt").out.startswith("corrected 0")
    assert story.read_bytes() == was
    assert run("fix", "--safe", "--check", "spacing", "story.txt").out.startswith("story.txt:1:4:")


def test_folders_are_walked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    for name in ("a.txt", "b.md", "c.html", "d.dat"):
        (tmp_path / "copy" / name).write_text("One , two.\n")
    said = run("fix", "--safe", "copy")
    assert "corrected 3 in 3 stories" in said.out
    assert (tmp_path / "copy" / "d.dat").read_text() == "One , two.\n"


def test_what_cannot_be_read_is_told_and_the_rest_is_corrected(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4 One , two")
    said = run("fix", "--safe", "absent.txt", "b.txt", "story.txt")
    assert said.code == 3
    assert "there is no file absent.txt" in said.err
    assert "b.txt is a PDF file" in said.err
    assert b" ," not in story.read_bytes()


def test_a_check_that_breaks_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("BREAK , two.\n")
    said = run("fix", "--safe", "a.txt")
    assert said.code == 3
    assert "names.misspelt broke on this story" in said.err
    assert (tmp_path / "a.txt").read_text() == "BREAK, two.\n"


def test_a_read_only_file_is_told(run: Run, story: Path) -> None:
    was = story.read_bytes()
    story.chmod(0o444)
    said = run("fix", "--safe", "story.txt")
    assert said.code == 3
    assert said.err.splitlines()[0] == "proofread: story.txt cannot be written: it is read-only"
    assert said.out.startswith("corrected 0")
    assert story.read_bytes() == was


def test_a_file_that_changes_meanwhile_is_told(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(path: Path, data: bytes) -> object:
        path.write_bytes(b"somebody else was here")
        return replacing(path, data)

    monkeypatch.setattr("proofread.fixing.writing.replacing", slow)
    said = run("fix", "--safe", "story.txt")
    assert said.code == 3
    assert "story.txt has changed since it was read" in said.err
    assert story.read_bytes() == b"somebody else was here"
    assert list(story.parent.iterdir()) == [story]


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links as on Unix")
def test_mode_and_links_are_kept(run: Run, story: Path, tmp_path: Path) -> None:
    story.chmod(0o640)
    (tmp_path / "link.txt").symlink_to("story.txt")
    (tmp_path / "other").hardlink_to(story)
    said = run("fix", "--safe", "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert b" ," not in story.read_bytes()
    assert b" ," in (tmp_path / "other").read_bytes()
    assert stat.S_IMODE(story.stat().st_mode) == 0o640
    assert "link.txt had another name, which keeps the old text" in said.err


def test_a_diff_writes_nothing(run: Run, story: Path) -> None:
    was = story.read_bytes()
    said = run("fix", "--diff", "story.txt")
    assert story.read_bytes() == was
    assert "-One , two." in said.out
    assert said.err.splitlines()[-1].startswith("would correct 2 in 1 story")


PATCHES = {
    "story.txt": b"One , two.\r\nthree\r\n",
    "two words.md": b"# One , two\n\nno newline at the end , here",
    'odd"name\\é.txt': "bom , here\n".encode("utf-8-sig"),
    "windows.txt": "café , wouldn’t\nmore\n".encode("cp1252"),
    "page.html": b"<p>a <b>b</b> , c</p>\n",
}


@pytest.mark.parametrize("command", [["patch", "-p1", "--binary"], ["git", "apply", "-p1"]], ids=["patch", "git"])
@pytest.mark.parametrize("name", PATCHES)
def test_a_diff_can_be_applied(
    start: Callable[..., "subprocess.Popen[bytes]"], tmp_path: Path, name: str, command: list[str]
) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    (tmp_path / name).write_bytes(PATCHES[name])
    with start("fix", "--diff", name) as process:
        patch, _ = process.communicate(timeout=60)
    applied = subprocess.run(command, cwd=tmp_path, input=patch, capture_output=True, check=False)
    assert applied.returncode == 0, (patch, applied)
    assert (tmp_path / name).read_bytes() == PATCHES[name].replace(b" ,", b",")


def test_a_diff_that_cannot_be_applied_is_for_reading(
    start: Callable[..., "subprocess.Popen[bytes]"], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes("café , here\r\n".encode("utf-16"))
    with start("fix", "--diff", "a.txt") as process:
        patch, err = process.communicate(timeout=60)
    assert "-\ufeffcafé , here\r\n+\ufeffcafé, here\r\n" in patch.decode()
    assert "the diff of a.txt is for reading" in err.decode()


def test_corrections_without_end_leave_the_file(
    run: Run, fakes: ModuleType, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fakes.StraySpace, "right", " ,,")
    was = story.read_bytes()
    said = run("fix", "--safe", "story.txt")
    assert said.code == 3
    assert "corrections bring each other about without end, those of spacing.before-punctuation" in said.err
    assert story.read_bytes() == was
