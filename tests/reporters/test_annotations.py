"""Reports for other programs: GitHub, reviewdog and readers of Checkstyle's XML."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Checked, Failure
from proofread.model.span import Span
from proofread.reporters.checkstyle import CheckstyleReporter
from proofread.reporters.github import GithubReporter
from proofread.reporters.rdjson import RdjsonReporter

if TYPE_CHECKING:
    from tests.reporters.conftest import Stories

Whole = Callable[..., str]

COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<message>[^\r\n]*)")


def commands(report: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a report as a runner takes them apart."""
    found = []
    for line in report.splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            given = dict(each.split("=", 1) for each in match["properties"].split(","))
            found.append((match["command"], {key: unquote(value) for key, value in given.items()}, match["message"]))
    return found


def test_github_annotations(whole: Whole, stories: "Stories") -> None:
    report = whole(GithubReporter(), stories.plain)
    found = commands(report)
    assert [command for command, *_ in found] == ["error", "error", "warning", "notice", "error", "notice", "notice"]
    _, properties, message = found[1]
    assert properties == {
        "file": "copy/Ünter 50%, a:b\nc.txt",
        "line": "2",
        "col": "4",
        "endLine": "2",
        "endColumn": "11",
        "title": "spelling.misspelt 98 %",
    }
    assert message == (
        '“recieve” looks like a misspelling of “receive”; suggested: "receive", or "relieve"'
        "%0Abecause: one letter pair swapped; a frequent word"
    )
    assert report.splitlines()[-1].startswith("4 findings (")
    assert len(report.splitlines()) == len(found) + 1


def test_github_takes_columns_within_a_line_only(whole: Whole, stories: "Stories") -> None:
    over_lines = commands(whole(GithubReporter(), stories.plain))[3][1]
    assert over_lines == {"file": "copy/Ünter 50%, a:b\nc.txt", "line": "2", "endLine": "3", "title": "a.b 30 %"}


def test_github_failure_says_which_story(whole: Whole, stories: "Stories") -> None:
    assert commands(whole(GithubReporter(), stories.unread)) == [
        ("error", {"file": "gone.txt", "title": "failed read"}, "gone.txt: there is no file gone.txt")
    ]


def test_github_place_in_a_file_without_lines(whole: Whole, stories: "Stories") -> None:
    ((_, properties, message),) = commands(whole(GithubReporter(), stories.word))
    assert properties == {"file": "story.docx", "title": "spelling.misspelt 95 %"}
    assert message == 'paragraph 2, run 1: no such word; suggested: "receive"'


@given(st.text(max_size=30))
def test_nothing_in_a_story_gives_a_runner_a_command(text: str) -> None:
    evil = f"{text}\n::stop-commands::x\r::set-output name=a::b"
    finding = Finding("a.b", Span(0, len(evil)), evil, (Suggestion(evil),), 1.0, (evil,))
    checked = Checked(evil, Document.verbatim(evil, evil, ()), (finding,), (Failure(evil, evil, evil),))
    lines = GithubReporter().document(checked).split("\n")
    assert [bool(COMMAND.fullmatch(line)) for line in lines] == [True, True, False]
    assert lines[2] == ""


RANGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["start", "end"],
    "properties": {"start": {"$ref": "#/definitions/position"}, "end": {"$ref": "#/definitions/position"}},
}
RDJSON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["source", "diagnostics"],
    "properties": {
        "source": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
        },
        "diagnostics": {"type": "array", "items": {"$ref": "#/definitions/diagnostic"}},
    },
    "definitions": {
        "position": {
            "type": "object",
            "additionalProperties": False,
            "required": ["line", "column"],
            "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
        },
        "diagnostic": {
            "type": "object",
            "additionalProperties": False,
            "required": ["message", "location", "severity", "code"],
            "properties": {
                "message": {"type": "string", "minLength": 1},
                "location": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["path"],
                    "properties": {"path": {"type": "string"}, "range": RANGE},
                },
                "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                "code": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                },
                "suggestions": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["range", "text"],
                        "properties": {"range": RANGE, "text": {"type": "string"}},
                    },
                },
                "originalOutput": {"type": "string"},
            },
        },
    },
}
"""What reviewdog reads, by its definition of the format, with nothing else let in."""


def diagnostics(report: str) -> list[dict[str, Any]]:
    """The diagnostics of a report that is what reviewdog reads."""
    parsed = json.loads(report)
    jsonschema.Draft4Validator(RDJSON).validate(parsed)
    return list(parsed["diagnostics"])


def test_rdjson(whole: Whole, stories: "Stories") -> None:
    found = diagnostics(whole(RdjsonReporter(), *stories))
    assert [each["severity"] for each in found] == [
        *("ERROR", "ERROR", "WARNING", "INFO", "ERROR", "INFO", "INFO"),
        *("ERROR", "ERROR", "ERROR", "ERROR"),
    ]
    place = {"start": {"line": 2, "column": 4}, "end": {"line": 2, "column": 11}}
    assert found[1] == {
        "message": '“recieve” looks like a misspelling of “receive”; suggested: "receive", or "relieve"',
        "location": {"path": "copy/Ünter 50%, a:b\nc.txt", "range": place},
        "severity": "ERROR",
        "code": {"value": "spelling.misspelt"},
        "originalOutput": (
            "copy/Ünter 50%, a:b\\nc.txt:2: error spelling.misspelt: “recieve” looks like a misspelling of “receive”;"
            ' suggested: "receive", or "relieve"'
        ),
        "suggestions": [{"range": place, "text": "receive"}, {"range": place, "text": "relieve"}],
    }
    assert found[-2]["location"] == {"path": "story.docx"}
    assert "suggestions" not in found[-2]
    assert found[-1]["code"] == {"value": "failed.read"}


def test_rdjson_without_stories(whole: Whole) -> None:
    assert diagnostics(whole(RdjsonReporter())) == []


@given(st.text(alphabet="aé😀\n", max_size=30), st.data())
def test_rdjson_suggestion_does_what_it_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    finding = Finding("a.b", span, "odd", (Suggestion("→"),))
    part = RdjsonReporter().document(Checked("a", Document.verbatim("a", text, ()), (finding,)))
    (suggestion,) = json.loads(part)["suggestions"]
    lines = [line.encode() for line in text.splitlines(keepends=True)] + [b""]
    start, end = (
        sum(map(len, lines[: each["line"] - 1])) + each["column"] - 1
        for each in (suggestion["range"]["start"], suggestion["range"]["end"])
    )
    changed = text.encode()[:start] + suggestion["text"].encode() + text.encode()[end:]
    assert changed.decode() == f"{text[: span.start]}→{text[span.end :]}"


def test_checkstyle(whole: Whole, stories: "Stories") -> None:
    report = whole(CheckstyleReporter(), *stories)
    root = ET.fromstring(report.encode())  # noqa: S314 - our own report
    assert root.tag == "checkstyle"
    files = {file.attrib["name"]: [error.attrib for error in file] for file in root}
    assert list(files) == ["copy/Ünter 50%, a:b\nc.txt", "page.html", "story.docx", "gone.txt", "clean.txt"]
    assert files["copy/Ünter 50%, a:b\nc.txt"][1] == {
        "line": "2",
        "column": "4",
        "severity": "error",
        "message": '“recieve” looks like a misspelling of “receive”; suggested: "receive", or "relieve"',
        "source": "proofread.spelling.misspelt",
    }
    assert [each["severity"] for each in files["copy/Ünter 50%, a:b\nc.txt"]] == [
        *("error", "error", "warning", "info", "error", "info", "info")
    ]
    assert files["story.docx"][0]["line"] == "1"
    assert files["story.docx"][0]["message"].startswith("paragraph 2, run 1: ")
    assert files["gone.txt"] == [
        {
            "line": "1",
            "severity": "error",
            "message": "there is no file gone.txt",
            "source": "proofread.failed.read",
        }
    ]
    assert files["clean.txt"] == []


@given(st.text(alphabet=st.characters(), max_size=30))
def test_checkstyle_is_well_formed_whatever_a_story_says(text: str) -> None:
    finding = Finding("a.b", Span(0, len(text)), text, (Suggestion(text),), 1.0, (text,))
    checked = Checked(text, Document.verbatim(text, text, ()), (finding,), (Failure("read", text, text),))
    reporter = CheckstyleReporter()
    report = reporter.begin() + reporter.document(checked) + "</checkstyle>"
    root = ET.fromstring(report.encode())  # noqa: S314 - our own report
    assert len(root[0]) == 2


def test_checkstyle_makes_visible_what_xml_forbids() -> None:
    checked = Checked("a\x00\x1b\ufffe\ud800.txt", None, failures=(Failure("read", "it has a \x07"),))
    assert CheckstyleReporter().document(checked) == (
        '  <file name="a\\x00\\x1b\\ufffe\\ud800.txt">\n'
        '    <error line="1" severity="error" message="it has a \\x07" source="proofread.failed.read"/>\n'
        "  </file>\n"
    )
