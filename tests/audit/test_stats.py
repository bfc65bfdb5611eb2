"""What a log tells of the checks."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from proofread.audit.log import digest_of
from proofread.audit.stats import Stats, read_log, stats
from proofread.errors import ReadError

Look = Callable[..., None]

NAMES = "names.misspelt"
WORDS = "spelling.misspelt"


def told(folder: Path, since: datetime | None = None) -> Stats:
    return stats(read_log(folder / "log.jsonl", since))


def counts(folder: Path, check: str) -> tuple[int, int, int]:
    each = told(folder).checks[check]
    return each.acted, each.ignored, each.open


def test_what_is_gone_in_a_later_run_was_acted_on(look: Look, tmp_path: Path) -> None:
    look("They recieve mail at Mauripol today.")
    look("They receive mail at Mauripol today.")
    assert counts(tmp_path, WORDS) == (1, 0, 0)
    assert counts(tmp_path, NAMES) == (0, 0, 1)


def test_what_was_acted_on_and_comes_back_is_open(look: Look, tmp_path: Path) -> None:
    for text in ("They recieve it.", "They receive it.", "They recieve it."):
        look(text)
    assert counts(tmp_path, WORDS) == (0, 0, 1)


def test_same_finding_in_many_runs_counts_once(look: Look, tmp_path: Path) -> None:
    for _ in range(5):
        look("They recieve it.")
    assert counts(tmp_path, WORDS) == (0, 0, 1)
    assert told(tmp_path).runs == {"check": 5}
    assert told(tmp_path).stopped == 5


def test_what_is_answered_for_is_ignored(look: Look, tmp_path: Path) -> None:
    look("They saw Mauripol.")
    look("They saw Mauripol.", ignored=("Mauripol",))
    assert counts(tmp_path, NAMES) == (0, 1, 0)
    assert told(tmp_path).checks[NAMES].how == {"comment": 1}
    assert told(tmp_path).checks[NAMES].share == 0.0


def test_word_that_the_house_accepts_by_now_was_not_acted_on(look: Look, tmp_path: Path) -> None:
    look("They saw MAURIPOL and Mauripol.")
    look("They saw Lviv.")
    learned = stats(read_log(tmp_path / "log.jsonl"), {digest_of("mauripol")}).checks[NAMES]
    assert (learned.acted, learned.ignored, learned.how) == (0, 1, {"dictionary": 1})
    assert counts(tmp_path, NAMES) == (1, 0, 0)


def test_what_was_never_shown_does_not_count(look: Look, tmp_path: Path) -> None:
    look("They saw Kharkov.")
    look("They saw Kharkiv.")
    assert told(tmp_path).checks == {}


def test_check_that_did_not_run_says_nothing_of_its_findings(look: Look, tmp_path: Path) -> None:
    look("They recieve Mauripol.")
    look("They recieve Mauripol.", checks=(WORDS,))
    assert counts(tmp_path, NAMES) == (0, 0, 1)


def test_lesser_look_says_nothing_of_what_takes_a_deeper_one(look: Look, tmp_path: Path) -> None:
    look("They recieve it.", depth="deep")
    look("They receive it.", depth="quick")
    assert counts(tmp_path, WORDS) == (0, 0, 1)
    look("They receive it.", depth="deep")
    assert counts(tmp_path, WORDS) == (1, 0, 0)


def test_only_what_looks_at_the_whole_story_shows_what_is_gone(look: Look, tmp_path: Path) -> None:
    look("They recieve it.")
    look("They receive it.", command="fix")
    assert counts(tmp_path, WORDS) == (0, 0, 1)


def test_earlier_runs_can_be_left_out(look: Look, tmp_path: Path) -> None:
    look("They recieve it.")
    look("They saw Mauripol.")
    assert list(told(tmp_path, datetime(2026, 5, 1, 2, tzinfo=UTC)).checks) == [NAMES]


def test_stories_that_lie_nowhere_tell_nothing_of_each_other(look: Look, tmp_path: Path) -> None:
    look("They recieve it.", nowhere=True)
    look("They left.", nowhere=True)
    assert counts(tmp_path, WORDS) == (0, 0, 1)
    assert (told(tmp_path).stories, told(tmp_path).words) == (2, 5)


def test_empty_log_has_no_runs(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text("\n", encoding="utf-8")
    assert told(tmp_path).runs == {}
    assert told(tmp_path).total.share is None


STORY = {"name": "a.txt", "words": 1, "ran": 0, "failures": 0, "findings": []}


def run_with(**changes: object) -> str:
    """A line of a log that is right but for these values."""
    run = {"version": 1, "time": "2026-05-01T01:00:00Z", "tool": "0.1.0", "command": "check", "depth": "quick"}
    return json.dumps({**run, "exit": 0, "ran": [["names.misspelt"]], "stories": [STORY], **changes})


def test_line_of_a_log_is_read(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text(run_with(), encoding="utf-8")
    assert told(tmp_path).runs == {"check": 1}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 1, "time": "yesterday", "ran": [], "stories": []}',
        '{"version": 1, "time": "2026-05-01T01:00:00Z", "depth": "quick", "ran": [], "stories": [{"name": "a"}]}',
        '{"version": 1, "time": "2026-05-01T01:00:00Z", "depth": "far", "ran": [], "stories": []}',
        run_with(exit=None),
        run_with(command=[]),
        run_with(ran="ab"),
        run_with(ran=[["a"]], stories=[{**STORY, "findings": [{"outcome": "shown", "word": "x"}]}]),
        run_with(ran=[["a"]], stories=[{**STORY, "words": 1.5}]),
        "[" * 100_000,
    ],
    ids=lambda line: line[-20:],
)
def test_line_that_is_none_of_a_log_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "log.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"line 2 of .* is none of a log"):
        told(tmp_path)


def test_log_of_a_later_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('{"version": 2}\n', encoding="utf-8")
    with pytest.raises(ReadError, match="version 2"):
        told(tmp_path)
