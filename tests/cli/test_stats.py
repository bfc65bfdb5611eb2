"""What a log tells, in print."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

RAN = ["names.misspelt", "spelling.misspelt"]


def run_of(day: int, *found: tuple[str, str, str], code: int = 1, command: str = "check") -> str:
    findings = [
        {"fingerprint": name, "word": "", "check": check, "confidence": 0.9, "outcome": outcome, "how": "sic"}
        for name, check, outcome in found
    ]
    story = {"name": "a.md", "words": 400, "ran": 0, "findings": findings, "failures": 0}
    time = f"2026-05-{day:02}T08:00:00Z"
    head = {"version": 1, "time": time, "tool": "0.1.0", "command": command, "depth": "quick"}
    return json.dumps({**head, "exit": code, "ran": [RAN], "stories": [story]})


def log_of(folder: Path, *runs: str) -> str:
    (folder / "log.jsonl").write_text("".join(f"{run}\n" for run in runs), encoding="utf-8")
    return "log.jsonl"


def test_table(run: "Run", tmp_path: Path) -> None:
    ignored = [(f"n{number}", "names.misspelt", "ignored") for number in range(9)]
    log = log_of(
        tmp_path,
        run_of(1, ("s1", "spelling.misspelt", "stopped"), ("n99", "names.misspelt", "shown"), *ignored),
        run_of(3, ("s2", "spelling.misspelt", "shown"), *ignored, code=0, command="hook"),
    )
    said = run("stats", log)
    assert (said.code, said.err) == (0, "")
    assert (
        said.out
        == """\
2 runs (1 check, 1 hook), 2026-05-01 to 2026-05-03; 1 stopped
1 story, 400 words

                   findings  acted on  ignored   open
names.misspelt           10         1        9      0  10 % of those decided
spelling.misspelt         2         1        0      1  100 % of those decided
all checks               12         2        9      1  18 % of those decided

editors keep what these call wrong more often than not: names.misspelt
a threshold in proofread.toml makes them speak only where they are surer
"""
    )


def test_earlier_runs_left_out(run: "Run", tmp_path: Path) -> None:
    log = log_of(tmp_path, run_of(1, ("s1", "spelling.misspelt", "stopped")), run_of(3))
    assert run("stats", "--since", "2026-05-02", log).out.startswith("1 run (1 check), 2026-05-03 to 2026-05-03")
    assert run("stats", "--since", "2026-06-01", log).out == "no runs\n"


def test_json(run: "Run", tmp_path: Path) -> None:
    log = log_of(tmp_path, run_of(1, ("s1", "spelling.misspelt", "ignored")))
    told = json.loads(run("stats", "--format", "json", log).out)
    assert told["version"] == 1
    assert told["checks"] == {
        "spelling.misspelt": {"acted": 0, "ignored": 1, "open": 0, "how": {"sic": 1}, "share": 0.0}
    }


def test_what_is_no_log_is_told(run: "Run", tmp_path: Path) -> None:
    said = run("stats", log_of(tmp_path, "[]"))
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("proofread: line 1 of log.jsonl is none of a log")


def test_runs_are_logged_and_told(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("They recieve it.\n", encoding="utf-8")
    assert run("check", "--log", "log.jsonl", "story.txt").code == 1
    (tmp_path / "story.txt").write_text("They receive it.\n", encoding="utf-8")
    (tmp_path / "proofread.toml").write_text('log = "log.jsonl"\n', encoding="utf-8")
    assert run("check", "story.txt").code == 0
    assert run("check", "--from", "jsonl", "-", stdin=b'{"id": 1, "text": "They recieve it."}\n').code == 1
    told = json.loads(run("stats", "--format", "json", "log.jsonl").out)
    assert told["runs"] == {"check": 3}
    assert told["checks"]["spelling.misspelt"] == {"acted": 1, "ignored": 0, "open": 1, "how": {}, "share": 1.0}


def test_log_that_cannot_be_written_is_told_after_the_report(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("They recieve it.\n", encoding="utf-8")
    said = run("check", "--format", "line", "--log", "missing/log.jsonl", "story.txt")
    assert said.code == 3
    assert "spelling.misspelt" in said.out
    assert said.err.startswith("proofread: the log ")
