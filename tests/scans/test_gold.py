"""What is wrong in a recognised text is marked so that mending it gives the known one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scans.gold import Fault, faults, kind_of

WORDS = st.lists(st.text("abcI|. 0", min_size=1, max_size=5), max_size=12).map(" ".join)


def mended(read: str, found: list[Fault]) -> str:
    for fault in reversed(found):
        read = f"{read[: fault.start]} {fault.right} {read[fault.end :]}"
    return read


@pytest.mark.parametrize(
    ("read", "known", "found"),
    [
        ("The mayor left.", "The mayor left.", []),
        ("Tbe mayor lett.", "The mayor left.", [("Tbe", "The", "word"), ("lett.", "left.", "word")]),
        ("The may or left.", "The mayor left.", [("may or", "mayor", "split")]),
        ("Themayor left.", "The mayor left.", [("Themayor", "The mayor", "glue")]),
        ("Thernayor left.", "The mayor left.", [("Thernayor", "The mayor", "word+space")]),
        ("The ma yov left.", "The mayor left.", [("ma yov", "mayor", "word+space")]),
        ("The. mayor left", "The mayor left.", [("The.", "The", "punct"), ("left", "left.", "punct")]),
        ("the mayor left.", "The mayor left.", [("the", "The", "case")]),
        ("The ~ mayor left. |", "The mayor left.", [("~", "", "insert_junk"), ("|", "", "insert_junk")]),
        ("The left.", "The mayor left.", [("", "mayor", "missing")]),
        ("", "Gone.", [("", "Gone.", "missing")]),
        ("||", "", [("||", "", "insert_junk")]),
    ],
)
def test_a_fault_is_as_small_as_words_allow(read: str, known: str, found: list[tuple[str, str, str]]) -> None:
    assert [(read[each.start : each.end], each.right, each.kind) for each in faults(read, known)] == found


@pytest.mark.parametrize(
    ("read", "right", "kind"),
    [
        ("not.been", "not been", "glue"),
        ("o clock", "o'clock", "split"),
        ("them ;", "them;", "split"),
        ("ear, *", "ear.", "punct"),
        ("“|", "“I", "word"),
        ("lefevre,", "Lefevre.", "case"),
        ("Lefevre", "Lefèvre", "word"),
    ],
)
def test_marks_without_letters_make_no_words(read: str, right: str, kind: str) -> None:
    assert kind_of(read, right) == kind


def test_quotation_marks_may_be_straight() -> None:
    (fault,) = faults("“Yos,” he said", "“Yes,” he said")
    assert fault.right == '“Yes,”|"Yes,"'


@given(WORDS, WORDS)
def test_mending_all_faults_gives_the_known_text(read: str, known: str) -> None:
    found = faults(read, known.replace("|", "l"))
    assert mended(read, found).split() == known.replace("|", "l").split()
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(WORDS)
def test_what_was_read_rightly_has_no_fault(text: str) -> None:
    assert faults(text, text) == []
