"""The quality of stories as a table and as JSON."""

import json
import re

import pytest

from proofread.model.outcome import Failure
from proofread.model.quality import Assessed, ErrorRate, Lexicality, Quality, Verdict
from proofread.reporters.quality import QualityJson, QualityReporter, QualityTable

GOOD = Quality(1234, Lexicality(0.981, 0.9, 0.02), ErrorRate(0.0123, 0.004, 0.031), "en", "modern", 0.02, Verdict.GOOD)
POOR = Quality(300, Lexicality(0.7, 0.61, 0.1), ErrorRate(0.204, 0.15, 0.28), "en", "19c", 1.0, Verdict.POOR)
NOTHING = Quality(0, None, None, "undetermined", "undetermined", 0.0, Verdict.UNDETERMINED)
FAILED = Assessed("missing.txt", None, (Failure("read", "there is no file missing.txt", "check the spelling"),))


def report(reporter: QualityReporter, *stories: Assessed) -> str:
    return reporter.begin() + "".join(map(reporter.document, stories)) + reporter.end()


def table(*stories: Assessed) -> list[str]:
    return report(QualityTable([each.name for each in stories]), *stories).splitlines()


def test_columns_stand_below_their_heads() -> None:
    head, *rows = table(Assessed("a.txt", GOOD), Assessed("pages/long name.xml", POOR), Assessed("c", NOTHING))[:4]
    assert rows[0].split("  ")[-1] == "good"
    for row in rows:
        assert row.index(row.split()[-1]) == head.index("verdict")
    ends = [match.end() for match in re.finditer(r"\S+(?: words)?", head)][1:-1]
    assert [rows[1][:end].split("  ")[-1].strip() for end in ends] == [
        "300", "70 %", "61 %", "20 % (15 to 28)", "en", "19c", "100 %",
    ]  # fmt: skip
    assert rows[2].split() == ["c", "0", "-", "-", "-", "-", "-", "0", "%", "undetermined"]


def test_total_counts_verdicts_and_says_what_to_do() -> None:
    lines = table(Assessed("a.txt", GOOD), Assessed("b.txt", POOR), FAILED)
    assert lines[-3:] == [
        "2 stories, 1,534 words: 1 good, 1 poor; 1 failure",
        f"good: {Verdict.GOOD.value}",
        f"poor: {Verdict.POOR.value}",
    ]
    assert table(FAILED)[-1] == "0 stories, 0 words; 1 failure"


def test_failure_stands_in_its_line() -> None:
    assert table(FAILED)[1] == "missing.txt  failed there is no file missing.txt (check the spelling)"


@pytest.mark.parametrize("name", ["a" * 90 + "/end.txt", "\x1b[31m/end.txt", "新聞/end.txt"])
def test_name_moves_no_column_and_no_terminal(name: str) -> None:
    _, long, short = table(Assessed(name, GOOD), Assessed("b", GOOD))[:3]
    assert "end.txt" in long
    assert "\x1b" not in long
    wide = sum(char > "\u2e80" for char in long)
    assert len(long) + wide == len(short)


def test_colours_are_all_that_colour_adds() -> None:
    coloured = report(QualityTable(["a"], colour=True), Assessed("a", POOR), FAILED)
    assert "\x1b[1;31mpoor\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report(QualityTable(["a"]), Assessed("a", POOR), FAILED)


def test_json_has_every_member() -> None:
    told = json.loads(report(QualityJson(), Assessed("a.txt", GOOD), Assessed("b.txt", NOTHING), FAILED))
    assert told["version"] == 1
    first, second, third = told["documents"]
    assert first == {
        "name": "a.txt",
        "quality": {
            "words": 1234,
            "lexicality": {"tokens": 0.981, "types": 0.9, "names": 0.02},
            "error_rate": {"estimate": 0.0123, "low": 0.004, "high": 0.031},
            "language": "en",
            "period": "modern",
            "ocr": 0.02,
            "verdict": "good",
        },
        "failures": [],
    }
    assert (second["quality"]["lexicality"], second["quality"]["error_rate"]) == (None, None)
    assert (third["quality"], third["failures"][0]["what"]) == (None, "read")


def test_json_without_stories_is_json() -> None:
    assert json.loads(report(QualityJson()))["documents"] == []
