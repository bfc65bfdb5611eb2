"""The log of runs."""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proofread.audit.log import Log, digest_of
from proofread.errors import WriteError

Look = Callable[..., None]


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text("utf-8").splitlines()]


def test_run_is_a_line_that_says_what_and_when(look: Look, tmp_path: Path) -> None:
    look("They recieve Mauripol and Kharkov.")
    (line,) = lines(tmp_path)
    (story,) = line.pop("stories")
    assert line == {
        "version": 1,
        "time": "2026-05-01T01:00:00Z",
        "tool": "0.1.0",
        "command": "check",
        "depth": "standard",
        "exit": 1,
        "ran": [["spelling.misspelt", "names.misspelt"]],
    }
    findings = story.pop("findings")
    assert story == {"name": "copy/a.txt", "words": 5, "ran": 0, "failures": 0}
    assert [len(each.pop("fingerprint")) for each in findings] == [16] * 3
    assert [each.pop("word") for each in findings] == [digest_of(word) for word in ("recieve", "Mauripol", "Kharkov")]
    assert findings == [
        {"check": "spelling.misspelt", "confidence": 0.98, "outcome": "stopped"},
        {"check": "names.misspelt", "confidence": 0.8, "outcome": "shown"},
        {"check": "names.misspelt", "confidence": 0.3, "outcome": "hidden"},
    ]


def test_neither_the_words_nor_the_person_are_recorded(
    look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "somebody-or-other")
    look("They recieve Mauripol.", ignored=("Mauripol",))
    said = (tmp_path / "log.jsonl").read_text("utf-8")
    assert "Mauripol" not in said
    assert "recieve" not in said
    assert "somebody" not in said
    assert '"how":"comment"' in said


def test_runs_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    threads = [threading.Thread(target=lambda: Log(path, "x" * 5000, "check", "quick").write(0)) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [len(str(each["tool"])) for each in lines(tmp_path)] == [5000] * 20


def test_line_that_a_disk_has_no_room_for_leaves_nothing_behind(look: Look, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system does not limit the size of files")
    look("They recieve it.")
    whole = (tmp_path / "log.jsonl").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 20, hard))
    try:
        with pytest.raises(WriteError, match="the disk is full"):
            look("They recieve it.")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "log.jsonl").read_bytes() == whole


def test_story_that_lies_nowhere_is_told_so(look: Look, tmp_path: Path) -> None:
    look("They recieve it.", nowhere=True)
    assert lines(tmp_path)[0]["stories"][0]["nowhere"] is True


def test_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"the log .* cannot be written: No such file or directory"):
        Log(tmp_path / "missing" / "log.jsonl", "0.1.0", "check", "quick").write(0)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")  # noqa: PTH110 - asked once, while tests are collected
def test_full_disk_is_told() -> None:
    with pytest.raises(WriteError, match="No space left"):
        Log(Path("/dev/full"), "0.1.0", "check", "quick").write(0)
