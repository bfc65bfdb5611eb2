"""The command line as a process: signals, pipes, encodings, and what it does not import."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Start = Callable[..., "subprocess.Popen[bytes]"]

ROOT = Path(__file__).parents[2]

DEAR = (
    "rich",
    "spacy",
    "symspellpy",
    "numpy",
    "tomllib",
    "proofread.lexicon",
    "proofread.suggest",
    "proofread.engine.run",
)
"""What neither help nor version may import."""


def finish(process: "subprocess.Popen[bytes]", given: bytes | None = None) -> tuple[int, str, str]:
    out, err = process.communicate(given, timeout=30)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


@pytest.fixture(autouse=True)
def _story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("We recieve “mail”.\n" * 2000, encoding="utf-8")


def test_closed_pipe_is_quiet(start: Start) -> None:
    with start("check", "--format", "line", "story.txt") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.wait(30)
    assert process.returncode == 141


def test_reader_that_leaves_early_is_no_error(start: Start) -> None:
    with start("check", "--from", "jsonl", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": 1, "text": "fine"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"id": 1, "findings": []}  # at once, the input still open
        process.stdout.close()
        process.stdin.write(b'{"id": 2, "text": "fine"}\n')
        process.stdin.close()
        assert process.stderr.read() == b""
        process.wait(30)
    assert process.returncode == 141


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """What this process starts heeds Ctrl-C, even where this process runs in the background and does not."""
    was = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, was)


@pytest.mark.usefixtures("_interruptible")
@pytest.mark.skipif(not hasattr(signal, "SIGINT") or sys.platform == "win32", reason="signals as on Unix")
def test_interrupt_is_one_line(start: Start, tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text("SLOW")
    with start("check", "slow.txt") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"slow now\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"interrupted\n"
        process.wait(30)
    assert process.returncode == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize(
    "arguments", [("check", "story.txt"), ("check", "--format", "json", "story.txt"), ("explain", "--list")]
)
def test_full_disk_is_told(start: Start, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = finish(start(*arguments, stdout=full.fileno()))
    assert code == 3
    assert err == "proofread: the report cannot be written: No space left on device\n"


ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}


def test_locale_without_letters_is_no_trouble(start: Start) -> None:
    code, out, err = finish(start("check", "story.txt", env=ASCII))
    assert (code, err) == (1, "")
    assert r"We recieve \u201cmail\u201d." in out


def test_reports_for_programs_are_utf8_whatever_the_locale(start: Start) -> None:
    story = json.dumps({"id": "“", "text": "fine"}).encode()
    code, out, _ = finish(start("check", "--from", "jsonl", "-", env=ASCII), story)
    assert (code, out) == (0, '{"id":"“","findings":[]}\n')


def test_file_name_that_is_no_text_is_reported(start: Start, tmp_path: Path) -> None:
    name = os.fsdecode(b"na\xefve.txt")
    try:
        (tmp_path / name).write_text("recieve")
    except OSError:
        pytest.skip("this file system wants names that are text")
    code, out, err = finish(start("check", "--format", "json", "--fail-on", "never", "."))
    assert (code, err) == (0, "")
    assert {each["name"] for each in json.loads(out)["documents"]} == {"story.txt", name}


@pytest.mark.parametrize(
    "arguments", [("dict", "suggest"), ("check", "--from", "jsonl"), ("check", "--format", "line"), ("fix", "--safe")]
)
def test_name_of_a_file_acts_on_no_terminal(start: Start, arguments: tuple[str, ...]) -> None:
    _, out, err = finish(start(*arguments, "gone\x1b]0;owned\x07.txt"))
    assert "\x1b" not in out + err
    assert r"gone\x1b]0;owned\x07.txt" in out + err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_closed_output_and_input_are_told(tmp_path: Path, fakes_path: Path) -> None:
    for redirection, arguments, what in (
        (">&-", ("explain", "--list"), "standard output is closed"),
        ("<&-", ("check", "-"), "standard input is closed"),
        ("<&-", ("check", "--from", "jsonl", "-"), "standard input is closed"),
    ):
        shell = ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, str(fakes_path), *arguments]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(shell, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        assert what in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_nothing_dear_is_imported_to_help(argument: str) -> None:
    code = (
        "import sys\n"
        "from proofread.cli.program import run\n"
        f"assert run([{argument!r}]) == 0\n"
        f"dear = [name for name in sys.modules if name in {DEAR!r} or name.startswith('proofread.readers')]\n"
        "sys.exit(str(dear) if dear else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_plain_report_imports_no_rich(tmp_path: Path, fakes_path: Path) -> None:
    code = (
        "import runpy, sys\n"
        "sys.argv = ['proofread', 'check', 'story.txt']\n"
        f"try:\n    runpy.run_path({str(fakes_path)!r}, run_name='__main__')\n"
        "except SystemExit:\n    sys.exit('rich' if 'rich' in sys.modules else 0)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_story_without_ignores_pays_for_none(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("They recieve  the mail, as she [sick] said.\n")
    code = (
        "import sys\n"
        "from proofread.cli.program import run\n"
        "assert run(['check', '--depth', 'quick', 'story.txt']) == 1\n"
        "dear = [name for name in sys.modules if name.startswith('proofread.engine.ignores')]\n"
        "sys.exit(str(dear) if dear else 0)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
