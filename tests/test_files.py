"""Files are replaced whole, keep their mode, and stand where something goes wrong."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from proofread.errors import WriteError
from proofread.files import replacing, write_text, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links as on Unix")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"\xff\r\n")
    assert (tmp_path / "a").read_bytes() == b"\xff\r\n"
    assert names(tmp_path) == ["a"]


@posix
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    was = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"")
    finally:
        os.umask(was)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_the_time_is_that_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    os.utime(path, (1_000_000, 1_000_000))
    write_whole(path, b"new")
    assert path.stat().st_mtime > 1_000_000


@posix
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "a", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "there") == ["a"]


def test_text_that_utf8_cannot_hold_is_spelt_out(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "é\udcff\n")
    assert (tmp_path / "a").read_bytes() == "é\\udcff\n".encode()


def test_a_body_that_raises_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def stopped() -> None:
        with replacing(path, b"new"):
            assert len(names(tmp_path)) == 2
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"a cannot be written: No space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["absent/a", "folder", "a" * 300, "nul\0"])
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        write_whole(tmp_path / name, b"new")
    assert names(tmp_path) == ["folder"]


@posix
def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(WriteError, match="cannot be written"):
        write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a", "b"]


@posix
def test_a_device_is_left_alone() -> None:
    with pytest.raises(WriteError, match="no regular file"):
        write_whole(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()
