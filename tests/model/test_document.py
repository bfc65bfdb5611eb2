"""The way from the text back to the source."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Anchor, Document, Segment, SegmentKind
from proofread.model.span import Span

V, R, S = SegmentKind.VERBATIM, SegmentKind.REPLACED, SegmentKind.SYNTHETIC


def document(source: str, *parts: tuple[SegmentKind, int, int, str]) -> Document:
    """A story from its parts: kind, stretch of the source, and the text of it."""
    segments = []
    text = ""
    for kind, start, end, shown in parts:
        segments.append(Segment(Span(len(text), len(text) + len(shown)), Span(start, end), kind))
        text += shown
    return Document("x", source, text, tuple(segments), (Span(0, len(text)),) if text else ())


MIXED = document(
    "<p>a<b>bé</b>&amp;😀</p>\r\n<p>z</p>",
    (V, 3, 4, "a"),
    (V, 7, 9, "bé"),
    (R, 13, 18, "&"),
    (V, 18, 19, "😀"),
    (S, 19, 19, "\n\n"),
    (V, 28, 29, "z"),
)


@pytest.mark.parametrize(
    ("span", "source", "editable"),
    [
        ((0, 1), (3, 4), True),
        ((1, 3), (7, 9), True),
        ((0, 3), (3, 9), False),  # over a tag
        ((3, 4), (13, 18), False),  # an entity
        ((2, 5), (8, 19), False),
        ((5, 7), (19, 19), False),  # nothing in the source
        ((4, 8), (18, 29), False),
        ((7, 8), (28, 29), True),
    ],
)
def test_a_stretch_is_found_in_the_source(
    span: tuple[int, int],
    source: tuple[int, int],
    editable: bool,
) -> None:
    assert MIXED.source_span(Span(*span)) == source
    assert MIXED.editable(Span(*span)) is editable


@pytest.mark.parametrize(
    ("offset", "source", "editable"),
    [
        (0, 3, True),
        (1, 4, True),  # before the tag, which is not part of it
        (2, 8, True),
        (3, 9, True),  # before the entity
        (4, 18, True),  # after it
        (5, 19, True),  # before the break
        (6, 19, False),
        (7, 28, True),  # at the start of the next block
        (8, 29, True),
    ],
)
def test_an_insertion_covers_no_markup(
    offset: int,
    source: int,
    editable: bool,
) -> None:
    assert MIXED.source_span(Span(offset, offset)) == (source, source)
    assert MIXED.editable(Span(offset, offset)) is editable


def test_an_insertion_inside_a_replaced_segment_is_all_of_it() -> None:
    story = document("&hellip;", (R, 0, 8, "..."))
    assert story.source_span(Span(1, 1)) == (0, 8)
    assert story.source_span(Span(0, 0)) == (0, 0)
    assert story.source_span(Span(3, 3)) == (8, 8)
    assert not story.editable(Span(1, 1))


def test_a_stretch_over_segments_that_lie_in_another_order_holds_all_of_them() -> None:
    source = "ab<img alt='mn'>cd"
    story = document(source, (V, 0, 2, "ab"), (V, 16, 18, "cd"), (S, 18, 18, "\n\n"), (V, 12, 14, "mn"))
    assert source[slice(*story.source_span(Span(1, 3)))] == "b<img alt='mn'>c"
    assert source[slice(*story.source_span(Span(3, 7)))] == "mn'>cd"
    assert story.source_span(Span(4, 6)) == (18, 18)
    assert source[slice(*story.source_span(Span(6, 8)))] == "mn"
    assert story.editable(Span(6, 8))


def test_a_story_without_prose_has_its_place_at_the_end() -> None:
    assert document("<br>").source_span(Span(0, 0)) == (4, 4)
    assert document("").editable(Span(0, 0))


@pytest.mark.parametrize(
    "parts",
    [
        [(V, 0, 1, "b")],
        [(V, 0, 2, "a")],
    ],
)
def test_a_verbatim_segment_that_differs_is_refused(parts: list[tuple[SegmentKind, int, int, str]]) -> None:
    with pytest.raises(ValueError, match="not what its source says"):
        document("ab", *parts)


def test_segments_that_leave_a_gap_or_fall_short_are_refused() -> None:
    one = Segment(Span(0, 1), Span(0, 1), V)
    three = Segment(Span(2, 3), Span(2, 3), V)
    with pytest.raises(ValueError, match="does not follow"):
        Document("x", "abc", "abc", (one, three), ())
    with pytest.raises(ValueError, match="segments end at 1"):
        Document("x", "abc", "abc", (one,), ())


@st.composite
def stories(draw: st.DrawFn) -> Document:
    """Stories of every kind of segment over a source with markup between them."""
    chars = st.text(alphabet="aé😀\r\n", min_size=1, max_size=5)
    source = ""
    parts = []
    for kind in draw(st.lists(st.sampled_from((V, R, S, None)), max_size=8)):
        piece = draw(chars) if kind is not S else ""
        shown = piece if kind is V else draw(chars)
        if kind is not None:
            parts.append((kind, len(source), len(source) + len(piece), shown))
        source += piece
    return document(source, *parts)


@given(stories())
def test_the_way_back_is_inside_the_source_and_in_order(story: Document) -> None:
    length = len(story.text)
    spans = [Span(start, end) for start in range(length + 1) for end in range(start, length + 1)]
    for span in spans:
        start, end = story.source_span(span)
        assert 0 <= start <= end <= len(story.source)
    for width in (0, 1, 3):
        found = [story.source_span(Span(at, at + width)) for at in range(length - width + 1)]
        assert found == sorted(found)
        assert [each.end for each in found] == sorted(each.end for each in found)


@given(stories())
def test_what_may_be_edited_is_exact(story: Document) -> None:
    length = len(story.text)
    for start in range(length + 1):
        for end in range(start, length + 1):
            span = Span(start, end)
            if story.editable(span):
                assert story.source[slice(*story.source_span(span))] == story.text[start:end]


@given(st.text(alphabet="aé😀\r\n", max_size=20))
def test_a_verbatim_story_maps_every_stretch_to_itself(source: str) -> None:
    story = Document.verbatim("x", source, ())
    for start in range(len(source) + 1):
        for end in range(start, len(source) + 1):
            assert story.source_span(Span(start, end)) == (start, end)
            assert story.editable(Span(start, end))


def test_nothing_is_known_of_words_that_no_machine_read() -> None:
    story = Document.verbatim("x", "one two", ())
    assert story.word_confidence(Span(0, 3)) is None
    named = replace(story, anchors=(Anchor(Span(0, 7), (("field", "title"),)),))
    assert named.word_confidence(Span(0, 3)) is None


def test_the_confidence_is_of_the_words_at_a_stretch_whatever_lies_between_them_in_the_source() -> None:
    segments = (
        Segment(Span(0, 3), Span(8, 11), SegmentKind.VERBATIM),
        Segment(Span(3, 4), Span(11, 11), SegmentKind.SYNTHETIC),
        Segment(Span(4, 7), Span(0, 3), SegmentKind.VERBATIM),
    )
    sure = {Span(0, 3): 0.9, Span(4, 7): 0.1, Span(8, 11): 0.8}
    anchors = tuple(Anchor(source, (("page", 1),), confidence) for source, confidence in sure.items())
    story = Document("x", "two xxx one", "one two", segments, (), anchors=anchors)
    assert story.word_confidence(Span(0, 7)) == 0.8
    assert story.word_confidence(Span(4, 7)) == 0.9
    assert story.word_confidence(Span(3, 4)) is None
