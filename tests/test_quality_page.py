"""docs/quality.md says what is true: every member of the answer, every limit."""

import json
import re
from pathlib import Path

from proofread.model.quality import Assessed, ErrorRate, Lexicality, Quality, Verdict
from proofread.quality.assess import LIMITS
from proofread.reporters.quality import QualityJson

TEXT = (Path(__file__).parents[1] / "docs/quality.md").read_text(encoding="utf-8")


def answer() -> dict[str, object]:
    quality = Quality(1, Lexicality(1, 1, 0), ErrorRate(0, 0, 0), "en", "modern", 0.0, Verdict.GOOD)
    reporter = QualityJson()
    told: dict[str, object] = json.loads(reporter.begin() + reporter.document(Assessed("a", quality)) + reporter.end())
    return told


def shape(value: object) -> object:
    """A value with its members' names in order and without what they hold."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else None


def test_answer_shown_is_an_answer() -> None:
    (shown,) = map(json.loads, re.findall(r"^```json\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
    assert shape(shown) == shape(answer())


def test_limits_shown_are_the_limits() -> None:
    shown = re.findall(r"^\| `(\w+)` \| (?:up to (\d+) %|more) \| (.*?) \|$", TEXT, re.MULTILINE)
    assert [(verdict, float(most or 100) / 100) for verdict, most, _ in shown] == [
        (verdict.label, most) for most, verdict in LIMITS
    ]
    assert [advice for _, _, advice in shown] == [verdict.value for _, verdict in LIMITS]
