"""``proofread fix`` in a terminal: a pseudo-terminal is typed into, and its screen read."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect is not installed")
pyte = pytest.importorskip("pyte", reason="pyte is not installed")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals as on Unix"),
]

ROOT = Path(__file__).parents[2]
PROMPT = r"\? ?\] "
STORY = "Near Mauripol they recieve it.\r\nThe end  of it , he said.\r\n"


class Terminal:
    """A program in a terminal of a size."""

    def __init__(self, fakes: Path, folder: Path, arguments: tuple[str, ...], size: tuple[int, int]) -> None:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        env = {**os.environ, "PYTHONPATH": path, "TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": ""}
        env = {key: value for key, value in env.items() if key not in ("COLUMNS", "LINES")}
        self._screen = pyte.Screen(size[1], size[0])
        self._stream = pyte.ByteStream(self._screen)
        self.process = pexpect.spawn(
            sys.executable, [str(fakes), *arguments], cwd=folder, env=env, dimensions=size, timeout=15
        )
        self.process.delaybeforesend = None

    def until(self, pattern: str = PROMPT) -> None:
        """Read up to a pattern."""
        self.process.expect(pattern)
        self._stream.feed(self.process.before + self.process.after)

    def type(self, *keys: str, after: str = PROMPT) -> None:
        """Type keys, each once a pattern stands on the screen."""
        for key in keys:
            self.until(after)
            self.process.send(key)

    def end(self) -> int:
        """Read to the end; the exit code."""
        self.process.expect(pexpect.EOF)
        self._stream.feed(self.process.before)
        self.process.close()
        return int(128 + self.process.signalstatus if self.process.exitstatus is None else self.process.exitstatus)

    @property
    def lines(self) -> list[str]:
        """What is to be seen."""
        return [line.rstrip() for line in self._screen.display]

    def styled(self, text: str) -> Any:
        """The first character of a text on the screen, with its style."""
        row = next(number for number, line in enumerate(self.lines) if text in line)
        return self._screen.buffer[row][self.lines[row].index(text)]


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(fakes_path: Path, tmp_path: Path) -> Iterator[Open]:
    """Start `proofread fix` with the fakes in a terminal."""
    opened: list[Terminal] = []

    def start(*arguments: str, rows: int = 60, columns: int = 80) -> Terminal:
        opened.append(Terminal(fakes_path, tmp_path, ("fix", *arguments), (rows, columns)))
        return opened[-1]

    yield start
    for each in opened:
        each.process.close(force=True)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    return path


def test_the_question_shows_all_there_is_to_know(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.until()
    assert opened.lines[:9] == [
        "",
        "1 of 4 in story.txt",
        "1:6 error names.misspelt 95 %",
        "    Near Mauripol they recieve it.",
        "         ^^^^^^^^",
        "    'Mauripol' is not what was meant",
        '    1 "Mariupol"',
        "    because: a test says so",
        "[a accept, e type, i ignore, r reason, d learn, k skip, u undo, q quit, ?]",
    ]
    flagged = opened.styled("Mauripol they")
    assert (flagged.fg, flagged.underscore) == ("red", True)
    opened.process.send("q")
    assert opened.end() == 1
    assert story.read_bytes() == STORY.encode()


def test_accepting_choosing_and_typing(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.type("a", "1", "e")
    opened.type("-(\x7f\n", after="instead: ")  # a typing error taken back
    opened.type("i")
    opened.type("\r", after="undo. ")
    assert opened.end() == 1
    now = STORY.replace("Mauripol", "Mariupol").replace("recieve", "receive").replace("  ", "-")
    assert story.read_bytes() == now.encode()


def test_what_is_typed_goes_into_the_file(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.type("e")
    opened.type("Žilina\n", after="instead: ")
    opened.type("q")
    assert opened.end() == 1
    assert story.read_bytes() == STORY.replace("Mauripol", "Žilina").encode()
    assert '    -> "Žilina"' in opened.lines
    assert opened.lines[-1:] != ["^D"]


def test_undo_takes_back_across_files(terminal: Open, story: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They recieve it.\n")
    (tmp_path / "b.txt").write_text("We recieve it.\n")
    opened = terminal("a.txt", "b.txt")
    opened.type("a")
    opened.until()
    assert "recieve" in (tmp_path / "a.txt").read_text()  # it can still be taken back
    opened.process.send("u")
    opened.type("i")
    opened.type("a")
    opened.type("u", after="undo. ")
    opened.type("a")
    opened.type("\n", after="undo. ")
    assert opened.end() == 1  # the error in a.txt was left
    assert (tmp_path / "a.txt").read_text() == "They recieve it.\n"
    assert (tmp_path / "b.txt").read_text() == "We receive it.\n"
    assert "    taken back" in opened.lines


def test_a_file_is_written_once_the_next_one_is_begun(terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They recieve it.\n")
    (tmp_path / "b.txt").write_text("We recieve it, they recieve it.\n")
    opened = terminal("a.txt", "b.txt")
    opened.type("a", "a")
    opened.until()
    assert (tmp_path / "a.txt").read_text() == "They receive it.\n"
    assert (tmp_path / "b.txt").read_text() == "We recieve it, they recieve it.\n"


def test_skipping_keeps_what_was_accepted(terminal: Open, story: Path, tmp_path: Path) -> None:
    (tmp_path / "z.txt").write_text("They recieve it.\n")
    opened = terminal("story.txt", "z.txt")
    opened.type("a", "k", "k")
    opened.type("\n", after="undo. ")
    assert opened.end() == 1
    assert story.read_bytes() == STORY.replace("Mauripol", "Mariupol").encode()
    assert "    the rest of the file is left as it is" in opened.lines


@pytest.mark.parametrize("key", ["q", "\x04"])
def test_quitting_writes_what_was_accepted(terminal: Open, story: Path, tmp_path: Path, key: str) -> None:
    (tmp_path / "z.txt").write_text("They recieve it.\n")
    opened = terminal("story.txt", "z.txt", columns=120)
    opened.type("a", key)
    assert opened.end() == 1
    assert story.read_bytes() == STORY.replace("Mauripol", "Mariupol").encode()
    assert any(line.endswith("1 not looked at") for line in opened.lines)


def test_the_end_of_input_in_a_line_quits(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.type("a", "e")
    opened.type("\x04", after="instead: ")
    assert opened.end() == 1
    assert story.read_bytes() == STORY.replace("Mauripol", "Mariupol").encode()


@pytest.mark.parametrize("where", ["key", "line"])
def test_an_interrupt_drops_the_file_at_hand_alone(terminal: Open, tmp_path: Path, story: Path, where: str) -> None:
    (tmp_path / "a.txt").write_text("They recieve it.\n")
    opened = terminal("a.txt", "story.txt")
    opened.type("a", "a")
    if where == "line":
        opened.type("e")
        opened.until("instead: ")
    else:
        opened.until()
    opened.process.sendintr()
    assert opened.end() == 130
    assert (tmp_path / "a.txt").read_text() == "They receive it.\n"
    assert story.read_bytes() == STORY.encode()
    assert "what was decided in story.txt is dropped" in opened.lines
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".partial")]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_left_as_it_was(fakes_path: Path, tmp_path: Path, story: Path, ending: signal.Signals) -> None:
    termios = pytest.importorskip("termios")
    outer, inner = os.openpty()
    was = termios.tcgetattr(inner)
    command = [sys.executable, str(fakes_path), "fix", "story.txt"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=env, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
    )
    try:
        said = b""
        while not re.search(PROMPT.encode(), said):
            said += os.read(outer, 1024)
        assert termios.tcgetattr(inner) != was
        process.send_signal(ending)
        process.wait(30)
    finally:
        process.kill()
    assert termios.tcgetattr(inner) == was
    assert process.returncode == 128 + ending
    assert story.read_bytes() == STORY.encode()
    os.close(outer)
    os.close(inner)


def test_help_and_what_cannot_be_done_are_said(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.type("?", "9", "\x1b[A", "q")
    opened.end()
    assert "    k      skip the rest of this file; what was accepted in it stands" in opened.lines
    assert "    there is no suggestion 9" in opened.lines
    assert "    no such key; ? lists them" in opened.lines


def test_several_changes_in_a_line_go_where_they_belong(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>Mauripol&nbsp;, <b>reci</b>eve , Mauripol</p>\n")
    opened = terminal("page.html")
    opened.type("a", "e")
    opened.type("took\n", after="instead: ")  # which of it would be bold?
    opened.type("a", "a", "e")
    opened.type("Q&A\n", after="instead: ")
    opened.type("\n", after="undo. ")
    assert opened.end() == 0
    assert any("the change runs over markup" in line for line in opened.lines)
    assert path.read_text() == "<p>Mariupol&nbsp;, <b>recei</b>ve, Q&amp;A</p>\n"


def test_narrow_terminals_and_wide_letters_are_laid_out(terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "The 東京 paper of 大阪 said that they would recieve it on Monday.\n", encoding="utf-8"
    )
    opened = terminal("b.txt", columns=40)
    opened.until()
    marked = next(number for number, line in enumerate(opened.lines) if "^^^^^^^" in line)
    at = opened.lines[marked].index("^")
    assert opened.lines[marked - 1][at:].startswith("recieve")
    assert "[a,1,e,i,r,d,k,u,q,?]" in opened.lines
    opened.process.setwinsize(60, 100)
    opened.process.send("x")
    opened.until()
    opened.process.send("q")
    assert opened.end() == 1


def test_keys_typed_ahead_are_heeded(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.until()
    opened.process.send("aeget\nq")
    assert opened.end() == 1
    assert story.read_bytes() == STORY.replace("Mauripol", "Mariupol").replace("recieve", "get").encode()


def test_nothing_to_ask_is_said(terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing wrong.\n")
    opened = terminal("a.txt")
    assert opened.end() == 0
    assert opened.lines[0] == "nothing changed; left: 0 findings in 1 story; 2 words"


def test_standard_input_cannot_be_asked_about(terminal: Open) -> None:
    opened = terminal("-")
    assert opened.end() == 2
    assert any("standard input cannot be corrected finding by finding" in line for line in opened.lines)


def test_reasons_go_into_the_baseline_and_words_into_the_dictionary(
    terminal: Open, story: Path, tmp_path: Path
) -> None:
    (tmp_path / "proofread.toml").write_text(
        'baseline = "answered.jsonl"\ndictionaries = ["house.txt"]\nlog = "log.jsonl"\n', encoding="utf-8"
    )
    (tmp_path / "house.txt").write_text("Lviv  # there already\n", encoding="utf-8")
    opened = terminal("story.txt")
    opened.type("d")
    opened.type("the old spelling\n", after="right because: ")
    opened.type("r")
    opened.type("he writes so\n", after="ignore because: ")
    opened.type("a", "i")
    opened.type("\n", after="undo. ")
    assert opened.end() == 1  # the space before the comma was left
    house = (tmp_path / "house.txt").read_text(encoding="utf-8")
    assert house == "Lviv  # there already\nMauripol  # the old spelling\n"
    (entry,) = map(json.loads, (tmp_path / "answered.jsonl").read_text(encoding="utf-8").splitlines())
    assert (entry["file"], entry["text"], entry["because"]) == ("story.txt", "recieve", "he writes so")
    assert story.read_bytes() == STORY.replace("  ", " ").encode()
    (run,) = map(json.loads, (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines())
    assert [(each["check"], each["outcome"]) for each in run["stories"][0]["findings"]] == [
        ("names.misspelt", "ignored"),
        ("spelling.misspelt", "ignored"),
        ("spacing.doubled-space", "fixed"),
        ("spacing.before-punctuation", "skipped"),
    ]


def test_what_the_settings_leave_no_place_for_is_told(terminal: Open, story: Path) -> None:
    opened = terminal("story.txt")
    opened.type("d", "r", "q")
    assert opened.end() == 1
    said = " ".join(" ".join(opened.lines).split())
    assert "no house dictionary is set" in said
    assert "no baseline is set" in said
