"""Closed pipes, full disks and Ctrl-C, with the real program."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess

    from tests.system.conftest import Program

Begin = Callable[..., "subprocess.Popen[bytes]"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals as on Unix")

WRONG = "They recieve the goverment and and a report .\n\n"


@pytest.fixture(autouse=True)
def _stories(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text(WRONG)
    (tmp_path / "many").mkdir()
    for number in range(400):  # their reports are longer than a pipe holds
        (tmp_path / "many" / f"{number}.txt").write_text(WRONG)


@pytest.mark.parametrize("format_", ["terminal", "line", "json", "jsonl"])
def test_reader_that_leaves_is_no_error(begin: Begin, format_: str) -> None:
    with begin("check", "--format", format_, "many") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)
    assert process.returncode == 141


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """What this process starts heeds Ctrl-C, even where this process runs in the background and does not."""
    was = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, was)


@pytest.mark.usefixtures("_interruptible")
def test_interrupt_is_one_line(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(WRONG * 50_000)
    with begin("check", "--format", "line", "short.txt", "long.txt") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()  # the first story is done, the long one under way
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"interrupted\n"
        process.wait(60)
    assert process.returncode == 130


@pytest.mark.usefixtures("_interruptible")
def test_interrupt_while_it_waits_is_one_line(begin: Begin) -> None:
    with begin("check", "--from", "jsonl", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": 1, "text": "All is well."}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"interrupted\n"
        process.wait(60)
    assert process.returncode == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "short.txt"),
        ("check", "--format", "json", "many"),
        ("check", "--from", "jsonl", "-"),
        ("dict", "info"),
        ("dict", "lookup", "Mauripol"),
        ("explain", "--list"),
    ],
)
def test_full_disk_is_told(begin: Begin, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = begin(*arguments, stdout=full.fileno())
        _, err = process.communicate(b'{"id": 1, "text": "All is well."}\n', timeout=60)
    assert process.returncode == 3
    assert err == b"proofread: the report cannot be written: No space left on device\n"


def test_lines_are_answered_as_they_come(begin: Begin) -> None:
    with begin("check", "--from", "jsonl", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (b"1", b"2"):
            process.stdin.write(b'{"id": ' + number + b', "text": "All is well."}\n')
            process.stdin.flush()
            assert process.stdout.readline() == b'{"id":' + number + b',"findings":[]}\n'
        process.stdin.close()
        process.wait(60)
    assert process.returncode == 0


def test_same_input_gives_the_same_bytes(program: "Program") -> None:
    first, second = (program("check", "--all", "--format", "json", "many") for _ in range(2))
    assert first == second
