"""``proofread names``: what it reads, shows and returns."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STORY = "They met President Volodymyr Zelenksy in Lviv.\n"


@pytest.fixture(autouse=True)
def _story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)


def listed(out: str) -> list[str]:
    return [each["name"] for document in json.loads(out)["documents"] for each in document["names"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("story.txt",), 0),
        (("missing.txt",), 3),
        (("story.txt", "missing.txt"), 3),
        ((), 2),
        (("story.txt", "--format", "line"), 2),
        (("-", "-"), 2),
    ],
)
def test_exit_codes(run: "Run", arguments: tuple[str, ...], code: int) -> None:
    said = run("names", *arguments)
    assert said.code == code
    assert "Traceback" not in said.err


def test_standard_input_in_a_format(run: "Run") -> None:
    said = run("names", "--format", "json", "--as", "html", "-", stdin=b"<p>They met <b>Volodymyr</b> Zelenksy.</p>")
    (document,) = json.loads(said.out)["documents"]
    assert (document["name"], document["failures"]) == ("<stdin>", [])
    assert [each["name"] for each in document["names"]] == ["Volodymyr Zelenksy"]


def test_offsets_lead_back_to_the_file(run: "Run") -> None:
    (document,) = json.loads(run("names", "--format", "json", "story.txt").out)["documents"]
    assert document["names"]
    for each in document["names"]:
        assert STORY[each["start"] : each["end"]] == each["name"]
        assert (each["line"], each["column"]) == (1, each["start"] + 1)


def test_json_is_one_object_whatever_fails(run: "Run") -> None:
    said = run("names", "--format", "json", "missing.txt", "story.txt")
    assert listed(said.out) == ["Volodymyr Zelenksy", "Lviv"]
    assert json.loads(said.out)["documents"][0]["failures"][0]["what"] == "read"


def test_colour_changes_nothing_but_colour(run: "Run") -> None:
    coloured = run("names", "--color", "always", "story.txt").out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == run("names", "--color", "never", "story.txt").out


def test_no_story_acts_on_the_terminal(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(
        "They met Anna\u00adbel Qorva\u202etelli and Xx\u2066yz there.\n", encoding="utf-8"
    )
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u00ad]", run("names", "odd.txt").out)


def test_folder_is_walked(run: "Run") -> None:
    assert "story.txt: 2 names (1 doubtful)" in run("names", ".").out
