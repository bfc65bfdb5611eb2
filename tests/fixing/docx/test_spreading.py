"""Which characters of a correction go where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.fixing.docx import spreading
from proofread.fixing.docx.spreading import spread

PIECES = st.lists(st.text("abc ", min_size=1, max_size=5), min_size=1, max_size=5)


def changed(pieces: list[str], start: int, end: int, replacement: str) -> list[str]:
    """The pieces after the changes."""
    after = list(pieces)
    for change in reversed(list(spread(pieces, start, end, replacement))):
        text = after[change.piece]
        after[change.piece] = text[: change.start] + change.text + text[change.end :]
    return after


@pytest.mark.parametrize(
    ("pieces", "wrong", "right", "after"),
    [
        (["re", "ci", "eve"], "recieve", "receive", ["re", "ce", "ive"]),
        (["Mau", "rip", "ol"], "Mauripol", "Mariupol", ["Ma", "riup", "ol"]),
        (["said", "citing"], "saidciting", "said, citing", ["said, ", "citing"]),
        (["gover", "ment"], "goverment", "government", ["govern", "ment"]),
        (["a ", " b"], "  ", " ", ["a ", "b"]),
        (["untill"], "untill", "until", ["until"]),
        (["x", "yz"], "xyz", "", ["", ""]),
        (["a", "b"], "ab", "xyab", ["xya", "b"]),
        (["a", "b"], "ab", "abxy", ["a", "bxy"]),
        (["a", "b"], "ab", "cdef", ["c", "def"]),
    ],
)
def test_characters_go_where_those_they_stand_for_were(
    pieces: list[str], wrong: str, right: str, after: list[str]
) -> None:
    start = "".join(pieces).index(wrong)
    assert changed(pieces, start, start + len(wrong), right) == after


def test_an_insertion_goes_to_the_character_before_or_to_the_first() -> None:
    assert changed(["a", "b"], 1, 1, "x") == ["ax", "b"]
    assert changed(["a", "b"], 0, 0, "x") == ["xa", "b"]
    assert changed(["a", "bc"], 1, 3, "xbyc") == ["ax", "byc"]


def test_what_stays_is_no_change() -> None:
    assert list(spread(["a", "b"], 0, 2, "ab")) == []


@given(pieces=PIECES, replacement=st.text("abc ", max_size=8), data=st.data())
@pytest.mark.parametrize("largest", [0, 250_000])
def test_any_replacement_gives_its_text_and_keeps_what_is_around_it(
    pieces: list[str], replacement: str, data: st.DataObject, largest: int
) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spreading, "_LARGEST", largest)
        after = changed(pieces, start, end, replacement)
    assert "".join(after) == text[:start] + replacement + text[end:]
    at = 0
    for piece, new in zip(pieces, after, strict=True):
        if at + len(piece) < start or at > end:
            assert new == piece
        elif at <= start <= at + len(piece):
            assert new.startswith(piece[: start - at])
        elif at <= end <= at + len(piece):
            assert new.endswith(piece[end - at :])
        at += len(piece)
