"""Entries put into house dictionaries: in order, whole or not at all, all else as it was."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import ConfigError, UsageError, WriteError
from proofread.lexicon.house import parse
from proofread.lexicon.housefile import HEADER, Entry, add, learn, sort_key


def test_a_new_file_begins_with_what_it_is(tmp_path: Path) -> None:
    learn(tmp_path / "house.txt", "Ynet", "a news site")
    assert (tmp_path / "house.txt").read_text() == f"{HEADER}Ynet  # a news site\n"


def test_a_file_stays_sorted_whatever_the_capitals(tmp_path: Path) -> None:
    path = tmp_path / "house.txt"
    for word in ("unhoused", "Ynet", "Avdiivka", "footie"):
        learn(path, word, "")
    add(path, [Entry("Kiev", "Kyiv", "wire  style"), Entry("zloty")])
    assert path.read_text()[len(HEADER) :].splitlines() == [
        "Avdiivka", "footie", "Kiev -> Kyiv  # wire style", "unhoused", "Ynet", "zloty",
    ]  # fmt: skip


def test_groups_made_by_hand_stay_together(tmp_path: Path) -> None:
    path = tmp_path / "house.txt"
    path.write_text("# The house\nAvdiivka\nLviv\n\n# Sport\n# Clubs\nMaccabi\nYnet\n")
    for word in ("Aachen", "Lyon", "Zagreb"):
        learn(path, word, "")
    assert path.read_text() == "# The house\nAachen\nAvdiivka\nLviv\n\nLyon\n# Sport\n# Clubs\nMaccabi\nYnet\nZagreb\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_other_lines_stay(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "house.txt"
    path.write_bytes(ending.join(["Ynet   #  odd  spaces", "zloty"]).encode())
    learn(path, "Avdiivka", "a town")
    lines = ["Avdiivka  # a town", "Ynet   #  odd  spaces", "zloty", ""]
    assert path.read_bytes() == ending.join(lines).encode()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (Entry("Ynet"), "'Ynet' is in the file"),
        (Entry("Kiev"), "'Kiev' is in the file"),
        (Entry("Ynet", "Y-net"), "'Ynet' is in the file"),
        (Entry("kiev"), "does not go with the house dictionary"),
        (Entry("Kyiv", "Kiev"), "does not go with the house dictionary"),
        (Entry("->"), "no word"),
        (Entry("two\nlines ->"), "no word"),
        (Entry("#MeToo"), "no word"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_file_stands(tmp_path: Path, entry: Entry, message: str) -> None:
    path = tmp_path / "house.txt"
    path.write_text("Kiev -> Kyiv\nYnet\n")
    with pytest.raises(UsageError, match=message) as told:
        add(path, [Entry("Avdiivka"), entry])
    assert told.value.hint
    assert path.read_text() == "Kiev -> Kyiv\nYnet\n"


def test_a_broken_file_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "house.txt"
    path.write_text("Ynet\nYnet\n")
    with pytest.raises(ConfigError, match=r"house\.txt:2"):
        learn(path, "Avdiivka", "")
    assert path.read_text() == "Ynet\nYnet\n"


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "house.txt", tmp_path / "link.txt"
    path.write_text("Ynet\n")
    path.chmod(0o640)
    link.symlink_to(path)
    learn(link, "Avdiivka", "")
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text() == "Avdiivka\nYnet\n"
    assert {each.name for each in tmp_path.iterdir()} == {"house.txt", "link.txt"}


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_file_in_the_way_of_the_new_one_is_not_written_to(tmp_path: Path) -> None:
    path, other = tmp_path / "house.txt", tmp_path / "other.txt"
    other.write_text("kept")
    (tmp_path / f"house.txt.{os.getpid()}.partial").symlink_to(other)
    learn(path, "Ynet", "")
    assert other.read_text() == "kept"
    assert not path.is_symlink()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written"):
        learn(tmp_path / "none" / "house.txt", "Ynet", "")


NAMES = st.lists(st.text("abcKLM", min_size=1, max_size=4), unique=True, max_size=12)


@given(NAMES, NAMES)
def test_a_sorted_file_stays_sorted(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], more: list[str]
) -> None:
    path = tmp_path_factory.mktemp("house") / "house.txt"
    add(path, map(Entry, first))
    more = [each for each in more if each not in first]
    add(path, map(Entry, more))
    assert list(parse(path.read_text(), path).accepted) == sorted([*first, *more], key=sort_key)
