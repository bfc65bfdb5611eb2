"""What each of some words reads where a correction concerns several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.fixing.alternatives.sharing import Piece, shared_out

WORDS = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=6)


def pieces(text: str) -> list[Piece]:
    """Words between spaces; a bar parts what is one word on two lines."""
    found: list[Piece] = []
    for word in text.split(" "):
        *begun, last = word.split("|")
        found += [*(Piece(each, "") for each in begun), Piece(last, " ")]
    return [*found[:-1], Piece(found[-1].text, "")]


@pytest.mark.parametrize(
    ("old", "new", "shared"),
    [
        ("recieve", "receive", ["receive"]),
        ("saidciting", "said, citing", ["said, citing"]),
        ("govern ment", "government", ["government", ""]),
        ("the govern ment said", "the government said", ["the", "government", "", "said"]),
        ("g o v", "gov", ["gov", "", ""]),
        ("meeting .", "meeting.", ["meeting.", ""]),
        ("the the end", "the end", ["the", "", "end"]),
        ("very good", "good", ["", "good"]),
        ("Black Fleet", "Black Sea Fleet", ["Black", "Sea Fleet"]),
        ("Jon Smiht", "John Smith", ["John", "Smith"]),
        ("inter|natoinal", "international", ["inter", "national"]),
        ("intre|national", "international", ["inter", "national"]),
        ("intre|natoinal", "international", ["international", ""]),
        ("a|b|x", "abc", ["a", "b", "c"]),
        ("the intre|natoinal news", "the international news", ["the", "international", "", "news"]),
        ("in|to it", "in to it", ["in", " to", "it"]),
        ("a b", "", ["", ""]),
    ],
)
def test_what_stays_is_left_alone(old: str, new: str, shared: list[str]) -> None:
    assert shared_out(pieces(old), new) == shared


def test_of_lines_each_keeps_what_is_whole_in_it() -> None:
    lines = [Piece("by the govern", " "), Piece("ment said that", "")]
    assert shared_out(lines, "by the government said that") == ["by the government", "said that"]
    assert shared_out([Piece("a rec", ""), Piece("ces of it", "")], "a recess of it") == ["a rec", "ess of it"]
    assert shared_out([Piece("a rce", ""), Piece("ces of it", "")], "a recess of it") == ["a recess", "of it"]


@given(WORDS, WORDS)
def test_together_they_read_as_the_text(old: list[str], new: list[str]) -> None:
    shared = shared_out(pieces(" ".join(old)), " ".join(new))
    assert len(shared) == len(old)
    assert " ".join(filter(None, shared)).split() == new
