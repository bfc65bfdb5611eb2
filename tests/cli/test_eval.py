"""``proofread eval``: what it writes, what it refuses, and how it ends."""

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from proofread.cli.eval.running import BELOW, FAILED, HELD

if TYPE_CHECKING:
    from tests.cli.conftest import Run

HARBOUR = '{"id": "h1", "text": "They recieve it form him.", "edits": [[5, 12, "receive"]], "types": ["word"]}\n'
MARKET = '{"id": "m1", "text": "The form of the market is an oval."}\n'


@pytest.fixture(autouse=True)
def _sets(tmp_path: Path) -> None:
    (tmp_path / "harbour.jsonl").write_text(HARBOUR)
    (tmp_path / "market.jsonl.gz").write_bytes(gzip.compress(MARKET.encode()))


def test_report_for_programs(run: "Run") -> None:
    said = run("eval", "--format", "json", ".")
    assert (said.code, said.err) == (HELD, "")
    report = json.loads(said.out)
    assert [each["name"] for each in report["sets"]] == ["harbour", "market"]
    assert [(each["set"], each["check"], each["verdict"]) for each in report["findings"]] == [
        ("harbour", "spelling.misspelt", "good"),
        ("harbour", "context.wrong-word", "false"),
        ("market", "context.wrong-word", "false"),
    ]


def test_same_run_writes_the_same_bytes(run: "Run", tmp_path: Path) -> None:
    for name in ("one", "two"):
        ended = run("eval", "--format", "json", "--output", f"{name}.json", "--plots", f"{name}/charts", ".")
        assert ended == (HELD, "", "")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    for name in ("reliability.svg", "recall.svg"):
        first, second = ((tmp_path / each / "charts" / name).read_bytes() for each in ("one", "two"))
        assert first == second
        assert ET.fromstring(first).tag.endswith("svg")  # noqa: S314 - our own


def test_comparison_stands_in_the_report(run: "Run") -> None:
    assert run("eval", "--format", "json", "--output", "old.json", "harbour.jsonl").code == HELD
    said = run("eval", "--format", "json", "--compare", "old.json", ".")
    comparison = json.loads(said.out)["comparison"]
    assert comparison["left_out"] == ["market was not measured before"]
    assert comparison["summary"].startswith("0 added; 0 removed")


def test_chart_that_cannot_be_drawn_is_told(run: "Run", tmp_path: Path) -> None:
    said = run("eval", "--plots", "charts", "harbour.jsonl")
    assert (said.code, said.err) == (
        HELD,
        "proofread: recall.svg is not drawn: it takes a set with marked faults and one of clean copy\n",
    )
    assert [each.name for each in (tmp_path / "charts").iterdir()] == ["reliability.svg"]


def test_folder_of_charts_that_cannot_be_made_is_told(run: "Run") -> None:
    said = run("eval", "--plots", "harbour.jsonl/charts", ".")
    assert said.code == FAILED
    assert "the folder harbour.jsonl/charts cannot be made" in said.err


def test_below_a_floor_is_one(run: "Run", tmp_path: Path) -> None:
    assert run("eval", "--floors", "floors.toml", "--ratchet", ".").code == HELD
    floors = tmp_path / "floors.toml"
    floors.write_text(floors.read_text().replace("precision = 0.5", "precision = 0.6"))
    said = run("eval", "--floors", "floors.toml", ".")
    assert said.code == BELOW
    assert said.err == "proofread: harbour, info: the precision of 0.5 is below the floor of 0.6\n"
    assert run("eval", "--floors", "floors.toml", "--ratchet", ".").code == BELOW
    said = run("eval", "--floors", "floors.toml", "--lower", "harbour/info", "--because", "fewer doubts", ".")
    assert (said.code, said.err) == (HELD, "")
    assert 'because = "fewer doubts"' in floors.read_text()
    assert run("eval", "--floors", "floors.toml", "market.jsonl.gz").err == (
        "proofread: harbour has floors but was not measured; they are skipped\n"
    )


def test_check_that_breaks_is_told_and_moves_no_floor(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text('{"id": "b1", "text": "BREAK Mauripol."}\n')
    said = run("eval", "--floors", "floors.toml", "--ratchet", "broken.jsonl")
    assert said.code == FAILED
    assert said.err == "proofread: broken/b1: names.misspelt broke on this story: KeyError: 'no such name'\n"
    assert not (tmp_path / "floors.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("nowhere",), 3, "there is no file nowhere"),
        (("empty",), 2, "there is no set in empty"),
        (("--output", "nowhere/run.json", "."), 3, "nowhere/run.json cannot be written"),
        (("--compare", "harbour.jsonl", "."), 3, "harbour.jsonl is no report of an evaluation"),
        (("--floors", "nowhere.toml", "."), 2, "there is no file nowhere.toml"),
        (("--floors", "harbour.jsonl", "--ratchet", "."), 2, "harbour.jsonl is not valid TOML"),
        (("--ratchet", "."), 2, "need --floors"),
        (("--floors", "f", "--ratchet", "--lower", "x", "--because", "y", "."), 2, "not both"),
        (("--floors", "f", "--lower", "x", "."), 2, "--lower and --because go together"),
        (("--floors", "f", "--lower", "x", "--because", " ", "."), 2, "--lower and --because go together"),
        (("--because", "y", "."), 2, "--lower and --because go together"),
        (("--date", "2025-03-01", "."), 2, "--date is the day of --lower"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: "Run", tmp_path: Path, arguments: tuple[str, ...], code: int, why: str
) -> None:
    (tmp_path / "empty").mkdir()
    said = run("eval", *arguments)
    assert (said.code, said.out) == (code, "")
    assert why in said.err


def test_line_that_cannot_be_read_is_told(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(HARBOUR + "{\n")
    said = run("eval", "bad.jsonl")
    assert (said.code, said.out) == (3, "")
    assert "line 2 of bad.jsonl cannot be read: it is not JSON" in said.err
