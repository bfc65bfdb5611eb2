"""Desks: what counts of what is found, and what is ignored."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from proofread.analysis import Analysis
from proofread.config import Settings
from proofread.engine.newsroom import Desk, Newsroom
from proofread.errors import ConfigError
from proofread.model.document import Document
from proofread.model.finding import CheckInfo, Finding, Severity
from proofread.model.outcome import Checked
from proofread.model.span import Span
from proofread.readers import read_text

if TYPE_CHECKING:
    from proofread.checks import Check


@pytest.fixture
def desk(fakes: ModuleType) -> Desk:
    return Desk(Settings(), [fakes.Misspelt(None), fakes.DoubledSpace(None), fakes.Broken(None)], {})


def check(desk: Desk, text: str) -> Checked:
    return desk.check("a.txt", lambda: read_text("a.txt", text))


def flagged(checked: Checked) -> list[str]:
    assert checked.document is not None
    return [checked.document.text[slice(*each.span)] for each in checked.findings]


def gently(desk: Desk) -> Desk:
    return replace(desk, settings=replace(desk.settings, quotations="gentle"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We  go.", ["  "]),
        ("“We  go.”", []),
        ('"We  go." We  go.', ["  "]),
        ("“We recieve  it.”", ["recieve"]),
        ("“It goes  on.\n\n“It ends  now.” We  go.", ["  "]),
        ("“It goes  on.\n\nIt ends  now.” We  go.", ["  "]),
        ("“  We go.”", []),
        ("He said  “we go”  and left.", ["  ", "  "]),
    ],
)
def test_quotations_are_read_gently(desk: Desk, text: str, left: list[str]) -> None:
    assert flagged(check(gently(desk), text)) == left
    assert len(check(desk, text).findings) >= len(left)


def test_gentle_reading_ignores_nothing(desk: Desk) -> None:
    """What it leaves out is not answered for by anybody."""
    assert check(gently(desk), "“We  go.”").ignored == ()


def test_long_stories_are_read_as_gently(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from proofread.engine import run

    def check_in_windows(_name: str, read: object, checks: object) -> Checked:
        return run.check_document(read(), checks, limit=12)  # type: ignore[operator, arg-type]

    monkeypatch.setattr("proofread.engine.newsroom.check_story", check_in_windows)
    text = "He says  so.\n\n“It goes on and on and  on, and we recieve  it.”\n\nWe  go [sic]."
    assert flagged(check(gently(desk), text)) == ["  ", "recieve", "  "]


def test_ignores_hold_in_long_stories(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from proofread.engine import run

    def check_in_windows(_name: str, read: object, checks: object) -> Checked:
        return run.check_document(read(), checks, limit=20)  # type: ignore[operator, arg-type]

    monkeypatch.setattr("proofread.engine.newsroom.check_story", check_in_windows)
    text = "We recieve one. " * 3 + "\n\n<!-- proofread: ignore -->\n" + "We recieve two. " * 3 + "\n\nWe recieve it."
    checked = check(desk, text)
    assert (len(checked.findings), len(checked.ignored)) == (4, 3)


def test_first_to_answer_is_sic_then_the_comment(desk: Desk) -> None:
    text = "We recieve [sic]  it. <!-- proofread: ignore because it is so -->"
    assert [(each.how, each.because) for each in check(desk, text).ignored] == [("sic", ""), ("comment", "it is so")]


@pytest.mark.parametrize("mark", [" [sic]", " (SIC)", "’s” [Sic!]", " \r\n [sic]"])
def test_sic_is_seen_without_any_other_ignore(desk: Desk, mark: str) -> None:
    assert [each.how for each in check(desk, f"We recieve{mark} it.").ignored] == ["sic"]


def test_the_mark_itself_is_no_finding(desk: Desk) -> None:
    def find(analysis: Analysis) -> Iterator[Finding]:
        at = analysis.text.find("Sic")
        yield Finding("names.misspelt", Span(at, at + 3), "no such name")

    flags_it = cast("Check", SimpleNamespace(info=CheckInfo("names.misspelt", ""), find=find))
    assert check(replace(desk, checks=[flags_it]), "We go [Sic].").findings == ()
    assert len(check(replace(desk, checks=[flags_it]), "We go. Sic it is.").findings) == 1


def test_what_is_below_a_threshold_is_not_ignored_but_gone(desk: Desk) -> None:
    text = "We  go. <!-- proofread: ignore spacing.doubled-space -->"
    checked = check(replace(desk, floors={"spacing.doubled-space": 0.8}), text)
    assert (checked.findings, checked.ignored) == ((), ())
    assert checked.notices == ()  # the ignore is used all the same


def test_ignored_finding_fails_no_run(desk: Desk) -> None:
    assert desk.stops(check(desk, "We recieve it."))
    assert not desk.stops(check(desk, "We recieve [sic] it."))


def test_notice_fails_no_run(desk: Desk) -> None:
    checked = check(desk, "All is well. <!-- proofread: ignore names.misspelt -->")
    assert len(checked.notices) == 1
    assert not desk.stops(checked)


def test_failure_stands_beside_what_is_ignored(desk: Desk) -> None:
    checked = check(desk, "BREAK We recieve [sic] it. <!-- proofread: ignore -->")
    assert [each.what for each in checked.failures] == ["names.misspelt"]
    assert len(checked.ignored) == 1


def test_shown_part_leaves_out_ignored_findings_that_would_not_be_shown(desk: Desk) -> None:
    checked = check(desk, "We  recieve [sic] it. <!-- proofread: ignore spacing.doubled-space, names.misspelt -->")
    assert len(checked.at_least(Severity.INFO).ignored) == 2
    assert [each.how for each in checked.at_least(Severity.ERROR).ignored] == ["sic"]
    assert checked.at_least(Severity.ERROR).notices == checked.notices


def test_story_without_ignores_is_untouched(desk: Desk) -> None:
    text = "We  recieve it."
    checked = check(desk, text)
    assert (checked.ignored, checked.notices) == ((), ())


def test_story_that_cannot_be_read_stays_a_failure(desk: Desk, tmp_path: Path) -> None:
    def read() -> Document:
        raise OSError("gone")

    assert [each.what for each in desk.check("a.txt", read).failures] == ["read"]


def test_desk_knows_where_its_story_lies(desk: Desk, tmp_path: Path) -> None:
    newsroom = Newsroom(lambda _path: Settings(), lambda _settings: list(desk.checks))
    assert newsroom.desk(tmp_path / "a.txt").path == tmp_path / "a.txt"
    assert newsroom.desk(tmp_path / "b.txt").path == tmp_path / "b.txt"
    assert newsroom.desk(None).path is None


def test_broken_baseline_is_told_when_a_desk_is_opened(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text("x\n")
    newsroom = Newsroom(lambda _path: Settings(baseline=tmp_path / "b.jsonl"), lambda _settings: list(desk.checks))
    with pytest.raises(ConfigError, match=r"b\.jsonl:1"):
        newsroom.desk(tmp_path / "a.txt")
