"""A corrected file takes the place of the one that was read, or nothing happens."""

import os
import stat
import sys
from pathlib import Path

import pytest

from proofread.errors import WriteError
from proofread.fixing.writing import write_back

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links as on Unix")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(b"old")
    return path


def test_the_new_bytes_are_written(story: Path) -> None:
    assert write_back(story, b"old", b"new") == 0
    assert story.read_bytes() == b"new"


def test_a_file_that_changed_meanwhile_is_left(story: Path) -> None:
    with pytest.raises(WriteError, match="has changed since it was read") as refused:
        write_back(story, b"older", b"new")
    assert refused.value.hint
    assert story.read_bytes() == b"old"
    assert list(story.parent.iterdir()) == [story]


def test_a_file_that_is_gone_is_told(story: Path) -> None:
    story.unlink()
    with pytest.raises(WriteError, match="cannot be written"):
        write_back(story, b"old", b"new")
    assert list(story.parent.iterdir()) == []


@posix
def test_a_read_only_file_is_left(story: Path) -> None:
    story.chmod(0o444)
    with pytest.raises(WriteError, match="it is read-only"):
        write_back(story, b"old", b"new")
    assert story.read_bytes() == b"old"
    assert stat.S_IMODE(story.stat().st_mode) == 0o444


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(story: Path) -> None:
    story.parent.chmod(0o555)
    try:
        with pytest.raises(WriteError, match="cannot be written"):
            write_back(story, b"old", b"new")
    finally:
        story.parent.chmod(0o755)
    assert story.read_bytes() == b"old"


@posix
def test_other_names_of_a_file_are_counted(story: Path) -> None:
    other = story.with_name("other.txt")
    other.hardlink_to(story)
    assert write_back(story, b"old", b"new") == 1
    assert other.read_bytes() == b"old"
