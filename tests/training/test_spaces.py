"""Where spaces are lost and where they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.training.corpus import Mark, Story
from proofread.training.spaces import edges, gaps, mended


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("she left", ["word word"]),
        ("in Paris today", ["word name", "name word"]),
        ("of New York said", ["word names", "name name", "names word"]),
        ("Paris, which fell. “Yes", ["comma word", "word word", "stop opening"]),
        ("the UK’s (old) BBC", ["word name", "possessive opening", "closing capitals"]),
        ("in 2022 – he  left", ["word figure", "figure dash", "dash word"]),
    ],
)
def test_gaps(text: str, kinds: list[str]) -> None:
    found = list(gaps(text))
    assert [gap.kind for gap in found] == kinds
    for gap in found:
        assert text[gap.at] == " "
        assert " " not in text[gap.start : gap.at] + text[gap.at + 1 : gap.end]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He left, (he said) at 3.5 to go.", ["before ,", "after (", "before )", "before ."]),
        ("“Why?” she asked: 10,000?", ["before ?", "before :", "before ?"]),
    ],
)
def test_edges(text: str, kinds: list[str]) -> None:
    found = list(edges(text))
    assert [edge.kind for edge in found] == kinds
    assert all(text[edge.at - 1 : edge.at + 1].strip() == text[edge.at - 1 : edge.at + 1] for edge in found)


def test_spaces_that_went_wrong() -> None:
    text = "He came tothe town , and the min ister left for goood."
    wanted = {"tothe": "to the", "town ,": "town,", "min ister": "minister", "goood.": "good."}
    marks = (Mark(text.index(wrong), text.index(wrong) + len(wrong), (right,)) for wrong, right in wanted.items())
    spaces = mended(Story("set", "id", text, tuple(marks)))
    assert spaces.text == "He came to the town, and the minister left for good."
    assert [spaces.text[at - 2 : at + 2] for at in spaces.lost] == ["to t"]
    assert [spaces.text[at - 1 : at + 1] for at in spaces.came] == ["n,", "ni"]
    assert list(spaces.cuts()) == [(3, "minister")]


@given(st.text("ab ,.", max_size=30))
def test_clean_copy_has_no_spaces_wrong(text: str) -> None:
    assert mended(Story("set", "id", text)) == (text, (), ())
