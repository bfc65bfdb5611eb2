"""Checks over a story."""

from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from proofread.analysis import Analysis
from proofread.engine.run import check_document, check_story
from proofread.errors import ReadError
from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.finding import CheckInfo, Finding
from proofread.model.outcome import Failure
from proofread.model.span import Span

if TYPE_CHECKING:
    from proofread.checks import Check


def story(text: str, protected: tuple[Span, ...] = ()) -> Document:
    whole = Span(0, len(text))
    segments = (Segment(whole, whole, SegmentKind.VERBATIM),) if text else ()
    return Document("story", text, text, segments, (whole,) if text else (), protected)


def check_that(find: Callable[[Analysis], Iterator[Finding]]) -> "Check":
    return cast("Check", SimpleNamespace(info=CheckInfo("a.b", ""), find=find))


def raising(error: BaseException) -> "Check":
    def find(_analysis: Analysis) -> Iterator[Finding]:
        raise error

    return check_that(find)


def finding_at(span: Span, confidence: float) -> "Check":
    return check_that(lambda _analysis: iter([Finding("a.b", span, "wrong", confidence=confidence)]))


def test_findings_are_those_of_all_checks_in_order_of_place(fakes: ModuleType) -> None:
    checked = check_document(story("We  recieve it."), [fakes.Misspelt(None), fakes.DoubledSpace(None)])
    assert [(each.check, each.span) for each in checked.findings] == [
        ("spacing.doubled-space", (2, 4)),
        ("spelling.misspelt", (4, 11)),
    ]
    assert checked.words == 3


def test_broken_check_is_told_and_the_others_stand(fakes: ModuleType) -> None:
    checked = check_document(story("BREAK Mauripol recieve"), [fakes.Broken(None), fakes.Misspelt(None)])
    assert [each.check for each in checked.findings] == ["spelling.misspelt"]
    (failure,) = checked.failures
    assert failure.what == "names.misspelt"
    assert "KeyError" in failure.message
    assert failure.hint


def test_check_that_breaks_in_each_window_is_told_once(fakes: ModuleType) -> None:
    checked = check_document(story("BREAK " * 20), [fakes.Broken(None)], limit=12)
    assert len(checked.failures) == 1


def test_own_error_keeps_its_sentence_and_hint() -> None:
    check = raising(ReadError("it is gone", hint="bring it back"))
    assert check_document(story("x"), [check]).failures == (Failure("a.b", "it is gone", "bring it back"),)


@pytest.mark.parametrize(
    ("span", "confidence"),
    [(Span(0, 99), 0.5), (Span(3, 1), 0.5), (Span(-1, 2), 0.5), (Span(0, 1), 1.5), (Span(0, 1), float("nan"))],
)
def test_impossible_finding_is_a_failure(span: Span, confidence: float) -> None:
    checked = check_document(story("short"), [finding_at(span, confidence)])
    assert not checked.findings
    assert checked.failures[0].what == "a.b"


@pytest.mark.parametrize("limit", [7, 10, 11, 20, 1000])
def test_windows_do_not_move_findings(fakes: ModuleType, limit: int) -> None:
    text = "We recieve it. " * 20
    checked = check_document(story(text), [fakes.Misspelt(None)], limit)
    assert [each.span.start for each in checked.findings] == [15 * index + 3 for index in range(20)]
    assert {text[slice(*each.span)] for each in checked.findings} == {"recieve"}
    assert checked.words == 60


def test_protected_text_is_not_flagged(fakes: ModuleType) -> None:
    checked = check_document(story("recieve recieve", (Span(0, 7),)), [fakes.Misspelt(None)])
    assert [each.span.start for each in checked.findings] == [8]


def test_interrupt_is_no_failure() -> None:
    with pytest.raises(KeyboardInterrupt):
        check_document(story("x"), [raising(KeyboardInterrupt())])


def test_story_that_cannot_be_read_is_a_failure() -> None:
    def read() -> Document:
        raise ReadError("gone.txt does not exist", hint="look again")

    checked = check_story("gone.txt", read, [])
    assert checked.document is None
    assert checked.failures == (Failure("read", "gone.txt does not exist", "look again"),)


def test_reader_that_breaks_is_a_failure_of_that_story() -> None:
    def read() -> Document:
        raise ValueError("segment at 3 does not follow on 2")

    (failure,) = check_story("odd.html", read, []).failures
    assert failure.what == "read"
    assert "segment at 3" in failure.message
