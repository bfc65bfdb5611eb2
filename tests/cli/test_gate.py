"""``proofread gate``: one answer, whatever comes in, and nothing broken passes."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

START = Callable[..., Any]


def answer(out: str) -> dict[str, Any]:
    """The one line of an answer."""
    assert out.count("\n") == 1
    assert out.endswith("\n")
    said: dict[str, Any] = json.loads(out)
    return said


def test_right_copy_passes(run: Run) -> None:
    said = run("gate", stdin=b"All is well.\n")
    assert said.code == 0
    assert answer(said.out) == {
        "version": 1,
        "tool": {"name": "proofread", "version": "0.1.0"},
        "pass": True,
        "stops": [],
        "name": "<stdin>",
        "findings": [],
        "failures": [],
        "words": 3,
    }
    assert said.err == "proofread: passed; 0 findings in 1 story; 3 words\n"


def test_what_shows_the_rest_is_a_command_that_there_is(run: Run) -> None:
    assert "1 less certain (proofread check --all shows them)" in run("gate", stdin=b"A letter form home.\n").err


def test_error_stops(run: Run) -> None:
    said = run("gate", stdin=b"They  recieve mail.\n")
    given = answer(said.out)
    assert (said.code, given["pass"]) == (1, False)
    assert [each["check"] for each in given["stops"]] == ["spelling.misspelt"]
    assert [each["check"] for each in given["findings"]] == ["spacing.doubled-space", "spelling.misspelt"]
    assert given["stops"][0] == given["findings"][1]
    assert said.err == (
        "proofread: stopped: 'recieve' is not what was meant; 2 findings (1 error, 1 warning) in 1 story; 3 words\n"
    )


def test_warning_passes_unless_it_is_to_stop(run: Run) -> None:
    said = run("gate", stdin=b"They  get mail.\n")
    assert (said.code, answer(said.out)["pass"], len(answer(said.out)["findings"])) == (0, True, 1)
    said = run("gate", "--fail-on", "warning", stdin=b"They  get mail.\n")
    assert (said.code, answer(said.out)["pass"]) == (1, False)
    said = run("gate", "--fail-on", "info", stdin=b"Mail form Kyiv.\n")
    assert (said.code, answer(said.out)["pass"], answer(said.out)["findings"]) == (1, False, [])
    assert len(answer(said.out)["stops"]) == 1


def test_formats(run: Run) -> None:
    html = b"<p>They get mail.</p><code>recieve</code>"
    assert run("gate", "--as", "html", stdin=html).code == 0
    assert run("gate", "--path", "a.html", stdin=html).code == 0
    assert run("gate", "--path", "a.html", "--as", "plain", stdin=html).code == 1
    assert run("gate", stdin=html).code == 1
    assert run("gate", "--as", "runes", stdin=html).code == 2


JSON = b'{"id": 7, "story": {"headline": "Mail", "body": ["They get mail.", "They recieve more."], "slug": "recieve"}}'


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (("headline",), 0),
        (("headline", "body"), 1),
        (("story.body",), 1),
        (("slug",), 1),
        (("headline", "standfirst"), 3),
        (("body.headline",), 3),
    ],
    ids=str,
)
def test_fields_of_json(run: Run, fields: tuple[str, ...], code: int) -> None:
    said = run("gate", *(word for field in fields for word in ("--field", field)), stdin=JSON)
    assert (said.code, answer(said.out)["pass"]) == (code, code == 0)
    if code == 3:
        assert "field" in answer(said.out)["failures"][0]["message"]


def test_place_in_json_is_told(run: Run) -> None:
    (stop,) = answer(run("gate", "--field", "body", stdin=JSON).out)["stops"]
    assert JSON.decode()[stop["start"] : stop["end"]] == "recieve"
    assert stop["anchor"]["field"] == "story.body"


def test_field_that_is_empty_is_there(run: Run) -> None:
    said = run("gate", "--field", "headline", "--field", "body", stdin=b'{"headline": "Mail", "body": null}')
    assert said.code == 0


@pytest.mark.parametrize(
    "stdin", [b'{"body": "cut o', b"[]", b"<p>A page of errors</p>", b'{"error": "no such story"}']
)
def test_what_is_no_story_in_json_does_not_pass(run: Run, stdin: bytes) -> None:
    said = run("gate", "--field", "body", stdin=stdin)
    assert (said.code, answer(said.out)["pass"]) == (3, False)


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("--field", "body"), b'{"body": ""}'),
        (("--field", "headline", "--field", "body"), b'{"headline": null, "body": 5}'),
        (("--as", "html"), b"<html><body><p> &nbsp; </p></body></html>"),
        (("--as", "markdown"), b"---\nslug: fire\n---\n"),
    ],
    ids=["empty field", "fields without text", "empty page", "front matter alone"],
)
def test_story_without_prose_does_not_pass(run: Run, arguments: tuple[str, ...], stdin: bytes) -> None:
    said = run("gate", *arguments, stdin=stdin)
    assert (said.code, answer(said.out)["pass"]) == (3, False)
    assert "there is no prose in <stdin>" in answer(said.out)["failures"][0]["message"]


def test_log_that_cannot_be_written_leaves_one_answer(run: Run) -> None:
    said = run("gate", "--log", "missing/log.jsonl", stdin=b"All is well.\n")
    assert (said.code, answer(said.out)["pass"]) == (3, False)
    assert "the log" in answer(said.out)["failures"][0]["message"]


def test_fields_of_front_matter(run: Run) -> None:
    story = b"---\ntitle: They get mail\nteaser: They recieve mail\n---\nAll is well.\n"
    assert run("gate", "--as", "markdown", stdin=story).code == 0
    assert run("gate", "--as", "markdown", "--field", "teaser", stdin=story).code == 1


def test_settings_are_those_of_where_it_will_lie(run: Run) -> None:
    Path("proofread.toml").write_text(
        'fail-on = "warning"\n[[desk]]\nname = "wire"\npaths = ["wire/"]\nignore = ["spelling"]\n'
    )
    story = b"They recieve mail.\n"
    assert run("gate", stdin=story).code == 1
    assert run("gate", "--path", "sports/a.txt", stdin=story).code == 1
    said = run("gate", "--path", "wire/not/there/yet.txt", stdin=story)
    assert (said.code, answer(said.out)["name"]) == (0, "wire/not/there/yet.txt")


@pytest.mark.parametrize(
    ("stdin", "message"),
    [
        (b"", "standard input is empty"),
        (b" \r\n\n", "standard input is empty"),
        (b"\x00\x01\x02 no text", "looks like a binary file"),
        (b"They g\xc3\x28t\xff\xfe mail \xc3\xa9\xc3\xa9", "is not valid UTF-8"),
        (b"BREAK", "broke on this story"),
    ],
    ids=["empty", "blank", "binary", "no text", "check breaks"],
)
def test_nothing_broken_passes(run: Run, stdin: bytes, message: str) -> None:
    said = run("gate", "--fail-on", "never", stdin=stdin)
    given = answer(said.out)
    assert (said.code, given["pass"]) == (3, False)
    assert message in given["failures"][0]["message"]
    assert message in said.err


def test_wrong_settings_are_answered_too(run: Run) -> None:
    Path("proofread.toml").write_text("colour = 1\n")
    said = run("gate", stdin=b"All is well.\n")
    assert (said.code, answer(said.out)["pass"]) == (2, False)
    assert "unknown setting 'colour'" in answer(said.out)["failures"][0]["message"]
    assert "unknown setting 'colour'" in said.err


def test_closed_input(run: Run, monkeypatch: pytest.MonkeyPatch, fakes: Any, capsys: Any) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert fakes.run_with_fakes(["gate"]) == 3
    assert answer(capsys.readouterr().out)["failures"][0]["message"] == "standard input is closed"


def test_answer_is_utf_8_whatever_the_locale_says(start: START) -> None:
    process = start("gate", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    out, _ = process.communicate("The café may recieve “mail”.\n".encode(), timeout=30)
    assert process.returncode == 1
    assert answer(out.decode())["stops"][0]["start"] == 13


def test_deep_look_without_a_model_does_not_pass(run: Run) -> None:
    said = run("gate", "--depth", "deep", stdin=b"All is well.\n")
    assert (said.code, answer(said.out)["pass"]) == (3, False)
