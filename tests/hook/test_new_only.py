"""Which findings lie on lines that changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from proofread.hook.changes import Touched
from proofread.hook.new_only import Changed, new_only
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Checked, Failure, Ignored, Notice
from proofread.model.span import Span
from proofread.readers import read_text

SOURCE = "one two\nthree four\nfive six\n"


def changed(source: str, *lines: int, gaps: tuple[int, ...] = ()) -> Changed:
    return Changed(source, Touched(frozenset(lines), frozenset(gaps)))


def word(text: str, source: str = SOURCE) -> Span:
    at = source.index(text)
    return Span(at, at + len(text))


def test_a_line_is_what_lies_between_its_ends() -> None:
    second = changed(SOURCE, 2)
    assert [each for each in SOURCE.split() if second.touches(word(each))] == ["three", "four"]
    assert second.touches(word("two\nthree"))
    assert second.touches(word("four\nfive"))
    assert not second.touches(word("one two"))


def test_what_is_missing_lies_where_it_would_stand() -> None:
    start, end = word("three four")
    for at in (start, end):
        assert changed(SOURCE, 2).touches(Span(at, at))
        assert not changed(SOURCE, 1, 3).touches(Span(at, at))
    assert changed("one", 1).touches(Span(3, 3))
    assert not changed("one\n", 1).touches(Span(4, 4))


def test_line_ends_are_those_of_git() -> None:
    source = "one\rtwo\u2028three\r\nfour\x0cfive\n"
    assert changed(source, 1).touches(word("three", source))
    assert not changed(source, 1).touches(word("four", source))
    assert changed(source, 2).touches(word("five", source))


def test_what_a_deletion_brings_together_is_new() -> None:
    gap = changed("he saw the \n the mayor of all\n", gaps=(1,))
    source = "he saw the \n the mayor of all\n"
    assert gap.touches(word("the \n the", source))
    assert gap.touches(Span(12, 16))  # the second, with the space before it
    assert gap.touches(Span(11, 11))
    assert not gap.touches(word("saw", source))
    assert not gap.touches(word("mayor", source))


def test_a_deletion_beside_an_empty_line_brings_nothing_together() -> None:
    source = "about Mauripol\n\nPolice said\n"
    assert not changed(source, gaps=(2,)).touches(word("Mauripol", source))
    assert not changed(source, gaps=(1,)).touches(word("Police", source))


def test_a_deletion_at_either_end() -> None:
    for after in (0, 3, 4, 9):
        assert not changed(SOURCE, gaps=(after,)).touches(word("three"))
    assert changed(SOURCE, gaps=(0,)).touches(word("one"))
    assert changed(SOURCE, gaps=(3,)).touches(word("six"))


def test_lines_that_are_not_there_are_no_lines() -> None:
    assert not changed("", 1, gaps=(7,)).touches(Span(3, 4))


@given(st.text(alphabet="ab \r\n", max_size=40), st.sets(st.integers(1, 9)), st.integers(0, 40), st.integers(0, 5))
def test_a_stretch_is_new_where_one_of_its_lines_is(source: str, lines: set[int], start: int, length: int) -> None:
    span = Span(min(start, len(source)), min(start + length, len(source)))
    first = source.count("\n", 0, span.start) + 1
    last = source.count("\n", 0, max(span.start, span.end - 1)) + 1
    assert changed(source, *lines).touches(span) == any(line in lines for line in range(first, last + 1))


def checked(source: str, format_: str, *texts: str) -> Checked:
    document = read_text("story", source, format_)
    findings = (Finding("names.misspelt", word(text, document.text), "wrong") for text in texts)
    return Checked("story", document, tuple(findings), (Failure("read", "broken"),), 7)


def test_places_are_those_of_the_source() -> None:
    source = "<p>\nMauripol\n</p>\n<p>\nKheerson\n</p>\n"
    whole = checked(source, "html", "Mauripol", "Kheerson")
    part = new_only(whole, Touched(frozenset({5}), frozenset()))
    assert [whole.document.text[slice(*each.span)] for each in part.findings if whole.document] == ["Kheerson"]
    assert (part.failures, part.words) == (whole.failures, whole.words)


def test_a_change_of_all_lines_leaves_all() -> None:
    whole = checked("Mauripol\n", "plain", "Mauripol")
    assert new_only(whole, None) == whole


def test_notices_stand_where_their_line_changed() -> None:
    document = Document.verbatim("story", SOURCE, ())
    notices = (Notice("old", word("one")), Notice("new", word("five")), Notice("elsewhere"))
    part = new_only(Checked("story", document, notices=notices), Touched(frozenset({3}), frozenset()))
    assert part.notices == notices[1:2]


def test_what_is_ignored_stands_where_its_line_changed() -> None:
    whole = checked("Mauripol\nKheerson\n", "plain", "Mauripol", "Kheerson")
    ignored = tuple(Ignored(each, "comment") for each in whole.findings)
    part = new_only(replace(whole, findings=(), ignored=ignored), Touched(frozenset({2}), frozenset()))
    assert part.ignored == ignored[1:]


def test_a_story_that_cannot_be_read_stays_a_failure() -> None:
    failed = Checked("story", None, failures=(Failure("read", "no text"),))
    assert new_only(failed, Touched(frozenset({1}), frozenset())) == failed
