"""A container in a container: every character leads back through both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Document, SegmentKind
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.readers.builder import Builder
from proofread.readers.nesting import Part, cut, joined, nested, read_plain_value, read_value

V, R, S = SegmentKind.VERBATIM, SegmentKind.REPLACED, SegmentKind.SYNTHETIC


def container(*pieces: str | tuple[str, str]) -> Document:
    """A container between brackets; a pair is what stands there and what it stands for."""
    source = "[" + "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces) + "]"
    builder = Builder(source, ("outer",))
    at = 1
    for piece in pieces:
        if isinstance(piece, str):
            builder.keep(at, at + len(piece))
            at += len(piece)
        else:
            builder.replace(at, at + len(piece[0]), piece[1])
            at += len(piece[0])
    return builder.build("x")


def test_html_in_a_container_leads_back_through_both() -> None:
    outer = container("<p>It", ("%27", "'"), "s a", ("%26", "&"), "amp; b</p>")
    story = nested(outer, read_text("x", outer.text, "html"))
    assert story.text == "It's a& b"
    assert [(each.kind, outer.source[slice(*each.source)]) for each in story.segments] == [
        (V, "It"),
        (R, "%27"),
        (V, "s a"),
        (R, "%26amp;"),
        (V, " b"),
    ]
    assert {each.escapes for each in story.segments} == {("html", "outer")}


def test_comments_and_protected_stretches_come_along() -> None:
    outer = container("a", ("%3C", "<"), "!-- proofread: x -->b <code>", ("%2A", "*"), "c</code>")
    story = nested(outer, read_text("x", outer.text, "html"))
    assert [outer.source[slice(*each)] for each in story.comments] == ["%3C!-- proofread: x -->"]
    assert [story.text[slice(*each)] for each in story.protected] == ["*c"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\nb < c & d", "a\n\nb < c & d"),
        ("<foo> a > b", "<foo> a > b"),
        ("a <b>c</b>", "a c"),
        ("a<br/>b", "a\nb"),
        ("AT&amp;T", "AT&T"),
        ("it&#8217;s", "it\u2019s"),
    ],
)
def test_a_value_is_html_where_it_looks_like_it(text: str, shown: str) -> None:
    assert read_value(container(text)).text == shown


def test_parts_are_one_story_in_their_order() -> None:
    source = "one two three"
    parts = [
        Part(read_plain_value(cut("x", source, 8, 13)), (("field", "b"),)),
        Part(read_plain_value(cut("x", source, 3, 4)), (("field", "none"),)),
        Part(read_plain_value(cut("x", source, 0, 3)), (("field", "a"),), protected=True),
    ]
    story = joined("x", source, parts, [Span(4, 7)])
    assert story.text == "three\n\none"
    assert [story.text[slice(*each)] for each in story.blocks] == ["three", "one"]
    assert story.protected == (Span(7, 10),)
    assert story.comments == (Span(4, 7),)
    assert [(source[slice(*each.source)], each.place) for each in story.anchors] == [
        ("one", (("field", "a"),)),
        ("three", (("field", "b"),)),
    ]
    at = story.anchor(2)
    assert at is not None
    assert at.place == (("field", "a"),)
    assert story.anchor(5) is None


PIECES = st.lists(
    st.one_of(
        st.sampled_from(("a ", "Word", "<b>", "</b>", "<p>", "&amp;", "&", "<img alt='c d'>", "\n", "é😀", "<code>")),
        st.sampled_from((("%20", " "), ("%26", "&"), ("%3C", "<"), ("%%", "ab"), ("\\n", "\n"))),
    ),
    max_size=20,
)


@given(PIECES, st.sampled_from(("plain", "html", "markdown")))
def test_every_verbatim_character_is_its_own(pieces: list[str | tuple[str, str]], format_name: str) -> None:
    outer = container(*pieces)
    inner = read_text("x", outer.text, format_name)
    story = nested(outer, inner)
    assert (story.text, story.blocks, story.protected) == (inner.text, inner.blocks, inner.protected)
    for text, source, kind, _ in story.segments:
        assert text.start < text.end
        assert (source.start == source.end) is (kind is S)
        if kind is V:
            assert story.text[slice(*text)] == outer.source[slice(*source)]
            assert inner.editable(text)
