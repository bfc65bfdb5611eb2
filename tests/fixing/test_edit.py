"""A change of the text is edited into the source where that is exact, and refused where it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import EditError
from proofread.fixing.apply import spliced
from proofread.fixing.edit import Edit, ways
from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.span import Span
from proofread.readers import read_text


def first_way(source: str, format_: str, old: str, new: str) -> str:
    document = read_text("story", source, format_)
    at = document.text.index(old)
    return spliced(source, ways(document, Span(at, at + len(old)), new)[0])


@pytest.mark.parametrize(
    ("source", "old", "new", "now"),
    [
        ("<p>near <b>Mauri</b>pol</p>", "Mauripol", "Mariupol", "<p>near <b>Mariu</b>pol</p>"),
        ("<p>Ma<b>u</b>ripol</p>", "Mauripol", "Mariupol", "<p>Ma<b></b>riupol</p>"),
        ("<p>Mau<b>ri</b>pol</p>", "Mauripol", "Mariupol", "<p>Ma<b>riu</b>pol</p>"),
        ("<p>said<b>citing</b></p>", "saidciting", "said citing", "<p>said <b>citing</b></p>"),
        ("<p>the <i>the</i> cat</p>", "the the", "the", "<p><i>the</i> cat</p>"),
        ("<p>goverm<b>ent x</b></p>", "goverment x", "x", "<p><b>x</b></p>"),
        ("<p>one&nbsp;, two</p>", "\xa0,", ",", "<p>one, two</p>"),
        ("<p>one&nbsp;&nbsp;two</p>", "\xa0\xa0", "\xa0", "<p>one&nbsp;two</p>"),
        ("<p>caf&eacute;s</p>", "cafés", "cafes", "<p>cafes</p>"),
        ("<p>caf&eacute;</p>", "café", "cafés", "<p>caf&eacute;s</p>"),
        ("<p>R&amp;D adn <b>x</b></p>", "adn", "A&B <", "<p>R&amp;D A&amp;B &lt; <b>x</b></p>"),
        ("<p>AT&T’s adn</p>", "T&T’s adn", "T&T’s and", "<p>AT&T’s and</p>"),
        ("<p>a\r\n  b , c</p>", "b , c", "b, c", "<p>a\r\n  b, c</p>"),
        ("<p>a\r\n  , c</p>", " ,", ",", "<p>a, c</p>"),
    ],
)
def test_html_keeps_its_tags_and_references(source: str, old: str, new: str, now: str) -> None:
    assert first_way(source, "html", old, new) == now


@pytest.mark.parametrize(
    ("source", "old", "new", "now"),
    [
        ("near *Mauri*pol", "Mauripol", "Mariupol", "near *Mariu*pol"),
        ("a [the](x.html) the cat", "the the", "the", "a [the](x.html) cat"),
        (r"a\_b adn", "a_b adn", "a_b and", r"a\_b and"),
        ("> adn\r\n> then\r\n", "adn", "and", "> and\r\n> then\r\n"),
    ],
)
def test_markdown_keeps_its_marks(source: str, old: str, new: str, now: str) -> None:
    assert first_way(source, "markdown", old, new) == now


def test_what_is_added_at_a_border_may_go_to_either_side() -> None:
    document = read_text("story", "**said**citing", "markdown")
    assert [spliced(document.source, way) for way in ways(document, Span(0, 10), "said citing")] == [
        "**said **citing",
        "**said** citing",
    ]


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        ("<p>ab<b>cd</b></p>", "abcd", "xyz"),  # which of the three belongs inside?
        ("<p>one</p><p>two</p>", "one\n\ntwo", "one two"),
        ("<p>one</p><p>two</p>", "one\n\ntwo", "onetwo"),
        ("<p>a" + "<b>x</b>y" * 500 + "</p>", "xy" * 500, "z" * 1000),
    ],
)
def test_a_change_over_a_border_that_is_not_exact_is_refused(source: str, old: str, new: str) -> None:
    with pytest.raises(EditError, match="cannot be made exactly"):
        first_way(source, "html", old, new)


def test_half_of_a_replaced_stretch_is_refused() -> None:
    segment = Segment(Span(0, 2), Span(0, 1), SegmentKind.REPLACED)
    document = Document("story", "ﬁ", "fi", (segment,), (Span(0, 2),))
    assert ways(document, Span(0, 2), "fo") == ((Edit(Span(0, 1), "fo"),),)
    with pytest.raises(EditError):
        ways(document, Span(1, 2), "o")


def test_nothing_to_change_is_no_edit() -> None:
    document = read_text("story", "the cat")
    assert ways(document, Span(0, 3), "the") == ((),)
    assert ways(read_text("story", ""), Span(0, 0), "a") == ((Edit(Span(0, 0), "a"),),)


TEXT = st.text(alphabet="ab é\r\n😀", max_size=12)


@given(TEXT, TEXT, TEXT, TEXT)
def test_in_plain_text_every_change_is_one_edit(before: str, old: str, after: str, new: str) -> None:
    document = read_text("story", before + old + after)
    (edits,) = ways(document, Span(len(before), len(before) + len(old)), new)
    assert len(edits) <= 1
    assert spliced(document.source, edits) == before + new + after


PIECES = st.lists(st.sampled_from(["a", "b", "é", " ", "&amp;", "<b>", "</b>", "<!-- x -->", "<br>"]), max_size=10)


@given(PIECES, st.text(alphabet="ab é&<", max_size=6), st.data())
def test_every_edit_keeps_what_is_markup(pieces: list[str], new: str, data: st.DataObject) -> None:
    source = "<p>x" + "".join(pieces) + "x</p>"
    document = read_text("story", source, "html")
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    try:
        found = ways(document, Span(start, end), new)
    except EditError:
        return
    for edits in found:
        now = spliced(source, edits)
        for tag in ("<p>", "</p>", "<b>", "</b>", "<!-- x -->"):
            assert now.count(tag) == source.count(tag)
