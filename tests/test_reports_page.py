"""docs/reports.md says what is true of the machine interface: every member that there is, and none that is not."""

import json
import re
from pathlib import Path
from typing import Any

from proofread.model.document import Anchor, Document
from proofread.model.finding import Finding, Suggestion, Why
from proofread.model.outcome import Checked, Failure, Ignored, Notice
from proofread.model.span import Span
from proofread.reporters.json import JsonReporter
from proofread.reporters.summary import Summary

TEXT = (Path(__file__).parents[1] / "docs" / "reports.md").read_text(encoding="utf-8")
SECTION = TEXT.partition("\n## json\n")[2].partition("\n## ")[0]


def report() -> dict[str, Any]:
    """A report with every member in it."""
    source = "We recieve it."
    span = Span(3, 10)
    document = Document("a.txt", source, source, Document.verbatim("a.txt", source, ()).segments, (Span(0, 14),),
                        anchors=(Anchor(Span(0, 14), (("field", "title"),)),))  # fmt: skip
    finding = Finding("a.b", span, "odd", (Suggestion("receive"),), evidence=("rare",), why=Why("words", 1.0, 0.7, ()))
    failures, ignored, notices = (Failure("read", "odd"),), (Ignored(finding, "sic"),), (Notice("odd", span),)
    checked = Checked("a.txt", document, (finding,), failures, 3, ignored, notices)
    reporter = JsonReporter()
    whole: dict[str, Any] = json.loads(reporter.begin() + reporter.document(checked) + reporter.end(Summary()))
    return whole


def members(value: object) -> set[str]:
    """The names of all members, at whatever depth; those within `why` and `anchor` are their own business."""
    if isinstance(value, dict):
        inner = (members(each) for name, each in value.items() if name not in ("why", "anchor"))
        return set(value).union(*inner)
    return set().union(*map(members, value)) if isinstance(value, list) else set()


def test_every_member_is_described() -> None:
    described = set(re.findall(r"[`\"](\w+)[`\"]", SECTION))
    assert members(report()) - described == set()


def test_report_shown_is_a_report() -> None:
    (shown,) = map(json.loads, re.findall(r"^```json\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL))
    ours = report()
    assert list(shown) == list(ours)
    story, finding = shown["documents"][0], shown["documents"][0]["findings"][0]
    left_out = {"ignored", "notices", "why", "anchor"}
    assert list(story) == [each for each in ours["documents"][0] if each not in left_out]
    assert list(finding) == [each for each in ours["documents"][0]["findings"][0] if each not in left_out]


def test_members_named_in_the_table_exist() -> None:
    named = re.findall(r"^\| (`.*?) \|", SECTION, re.MULTILINE)
    assert {name for row in named for name in re.findall(r"`(\w+)`", row)} - members(report()) == set()
