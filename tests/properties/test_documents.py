"""What holds of every story, whatever is in it."""

import json
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from proofread.checks import BUILTIN
from proofread.engine.run import check_document
from proofread.model.document import Document
from proofread.model.outcome import Checked
from proofread.model.wire import document_object, finding_objects
from proofread.readers import read_text

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge
    from tests.conftest import Desk

_WORDS = (
    "the", "of", "to", "said", "minister", "talks", "government", "a", "I", "in", "vote", "officials", "don’t", "that",
    "labour", "centre", "were", "city", "court", "on", "and", "who", "which", "election", "coup d'état",
)  # fmt: skip
_NAMES = (
    "Mariupol", "Vladimir", "Putin’s", "Kyiv", "NATO", "U.S.", "iPhone", "ExxonMobil", "Black Sea Fleet", "Erdoğan",
    "Smith", "Walla Walla", "J.K.", "McDonald's", "MPs", "Nguyễn", unicodedata.normalize("NFD", "Wałęsa São"),
)  # fmt: skip
_ERRORS = (
    "goverment", "recieved", "Mauripol", "Vladmir", "tothe", "saidciting", "BermanDiplomatic", "FREEas", "govern ment",
    "sa id", "the the", "of of of", "Black Fleet", "content Available to", "outofthe", "gover\u00adment", "tbe0ry",
    "f a c t s", "XXXX", "aaaaaaaaaaaa", "Goverment's", "inthe inthe",
)  # fmt: skip
_MARKS = (
    ".", ",", " .", " ,", ",,", "..", "...", " ;", "!", "?", ":", " :-)", "(", ")", "( ", " )", "“", "”", ".”", " .”",
    '"', "'", "’", "—", "-", "--", "%", "$3.2bn", "3-1", "a.m.", "#tag", "@desk", "http://a.b/c", "x@y.org", "a.txt",
)  # fmt: skip
_SPACES = (" ", "  ", "   ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u200b", "", "", "")
_SYMBOLS = ("😀", "👩‍👩‍👧", "🇺🇦", "e\u0301", "\u0301", "שלום", "مرحبا", "東京", "\ufeff", "\x00", "\u202e", "½", "ﬁ")

PIECES = st.sampled_from(_WORDS * 2 + _NAMES + _ERRORS * 2 + _MARKS + _SYMBOLS)
GAPS = st.sampled_from((" ",) * 12 + _SPACES)
STORIES = st.lists(st.tuples(PIECES, GAPS), max_size=30).map(lambda parts: "".join(piece + gap for piece, gap in parts))
SHORT_STORIES = st.lists(st.tuples(PIECES, GAPS), max_size=12).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
ANY = st.one_of(STORIES, st.text(max_size=60))
MARKUP = {
    "html": st.sampled_from(("<p>", "</p>", "<b>", "</b>", "&amp;", "&nbsp;", "<br>", "<a href='#'>", "<!-- -->")),
    "markdown": st.sampled_from(("# ", "*", "**", "`", "[", "](u)", "> ", "\n- ", "\\", "&mdash;")),
}


def markup_of(format_name: str) -> st.SearchStrategy[str]:
    """Stories with the markup of a format between their words."""
    pieces = st.one_of(PIECES, PIECES, MARKUP[format_name])
    return st.lists(st.tuples(pieces, GAPS), max_size=20).map(lambda parts: "".join(map("".join, parts)))


relaxed = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
few = settings(relaxed, max_examples=60)


def checked_of(document: Document, judge: "Judge") -> Checked:
    """The outcome of a document of any format; no check breaks on it."""
    checked = check_document(document, [check(judge) for check in BUILTIN])
    assert not checked.failures
    return checked


def assert_sound(checked: Checked) -> None:
    """Spans lie in the text and apart, and what is reported is what stands there."""
    document = checked.document
    assert document is not None
    for finding in checked.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(document.text)
        assert 0 <= finding.confidence <= 1
        assert finding.message
        assert all(each.replacement != document.text[slice(*finding.span)] for each in finding.suggestions)
    for one, other in pairwise(checked.findings):
        assert one.span.end <= other.span.start
        assert not one.span.overlaps(other.span)
    for each in finding_objects(checked):
        assert document.source[each["start"] : each["end"]] == each["text"]


@relaxed
@given(ANY)
@example("gover\u00adment’s goverment’s")
@example("“They left .”\r\nThe  the Mauripol ,he\u0301 said..The end( ")
def test_findings_say_what_stands_in_the_story(desk: "Desk", text: str) -> None:
    checked = desk.read(text)
    assert_sound(checked)
    for finding, each in zip(checked.findings, finding_objects(checked), strict=True):
        assert each["text"] == text[slice(*finding.span)]
        assert (each["start"], each["end"]) == finding.span


@pytest.mark.parametrize("format_name", MARKUP)
@few
@given(data=st.data())
def test_findings_say_what_stands_in_the_source(judge: "Judge", format_name: str, data: st.DataObject) -> None:
    source = data.draw(markup_of(format_name))
    assert_sound(checked_of(read_text("story", source, format_name), judge))


def bytes_of(checked: Checked) -> bytes:
    """An outcome as it is reported."""
    return json.dumps(document_object(checked), sort_keys=True).encode()


@few
@given(STORIES, STORIES)
def test_the_same_story_has_the_same_outcome_whatever_was_read_before(desk: "Desk", text: str, between: str) -> None:
    first = bytes_of(desk.read(text))
    desk.read(between)
    assert bytes_of(desk.read(text)) == first


@few
@given(STORIES)
def test_a_check_alone_finds_what_it_finds_among_all(desk: "Desk", text: str) -> None:
    for finding in desk.read(text).findings:
        assert finding in desk.read(text, finding.check).findings


@few
@given(SHORT_STORIES)
@example("The gover\u00adment said")
@example("She spoke of of of it")
@example("He left ,, and and  and she stayed ..")
def test_a_correction_does_not_bring_its_finding_back(desk: "Desk", text: str) -> None:
    for finding in desk.read(text).findings:
        if not finding.suggestions:
            continue
        mended = desk.applied(text, finding)
        flagged = text[slice(*finding.span)]
        again = [
            each
            for each in desk.read(mended, finding.check).findings
            if each.span.start == finding.span.start and mended[slice(*each.span)] == flagged
        ]
        assert not again, (finding, mended)


@few
@given(STORIES, st.sampled_from(("\n\n", "\r\n\r\n")))
def test_a_story_below_moves_with_its_place(desk: "Desk", text: str, gap: str) -> None:
    """Paragraphs that say nothing do not change what is found, only where."""
    if "\r" in text or text != text.strip():
        return
    above = f"PARIS{gap}"
    alone = desk.read(text, "spacing.doubled-space").findings
    below = desk.read(above + text, "spacing.doubled-space").findings
    assert [each.span.shifted(len(above)) for each in alone] == [each.span for each in below]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\r\n\r\n", "\x00", "\ufeff", ".", "’", "“", "a", "A", "\u0301", "\u00ad", "😀", "שלום",
     "x" * 10_000, "aB" * 2_000, "the" * 500, "a " * 1_000, "I I " * 200, "( " * 300, " ." * 300, "“" * 300,
     "the the " * 200, "Mauripol" * 60, "Black Fleet " * 100, "tothe " * 200],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_odd_stories_are_checked(desk: "Desk", text: str) -> None:
    assert_sound(desk.read(text))
