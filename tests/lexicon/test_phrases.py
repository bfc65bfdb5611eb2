"""Names of several words."""

import pytest

from proofread.lexicon import Lexicon
from proofread.lexicon.phrases import Phrase


def test_weight_is_the_better_of_the_two_sources(small: Lexicon) -> None:
    assert small.phrases.weight("black sea fleet") == pytest.approx(4.0)
    assert small.phrases.weight("white house") == pytest.approx(7.5)
    assert small.phrases.weight("white horse") == 0
    assert len(small.phrases) == 6


def test_a_name_without_an_inner_word_is_completed(small: Lexicon) -> None:
    weight = small.phrases.weight("black sea fleet")
    assert small.phrases.completed("black fleet") == Phrase("black sea fleet", weight)


@pytest.mark.parametrize(
    "phrase", ["sea fleet", "black sea", "white", "war of roses", "war the roses", "black", "", "fleet black"]
)
def test_what_is_complete_or_no_name_is_left_alone(small: Lexicon, phrase: str) -> None:
    assert small.phrases.completed(phrase) is None
