"""Which stories changed, and which of their lines."""

import sys
from collections.abc import Callable

import pytest

from proofread.errors import UsageError
from proofread.hook import changes
from proofread.hook.changes import Change, Touched
from proofread.hook.git import open_repository
from proofread.readers.formats import BY_EXTENSION
from tests.hook.conftest import Repository

TEN = [f"line {number}\n" for number in range(1, 11)]


def staged() -> dict[str, Touched | None]:
    return touched(changes.staged(open_repository()))


def touched(found: tuple[Change, ...]) -> dict[str, Touched | None]:
    return {each.path: each.touched for each in found}


def lines(*numbers: int, gaps: tuple[int, ...] = ()) -> Touched:
    return Touched(frozenset(numbers), frozenset(gaps))


def edited(**by_line: str) -> str:
    """Ten lines, some of them replaced: ``edited(_3="new\n")``."""
    return "".join(by_line.get(f"_{number}", line) for number, line in enumerate(TEN, start=1))


def test_first_commit_is_new_from_end_to_end(repository: Repository) -> None:
    repository.stage("a.txt", edited())
    assert staged() == {"a.txt": None}


def test_nothing_staged(repository: Repository) -> None:
    assert staged() == {}
    repository.stage("a.txt", edited())
    repository.commit()
    repository.write("a.txt", edited(_3="not staged\n"))
    repository.write("b.txt", "not even known\n")
    assert staged() == {}


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_every_kind_of_story_is_seen(repository: Repository, extension: str) -> None:
    repository.stage(f"sub/a{extension}", "one\n")
    repository.stage(f"sub/b{extension.upper()}", "one\n")
    repository.stage("style.css", "a {}\n")
    repository.stage(f"no{extension[1:]}", "one\n")
    assert set(staged()) == {f"sub/a{extension}", f"sub/b{extension.upper()}"}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (edited(_3="new\n"), lines(3)),
        (edited(_3="new\n", _8="new\nnewer\n"), lines(3, 8, 9)),
        (edited(_4=""), lines(gaps=(3,))),
        (edited(_1=""), lines(gaps=(0,))),
        (edited(_10=""), lines(gaps=(9,))),
        (edited(_10="line 10"), lines(10)),
        (edited(_3="line 3\r\n"), lines(3)),
        (edited(_3="li\rne\n"), lines(3)),
        ("", lines(gaps=(0,))),
    ],
    ids=["edit", "edit and insert", "delete", "delete first", "delete last", "no end", "CRLF", "bare CR", "emptied"],
)
def test_lines_that_changed(repository: Repository, now: str, expected: Touched) -> None:
    repository.stage("a.txt", edited())
    repository.commit()
    repository.stage("a.txt", now)
    assert staged() == {"a.txt": expected}


def test_only_what_is_staged_counts(repository: Repository) -> None:
    repository.stage("a.txt", edited())
    repository.commit()
    repository.stage("a.txt", edited(_3="staged\n"))
    repository.write("a.txt", edited(_3="staged\n", _9="not staged\n"))
    (change,) = changes.staged(open_repository())
    assert change.touched == lines(3)
    blobs = open_repository().blobs([change.blob or ""])
    assert blobs[change.blob or ""].decode() == edited(_3="staged\n")


def test_renamed_story(repository: Repository) -> None:
    repository.stage("a.txt", edited())
    repository.commit()
    repository.git("mv", "a.txt", "b c.md")
    assert staged() == {}
    repository.stage("b c.md", edited(_5="new\n"))
    assert staged() == {"b c.md": lines(5)}


def test_what_is_no_story_is_passed_by(repository: Repository, new_repository: Callable[[str], Repository]) -> None:
    other = new_repository("other")
    other.stage("a.txt", "one\n")
    other.commit()
    for name in ("gone.txt", "mode.txt"):
        repository.stage(name, f"one {name}\n")
    repository.commit()
    repository.git("rm", "--quiet", "gone.txt")
    repository.git("update-index", "--chmod=+x", "mode.txt")
    (repository.folder / "link.txt").symlink_to("mode.txt")
    repository.git("add", "link.txt")
    repository.git("submodule", "--quiet", "add", "../other", "sub.txt")
    repository.write("intended.txt", "one\n")
    repository.git("add", "--intent-to-add", "intended.txt")
    assert staged() == {}


def test_link_that_becomes_a_story(repository: Repository) -> None:
    repository.stage("a.txt", "one\n")
    (repository.folder / "b.txt").symlink_to("a.txt")
    repository.commit("b.txt")
    (repository.folder / "b.txt").unlink()
    repository.stage("b.txt", "two\n")
    assert staged() == {"b.txt": None}


def test_conflict_has_no_content(repository: Repository) -> None:
    _fork(repository, edited(_3="ours\n"), edited(_3="theirs\n"))
    assert repository.tried("merge", "theirs").returncode == 1
    assert changes.staged(open_repository()) == (Change("a.txt", ""),)


def test_of_a_merge_only_its_own_lines_are_new(repository: Repository) -> None:
    _fork(repository, edited(_2="ours\n", _5="ours\n"), edited(_5="theirs\n", _9="theirs\n"))
    assert repository.tried("merge", "theirs").returncode == 1
    repository.stage("a.txt", edited(_2="ours\n", _5="both of us\n", _9="theirs\n"))
    assert staged() == {"a.txt": lines(5)}
    assert "b.txt" in repository.git("ls-files")


def test_merge_that_is_about_to_be_committed_is_one(repository: Repository) -> None:
    _fork(repository, edited(_2="ours\n"), edited(_9="theirs\n"))
    repository.hook("pre-merge-commit", f'#!/bin/sh\n"{sys.executable}" -c "{_SHOW}" > seen\n')
    repository.git("merge", "--quiet", "--no-edit", "theirs")
    assert (repository.folder / "seen").read_text() == "()\n"


_SHOW = "from proofread.hook import changes, git; print(changes.staged(git.open_repository()))"


def _fork(repository: Repository, ours: str, theirs: str) -> None:
    """A branch of ours and one of theirs, which has a second story."""
    repository.stage("a.txt", edited())
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "theirs")
    repository.stage("a.txt", theirs)
    repository.stage("b.txt", "theirs alone\n")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.stage("a.txt", ours)
    repository.commit()


def test_since_a_branch_is_since_it_was_left(repository: Repository) -> None:
    _fork(repository, edited(_2="ours\n"), edited(_9="theirs\n"))
    assert touched(changes.since(open_repository(), "theirs")) == {"a.txt": lines(2)}
    repository.git("checkout", "--quiet", "theirs")
    assert touched(changes.since(open_repository(), "main")) == {"a.txt": lines(9), "b.txt": None}
    repository.stage("b.txt", "staged, too\n")
    repository.stage("c.txt", "staged, too\n")
    assert set(touched(changes.since(open_repository(), "main"))) == {"a.txt", "b.txt", "c.txt"}


def test_between_commits_is_what_the_later_one_holds(repository: Repository) -> None:
    _fork(repository, edited(_2="ours\n"), edited(_9="theirs\n"))
    repository.stage("a.txt", edited(_2="ours\n", _4="staged\n"))
    (first, second) = changes.between(open_repository(), "main", "theirs")
    assert (first.path, first.touched, second.path) == ("a.txt", lines(9), "b.txt")
    blobs = open_repository().blobs([first.blob or ""])
    assert blobs[first.blob or ""].decode() == edited(_9="theirs\n")


def test_no_history_in_common(repository: Repository) -> None:
    repository.stage("a.txt", edited())
    repository.commit()
    repository.git("checkout", "--quiet", "--orphan", "alone")
    repository.stage("a.txt", edited(_2="alone\n"))
    repository.commit()
    with pytest.raises(UsageError, match="no history in common with 'main'") as raised:
        changes.since(open_repository(), "main")
    assert "shallow" in raised.value.hint
    assert touched(changes.between(open_repository(), "main", "alone")) == {"a.txt": lines(2)}


def test_since_needs_a_commit(repository: Repository) -> None:
    repository.stage("a.txt", edited())
    with pytest.raises(UsageError, match="there is no commit 'HEAD'"):
        changes.since(open_repository(), "main")


def test_named_files(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/c.txt"):
        repository.stage(name, edited())
    repository.commit()
    for name in ("a.txt", "sub/b.txt"):
        repository.stage(name, edited(_2=f"{name}\n"))
    monkeypatch.chdir(repository.folder / "sub")
    opened = open_repository()
    found = changes.staged(opened)
    files = ["b.txt", "c.txt", str(repository.folder / "a.txt"), "../sub/./b.txt"]
    assert touched(changes.named(opened, found, files)) == {"sub/b.txt": lines(2), "sub/c.txt": None, "a.txt": lines(2)}
    assert touched(changes.within(opened, found, files[:2])) == {"sub/b.txt": lines(2)}
    assert touched(changes.whole(found)) == {"a.txt": None, "sub/b.txt": None}


def test_named_folder_stands_for_what_changed_in_it(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/in/c.txt", "subs/d.txt"):
        repository.stage(name, edited())
    monkeypatch.chdir(repository.folder / "sub")
    opened = open_repository()
    found = changes.staged(opened)
    for select in (changes.named, changes.within):
        assert list(touched(select(opened, found, ["."]))) == ["sub/b.txt", "sub/in/c.txt"]
        assert set(touched(select(opened, found, ["in/", "../a.txt"]))) == {"sub/in/c.txt", "a.txt"}
        assert len(select(opened, found, [".."])) == 4


def test_named_file_that_a_merge_left_alone_is_not_new(repository: Repository) -> None:
    _fork(repository, edited(_5="ours\n"), edited(_5="theirs\n"))
    assert repository.tried("merge", "theirs").returncode == 1
    repository.stage("a.txt", edited(_5="ours\n"))
    opened = open_repository()
    assert changes.named(opened, changes.staged(opened), ["a.txt", "b.txt"]) == ()


def test_path_through_a_link(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.stage("sub/a.txt", edited())
    (repository.folder.parent / "elsewhere").symlink_to(repository.folder)
    opened = open_repository()
    file = str(repository.folder.parent / "elsewhere" / "sub" / "a.txt")
    assert touched(changes.within(opened, changes.staged(opened), [file])) == {"sub/a.txt": None}
