"""What git is asked: odd names, odd surroundings, and sentences where it cannot answer."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from proofread.errors import ReadError, UsageError
from proofread.hook.git import Entry, Hunk, open_repository
from tests.hook.conftest import Repository

ODD_NAMES = (
    "two words.txt",
    "line\nfeed @@ -1 +1 @@.txt",
    'quo"te\\.txt',
    "tab\t.txt",
    "-dash.txt",
    "Übergang.txt",
    ":(top).txt",
)


def entries(*sides: str) -> list[Entry]:
    return list(open_repository().diff(sides or ("--cached",)).entries)


def hunks(*sides: str) -> list[Hunk]:
    (found,) = open_repository().diff(sides or ("--cached",)).hunks.values()
    return list(found)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_goes_through(repository: Repository, name: str) -> None:
    repository.stage(f"./{name}", "one\n")
    repository.commit()
    repository.stage(f"./{name}", "one\ntwo\n")
    (entry,) = entries()
    assert (entry.status, entry.path) == ("M", name)
    assert hunks() == [Hunk(2, 1)]


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes no name that is not UTF-8")
def test_name_that_is_no_text_goes_through(repository: Repository) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    repository.write(name, "one\n")
    repository.git("add", ".")
    (entry,) = entries()
    assert entry.path == name
    assert (repository.folder / entry.path).exists()


def test_folders_in_the_surroundings_are_relative_to_the_folder_at_hand(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.stage("desk/a.txt", "one\n")
    monkeypatch.chdir("desk")
    monkeypatch.setenv("GIT_DIR", "../.git")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    assert [each.path for each in entries()] == ["desk/a.txt"]
    assert open_repository().hooks.resolve() == repository.folder / ".git" / "hooks"


def test_content_that_looks_like_a_patch_is_content(repository: Repository) -> None:
    fake = f"diff --git a/x b/x\nindex {'0' * 40}..{'1' * 40}\n@@ -9 +9 @@\n"
    repository.stage("a.txt", "one\n")
    repository.commit()
    repository.stage("a.txt", fake + "one\n")
    assert hunks() == [Hunk(1, 3)]


def test_blobs_of_any_content(repository: Repository) -> None:
    contents = {"a": b"", "b": b"\n", "c": b"no end", "d": bytes(range(256)) * 300}
    for name, content in contents.items():
        repository.stage(name, content)
    found = {each.path: each.new_blob for each in entries()}
    blobs = open_repository().blobs([*found.values(), "0" * 39 + "1", *found.values()])
    assert {name: blobs[blob] for name, blob in found.items()} == contents
    assert len(blobs) == len(contents)


def test_no_blob_asks_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_repository()
    monkeypatch.setenv("PATH", "")
    assert opened.blobs([]) == {}


SETTINGS_IN_THE_WAY = (
    ("diff.noprefix", "true"),
    ("diff.mnemonicPrefix", "true"),
    ("diff.context", "7"),
    ("diff.interHunkContext", "7"),
    ("diff.renames", "false"),
    ("diff.relative", "true"),
    ("diff.external", "false"),
    ("color.ui", "always"),
    ("color.diff", "always"),
    ("core.quotePath", "true"),
    ("diff.algorithm", "patience"),
    ("diff.submodule", "log"),
    ("diff.colorMoved", "zebra"),
    ("diff.wordRegex", "."),
)


@pytest.mark.parametrize(("key", "value"), SETTINGS_IN_THE_WAY)
def test_settings_do_not_change_the_answer(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    _renamed_and_edited(repository)
    repository.git("config", key, value)
    (repository.folder / "sub").mkdir()
    monkeypatch.chdir(repository.folder / "sub")
    _is_renamed_and_edited()


VARIABLES_IN_THE_WAY = (
    ("GIT_DIFF_OPTS", "--unified=9"),
    ("GIT_EXTERNAL_DIFF", "false"),
    ("GIT_LITERAL_PATHSPECS", "1"),
    ("GIT_NOGLOB_PATHSPECS", "1"),
    ("GIT_PAGER", "false"),
    ("LC_ALL", "de_DE.UTF-8"),
)


@pytest.mark.parametrize(("name", "value"), VARIABLES_IN_THE_WAY)
def test_surroundings_do_not_change_the_answer(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    _renamed_and_edited(repository)
    monkeypatch.setenv(name, value)
    _is_renamed_and_edited()


def _renamed_and_edited(repository: Repository) -> None:
    lines = [f"line {number}\n" for number in range(20)]
    repository.stage("old.txt", "".join(lines))
    repository.commit()
    repository.git("mv", "old.txt", "new ü.txt")
    lines[4], lines[9] = "edited\n", "edited too\n"
    repository.stage("new ü.txt", "".join(lines))


def _is_renamed_and_edited() -> None:
    diff = open_repository().diff(("--cached",), (":(top,icase)*.TXT",))
    assert [(each.status, each.path) for each in diff.entries] == [("R", "new ü.txt")]
    assert list(diff.hunks.values()) == [[Hunk(5, 1), Hunk(10, 1)]]


def test_attributes_do_not_change_the_answer(repository: Repository) -> None:
    repository.stage(".gitattributes", "*.txt -diff\n*.md diff=upper text eol=crlf\n")
    repository.git("config", "diff.upper.textconv", "tr a-z A-Z <")
    for name in ("a.txt", "a.md"):
        repository.stage(name, "one\ntwo\n")
    repository.commit()
    for name in ("a.txt", "a.md"):
        repository.stage(name, "one\nthree\n")
    diff = open_repository().diff(("--cached",))
    assert list(diff.hunks.values()) == [[Hunk(2, 1)]]  # the same two blobs in both files


def test_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="this folder is in no git repository") as raised:
        open_repository()
    assert "proofread check" in raised.value.hint


@pytest.mark.parametrize("folder", ["bare", "paper/.git"])
def test_repository_without_a_work_tree(repository: Repository, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    repository.git("init", "--quiet", "--bare", "../bare")
    monkeypatch.chdir(repository.folder.parent / folder)
    with pytest.raises(UsageError, match="there is no work tree here"):
        open_repository()


def test_missing_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    with pytest.raises(ReadError, match="git cannot be run: it is not installed"):
        open_repository()


def test_refusal_of_git_is_told_in_its_words(repository: Repository) -> None:
    repository.stage("a.txt", "one\n")
    (repository.folder / ".git" / "index").write_bytes(b"no index at all, by any means")
    with pytest.raises(ReadError, match="git diff failed: "):
        entries()


def test_unknown_commit(repository: Repository) -> None:
    for name in ("no-such-branch", "--all", "", "a b", "HEAD"):  # HEAD: of no commit yet
        with pytest.raises(UsageError, match="there is no commit") as raised:
            open_repository().commit(name)
        assert "fetch-depth: 0" in raised.value.hint


def test_top_is_found_from_below(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, new_repository: Callable[[str], Repository]
) -> None:
    below = repository.folder / "a" / "line\nfeed"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert open_repository().top == repository.folder
    monkeypatch.chdir(new_repository("line\nfeed").folder)
    assert open_repository().top == Path.cwd()
    assert open_repository().folder == Path.cwd() / ".git"
