"""``proofread quality``: what it reads, shows and returns."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STORY = (
    "Tbe council voted on Thursday to elose the old bridge for repairs until tlie spring. The mayor said that the work "
    "could not wait, and that drivers will have to use the ferry.\n"
)


@pytest.fixture(autouse=True)
def _story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)


def judged(out: str) -> dict[str, Any]:
    return {each["name"]: each["quality"] for each in json.loads(out)["documents"]}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("story.txt",), 0),
        (("missing.txt",), 3),
        (("story.txt", "missing.txt"), 3),
        ((), 2),
        (("story.txt", "--format", "line"), 2),
        (("story.txt", "--ocr", "perhaps"), 2),
        (("-", "-"), 2),
    ],
)
def test_exit_codes(run: "Run", arguments: tuple[str, ...], code: int) -> None:
    said = run("quality", *arguments)
    assert said.code == code
    assert "Traceback" not in said.err


def test_a_bad_story_is_no_failure(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("tbe couneil votcd thnrsday elose tlie hridge rcpairs uutil spriug craeks " * 5)
    said = run("quality", "--format", "json", "story.txt")
    assert (said.code, judged(said.out)["story.txt"]["verdict"]) == (0, "unreadable")


def test_standard_input_in_a_format(run: "Run") -> None:
    page = f"<p>{STORY}</p><code>xyzzy qwrty</code>".encode()
    as_html = judged(run("quality", "--format", "json", "--as", "html", "-", stdin=page).out)["<stdin>"]
    as_text = judged(run("quality", "--format", "json", "story.txt").out)["story.txt"]
    assert as_html["lexicality"] == as_text["lexicality"]
    assert as_html["error_rate"] == pytest.approx(as_text["error_rate"], rel=0.05)  # code is nothing misread


def test_folder_is_walked_and_desks_hold(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/page.txt").write_text(STORY)
    (tmp_path / "proofread.toml").write_text('[[desk]]\nname = "archive"\npaths = ["archive/**"]\nocr = "yes"\n')
    found = judged(run("quality", "--format", "json", ".").out)
    assert set(found) == {"archive/page.txt", "story.txt"}
    assert found["archive/page.txt"]["ocr"] == 1.0
    told = judged(run("quality", "--format", "json", "--ocr", "no", "archive").out)
    assert told["archive/page.txt"]["ocr"] == 0.0


def test_house_words_are_known(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY.replace("ferry", "vrobbelgrint"))
    (tmp_path / "words.txt").write_text("vrobbelgrint\n")
    before = judged(run("quality", "--format", "json", "story.txt").out)["story.txt"]
    (tmp_path / "proofread.toml").write_text('dictionaries = ["words.txt"]\n')
    after = judged(run("quality", "--format", "json", "story.txt").out)["story.txt"]
    assert after["lexicality"]["tokens"] > before["lexicality"]["tokens"]


def test_fields_are_prose(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.json").write_text(json.dumps({"text": "Short.", "transcript": STORY}))
    said = run("quality", "--format", "json", "--field", "transcript", "story.json")
    assert judged(said.out)["story.json"]["words"] == len(STORY.split())
