"""Lists to tick: what is written, what an editor makes of it, and what is read."""

from pathlib import Path

import pytest

from proofread.cli.dictionary.ticklist import passage, read_ticked, tick_lines
from proofread.errors import ReadError, UsageError
from proofread.suggest.harvest import Candidate

LONG = Candidate("Ynet", 2, 3, 0.0, "", "some words that stand before ", "Ynet", "’s aides and what they said")
SLIP = Candidate("goverment", 1, 1, 0.99, "government", "The ", "goverment", " fell.")


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    lines = list(tick_lines([LONG, SLIP], 1500, "list.txt"))
    assert lines[0].startswith("# Words and names of 1,500 stories")
    assert "[ ] Ynet  2 stories, 3 times" in lines[4]
    path.write_text("\n".join(lines).replace("[ ]", "[x]"))
    assert read_ticked(path) == [("Ynet", ""), ("goverment", "")]


def test_an_editor_may_change_a_word_or_make_it_a_pair(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("[X] Tel  Aviv\n[ x ] Kiev -> Kyiv  3 stories\n[ ] no\n[x]Ynet\n[x] Tel Aviv  2 stories\n")
    assert read_ticked(path) == [("Tel", ""), ("Kiev", "Kyiv"), ("Ynet", ""), ("Tel Aviv", "")]


def test_an_arrow_behind_the_column_of_words_still_makes_a_pair(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("[x] recieved    ->  received   5 stories, 5 times  a -> b\n[x] Kiev  -> Kyiv\n")
    assert read_ticked(path) == [("recieved", "received"), ("Kiev", "Kyiv")]


@pytest.mark.parametrize(
    ("text", "message"),
    [("[ ] Ynet\n", "nothing is ticked"), ("Ynet\n", "txt:1: this is no box"), ("\n[?] Ynet\n", "txt:2: this is no"),
     ("[x]\n", "txt:1: "), ("[x] ->\n", "txt:1: ")],
)  # fmt: skip
def test_a_list_that_makes_no_sense_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text)
    with pytest.raises(UsageError, match=message) as told:
        read_ticked(path)
    assert told.value.hint


def test_a_list_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ReadError, match="not UTF-8"):
        read_ticked(tmp_path / "list.txt")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "some words that stand before Ynet’s aides and what they said"),
        (40, "...stand before Ynet’s aides and..."),
        (12, "...Ynet..."),
        (0, "...Ynet..."),
    ],
)
def test_a_passage_is_cut_between_words(width: int, shown: str) -> None:
    assert passage(LONG, width) == shown


def test_nothing_in_a_passage_acts_on_a_terminal() -> None:
    story = LONG._replace(before="the \ufffc \x1b]0;owned\x07 of ", after=" \u202esaid")
    assert passage(story, 80) == r"the [picture] \x1b]0;owned\x07 of Ynet \u202esaid"
