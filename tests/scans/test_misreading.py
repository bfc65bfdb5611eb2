"""Right text as a machine reads it: as many words wrong as asked, the same for the same seed."""

from random import Random

import pytest
from scans.misreading import Misreader

from proofread.lexicon.channel import Channel

CHANNEL = Channel({"c": {"e": 4.0, "c": 0.1}, "rn": {"m": 5.0}, "m": {"rn": 5.0}, "": {"t": 7.0}, "E": {"e": 1.0}})
TEXT = "The minister said the modern government met them at home, in the corner. " * 40


def read(rate: float, seed: int = 1, text: str = TEXT) -> str:
    return Misreader(CHANNEL, rate).read(text, Random(seed))


def test_none_of_the_words_are_wrong() -> None:
    assert read(0.0) == TEXT


@pytest.mark.parametrize("rate", [0.05, 0.2, 0.6])
def test_as_many_words_are_wrong_as_asked(rate: float) -> None:
    words = TEXT.split()
    kept = sum(word in words for word in read(rate).split())
    assert 1 - 1.7 * rate < kept / len(words) < 1 - 0.4 * rate


def test_the_same_seed_gives_the_same_text_and_another_another() -> None:
    assert read(0.2, 3) == read(0.2, 3) != read(0.2, 4)


def test_only_letters_that_are_misread_are_changed() -> None:
    """“di” holds none; a space may still be lost, and a speck put in."""
    assert set(read(1.0, text="di " * 300)) <= set("di .,;:'•|")


def test_capitals_stay_capitals() -> None:
    assert "Rnr" in (found := read(1.0, text="Mr " * 300))
    assert "RN" not in found
    assert "RNE" in read(1.0, text="ME " * 300)


def test_marks_and_figures_are_read_right() -> None:
    text = "— 1914, 1918; £5! "
    assert read(1.0, text=text) == text
