"""Which files of a folder are stories."""

import os
from pathlib import Path

import pytest

from proofread.readers.walk import walk


def names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in walk(root).stories]


def fill(root: Path, *paths: str) -> None:
    for each in paths:
        path = root / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Copy.")


def test_stories_are_sorted_and_the_rest_is_counted(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.md", "a/b/c.HTML", "c.odt", "d.docx", "Makefile", ".git/x.txt", ".hidden.txt", "a/.x")
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.4")
    found = walk(tmp_path)
    assert names(tmp_path) == ["a/b/c.HTML", "a/z.md", "b.txt", "d.docx"]
    assert (found.hidden, found.other, found.binary, found.failures) == (3, 2, 1, ())


def test_of_xml_stories_are_told_by_their_outermost_element_and_of_json_none(tmp_path: Path) -> None:
    fill(tmp_path, "a.rss", "b.json")
    (tmp_path / "c.xml").write_text('<?xml version="1.0"?><!-- <svg> --><x:nitf xmlns:x="y"/>')
    (tmp_path / "d.xml").write_bytes('<?xml version="1.0"?><rss/>'.encode("utf-16"))
    (tmp_path / "e.xml").write_text("<urlset/>")
    (tmp_path / "f.xml").write_text("no")
    assert names(tmp_path) == ["a.rss", "c.xml", "d.xml"]
    assert walk(tmp_path).other == 3


def test_a_hidden_root_was_asked_for(tmp_path: Path) -> None:
    fill(tmp_path, ".drafts/a.txt")
    assert names(tmp_path / ".drafts") == ["a.txt"]


@pytest.mark.parametrize("name", ["a.docx", "none.txt"])
def test_a_root_that_is_no_folder_is_its_own_story(tmp_path: Path, name: str) -> None:
    fill(tmp_path, "a.docx")
    assert walk(tmp_path / name).stories == (tmp_path / name,)


def test_links_are_followed_and_no_folder_is_entered_twice(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "out").symlink_to(tmp_path / "out", target_is_directory=True)
    (tmp_path / "in" / "out2").symlink_to(tmp_path / "out", target_is_directory=True)
    found = walk(tmp_path / "in")
    assert names(tmp_path / "in") == ["a.txt", "out/b.txt"]
    assert found.other == 2
    assert found.failures == ()


def test_a_broken_link_is_left_to_fail_in_reading(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert names(tmp_path) == ["gone.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert walk(tmp_path).other == 1


def test_a_folder_that_cannot_be_listed_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a/x.txt", "b/y.txt")
    listed = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = walk(tmp_path)
    assert [path.name for path in found.stories] == ["y.txt"]
    assert [failure.what for failure in found.failures] == ["read"]
    assert str(tmp_path / "a") in found.failures[0].message
    assert "Permission denied" in found.failures[0].message


def test_a_report_of_our_own_is_no_story(tmp_path: Path) -> None:
    from proofread.reporters.html import HtmlReporter
    from proofread.reporters.summary import Summary

    reporter = HtmlReporter()
    (tmp_path / "report.html").write_text(reporter.begin() + reporter.end(Summary()), encoding="utf-8")
    (tmp_path / "story.html").write_text("<p>All is well.</p>", encoding="utf-8")
    assert names(tmp_path) == ["story.html"]
    assert walk(tmp_path).other == 1
