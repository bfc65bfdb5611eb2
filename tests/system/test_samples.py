"""The sample stories: each planted error is found, rightly mended, and nothing else is said.

``samples/expected.json`` lists check, written and right of each; those under "less
certain" are found, and may be shown or not.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.system.conftest import Ended, Program

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
EXPECTED: dict[str, dict[str, list[list[str]]]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def found(ended: "Ended") -> list[list[str]]:
    offered = (each for each in ended.findings() if each["suggestions"])
    return [[each["check"], each["text"], each["suggestions"][0]["replacement"]] for each in offered]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_shown_is_what_was_planted(program: "Program", name: str) -> None:
    ended = program("check", "--fail-on", "never", "--format", "json", f"samples/{name}", cwd=ROOT)
    assert (ended.code, ended.err) == (0, "")
    shown = found(ended)
    assert [each for each in shown if each not in EXPECTED[name]["less certain"]] == EXPECTED[name]["shown"]


@pytest.mark.parametrize("name", sorted(name for name in EXPECTED if EXPECTED[name]["less certain"]))
def test_less_certain_is_found_too(program: "Program", name: str) -> None:
    everything = found(program("check", "--all", "--fail-on", "never", "--format", "json", f"samples/{name}", cwd=ROOT))
    assert [each for each in EXPECTED[name]["less certain"] if each not in everything] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_offsets_lead_back_to_the_file(program: "Program", name: str) -> None:
    source = (SAMPLES / name).read_text(encoding="utf-8")
    ended = program("check", "--all", "--fail-on", "never", "--format", "json", f"samples/{name}", cwd=ROOT)
    for each in ended.findings():
        assert source[each["start"] : each["end"]] == each["text"]
        line = source.split("\n")[each["line"] - 1]
        assert line[each["column"] - 1 :].startswith(each["text"].partition("\n")[0])


def test_planted_errors_are_of_every_kind() -> None:
    planted = {check for name in EXPECTED for check, _, _ in EXPECTED[name]["shown"]}
    assert planted >= {
        "context.doubled-word",
        "names.misspelt",
        "names.missing-word",
        "spacing.after-punctuation",
        "spacing.before-punctuation",
        "spacing.doubled-space",
        "spacing.run-together",
        "spacing.split-word",
        "spelling.misspelt",
    }


def test_every_sample_is_expected() -> None:
    assert {path.name for path in SAMPLES.iterdir()} - {"expected.json"} == set(EXPECTED)
    assert EXPECTED["clean.txt"] == {"shown": [], "less certain": []}
