"""Long stories in pieces."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from proofread.engine.windows import windows
from proofread.model.document import Anchor, Document, Segment, SegmentKind
from proofread.model.span import Span

TEXTS = st.text(st.sampled_from("ab \n.é"), max_size=120)


def plain(text: str, blocks: tuple[Span, ...] = (), protected: tuple[Span, ...] = ()) -> Document:
    whole = Span(0, len(text))
    segments = (Segment(whole, whole, SegmentKind.VERBATIM),) if text else ()
    return Document("story", text, text, segments, blocks, protected)


def texts(document: Document, limit: int) -> list[str]:
    return [window.document.text for window in windows(document, limit)]


def paragraphs(text: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)


@given(TEXTS, st.integers(1, 40))
def test_windows_tile_the_text_and_keep_to_the_limit(text: str, limit: int) -> None:
    at = 0
    for window, offset in windows(plain(text, paragraphs(text)), limit):
        assert offset == at
        assert len(window.text) <= limit
        at += len(window.text)
    assert at == len(text)


@given(TEXTS, st.integers(1, 40))
def test_number_of_windows_is_bounded(text: str, limit: int) -> None:
    assert len(texts(plain(text, paragraphs(text)), limit)) <= 2 * (len(text) // limit + 1)


@given(TEXTS, st.integers(1, 40))
def test_blocks_of_windows_are_those_of_the_story(text: str, limit: int) -> None:
    seen = []
    for window, offset in windows(plain(text, paragraphs(text)), limit):
        seen += [window.text[slice(*block)] for block in window.blocks]
        assert all(text[slice(*block.shifted(offset))] == window.text[slice(*block)] for block in window.blocks)
    assert "".join(seen) == text.replace("\n", "")


def test_short_story_is_not_copied() -> None:
    document = plain("short")
    assert next(iter(windows(document, 5))).document is document


def test_empty_story_is_one_window() -> None:
    assert texts(plain(""), 5) == [""]


def test_cut_falls_between_blocks() -> None:
    text = "one two\nthree four"
    assert texts(plain(text, paragraphs(text)), 12) == ["one two\n", "three four"]


def test_cut_in_a_long_block_falls_after_a_sentence() -> None:
    assert texts(plain("It fell. She ran away."), 15) == ["It fell. ", "She ran away."]


def test_cut_in_a_long_sentence_falls_after_white_space() -> None:
    assert texts(plain("one two three"), 10) == ["one two ", "three"]


def test_cut_without_white_space_falls_at_the_limit() -> None:
    assert texts(plain("abcdefgh"), 3) == ["abc", "def", "gh"]


def test_protected_stretch_is_clipped_and_shifted() -> None:
    document = plain("abcdefgh", protected=(Span(2, 5),))
    assert [window.document.protected for window in windows(document, 3)] == [(Span(2, 3),), (Span(0, 2),), ()]


def test_window_knows_its_place_in_the_source() -> None:
    source, text = "a&amp;b cd", "a&b cd"
    segments = (
        Segment(Span(0, 1), Span(0, 1), SegmentKind.VERBATIM),
        Segment(Span(1, 2), Span(1, 6), SegmentKind.REPLACED),
        Segment(Span(2, 6), Span(6, 10), SegmentKind.VERBATIM),
    )
    document = Document("story", source, text, segments, (Span(0, 6),))
    for window, offset in windows(document, 2):
        for at in range(len(window.text)):
            span = Span(at, at + 1)
            assert window.source_span(span) == document.source_span(span.shifted(offset))
            assert window.editable(span) == document.editable(span.shifted(offset))


def test_window_knows_how_sure_its_words_are() -> None:
    anchors = (Anchor(Span(0, 3), (("page", 1),), 0.5), Anchor(Span(4, 7), (("page", 1),), 0.25))
    document = replace(plain("one two"), anchors=anchors)
    sure = [window.document.word_confidence(Span(0, 3)) for window in windows(document, 4)]
    assert sure == [0.5, 0.25]
