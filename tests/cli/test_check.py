"""``proofread check``: what it reads, shows and returns."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.cli import program
from proofread.readers import FORMATS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STORY = "We  recieve mail form Kyiv.\n"


@pytest.fixture(autouse=True)
def _story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "clean.txt").write_text("All is well.\n")
    (tmp_path / "spaces.txt").write_text("All  is well.\n")
    (tmp_path / "empty.txt").write_text("")


def checks_of(out: str) -> list[str]:
    return [each["check"] for document in json.loads(out)["documents"] for each in document["findings"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("clean.txt",), 0),
        (("empty.txt",), 0),
        (("story.txt",), 1),
        (("spaces.txt",), 0),
        (("spaces.txt", "--fail-on", "warning"), 1),
        (("story.txt", "--fail-on", "never"), 0),
        (("story.txt", "--min-confidence", "1"), 1),
        (("missing.txt",), 3),
        (("story.txt", "missing.txt"), 3),
        ((), 2),
        (("story.txt", "--format", "xml"), 2),
        (("story.txt", "--min-confidence", "1.5"), 2),
        (("story.txt", "--min-confidence", "nan"), 2),
        (("story.txt", "--check", "speling"), 2),
        (("-", "-"), 2),
        (("--from", "jsonl", "--format", "json", "-"), 2),
    ],
)
def test_exit_codes(run: "Run", arguments: tuple[str, ...], code: int) -> None:
    said = run("check", *arguments)
    assert said.code == code
    assert "Traceback" not in said.err


def test_warnings_and_errors_are_shown(run: "Run") -> None:
    out = run("check", "--format", "json", "story.txt").out
    assert checks_of(out) == ["spacing.doubled-space", "spelling.misspelt"]


def test_all_shows_information_too(run: "Run") -> None:
    assert "context.wrong-word" in checks_of(run("check", "--all", "--format", "json", "story.txt").out)


def test_min_confidence_replaces_the_floor(run: "Run") -> None:
    assert checks_of(run("check", "--min-confidence", "0.9", "--format", "json", "story.txt").out) == [
        "spelling.misspelt"
    ]
    assert len(checks_of(run("check", "--min-confidence", "0.2", "--format", "json", "story.txt").out)) == 3


def test_what_is_not_shown_fails_all_the_same(run: "Run") -> None:
    said = run("check", "--check", "context", "--fail-on", "info", "--format", "line", "story.txt")
    assert (said.code, said.out) == (1, "")


def test_only_named_checks_run(run: "Run") -> None:
    assert checks_of(run("check", "--check", "spacing", "--format", "json", "story.txt").out) == [
        "spacing.doubled-space"
    ]


def test_ignored_checks_do_not_run(run: "Run") -> None:
    assert checks_of(run("check", "--ignore", "spacing", "--format", "json", "story.txt").out) == ["spelling.misspelt"]


def test_unknown_check_is_told_with_the_nearest(run: "Run") -> None:
    said = run("check", "--ignore", "spelling.mispelt", "story.txt")
    assert (
        said.err == "proofread: no check is called 'spelling.mispelt'\n           did you mean 'spelling.misspelt'?\n"
    )


def test_settings_file_holds(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('format = "line"\nignore = ["spelling"]\nfail-on = "warning"\n')
    said = run("check", "story.txt")
    assert (said.code, said.out.count("\n")) == (1, 1)


def test_flags_go_before_the_settings_file(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text(
        'format = "json"\nignore = ["spelling"]\nfail-on = "info"\nmin-confidence = 1'
    )
    flags = ("--format", "line", "--check", "spelling", "--fail-on", "never", "--min-confidence", "0")
    said = run("check", "story.txt", *flags)
    assert said.code == 0
    assert said.out.startswith("story.txt:1:5: error spelling.misspelt")


def test_ignore_adds_to_the_settings_file(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('format = "line"\nignore = ["spelling"]')
    assert run("check", "story.txt", "--ignore", "spacing").out == ""


def test_unknown_setting_is_told(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('ignored = ["spelling"]')
    said = run("check", "story.txt")
    assert said.code == 2
    assert "unknown setting 'ignored'" in said.err
    assert "did you mean 'ignore'?" in said.err


def test_standard_input(run: "Run") -> None:
    said = run("check", "--format", "line", "-", stdin=b"I recieve it.")
    assert said.out.startswith("<stdin>:1:3: error")


def test_standard_input_in_a_format(run: "Run") -> None:
    said = run("check", "--format", "json", "--as", "html", "-", stdin=b"<p class='recieve'>I recieve it.</p>")
    (document,) = json.loads(said.out)["documents"]
    assert [each["start"] for each in document["findings"]] == [21]


def test_format_is_for_files_whose_name_does_not_say(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<p class='recieve'>I recieve it.</p>")
    (tmp_path / "page.txt").write_text("<p class='recieve'>I recieve it.</p>")
    said = run("check", "--format", "line", "--as", "html", "page", "page.txt")
    assert [line.split(":")[:3] for line in said.out.splitlines()] == [
        ["page", "1", "22"],
        ["page.txt", "1", "11"],
        ["page.txt", "1", "22"],
    ]


def test_story_named_twice_is_checked_once(run: "Run") -> None:
    assert run("check", "--format", "line", "--check", "spelling", "story.txt", "./story.txt", ".").out.count("\n") == 1


def test_folder_is_walked_and_the_rest_counted(run: "Run", tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("recieve")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    said = run("check", "--check", "spelling", ".")
    assert said.out.endswith("in 4 stories; 11 words; 2 files passed over: 1 hidden, 1 of another kind\n")


def test_folder_without_stories_is_told(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    said = run("check", "pictures")
    assert said.code == 2
    assert said.err == (
        "proofread: there is no story in pictures\n"
        "           text, Markdown, HTML and news XML files are looked for; passed over: 1 of another kind\n"
    )


def test_missing_file_is_in_every_report(run: "Run") -> None:
    for format_ in ("terminal", "json", "jsonl", "line"):
        said = run("check", "--format", format_, "missing.txt")
        assert said.code == 3
        assert "there is no file missing.txt" in said.out


def test_file_that_is_no_text_is_refused(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.bin").write_bytes(b"\x00\x01\x02\xff" * 50)
    assert run("check", "story.bin").code == 3


def test_check_that_breaks_does_not_look_clean(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("BREAK it, recieve it.")
    said = run("check", "--format", "json", "story.txt")
    assert said.code == 3
    assert checks_of(said.out) == ["spelling.misspelt"]
    assert json.loads(said.out)["documents"][0]["failures"][0]["what"] == "names.misspelt"


def test_lines_are_answered_in_order(run: "Run") -> None:
    given = b'\xef\xbb\xbf{"id": "a", "text": "I recieve"}\n\n{"id": 2, "text": "fine"}\n{"text": "All  well"}\n'
    said = run("check", "--from", "jsonl", "-", stdin=given)
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [(each["id"], [f["check"] for f in each["findings"]]) for each in answers] == [
        ("a", ["spelling.misspelt"]),
        (2, []),
        (None, ["spacing.doubled-space"]),
    ]
    assert all(list(each) == ["id", "findings"] for each in answers)
    assert said.code == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nonsense", "it is not JSON: expecting value at column 1"),
        (b"[1]", "it is not an object"),
        (b"\xff", "it is not UTF-8"),
        (b'{"id": NaN, "text": "x"}', "NaN is no number"),
        (b'{"text": 1}', 'there is no string called "text"'),
        (b"[" * 200_000, "it is not JSON that can be read: it is nested too deep"),
    ],
)
def test_broken_line_is_told_and_the_next_answered(run: "Run", line: bytes, why: str) -> None:
    said = run("check", "--from", "jsonl", "-", stdin=line + b'\n{"id": 1, "text": "fine"}\n')
    broken, fine = map(json.loads, said.out.splitlines())
    assert said.code == 3
    assert (broken["id"], broken["findings"]) == (None, [])
    assert broken["failures"][0]["message"].startswith("line 1 of <stdin> cannot be read: ")
    assert why in broken["failures"][0]["message"]
    assert "line 1 of <stdin>" in said.err
    assert fine == {"id": 1, "findings": []}


def test_missing_file_of_lines_is_told(run: "Run") -> None:
    said = run("check", "--from", "jsonl", "missing.jsonl")
    assert said.code == 3
    assert "missing.jsonl cannot be read" in said.err


def test_lone_surrogate_comes_back_as_json(run: "Run") -> None:
    said = run("check", "--from", "jsonl", "-", stdin=b'{"id": "\\ud800", "text": "\\ud800 recieve"}\n')
    assert json.loads(said.out)["id"] == "\ud800"


def test_own_bug_is_told_in_two_lines(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("of course")

    monkeypatch.setattr("proofread.cli.running.Run.take", broken)
    said = run("check", "story.txt")
    assert said.code == 70
    assert "ZeroDivisionError: of course" in said.err
    assert said.err.count("\n") == 2
    monkeypatch.setenv("PROOFREAD_DEBUG", "1")
    assert "Traceback" in run("check", "story.txt").err


def test_formats_offered_are_those_that_can_be_read(run: "Run") -> None:
    for command in ("check", "names"):
        shown = " ".join(run(command, "--help").out.split())
        assert f"name does not say. One of {', '.join(FORMATS)}." in shown
        said = run(command, "--as", "pdf", "-")
        assert said.code == 2
        assert "'pdf' is not one of 'plain', 'markdown'" in said.err


def test_every_command_has_help(run: "Run") -> None:
    for name in program._COMMANDS:
        said = run(name, "--help")
        assert said.code == 0
        assert said.out.isascii()
        assert f"Usage: proofread {name}" in said.out


def test_unknown_command_is_told(run: "Run") -> None:
    said = run("chekc", "story.txt")
    assert said.code == 2
    assert "chekc" in said.err


@pytest.mark.parametrize(
    ("environ", "flag", "coloured"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "0"}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_colour(
    run: "Run", monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], flag: str, *, coloured: bool
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "--color", flag, "story.txt").out) is coloured


def test_fakes_are_put_back(run: "Run") -> None:
    before = program.open_checks
    run("check", "story.txt")
    assert program.open_checks is before


def test_house_dictionary_among_the_stories_is_none(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('dictionaries = ["copy/house.txt"]\n', encoding="utf-8")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "house.txt").write_text("recieve  # so he writes\n", encoding="utf-8")
    said = run("check", "copy/house.txt")
    assert (said.code, said.out) == (2, "")
    assert "passed over: 1 a house dictionary" in said.err
    (tmp_path / "copy" / "story.txt").write_text("All is well.\n", encoding="utf-8")
    said = run("check", "copy")
    assert (said.code, said.out) == (0, "0 findings in 1 story; 3 words; 1 file passed over: 1 a house dictionary\n")


@pytest.mark.parametrize("named", ["names/wire.txt", "copy/../names/wire.txt"])
def test_house_dictionary_of_another_desk_is_no_story(run: "Run", tmp_path: Path, named: str) -> None:
    text = f'[[desk]]\nname = "wire"\npaths = ["wire/**"]\ndictionaries = ["{named}"]\n'
    (tmp_path / "proofread.toml").write_text(text, encoding="utf-8")
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "wire.txt").write_text("recieve  # so he writes\n", encoding="utf-8")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "story.txt").write_text("All is well.\n", encoding="utf-8")
    said = run("check", "copy", "names")
    assert (said.code, said.out) == (0, "0 findings in 1 story; 3 words; 1 file passed over: 1 a house dictionary\n")


@pytest.mark.parametrize(
    ("flag", "said"), [("--check", "'nmaes'\n"), ("--ignore", "'nmaes' (as proofread.toml:2 or --ignore has it)\n")]
)
def test_settings_file_is_not_blamed_for_a_flag(run: "Run", tmp_path: Path, flag: str, said: str) -> None:
    (tmp_path / "proofread.toml").write_text('select = ["names"]\nignore = ["spacing"]\n', encoding="utf-8")
    (tmp_path / "story.txt").write_text("All is well.\n", encoding="utf-8")
    assert f"no check is called {said}" in run("check", "story.txt", flag, "nmaes").err
