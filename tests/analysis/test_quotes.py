"""Which tokens are quoted."""

import pytest

from proofread.analysis.quotes import quoted_tokens
from proofread.analysis.tokens import tokenize


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
