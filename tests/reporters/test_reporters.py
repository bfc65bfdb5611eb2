"""Outcomes to text."""

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Anchor, Document, Segment, SegmentKind
from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Checked, Failure, Ignored, Notice
from proofread.model.span import Span
from proofread.reporters.json import JsonLinesReporter, JsonReporter
from proofread.reporters.line import LineReporter
from proofread.reporters.places import Places
from proofread.reporters.summary import Summary
from proofread.reporters.terminal import TerminalReporter, per_cent
from proofread.reporters.tool import VERSION

TEXT = "One line.\nWe recieve it.\n"
FINDING = Finding(
    "spelling.misspelt",
    Span(13, 20),
    "No such word",
    (Suggestion("receive", 0.9), Suggestion("relieve", 0.1)),
    0.98,
    ("one letter pair swapped", "a frequent word"),
)
FAILURE = Failure("names.misspelt", "it broke", "report it")


def story(text: str = TEXT, name: str = "a.txt") -> Document:
    whole = Span(0, len(text))
    return Document(name, text, text, (Segment(whole, whole, SegmentKind.VERBATIM),) if text else (), ())


CHECKED = Checked("a.txt", story(), (FINDING,), (FAILURE,), 5)
UNREAD = Checked("b.txt", None, failures=(Failure("read", "there is no file b.txt"),))


def summary() -> Summary:
    counted = Summary()
    counted.add(CHECKED, CHECKED)
    counted.add(UNREAD, UNREAD)
    return counted


def test_json_is_one_object_of_version_1() -> None:
    reporter = JsonReporter()
    text = reporter.begin() + reporter.document(CHECKED) + reporter.document(UNREAD) + reporter.end(summary())
    report = json.loads(text)
    assert list(report) == ["version", "tool", "documents"]
    assert report["version"] == 1
    assert report["tool"] == {"name": "proofread", "version": VERSION}
    assert [list(each) for each in report["documents"]] == [["name", "findings", "failures", "words"]] * 2
    (finding,) = report["documents"][0]["findings"]
    assert {key: finding[key] for key in ("start", "end", "line", "column", "text", "severity")} == {
        "start": 13,
        "end": 20,
        "line": 2,
        "column": 4,
        "text": "recieve",
        "severity": "error",
    }
    assert report["documents"][1]["failures"] == [{"what": "read", "message": "there is no file b.txt", "hint": ""}]


def test_json_without_stories_is_whole() -> None:
    reporter = JsonReporter()
    assert json.loads(reporter.begin() + reporter.end(Summary()))["documents"] == []


def test_json_lines_are_one_story_each() -> None:
    reporter = JsonLinesReporter()
    text = reporter.begin() + reporter.document(CHECKED) + reporter.document(UNREAD) + reporter.end(summary())
    assert [json.loads(line)["name"] for line in text.splitlines()] == ["a.txt", "b.txt"]


@given(st.text(max_size=20))
def test_story_is_one_line_of_json_whatever_is_in_it(text: str) -> None:
    document = story(text)
    checked = Checked(text, document, (Finding("a.b", Span(0, len(text)), text),))
    line = JsonLinesReporter().document(checked)
    assert line.count("\n") == 1
    assert json.loads(line)["findings"][0]["text"] == text


def test_line_report() -> None:
    assert LineReporter().document(CHECKED) == (
        'a.txt:2:4: error spelling.misspelt: No such word -> "receive"\n'
        "a.txt: failed names.misspelt: it broke (report it)\n"
    )


def test_line_report_stays_on_its_line() -> None:
    finding = Finding("a.b", Span(0, 1), "odd\nmessage", (Suggestion("x\ny\x1b[0m"),))
    assert LineReporter().document(Checked("a\x07.txt", story(), (finding,))) == (
        'a\\x07.txt:1:1: error a.b: odd\\nmessage -> "x\\ny\\x1b[0m"\n'
    )


def test_terminal_report() -> None:
    reporter = TerminalReporter()
    text = reporter.begin() + reporter.document(CHECKED) + reporter.document(UNREAD) + reporter.end(summary())
    assert text == (
        "a.txt:2:4 error spelling.misspelt 98 %\n"
        "    We recieve it.\n"
        "       ^^^^^^^\n"
        "    No such word\n"
        '    suggested: "receive", or "relieve"\n'
        "    because: one letter pair swapped; a frequent word\n"
        "\n"
        "a.txt failed names.misspelt\n"
        "    it broke\n"
        "    report it\n"
        "\n"
        "b.txt failed read\n"
        "    there is no file b.txt\n"
        "\n"
        "1 finding (1 error) in 1 story; 5 words; 2 failures\n"
    )


def test_colour_changes_nothing_but_colour() -> None:
    coloured = TerminalReporter(colour=True).document(CHECKED)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == TerminalReporter().document(CHECKED)


@given(st.text(max_size=60))
def test_no_story_acts_on_the_terminal(text: str) -> None:
    finding = Finding("a.b", Span(0, len(text)), text, (Suggestion(text),), 1.0, (text,))
    report = TerminalReporter().document(Checked(text, story(text), (finding,), (Failure(text, text, text),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report)


def test_deletion_is_said_in_words() -> None:
    finding = Finding("a.b", Span(3, 4), "One too many", (Suggestion(""),))
    assert "suggested: nothing (delete it)" in TerminalReporter().document(Checked("a", story(), (finding,)))


def test_per_cent_never_promises_more() -> None:
    assert per_cent(1.0) == "100 %"
    assert per_cent(0.999) == "99 %"
    assert per_cent(0.899) == "89 %"
    assert per_cent(0.9) == "90 %"
    assert per_cent(0.4999) == "49 %"
    assert per_cent(0.0) == "0 %"


def test_sentence_counts_what_is_hidden_and_passed_over() -> None:
    counted = Summary(passed_over={"hidden": 2, "binary": 1})
    doubtful = Checked("a.txt", story(), (FINDING, Finding("a.b", Span(0, 1), "odd", confidence=0.3)), words=12_000)
    counted.add(doubtful, doubtful.at_least(FINDING.severity))
    assert counted.sentence() == (
        "1 finding (1 error) in 1 story; 12,000 words; 1 less certain (--all shows them); "
        "3 files passed over: 2 hidden, 1 binary"
    )


ANSWERED = replace(
    CHECKED,
    findings=(),
    failures=(),
    ignored=(Ignored(FINDING, "comment", "in print"),),
    notices=(
        Notice("this ignore matches nothing: names", Span(10, 12), "take it out"),
        Notice("2 entries\nof the baseline", hint="`prune`"),
    ),
)


def test_json_tells_what_is_ignored_and_why() -> None:
    document = json.loads(JsonLinesReporter().document(ANSWERED))
    (found,) = json.loads(JsonLinesReporter().document(CHECKED))["findings"]
    assert document["findings"] == []
    assert document["ignored"] == [{**found, "how": "comment", "because": "in print"}]
    assert document["notices"] == [
        {"start": 10, "end": 12, "line": 2, "column": 1, "message": "this ignore matches nothing: names",
         "hint": "take it out"},
        {"message": "2 entries\nof the baseline", "hint": "`prune`"},
    ]  # fmt: skip


def test_notes_in_a_line_report() -> None:
    assert LineReporter().document(ANSWERED) == (
        "a.txt:2:1: note: this ignore matches nothing: names (take it out)\n"
        "a.txt: note: 2 entries\\nof the baseline (`prune`)\n"
    )


def test_notes_in_a_terminal_report() -> None:
    assert TerminalReporter().document(ANSWERED) == (
        "a.txt:2:1 note: this ignore matches nothing: names\n    take it out\n\n"
        "a.txt note: 2 entries\\nof the baseline\n    `prune`\n\n"
    )


def test_sentence_counts_what_is_ignored() -> None:
    counted = Summary()
    counted.add(ANSWERED, ANSWERED)
    assert counted.sentence() == "0 findings in 1 story; 5 words; 1 ignored"


def test_place_that_has_a_name_is_named() -> None:
    text = "One Mauripol.\nTwo."
    place = (("part", "footnote 2"), ("paragraph", 1), ("run", 3))
    document = replace(story(text), anchors=(Anchor(Span(0, 12), place), Anchor(Span(14, 18), (("run", 1),))))
    checked = Checked("a.docx", document, (Finding("names.misspelt", Span(4, 12), "It is wrong", (), 0.95),))
    assert "a.docx:1:5: error names.misspelt: footnote 2, paragraph 1, run 3: It is wrong\n" in LineReporter().document(
        checked
    )
    shown = TerminalReporter().document(checked)
    assert shown.startswith("a.docx:1:5 error names.misspelt 95 % in footnote 2, paragraph 1, run 3\n")


def test_place_on_a_scanned_page_is_named_beside_the_line_of_the_file() -> None:
    place = (("page", 2), ("block", "b7"), ("line", 3), ("box", "1 2 3 4"), ("word", "s9"))
    document = replace(story("One Mauripol."), anchors=(Anchor(Span(0, 13), place, 0.5),))
    checked = Checked("a.xml", document, (Finding("names.misspelt", Span(4, 12), "It is wrong", (), 0.95),))
    assert "a.xml:1:5 error names.misspelt 95 % in page 2, block b7, line 3, box 1 2 3 4\n" in (
        TerminalReporter().document(checked)
    )
    said = Places(document).of(Span(4, 12)).said
    assert said == "page 2, block b7, line 3, box 1 2 3 4, line 1, column 5 of the file"


def test_field_of_a_file_with_lines_is_named_to_people_only() -> None:
    document = replace(story("One Mauripol."), anchors=(Anchor(Span(0, 13), (("field", "headline"),)),))
    checked = Checked("a.json", document, (Finding("names.misspelt", Span(4, 12), "It is wrong", (), 0.95),))
    assert LineReporter().document(checked) == "a.json:1:5: error names.misspelt: It is wrong\n"
    assert "95 % in field headline\n" in TerminalReporter().document(checked)
