"""A run goes into JSON and its findings come back as they were."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from proofread.errors import ReadError
from proofread.evaluation.corpus import Edit, Story
from proofread.evaluation.measure import Measured
from proofread.evaluation.record import read_snapshot, run_object, snapshot
from proofread.evaluation.score import Flag
from proofread.model.span import Span

if TYPE_CHECKING:
    from tests.evaluation.conftest import MakeMeasured

TOOL = {"name": "proofread", "version": "0"}


@pytest.fixture
def measured(make_measured: "MakeMeasured", flag: Callable[..., Flag]) -> Measured:
    text = "They recieve it \ud83d today.\nAll of it."
    story = Story("a", text, (Edit(Span(5, 12), ("receive",), "word"),))
    flags = [flag(5, 12, "receive", 0.97, "spelling.misspelt"), flag(16, 17, None, 0.3333333333)]
    return make_measured("harbour", [(story, flags)])


def test_run_says_all_there_is(measured: Measured) -> None:
    run = run_object([measured], TOOL)
    assert (run["version"], run["tool"], run["failures"]) == (1, TOOL, [])
    (harbour,) = run["sets"]
    assert (harbour["name"], harbour["sha256"], harbour["labelled"]) == ("harbour", "d" * 64, True)
    assert list(harbour["marks"]) == ["error", "warning", "info"]
    assert harbour["marks"]["info"] == {
        "docs": 1, "words": 8, "gold": 1, "flags": 2, "hit": 1, "fixed": 1, "good": 1, "skipped": 0,
        "precision": 0.5, "recall": 1.0, "f05": 0.5556, "f1": 0.6667, "fixed_rate": 1.0, "false_per_10k": 1250.0,
    }  # fmt: skip
    assert harbour["checks"]["spelling.misspelt"]["error"] == {
        "flags": 1, "good": 1, "hit": 1, "fixed": 1, "skipped": 0, "precision": 1.0, "false_per_10k": 0.0
    }  # fmt: skip
    assert (run["calibration"]["findings"], len(run["calibration"]["bins"])) == (2, 10)
    assert run["findings"][0] == {
        "set": "harbour", "id": "a", "start": 5, "end": 12, "text": "recieve", "before": "They ",
        "after": " it \ud83d today.\nAll of it.", "check": "spelling.misspelt", "severity": "error",
        "confidence": 0.97, "suggestion": "receive", "verdict": "good",
    }  # fmt: skip


def test_findings_come_back(measured: Measured, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps(run_object([measured], TOOL)))
    assert read_snapshot(path) == snapshot([measured])


def changed(run: dict[str, Any], key: str, value: object) -> str:
    return json.dumps({**run, "findings": [{**run["findings"][0], key: value}]})


def test_what_is_no_report_is_told(measured: Measured, tmp_path: Path) -> None:
    run = run_object([measured], TOOL)
    path = tmp_path / "run.json"
    wrong = (
        "[]",
        "7",
        "{}",
        json.dumps({**run, "version": 2}),
        json.dumps({**run, "sets": [7]}),
        json.dumps({**run, "findings": [7]}),
        json.dumps({**run, "findings": None}),
        changed(run, "start", "5"),
        changed(run, "check", None),
        changed(run, "suggestion", 5),
    )
    for text in wrong:
        path.write_text(text)
        with pytest.raises(ReadError, match="is no report of an evaluation of version 1"):
            read_snapshot(path)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no file"):
        read_snapshot(tmp_path / "run.json")
    with pytest.raises(ReadError, match="cannot be read"):
        read_snapshot(tmp_path)
    (tmp_path / "run.json").write_text("{")
    with pytest.raises(ReadError, match="is not JSON"):
        read_snapshot(tmp_path / "run.json")
