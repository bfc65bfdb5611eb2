"""Commits of every kind under a hook: git tells it what to look at, and it looks at that."""

from collections.abc import Callable

from tests.hook.conftest import Repository

OLD = "They recieve old news.\n"
FINE = "All is well.\n"
NEW = "They recieve new news.\n"


def passes(repository: Repository, *arguments: str, env: dict[str, str] | None = None) -> bool:
    done = repository.tried(*(arguments or ("commit", "--message", "Next")), env=env)
    assert b"Traceback" not in done.stderr
    if done.returncode:
        assert b"this commit is stopped" in done.stderr, done.stderr
    return done.returncode == 0


def test_first_commit(hooked: Repository) -> None:
    hooked.stage("a.txt", NEW)
    assert not passes(hooked)
    hooked.stage("a.txt", FINE)
    assert passes(hooked)


def test_partial_staging(hooked: Repository) -> None:
    hooked.stage("a.txt", FINE)
    hooked.write("a.txt", NEW)
    assert passes(hooked)
    hooked.stage("a.txt", NEW)
    hooked.write("a.txt", FINE)
    assert not passes(hooked)


def test_commit_of_all_and_of_one(hooked: Repository) -> None:
    hooked.stage("a.txt", FINE)
    hooked.stage("b.txt", FINE)
    assert passes(hooked)
    hooked.write("a.txt", FINE + NEW)
    hooked.write("b.txt", FINE * 2)
    assert not passes(hooked, "commit", "--all", "--message", "Next")
    assert not passes(hooked, "commit", "--message", "Next", "a.txt")
    assert passes(hooked, "commit", "--message", "Next", "b.txt")  # a.txt is of no concern here


def test_amended_commit(hooked: Repository) -> None:
    hooked.stage("a.txt", OLD)
    hooked.commit()
    hooked.stage("a.txt", OLD + FINE)
    assert passes(hooked, "commit", "--amend", "--no-edit")
    hooked.stage("a.txt", OLD + FINE + NEW)
    assert not passes(hooked, "commit", "--amend", "--no-edit")


def test_merge_brings_no_errors_of_its_own(hooked: Repository) -> None:
    hooked.stage("a.txt", FINE)
    hooked.commit()
    hooked.git("checkout", "--quiet", "-b", "theirs")
    hooked.stage("a.txt", "Theirs.\n" + OLD)
    hooked.commit()
    hooked.git("checkout", "--quiet", "main")
    hooked.stage("a.txt", "Ours.\n")
    hooked.commit()
    assert hooked.tried("merge", "theirs").returncode == 1
    hooked.stage("a.txt", "Of us both.\n" + OLD + NEW)
    assert not passes(hooked)
    hooked.stage("a.txt", "Of us both.\n" + OLD)
    assert passes(hooked)


def test_renamed_and_deleted(hooked: Repository) -> None:
    hooked.stage("a.txt", OLD * 5)
    hooked.stage("b.txt", OLD)
    hooked.commit()
    hooked.git("mv", "a.txt", "two\nlines.txt")
    hooked.git("rm", "--quiet", "b.txt")
    hooked.stage("two\nlines.txt", OLD * 5 + FINE)
    assert passes(hooked)
    hooked.git("mv", "two\nlines.txt", "c.md")
    hooked.stage("c.md", OLD * 5 + FINE + NEW)
    assert not passes(hooked)


def test_emergency(hooked: Repository) -> None:
    hooked.stage("a.txt", NEW)
    assert passes(hooked, env={"PROOFREAD_SKIP": "election night"})
    hooked.stage("a.txt", FINE + NEW)
    assert passes(hooked, "commit", "--no-verify", "--message", "Next")


def test_from_below(hooked: Repository) -> None:
    hooked.stage("sub/a.txt", NEW)
    below = Repository(hooked.folder / "sub")
    assert not passes(below)
    assert not passes(below, "commit", "--message", "Next", "a.txt")


def test_linked_work_tree(hooked: Repository) -> None:
    hooked.stage("a.txt", FINE)
    assert passes(hooked)
    hooked.git("worktree", "add", "--quiet", "-b", "linked", "../linked tree")
    linked = Repository(hooked.folder.parent / "linked tree")
    linked.stage("a.txt", NEW)
    assert not passes(linked)
    linked.stage("a.txt", FINE * 2)
    assert passes(linked)


def test_submodule(hooked: Repository, new_repository: Callable[[str], Repository]) -> None:
    outer = new_repository("outer")
    hooked.stage("a.txt", FINE)
    assert passes(hooked)
    outer.git("submodule", "--quiet", "add", "../paper", "desk")
    inner = Repository(outer.folder / "desk")
    hook = outer.folder / ".git" / "modules" / "desk" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    (hooked.folder / ".git" / "hooks" / "pre-commit").rename(hook)
    inner.stage("a.txt", FINE + NEW)
    assert not passes(inner)
    inner.stage("a.txt", FINE + FINE)
    assert passes(inner)


def test_git_folder_elsewhere(hooked: Repository) -> None:
    (hooked.folder / ".git").rename(hooked.folder.parent / "elsewhere.git")
    there = ("--git-dir=../elsewhere.git", "--work-tree=.")
    hooked.write("a.txt", NEW)
    hooked.git(*there, "add", "a.txt")
    assert not passes(hooked, *there, "commit", "--message", "Next")
