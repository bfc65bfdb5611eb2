"""Whatever comes in: a clear sentence or a right answer, the exit code that was promised, never a traceback."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.system.conftest import Program

STORY = "Fighting went on near Mauripol on Monday, the report saidadding that talks would resume."
WRONG = {"Mauripol": "Mariupol", "saidadding": "said adding"}


def corrections(findings: list[dict[str, Any]]) -> dict[str, str]:
    return {each["text"]: each["suggestions"][0]["replacement"] for each in findings if each["suggestions"]}


def report_on(program: "Program", path: Path, data: bytes | str, *options: str) -> list[dict[str, Any]]:
    """The findings in a file that holds this, each of them where the report says it is."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    ended = program("check", "--all", "--fail-on", "never", "--format", "json", *options, path.name)
    assert (ended.code, ended.err) == (0, "")
    if isinstance(data, str):
        for each in ended.findings():
            assert data[each["start"] : each["end"]] == each["text"]
    return ended.findings()


def test_missing_file(program: "Program") -> None:
    ended = program("check", "story.txt")
    assert ended.code == 3
    assert "there is no file story.txt" in ended.out


def test_folder_without_text(program: "Program", tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    ended = program("check", "pictures")
    assert ended.code == 2
    assert "there is no story in pictures" in ended.err


@pytest.mark.parametrize("data", ["", "\n", " \t \n\n", "\ufeff", "\u200b", "\x0c"])
def test_nothing_to_read_is_clean(program: "Program", tmp_path: Path, data: str) -> None:
    assert report_on(program, tmp_path / "story.txt", data) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_unicode_encodings_are_read(program: "Program", tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    findings = report_on(program, tmp_path / "story.txt", (mark + STORY).encode(encoding))
    assert WRONG.items() <= corrections(findings).items()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_or_refused(program: "Program", tmp_path: Path, encoding: str) -> None:
    (tmp_path / "story.txt").write_bytes(STORY.encode(encoding))
    ended = program("check", "--format", "json", "story.txt")
    if ended.code == 3:
        assert "story.txt" in ended.out
        assert json.loads(ended.out)["documents"][0]["failures"]
    else:
        assert WRONG.items() <= corrections(ended.findings()).items()


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_old_encodings_are_read_or_refused(program: "Program", tmp_path: Path, encoding: str) -> None:
    (tmp_path / "story.txt").write_bytes(f"The café is full. {STORY}".encode(encoding))
    ended = program("check", "--format", "json", "--fail-on", "never", "story.txt")
    assert ended.code in (0, 3)
    if ended.code == 0:
        assert WRONG.items() <= corrections(ended.findings()).items()
    else:
        assert json.loads(ended.out)["documents"][0]["failures"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\xff" + STORY.encode(),
        STORY.encode() + b"\xc3\x28\xa0\xa1\xe2\x28\xa1",
        bytes(range(256)) * 9,
        STORY.encode() + b"\0" * 50,
    ],
    ids=["wrong-mark", "invalid-bytes", "all-bytes", "nul-bytes"],
)
def test_what_is_no_text_never_looks_clean(program: "Program", tmp_path: Path, data: bytes) -> None:
    (tmp_path / "story.txt").write_bytes(data)
    ended = program("check", "--format", "json", "story.txt")
    document = json.loads(ended.out)["documents"][0]
    assert (ended.code == 3 and document["failures"]) or (ended.code == 1 and document["findings"])


BROKEN_PAGES = {
    "not closed": f"<html><body><p>{STORY}<p>And<b>more<i>of</b>it",
    "cut in a tag": f"<p>{STORY}</p><a href='x",
    "cut in a comment": f"<p>{STORY}</p><!-- no end",
    "stray marks": f"<p>1 < 2 && 3 > 2. {STORY}</p></div></div>",
    "bad entities": f"<p>&nosuch; &#99999999; &#xZZ; {STORY}</p>",
    "deep": "<div>" * 5000 + f"<p>{STORY}</p>",
}


@pytest.mark.parametrize("page", BROKEN_PAGES.values(), ids=BROKEN_PAGES)
def test_broken_page(program: "Program", tmp_path: Path, page: str) -> None:
    assert WRONG.items() <= corrections(report_on(program, tmp_path / "story.html", page)).items()


STRANGE_TEXT = {
    "right to left": "قالت الوزارة يوم الاثنين. משרד החוץ הודיע. ",
    "emoji": "👩‍👩‍👧‍👦 🇺🇦 👍🏽 “🎉” ",
    "combining marks": "Le Cafe\u0301 de Paris. Z\u0335\u0321a\u0306\u0301l\u0327go\u0338. ",
    "not normal": "Ame\u0301lie of A\u030angstro\u0308m. ",
    "beyond the basic plane": "𝐁𝐨𝐥𝐝 𝒮𝒸𝓇𝒾𝓅𝓉 𠜎𠜱. ",
    "crlf": "The talks went on.\r\n\r\nThe talks ended.\r\n",
    "old line ends": "The talks went on.\r\rThe talks ended.\r",
    "odd spaces": "The\u00a0talks\u202fwent\u2009on.\u2028The talks ended.\u2029",
    "zero width": "The\u200b talks\ufeff went on. ",
    "control": "The talks \x01\x02\x1b[31mwent\x7f on. ",
}


@pytest.mark.parametrize("before", STRANGE_TEXT.values(), ids=STRANGE_TEXT)
def test_strange_text_moves_no_offset(program: "Program", tmp_path: Path, before: str) -> None:
    for text in (before + STORY, STORY + "\n\n" + before):
        assert WRONG.items() <= corrections(report_on(program, tmp_path / "story.txt", text)).items()


@pytest.mark.parametrize(
    "letters", ["Thereportsaidthattalkswouldresume" * 40, "a" * 20_000, "AbC" * 5_000, "…" * 9_000]
)
def test_text_without_spaces(program: "Program", tmp_path: Path, letters: str) -> None:
    report_on(program, tmp_path / "story.txt", letters)
    assert WRONG.items() <= corrections(report_on(program, tmp_path / "story.txt", f"{letters}\n\n{STORY}")).items()


@pytest.mark.parametrize("format_", ["terminal", "json", "jsonl", "line"])
def test_reports_of_strange_text_are_whole(program: "Program", tmp_path: Path, format_: str) -> None:
    (tmp_path / "story.txt").write_text("\n".join(STRANGE_TEXT.values()) + STORY, encoding="utf-8", newline="")
    ended = program("check", "--all", "--fail-on", "never", "--format", format_, "story.txt")
    assert ended.code == 0
    assert "Mariupol" in ended.out
    assert "\x1b[31mwent" not in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--no-such", "story.txt"), "No such option"),
        (("check", "--check", "names.mispelt", "story.txt"), "did you mean 'names.misspelt'?"),
        (("check", "--format", "yaml", "story.txt"), "'yaml' is not one of"),
        (("check", "--min-confidence", "90", "story.txt"), "from 0 to 1"),
        (("chek", "story.txt"), "No such command 'chek'"),
        (("explain", "names.mispelt"), "did you mean 'names.misspelt'?"),
        (("dict", "lookup"), "Missing argument"),
        (("dict", "lookup", " "), "a word has"),
    ],
)
def test_mistake_in_the_command(program: "Program", arguments: tuple[str, ...], said: str) -> None:
    ended = program(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("min_confidence = 1", "unknown setting 'min_confidence'"),
        ("fail-on = 3", "fail-on must be one of"),
        ("select = ['nams']", "did you mean 'names'?"),
        ("select = [", "not valid TOML"),
    ],
)
def test_mistake_in_the_settings(program: "Program", tmp_path: Path, settings: str, said: str) -> None:
    (tmp_path / "proofread.toml").write_text(settings)
    (tmp_path / "story.txt").write_text(STORY)
    ended = program("check", "story.txt")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_broken_line_is_told_and_the_rest_answered(program: "Program") -> None:
    fine = json.dumps({"id": 2, "text": STORY}).encode()
    ended = program("check", "--from", "jsonl", "-", stdin=b'{"id": 1, "text": \n' + fine + b"\n")
    broken, answered = map(json.loads, ended.out.splitlines())
    assert ended.code == 3
    assert "line 1 of <stdin> cannot be read: it is not JSON" in ended.err
    assert broken["failures"]
    assert WRONG.items() <= corrections(answered["findings"]).items()


LONG_LINES = {
    "prose": ("The minister said on Monday that talks would go on. ", 5_000_000),
    "no spaces": ("Theministersaidonmondaythattalkswouldgoon", 5_000_000),
    "one letter": ("a", 5_000_000),
    "open quotations": ("“He said ", 1_000_000),
    "hyphens": ("the-", 1_000_000),
    "host names": ("a.b-", 1_000_000),
    "the same suspect": ("Mauripol ", 200_000),
    "marks": (" , .", 200_000),
}


@pytest.mark.slow
@pytest.mark.parametrize(("piece", "length"), LONG_LINES.values(), ids=LONG_LINES)
def test_long_line(program: "Program", tmp_path: Path, piece: str, length: int) -> None:
    text = piece * (length // len(piece))
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    ended = program("check", "--fail-on", "never", "--format", "json", "story.txt")
    assert (ended.code, ended.err) == (0, "")
    for each in ended.findings()[:1000]:
        assert text[each["start"] : each["end"]] == each["text"]
