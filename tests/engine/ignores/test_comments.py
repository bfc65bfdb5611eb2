"""What the comments of a story reach."""

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.config import Settings
from proofread.engine.newsroom import Desk
from proofread.model.document import Document
from proofread.model.finding import CheckInfo, Finding
from proofread.model.outcome import Checked, Ignored
from proofread.model.span import Span
from proofread.readers import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proofread.analysis import Analysis
    from proofread.checks import Check


def flagging(word: str, check: str) -> "Check":
    """A check that flags each occurrence of a word, a figure after it included."""

    def find(analysis: "Analysis") -> "Iterator[Finding]":
        for match in re.finditer(rf"{word}\d?", analysis.text):
            yield Finding(check, Span(*match.span()), "wrong")

    return cast("Check", SimpleNamespace(info=CheckInfo(check, ""), find=find))


CHECKS = (flagging("Xx", "spelling.misspelt"), flagging("Yy", "names.misspelt"))


def checked(document: Document, settings: Settings = Settings()) -> Checked:  # noqa: B008 - frozen
    return Desk(settings, CHECKS, {}).check(document.name, lambda: document)


def standing(source: str, format_: str = "plain") -> list[str]:
    """What is flagged in a story and not ignored."""
    outcome = checked(read_text("story", source, format_))
    assert outcome.document is not None
    assert not outcome.failures
    return [outcome.document.text[slice(*each.span)] for each in outcome.findings]


def notices(source: str, format_: str = "plain") -> list[str]:
    return [each.message for each in checked(read_text("story", source, format_)).notices]


@pytest.mark.parametrize("format_", ["plain", "markdown"])
@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Xx1 a <!-- proofread: ignore -->\n\nXx2", ["Xx2"]),
        ("<!-- proofread: ignore --> Xx1\n\nXx2", ["Xx2"]),
        ("Xx0\n\n<!-- proofread: ignore -->\nXx1\n\nXx2", ["Xx0", "Xx2"]),
        ("<!-- proofread: ignore -->\n\n\nXx1\n\nXx2", ["Xx2"]),
        ("<!-- proofread: ignore names -->\n<!-- proofread: ignore spelling -->\nXx1 Yy1\n\nXx2 Yy2", ["Xx2", "Yy2"]),
        ("<!-- proofread: ignore names --> <!-- proofread: ignore spelling -->\nXx1 Yy1\n\nXx2", ["Xx2"]),
        ("Xx1 <!-- proofread: ignore names --> <!-- proofread: ignore spelling --> Yy1\n\nXx2", ["Xx2"]),
        ("<!-- proofread: ignore\nbecause it is\nas it is -->\nXx1\n\nXx2", ["Xx2"]),
        ("Xx1 <!-- proofread: ignore-next-line -->\n\nXx2\n\nXx3", ["Xx1", "Xx3"]),
        ("Xx1 <!-- proofread: ignore-file -->\n\nXx2 Yy2", []),
        ("Xx1\n\nXx2 Yy2 <!-- proofread: ignore-file names -->", ["Xx1", "Xx2"]),
        ("Xx1 <!-- proofread: ignore-block -->\n\nXx2", ["Xx2"]),
        ("Xx1\n\n<!-- proofread: ignore-block -->\n\nXx2\n\nXx3", ["Xx1", "Xx3"]),
        ("Xx1\r\n\r\n<!-- proofread: ignore -->\r\nXx2\r\n\r\nXx3", ["Xx1", "Xx3"]),
        ("Xx1 <!-- proofread: ignore spelling, names --> Yy1", []),
        ("Xx1 <!-- proofread: ignore spelling.misspelt --> Yy1", ["Yy1"]),
        ("Xx1 Yy1", ["Xx1", "Yy1"]),
    ],
)
def test_reach(format_: str, source: str, left: list[str]) -> None:
    assert standing(source, format_) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Xx1 a\nb <!-- proofread: ignore --> Xx2\nXx3", ["Xx1", "Xx3"]),
        ("Xx1 a\nb <!-- proofread: ignore-block --> c\nXx2\n\nXx3", ["Xx3"]),
        ("Xx1 a <!-- proofread: ignore-block -->\nXx2\n\nXx3", ["Xx3"]),
        ("Xx1 a\n<!-- proofread: ignore -->\nXx2\nXx3", ["Xx1", "Xx3"]),
        ("Xx1\n<!-- proofread: ignore-block --> <!-- proofread: ignore names -->\nYy1\n\nXx2 Yy2", ["Xx2", "Yy2"]),
        ("> <!-- proofread: ignore -->\n>\n> Xx1 a\n> Xx2", ["Xx2"]),
        ("- <!-- proofread: ignore -->\n- Xx1\n- Xx2", ["Xx2"]),
        ("| Xx1 | a | <!-- proofread: ignore --> |\n|---|---|---|\n| Xx2 | b | c |", ["Xx2"]),
        ("<!-- proofread: ignore -->\n# Xx1\n\nXx2", ["Xx2"]),
        ("<!-- proofread: ignore -->\n```\nXx\n```\nXx1\n\nXx2", ["Xx2"]),
    ],
)  # fmt: skip
def test_reach_in_markdown(source: str, left: list[str]) -> None:
    assert standing(source, "markdown") == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<p>Xx1 <!-- proofread: ignore --></p>\n<p>Xx2</p>", ["Xx2"]),
        ("<div>\n  <!-- proofread: ignore -->\n  <p>\n  Xx1</p>\n<p>Xx2</p></div>", ["Xx2"]),
        ("<p>\n<!-- proofread: ignore-block -->\nXx1\nXx2</p>\n<p>Xx3</p>", ["Xx3"]),
        ("<p>Xx1</p><p>Xx2 <!-- proofread: ignore-block --></p><p>Xx3</p>", ["Xx1", "Xx3"]),
        ("<p>Xx1</p><p><!-- proofread: ignore-block -->Xx2</p><p>Xx3</p>", ["Xx1", "Xx3"]),
        ("<p>Xx1 <b>Xx2</b><!-- proofread: ignore-block --></p><p>Xx3</p>", ["Xx3"]),
        ("<p>Xx1</p> <!-- proofread: ignore-block -->\n<p>Xx2</p>", ["Xx2"]),
    ],
)
def test_reach_in_html(source: str, left: list[str]) -> None:
    assert standing(source, "html") == left


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <!-- proofread: ignore names.misspelt -->", ["this ignore matches nothing: names.misspelt"]),
        ("Xx <!-- proofread: ignore names.misspelt, spelling.misspelt -->",
         ["a part of this ignore matches nothing: names.misspelt"]),
        ("Xx <!-- proofread: ignore spelling.misspelt -->", []),
        ("Xx <!-- proofread: ignore -->", []),
        ("Xx [sic] <!-- proofread: ignore spelling -->", []),
        ("a <!-- proofread: ignore spacing.doubled-space -->", []),  # that check does not run here
        ("a <!-- proofread: ignore -->", []),  # nor do all of them
        ("a [sic]", []),
        ("<!-- proofread: ignore spelling.misspelt -->", ["this ignore matches nothing: spelling.misspelt"]),
        ("Xx <!-- proofread: ignore speling -->", ["no check is called 'speling', so this ignore does not count"]),
        ("Xx <!-- proofread: ingore -->", ["a comment cannot ask for 'ingore', so this ignore does not count"]),
    ],
)  # fmt: skip
def test_what_is_said_of_an_ignore(source: str, expected: list[str]) -> None:
    assert notices(source) == expected


def test_ignore_that_cannot_be_read_ignores_nothing() -> None:
    assert standing("Xx1 <!-- proofread: ignore speling, names -->") == ["Xx1"]


@pytest.mark.parametrize(
    ("comment", "hint"),
    [
        ("ignore names.mispelt", "did you mean 'names.misspelt'?"),
        ("ignore spelling the ministry says so", "a reason follows the word 'because'"),
        ("ignore xyzzy because it is so", "known are: "),
    ],
)
def test_hint_names_what_was_probably_meant(comment: str, hint: str) -> None:
    (notice,) = checked(read_text("story", f"Xx <!-- proofread: {comment} -->")).notices
    assert notice.hint.startswith(hint)
    assert notice.source == (3, 3 + len(f"<!-- proofread: {comment} -->"))


def test_front_matter_speaks_for_the_whole_story() -> None:
    source = "# proofread: ignore spelling because it is a scan\nYy1 Xx1\nXx2"
    comment = Span(0, source.index("\n"))
    document = Document.verbatim("story", source, [Span(comment.end + 1, len(source))], (comment,))
    outcome = checked(document)
    assert [each.check for each in outcome.findings] == ["names.misspelt"]
    assert {(each.how, each.because) for each in outcome.ignored} == {("front matter", "it is a scan")}


def test_nearest_ignore_answers_for_a_finding() -> None:
    source = (
        "<!-- proofread: ignore-file because of the file -->\n\n"
        "Xx1 <!-- proofread: ignore-block because of the block --> <!-- proofread: ignore because of the line -->\n\n"
        "Xx2 <!-- proofread: ignore-block because of the block -->\n\nXx3"
    )
    outcome = checked(read_text("story", source))
    assert [each.because for each in outcome.ignored] == ["of the line", "of the block", "of the file"]


def test_reason_may_be_required() -> None:
    strict = Settings(require_reason=True)
    source = "Xx1 <!-- proofread: ignore -->\nXx2 <!-- proofread: ignore because it is so -->\nXx3 [sic]"
    outcome = checked(read_text("story", source), strict)
    assert len(outcome.findings) == 1
    assert [(each.how, each.because) for each in outcome.ignored] == [("comment", "it is so"), ("sic", "")]
    (notice,) = outcome.notices
    assert notice.message == "this ignore gives no reason, so it does not count"
    assert Desk(strict, CHECKS, {}).stops(outcome)


@pytest.mark.parametrize("settings", [Settings(depth="quick")])
def test_quick_look_calls_no_ignore_unused(settings: Settings) -> None:
    assert checked(read_text("story", "a <!-- proofread: ignore names.misspelt -->"), settings).notices == ()


def test_check_that_broke_leaves_its_ignores_alone() -> None:
    def broken(_analysis: "Analysis") -> "Iterator[Finding]":
        raise KeyError

    check = cast("Check", SimpleNamespace(info=CheckInfo("names.misspelt", ""), find=broken))
    document = read_text("story", "a <!-- proofread: ignore names.misspelt -->")
    outcome = Desk(Settings(), [check], {}).check("story", lambda: document)
    assert outcome.notices == ()
    assert [each.what for each in outcome.failures] == ["names.misspelt"]


COMMENTS = tuple(
    f"<!-- proofread: {what} -->"
    for what in ("ignore", "ignore names", "ignore spelling because a", "ignore-next-line", "ignore-block names",
                 "ignore-file spelling.misspelt", "ignore nothing", "ignore-block because b")
)  # fmt: skip
PIECES = st.lists(st.sampled_from((*COMMENTS, "Xx", "Yy", "[sic]", "word", "\n", "\n\n", " ", " ")), max_size=25)


@given(PIECES, st.sampled_from(("plain", "markdown", "html")))
def test_kept_and_ignored_are_what_was_found(pieces: list[str], format_: str) -> None:
    from proofread.engine.run import check_document

    document = read_text("story", "".join(pieces), format_)
    outcome = checked(document)
    assert not outcome.failures
    both = sorted([*outcome.findings, *(each.finding for each in outcome.ignored)], key=lambda each: each.span)
    assert tuple(both) == check_document(document, CHECKS).findings


@given(st.permutations([*COMMENTS]), st.sampled_from(("Xx Yy", "Xx\n\nYy\n\nXx [sic]")))
def test_order_of_comments_does_not_matter(comments: list[str], prose: str) -> None:
    """Comments that stand together say the same in any order."""

    def said(together: list[str]) -> tuple[list[Finding], list[Ignored], list[str]]:
        outcome = checked(read_text("story", f"Yy Xx\n\n{' '.join(together)}\n{prose}"))
        told = sorted(each.message for each in outcome.notices)
        return list(outcome.findings), list(outcome.ignored), told

    assert said(comments) == said(list(COMMENTS))


@given(PIECES)
def test_paragraph_below_changes_nothing_above(pieces: list[str]) -> None:
    """Unless an ignore speaks of what follows it."""
    source = f"{''.join(pieces)}\n\nend."
    outcome, longer = (checked(read_text("story", each)) for each in (source, f"{source}\n\nmore Xx."))
    assert outcome.findings == longer.findings[: len(outcome.findings)]
    assert outcome.ignored == longer.ignored[: len(outcome.ignored)]
