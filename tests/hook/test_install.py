"""Hooks that are written and taken away: where git looks, beside what was there."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from proofread.errors import UsageError, WriteError
from proofread.hook.git import open_repository
from proofread.hook.install import install, uninstall
from tests.hook.conftest import Repository

NewRepository = Callable[[str], Repository]

EARLIER = '#!/bin/sh\necho "earlier hook: $# arguments"\n'


@pytest.fixture
def _stand_in(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter that says what it is asked to run, in a folder with a blank and a quotation mark in its name."""
    program = repository.write(
        "../it's here/python", '#!/bin/sh\n[ "$2" = -c ] && exit\necho "ran: $*"\nexit ${CODE:-0}\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", os.path.normpath(program))


def installed(hook: str = "pre-commit", *, shared: bool = False) -> Path:
    return install(open_repository(), hook, shared=shared).path


def committed(repository: Repository, **env: str) -> "subprocess.CompletedProcess[bytes]":
    """A commit with the hooks as they are, what it says on standard error and output together."""
    repository.stage("a.txt", f"{env}\n")
    return repository.tried("commit", "--message", "Something", env=env)


@pytest.mark.usefixtures("_stand_in")
def test_hook_runs_the_program_that_wrote_it(repository: Repository) -> None:
    path = installed()
    assert path == repository.folder / ".git" / "hooks" / "pre-commit"
    assert stat.S_IMODE(path.stat().st_mode) == 0o755
    done = committed(repository)
    assert b"ran: -P -m proofread hook run --hook pre-commit\n" in done.stderr
    assert done.returncode == 0
    assert committed(repository, CODE="1").returncode == 1
    assert committed(repository, CODE="3").returncode == 1  # of git
    assert subprocess.run([path], env={"CODE": "3"}, check=False).returncode == 3


@pytest.mark.usefixtures("_stand_in")
def test_message_hook_is_given_the_message(repository: Repository) -> None:
    installed("commit-msg")
    assert b"ran: -P -m proofread hook run --hook commit-msg .git/COMMIT_EDITMSG\n" in committed(repository).stderr


@pytest.mark.usefixtures("_stand_in")
def test_program_that_is_gone_stops(repository: Repository) -> None:
    installed()
    Path(sys.executable).unlink()
    done = committed(repository)
    assert done.returncode != 0
    assert b"is gone, so nothing could be checked and this commit is stopped" in done.stderr
    assert b"proofread hook install" in done.stderr


@pytest.mark.usefixtures("_stand_in")
def test_program_that_lost_proofread_stops(repository: Repository) -> None:
    installed()
    Path(sys.executable).write_text('#!/bin/sh\necho "No module named proofread" >&2\nexit 1\n')
    done = committed(repository)
    assert done.returncode != 0
    assert b"python has no proofread any more, so nothing could be checked" in done.stderr
    assert b"git commit --no-verify" in done.stderr


@pytest.mark.usefixtures("_stand_in")
def test_earlier_hook_goes_on_running_first(repository: Repository) -> None:
    repository.hook("commit-msg", EARLIER)
    done = install(open_repository(), "commit-msg")
    assert done.before == "commit-msg.before-proofread beside it, the hook that was here, runs first"
    said = committed(repository).stderr
    assert said.index(b"earlier hook: 1 arguments") < said.index(b"ran: ")


@pytest.mark.usefixtures("_stand_in")
def test_earlier_hook_that_fails_stops(repository: Repository) -> None:
    repository.hook("pre-commit", "#!/bin/sh\nexit 7\n")
    path = installed()
    done = committed(repository)
    assert done.returncode != 0
    assert b"ran: " not in done.stderr
    assert subprocess.run([path], check=False).returncode == 7


@pytest.mark.usefixtures("_stand_in")
def test_earlier_hook_that_was_switched_off_stays_so(repository: Repository) -> None:
    repository.hook("pre-commit", EARLIER).chmod(0o644)
    installed()
    said = committed(repository).stderr
    assert b"earlier hook" not in said
    assert b"ran: " in said


def test_installing_again_changes_nothing(repository: Repository) -> None:
    earlier = repository.hook("pre-commit", EARLIER)
    path = installed()
    was = path.read_bytes()
    assert installed().read_bytes() == was
    assert earlier.with_name("pre-commit.before-proofread").read_text() == EARLIER
    assert sorted(each.name for each in path.parent.iterdir() if "sample" not in each.name) == [
        "pre-commit",
        "pre-commit.before-proofread",
    ]


def test_installing_with_another_program_writes_it_anew(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed()
    monkeypatch.setattr(sys, "executable", "/elsewhere/python")
    assert "python=/elsewhere/python\n" in installed().read_text()


@pytest.mark.parametrize("mode", [0o755, 0o700, 0o644])
def test_uninstalling_puts_back_what_was_there(repository: Repository, mode: int) -> None:
    path = repository.hook("pre-commit", EARLIER)
    path.chmod(mode)
    was = path.stat()
    installed()
    done = uninstall(open_repository(), "pre-commit")
    assert done is not None
    assert done.before == "the hook that was here before is back"
    assert path.read_text() == EARLIER
    assert (path.stat().st_mode, path.stat().st_mtime_ns) == (was.st_mode, was.st_mtime_ns)
    assert not path.with_name("pre-commit.before-proofread").exists()


def test_earlier_hook_that_is_a_link(repository: Repository) -> None:
    path = repository.folder / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("../../scripts/hook")  # which is not there on this branch
    installed()
    assert not path.is_symlink()
    uninstall(open_repository(), "pre-commit")
    assert path.readlink() == Path("../../scripts/hook")


def test_uninstalling_what_is_not_there(repository: Repository) -> None:
    assert uninstall(open_repository(), "pre-commit") is None
    installed()
    assert uninstall(open_repository(), "pre-commit") is not None
    assert uninstall(open_repository(), "pre-commit") is None


def test_hook_of_somebody_else_is_left(repository: Repository) -> None:
    path = repository.hook("pre-commit", EARLIER)
    with pytest.raises(UsageError, match="was not written by proofread"):
        uninstall(open_repository(), "pre-commit")
    assert path.read_text() == EARLIER


def test_hook_of_ours_that_was_changed_is_left(repository: Repository) -> None:
    path = installed()
    changed = path.read_text() + "echo mine, too\n"
    path.write_text(changed)
    for work in (install, uninstall):
        with pytest.raises(UsageError, match="changed since"):
            work(open_repository(), "pre-commit")
    assert path.read_text() == changed


def test_third_hook_is_not_lost(repository: Repository) -> None:
    repository.hook("pre-commit", EARLIER)
    path = installed()
    path.write_text("#!/bin/sh\n# of another manager of hooks\n")
    with pytest.raises(UsageError, match="neither is ours to overwrite"):
        installed()
    assert path.read_text() == "#!/bin/sh\n# of another manager of hooks\n"
    assert path.with_name("pre-commit.before-proofread").read_text() == EARLIER


@pytest.mark.usefixtures("_stand_in")
def test_folder_of_hooks_that_git_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.git("config", "core.hooksPath", "tools/hooks")
    (repository.folder / "below").mkdir()
    monkeypatch.chdir(repository.folder / "below")
    assert installed() == repository.folder / "tools" / "hooks" / "pre-commit"
    assert b"ran: " in committed(repository).stderr


@pytest.mark.usefixtures("_stand_in")
def test_folder_of_hooks_that_others_share(repository: Repository) -> None:
    repository.git("config", "core.hooksPath", str(repository.folder.parent / "for all"))
    with pytest.raises(UsageError, match="outside of this repository") as raised:
        installed()
    assert "--shared" in raised.value.hint
    assert not (repository.folder.parent / "for all").exists()
    assert installed(shared=True) == repository.folder.parent / "for all" / "pre-commit"
    assert b"ran: " in committed(repository).stderr


def test_husky_is_told_what_to_write(repository: Repository) -> None:
    repository.git("config", "core.hooksPath", ".husky/_")
    with pytest.raises(UsageError, match="kept by husky") as raised:
        installed()
    assert ".husky/pre-commit" in raised.value.hint


@pytest.mark.usefixtures("_stand_in")
def test_linked_work_tree_has_the_hooks_of_its_repository(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.stage("b.txt", "one\n")
    repository.commit()
    repository.git("worktree", "add", "--quiet", "-b", "linked", "../linked tree")
    linked = Repository(repository.folder.parent / "linked tree")
    monkeypatch.chdir(linked.folder)
    assert installed() == repository.folder / ".git" / "hooks" / "pre-commit"
    assert b"ran: " in committed(linked).stderr


@pytest.mark.usefixtures("_stand_in")
def test_submodule_has_hooks_of_its_own(
    repository: Repository, new_repository: NewRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_repository("other")
    other.stage("b.txt", "one\n")
    other.commit()
    repository.git("submodule", "--quiet", "add", "../other", "desk")
    inner = Repository(repository.folder / "desk")
    monkeypatch.chdir(inner.folder)
    assert installed() == repository.folder / ".git" / "modules" / "desk" / "hooks" / "pre-commit"
    assert b"ran: " in committed(inner).stderr
    assert b"ran: " not in committed(repository).stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be written by root")
def test_folder_that_may_not_be_written(repository: Repository) -> None:
    folder = repository.folder / ".git" / "hooks"
    folder.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="cannot be changed"):
            installed()
    finally:
        folder.chmod(0o700)


def test_failure_to_write_leaves_all_as_it_was(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository.hook("pre-commit", EARLIER)
    before = sorted(each.name for each in path.parent.iterdir())

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WriteError, match="No space left on device"):
        installed()
    assert path.read_text() == EARLIER
    assert sorted(each.name for each in path.parent.iterdir()) == before


def test_place_of_the_hooks_that_is_a_file(repository: Repository) -> None:
    shutil.rmtree(repository.folder / ".git" / "hooks", ignore_errors=True)
    repository.write(".git/hooks", "not a folder\n")
    with pytest.raises(WriteError, match="cannot be changed"):
        installed()


def test_uninstalling_brings_the_earlier_hook_back_though_ours_was_deleted(repository: Repository) -> None:
    path = repository.hook("pre-commit", EARLIER)
    installed().unlink()
    done = uninstall(open_repository(), "pre-commit")
    assert done is not None
    assert done.before == "the hook that was here before is back"
    assert path.read_text() == EARLIER
