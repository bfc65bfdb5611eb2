"""The layers of a story."""

import pytest

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind
from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.span import Span
from proofread.readers.plain import read_plain


def story(text: str, *protected: str) -> Analysis:
    """A story of one block in which some passages are protected."""
    whole = Span(0, len(text))
    stretches = tuple(Span(text.index(passage), text.index(passage) + len(passage)) for passage in protected)
    return Analysis(Document("s", text, text, (Segment(whole, whole, SegmentKind.VERBATIM),), (whole,), stretches))


def test_a_layer_is_computed_once() -> None:
    asked = []
    analysis = story("one two")

    def layer(of: Analysis) -> int:
        asked.append(of)
        return len(of.tokens)

    assert analysis.once("count", layer) == analysis.once("count", layer) == 2
    assert asked == [analysis]
    assert analysis.once("other", layer) == 2
    assert len(asked) == 2


def test_a_layer_may_be_nothing() -> None:
    asked: list[Analysis] = []
    analysis = story("one")
    for _ in range(2):
        analysis.once("nothing", asked.append)
    assert len(asked) == 1


def test_protected_tokens_are_addresses() -> None:
    analysis = story("call pip install now", "pip", "install")
    assert [token.text for token in analysis.tokens if token.kind is Kind.ADDRESS] == ["pip", "install"]


@pytest.mark.parametrize("part", ["o thre", "two three", "two ", " three", "two three four"])
def test_a_token_touched_by_protection_is_an_address(part: str) -> None:
    analysis = story("one two three four", part)
    span = analysis.document.protected[0]
    touched = [token.text for token in analysis.tokens if token.span.overlaps(span)]
    assert [token.text for token in analysis.tokens if token.kind is Kind.ADDRESS] == touched


def test_tokens_come_block_by_block() -> None:
    analysis = Analysis(read_plain("s", "One two\n\nThree four five\n"))
    assert analysis.block_starts == [0, 2]
    assert [analysis.block_bounds(index) for index in range(5)] == [(0, 2)] * 2 + [(2, 5)] * 3
    assert [index for index in range(5) if analysis.starts_sentence(index)] == [0, 2]
    assert analysis.sentence(3) == (2, 5)


def test_quotations_end_with_their_block() -> None:
    analysis = Analysis(read_plain("s", "“One two\n\nthree four\n"))
    assert [token.text for index, token in enumerate(analysis.tokens) if analysis.is_quoted(index)] == ["One", "two"]


def test_gaps_are_what_lies_before_a_token() -> None:
    analysis = story("one  two,three")
    assert [analysis.gap(index) for index in range(4)] == ["", "  ", "", ""]


def test_counts() -> None:
    analysis = story("the cat and the dog")
    assert analysis.counts["the"] == 2
    assert analysis.counts["The"] == 0
    assert analysis.word_count == 5


def test_an_empty_story_has_nothing() -> None:
    analysis = Analysis(read_plain("s", ""))
    assert analysis.tokens == []
    assert analysis.word_count == 0
