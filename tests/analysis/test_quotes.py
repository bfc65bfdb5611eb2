"""What is quoted: tokens, and stretches."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis.quotes import quoted_stretches, quoted_tokens
from proofread.analysis.tokens import tokenize
from proofread.model.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “we lost” and left", "we lost"),
        ('She said "we lost" and "they won" twice', "we lost they won"),
        ("Il dit « nous avons perdu » hier", "nous avons perdu"),
        ("Er sagt „wir haben verloren“ heute", "wir haben verloren heute"),
        ("“It goes on in the next paragraph.", "It goes on in the next paragraph ."),
        ("nothing here", ""),
        ("the dog's and 'so-called' marks", ""),
        ("“” empty", ""),
        ("closed” before open", ""),
    ],
)
def test_quoted(text: str, expected: str) -> None:
    tokens = tokenize(text)
    inside = quoted_tokens(tokens, 0, len(tokens))
    assert " ".join(tokens[index].text for index in sorted(inside)) == expected


def test_only_the_block_is_asked() -> None:
    tokens = tokenize("“one two” three")
    assert quoted_tokens(tokens, 2, len(tokens)) == frozenset()
    assert quoted_tokens(tokens, 0, 2) == frozenset({1})


def stretches(*blocks: str) -> list[str]:
    """What is quoted in a story of these blocks."""
    text, spans = "", []
    for block in blocks:
        spans.append(Span(len(text), len(text) + len(block)))
        text += f"{block}\n\n"
    return [text[slice(*each)] for each in quoted_stretches(text, spans)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["She said “we lost” and left"], ["we lost"]),
        (['She said "we lost" and "they won" twice'], ["we lost", "they won"]),
        (["Il dit « nous avons perdu » hier"], [" nous avons perdu "]),
        (["“He said “go” to me”"], ["He said “go"]),
        (["“It goes on.", "“It ends.” He left."], ["It goes on.", "It ends."]),
        (['"It goes on.', '"It ends." He left.'], ["It goes on.", "It ends."]),
        (["“It goes on.", "It ends.” He left."], ["It goes on.", "It ends."]),
        (["“It goes on.", "and on", "It ends.” He left."], ["It goes on.", "It ends."]),
        (["“It ends.”", "He left.” He stayed."], ["It ends."]),
        (["He left.” He stayed."], []),
        (['A 27" screen is "big" here'], ["big"]),
        (['It was "in 1990" and "later"'], ["in 1990", "later"]),
        (["“” empty", "''", ""], []),
        (["it's 'so-called' here"], []),
    ],
)
def test_stretches(blocks: list[str], expected: list[str]) -> None:
    assert stretches(*blocks) == expected


def test_marks_in_what_is_protected_quote_nothing() -> None:
    text = 'Say `a "b` and "c" there'
    assert quoted_stretches(text, [Span(0, len(text))], [Span(4, 10)]) == [Span(16, 17)]


@given(st.lists(st.text(st.sampled_from('ab "“”1'), max_size=12), max_size=4))
def test_stretches_lie_in_blocks_apart_and_hold_no_closing_mark(blocks: list[str]) -> None:
    text, spans = "", []
    for block in blocks:
        spans.append(Span(len(text), len(text) + len(block)))
        text += f"{block}\n"
    found = quoted_stretches(text, spans)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for each in found:
        assert each.start < each.end
        assert any(block.start <= each.start and each.end <= block.end for block in spans)
        assert "”" not in text[slice(*each)]
