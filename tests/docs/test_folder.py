"""A folder of documents: only the marked pages are ours."""

from pathlib import Path

import pytest

from proofread.docs import MARK
from proofread.docs.folder import DIFFERS, LEFT_OVER, MISSING, bring_up_to_date, differences
from proofread.errors import ReadError, WriteError

PAGES = {"checks/a.md": f"{MARK}\n\n# a\n", "cli.md": f"{MARK}\n\n# commands é\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both pages and a document written by hand."""
    bring_up_to_date(tmp_path, PAGES)
    (tmp_path / "accuracy.md").write_text("# Accuracy\n", encoding="utf-8")
    return tmp_path


def test_what_was_written_is_up_to_date(folder: Path) -> None:
    assert differences(folder, PAGES) == []
    assert bring_up_to_date(folder, PAGES) == []
    assert (folder / "cli.md").read_bytes() == PAGES["cli.md"].encode()


def test_each_difference_is_named_and_mended(folder: Path) -> None:
    (folder / "cli.md").write_text(f"{MARK}\n\n# old\n", encoding="utf-8")
    (folder / "checks/a.md").unlink()
    (folder / "checks/gone.md").write_text(f"{MARK}\n\n# gone\n", encoding="utf-8")
    found = [("checks/a.md", MISSING), ("checks/gone.md", LEFT_OVER), ("cli.md", DIFFERS)]
    assert differences(folder, PAGES) == found
    assert bring_up_to_date(folder, PAGES) == found
    assert differences(folder, PAGES) == []
    assert not (folder / "checks/gone.md").exists()


def test_documents_of_others_are_left_alone(folder: Path) -> None:
    (folder / "checks/notes.md").write_text(f"Notes\n{MARK}\n", encoding="utf-8")
    (folder / "decisions").mkdir()
    (folder / "decisions/0001.md").write_text(f"{MARK}\n", encoding="utf-8")
    assert bring_up_to_date(folder, PAGES) == []
    assert {path.name for path in folder.rglob("*.md")} == {"a.md", "cli.md", "accuracy.md", "notes.md", "0001.md"}


def test_a_file_of_another_in_the_place_of_a_page_is_told_and_nothing_is_written(folder: Path) -> None:
    (folder / "cli.md").write_text("# By hand\n", encoding="utf-8")
    (folder / "checks/a.md").unlink()
    assert ("cli.md", DIFFERS) in differences(folder, PAGES)
    with pytest.raises(WriteError, match="was not made by") as raised:
        bring_up_to_date(folder, PAGES)
    assert str(folder / "cli.md") in raised.value.message
    assert (folder / "cli.md").read_text() == "# By hand\n"
    assert not (folder / "checks/a.md").exists()


def test_line_ends_that_changed_on_the_way_are_a_difference(folder: Path) -> None:
    (folder / "cli.md").write_bytes(PAGES["cli.md"].replace("\n", "\r\n").encode())
    assert differences(folder, PAGES) == [("cli.md", DIFFERS)]
    bring_up_to_date(folder, PAGES)
    assert differences(folder, PAGES) == []


def test_a_folder_that_is_not_there_misses_all(tmp_path: Path) -> None:
    assert [each.what for each in differences(tmp_path / "docs", PAGES)] == [MISSING, MISSING]


def test_what_cannot_be_read_or_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "cli.md").mkdir()
    with pytest.raises(ReadError, match=r"cli\.md cannot be read"):
        differences(tmp_path, PAGES)
    (tmp_path / "cli.md").rmdir()
    (tmp_path / "checks").write_text("a file")
    with pytest.raises((ReadError, WriteError), match="checks"):
        bring_up_to_date(tmp_path, PAGES)
