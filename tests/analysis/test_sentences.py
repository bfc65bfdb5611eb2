"""Where sentences begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis.sentences import sentence_bounds, starts_sentence
from proofread.analysis.tokens import tokenize


def starters(text: str) -> list[str]:
    """The tokens that begin a sentence."""
    tokens = tokenize(text)
    words = [index for index, token in enumerate(tokens) if token.text[0].isalnum()]
    return [tokens[index].text for index in words if starts_sentence(tokens, index, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army left. Nobody followed.", "The Nobody"),
        ("Who fired first? Nobody knows! Ask them.", "Who Nobody Ask"),
        ("He paused… Then he spoke.", "He Then"),
        ("Mr. Berman met Dr. Hale. They spoke.", "Mr They"),
        ("Acme Inc. Chairman Jo Hale resigned.", "Acme"),
        ("It fell on Jan. Friday or Feb. Monday.", "It"),
        ("Sen. Hale and Gov. Cho agreed.", "Sen"),
        ("The letter from J. Hale arrived.", "The"),
        ("George W. Bush spoke.", "George"),
        ("“We lost,” she said. “They won.”", "We They"),
        ("She said, “We lost.” Then she left.", "She We Then"),
        ('She said: "We lost."', "She We"),
        ("(See below.) The end.", "See The"),
        ("He left (he said) early.", "He"),
        ("PARIS — The vote was close.", "PARIS The"),
        ("One; two", "One two"),
        ("He said, she said", "He"),
    ],
)
def test_first_words(text: str, expected: str) -> None:
    assert " ".join(starters(text)) == expected


def test_a_block_begins_a_sentence() -> None:
    tokens = tokenize("one two three")
    assert [starts_sentence(tokens, index, 2) for index in (2,)] == [True]
    assert not starts_sentence(tokens, 2, 0)


def test_bounds_hold_one_sentence() -> None:
    tokens = tokenize("They met. The two sides spoke at noon. Nobody won.")
    start, end = sentence_bounds(tokens, 6, 0, len(tokens))
    assert [token.text for token in tokens[start:end]] == ["The", "two", "sides", "spoke", "at", "noon", "."]


WORDS = st.sampled_from(("Word", "word", ".", ",", "“", "”", "Mr", "J", "3", "(", ")"))


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_bounds_hold_the_token_and_are_within_reach(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    for index in range(len(tokens)):
        start, end = sentence_bounds(tokens, index, 0, len(tokens), reach=5)
        assert 0 <= start <= index < end <= len(tokens)
        assert index - start <= 5
        assert end - index <= 5
        assert not any(starts_sentence(tokens, at, 0) for at in range(start + 1, index + 1))


def test_initials_and_abbreviations_end_no_sentence_only_where_they_touch_their_stop() -> None:
    assert starters("We met Mr . Then we left.") == ["We", "Then"]
