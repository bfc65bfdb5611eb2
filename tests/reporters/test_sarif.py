"""SARIF: valid against its schema, and true."""

import json
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Checked
from proofread.model.span import Span
from proofread.reporters import sarif
from proofread.reporters.sarif import SarifReporter
from proofread.reporters.tool import VERSION

if TYPE_CHECKING:
    from tests.reporters.conftest import Stories

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

Whole = Callable[..., str]


def log_of(whole: Whole, *outcomes: Checked) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(whole(SarifReporter(), *outcomes))
    VALIDATOR.validate(log)
    return log


def run_of(whole: Whole, *outcomes: Checked) -> dict[str, Any]:
    (run,) = log_of(whole, *outcomes)["runs"]
    return dict(run)


def test_schema_is_one_that_refuses() -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_run_without_stories_is_valid(whole: Whole) -> None:
    run = run_of(whole)
    assert run["results"] == []
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == VERSION
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_everything_is_valid(whole: Whole, stories: "Stories") -> None:
    run = run_of(whole, *stories)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == 9
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_a_result_says_all_that_is_known(whole: Whole, stories: "Stories") -> None:
    result = run_of(whole, stories.plain)["results"][1]
    assert (result["level"], result["rank"]) == ("error", 98.0)
    assert result["message"] == {"text": "“recieve” looks like a misspelling of “receive”"}
    assert result["properties"] == {
        "confidence": 0.98,
        "evidence": ["one letter pair swapped", "a frequent word"],
        "suggestions": ["receive", "relieve"],
    }
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "copy/%C3%9Cnter%2050%25%2C%20a%3Ab%0Ac.txt"}
    assert location["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 4,
        "endLine": 2,
        "endColumn": 11,
        "charOffset": 16,
        "charLength": 7,
        "snippet": {"text": "recieve"},
    }
    assert len(result["partialFingerprints"]["proofread/v1"]) == 16


def test_alternatives_are_fixes_of_their_own(whole: Whole, stories: "Stories") -> None:
    result = run_of(whole, stories.plain)["results"][1]
    assert [fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] for fix in result["fixes"]] == [
        "receive",
        "relieve",
    ]


def test_levels_are_those_of_the_confidence(whole: Whole, stories: "Stories") -> None:
    levels = [result["level"] for result in run_of(whole, stories.plain)["results"]]
    assert levels == ["error", "error", "warning", "note", "warning", "error"]


def test_an_insertion_is_an_empty_region(whole: Whole, stories: "Stories") -> None:
    region = run_of(whole, stories.plain)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"], region["charLength"]) == (4, 4, 0)


def test_only_what_can_be_put_in_as_it_is_becomes_a_fix(whole: Whole, stories: "Stories") -> None:
    over_an_entity, in_html = run_of(whole, stories.escaped)["results"]
    assert "fixes" not in over_an_entity
    (fix,) = in_html["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "roll"}


def test_ignored_findings_are_suppressed(whole: Whole, stories: "Stories") -> None:
    *shown, here, elsewhere = run_of(whole, stories.plain)["results"]
    assert not any("suppressions" in result for result in shown)
    assert here["suppressions"] == [
        {"kind": "inSource", "justification": "the poet wants it", "properties": {"how": "comment"}}
    ]
    assert elsewhere["suppressions"] == [{"kind": "external", "properties": {"how": "baseline"}}]


def test_failures_and_notices_are_notifications(whole: Whole, stories: "Stories") -> None:
    (invocation,) = run_of(whole, stories.plain, stories.unread)["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [(each["level"], each["message"]["text"]) for each in told] == [
        ("error", "it broke,\n100% (report it)"),
        ("note", "this ignore matches nothing (take it out)"),
        ("note", "the baseline has 3 findings that are gone"),
        ("error", "there is no file gone.txt"),
    ]
    assert told[1]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 4


def test_a_notice_is_no_failure(whole: Whole, stories: "Stories") -> None:
    from dataclasses import replace

    (invocation,) = run_of(whole, replace(stories.plain, failures=()))["invocations"]
    assert invocation["executionSuccessful"] is True


def test_a_place_in_a_file_without_lines_is_called_by_its_name(whole: Whole, stories: "Stories") -> None:
    (result,) = run_of(whole, stories.word)["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "story.docx"}}
    assert location["logicalLocations"] == [{"name": "run 1", "fullyQualifiedName": "paragraph 2/run 1"}]
    assert "fixes" not in result


def test_a_rule_is_what_explain_says(whole: Whole, stories: "Stories") -> None:
    rules = {rule["id"]: rule for rule in run_of(whole, *stories)["tool"]["driver"]["rules"]}
    rule = rules["spacing.doubled-space"]
    assert rule["shortDescription"] == {"text": "Two or more spaces between words."}
    assert rule["fullDescription"] == {"text": "Two or more spaces between words."}
    assert "    -> She arrived at noon." in rule["help"]["text"].splitlines()
    assert "**What it leaves alone**" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"enabled": True, "level": "warning"}
    assert rules["a.b"] == {"id": "a.b"}


@pytest.mark.parametrize(
    ("name", "uri"),
    [("./a b.txt", "a%20b.txt"), ("/srv/a.txt", "file:///srv/a.txt"), ("../a.txt", "../a.txt"), ("a\udcff", "a%FF")],
)
def test_names_of_files_are_addresses(whole: Whole, name: str, uri: str) -> None:
    checked = Checked(name, Document.verbatim(name, "x", (Span(0, 1),)), (Finding("a.b", Span(0, 1), "odd"),))
    (result,) = run_of(whole, checked)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("copy\\a b.txt", "copy/a%20b.txt"),
        ("C:\\copy\\a b.txt", "file:///C:/copy/a%20b.txt"),
        ("\\\\desk\\copy\\é.txt", "file://desk/copy/%C3%A9.txt"),
    ],
)
def test_names_of_files_on_windows_are_addresses(
    whole: Whole, monkeypatch: pytest.MonkeyPatch, name: str, uri: str
) -> None:
    monkeypatch.setattr(sarif, "PurePath", PureWindowsPath)
    test_names_of_files_are_addresses(whole, name, uri)


@given(st.text(alphabet="aé😀\r\n&", max_size=30), st.data())
def test_a_fix_does_what_it_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    replacement = data.draw(st.text(max_size=3))
    finding = Finding("a.b", span, "odd", (Suggestion(replacement),))
    reporter = SarifReporter(())
    result = json.loads(reporter.document(Checked("a", Document.verbatim("a", text, ()), (finding,))))
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"][0]["replacements"]
    assert applied(text, change) == text[: span.start] + replacement + text[span.end :]


def applied(text: str, change: dict[str, Any]) -> str:
    """A replacement made by its lines and columns, as SARIF defines them."""
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")  # as long as the text
    starts = [0, *(at + 1 for at, char in enumerate(lines) if char == "\n" and text[at : at + 2] != "\r\n")]
    region = change["deletedRegion"]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert (region["charOffset"], region["charLength"]) == (start, end - start)
    return str(text[:start] + change["insertedContent"]["text"] + text[end:])
