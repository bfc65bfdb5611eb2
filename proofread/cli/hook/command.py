"""``proofread hook``: stops a commit that brings an error into a story."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proofread.cli import options
from proofread.cli.hook.request import Request
from proofread.config import DEPTHS, REPORTS
from proofread.errors import ProofreadError
from proofread.hook import HOOKS, IN_HOOKS, SKIP
from proofread.reporters.visible import visible

if TYPE_CHECKING:
    from proofread.hook.install import Done


@click.group("hook", short_help="Stop commits that bring an error into a story.")
def command() -> None:
    """Stop commits that bring an error into a story."""


_WHICH = click.option(
    "--hook",
    "hooks",
    type=click.Choice(HOOKS),
    multiple=True,
    default=("pre-commit",),
    show_default=True,
    help="Which hook; repeatable. commit-msg reads the message of a commit.",
)


@command.command("install")
@_WHICH
@click.option("--shared", is_flag=True, help="Write it even to a folder of hooks that other repositories use, too.")
def install_command(hooks: tuple[str, ...], *, shared: bool) -> int:
    """Write a hook for this repository that checks what is committed.

    It goes where git looks for hooks, as core.hooksPath says. A hook that is there is kept beside it and goes on
    running first; what it stops stays stopped.

    \b
    proofread hook install
    proofread hook install --hook pre-commit --hook commit-msg
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.hook.git import open_repository
    from proofread.hook.install import install

    repository = open_repository()
    for hook in dict.fromkeys(hooks):
        _tell_done(install(repository, hook, shared=shared), "checks every commit from now on")
    return 0


@command.command("uninstall")
@_WHICH
def uninstall_command(hooks: tuple[str, ...]) -> int:
    """Take the hook of this repository away, and put back the one that was there before it.

    \b
    proofread hook uninstall
    """  # noqa: D301 - as above
    from proofread.hook.git import open_repository
    from proofread.hook.install import uninstall

    repository = open_repository()
    for hook in dict.fromkeys(hooks):
        done = uninstall(repository, hook)
        if done is None:
            click.echo(f"{_shown(repository.hooks / hook)} is not there: nothing to take away")
        else:
            _tell_done(done, "is gone" if not done.before else "is as it was")
    return 0


def _tell_done(done: "Done", what: str) -> None:
    click.echo(f"{_shown(done.path)} {what}{f'; {done.before}' if done.before else ''}")


def _shown(path: Path) -> str:
    """A path as short as it goes, safe for a terminal."""
    return visible(str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path))


@command.command("run")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option(
    "--hook", type=click.Choice(HOOKS), default="pre-commit", help="What is checked: stories, or the message in FILE."
)
@click.option(
    "--new-only/--all-lines",
    default=True,
    show_default=True,
    help="Report what is on changed lines, or all of each changed story.",
)
@click.option(
    "--since", metavar="REV", help="Check what changed since HEAD parted from this revision, such as a branch."
)
@click.option(
    "--format", type=click.Choice(REPORTS), help="The report: terminal is for reading, the rest for programs."
)
@options.FAILING
@options.COLOR
@click.option(
    "--depth", type=click.Choice(DEPTHS), help="How far to look; usually quick, which asks no language model."
)
@options.LOG
@click.pass_context
def run_command(context: click.Context, /, **_: object) -> int:
    """Check the stories that are staged: what is committed, not what lies in the work tree.

    Findings on lines that did not change are left out. FILE names some of them, or a folder; a file that is not
    staged is checked as it lies there, all of it.

    \b
    proofread hook run
    proofread hook run --since origin/main --format line
    proofread hook run --all-lines stories/port.md
    proofread hook run --hook commit-msg .git/COMMIT_EDITMSG

    With PROOFREAD_SKIP set to a reason nothing is checked, and that is said.

    \b
    Exit codes:
      0  nothing stops
      1  an error on a changed line, or what --fail-on names
      2  wrong usage or settings, no repository, no such revision
      3  something could not be read, checked or written
    """  # noqa: D301 - as above
    request = Request(**context.params)
    if reason := os.environ.get(SKIP, "").strip():
        click.echo(f"proofread: SKIPPED, nothing was checked, because {SKIP} says: {reason}", err=True)
        _log_skipped(request, reason)
        return 0
    try:
        return _run(context, request)
    except ProofreadError as error:
        if any(os.environ.get(name) for name in IN_HOOKS):  # whoever commits may not be who keeps the settings
            from proofread.hook.advice import PASSING

            error.hint = f"{error.hint}\nin an emergency: {PASSING}".lstrip()
        raise


def _run(context: click.Context, request: Request) -> int:
    from proofread.cli.hook.running import run_message, run_stories

    if request.hook == "pre-commit":
        return run_stories(request)
    if len(request.files) != 1:
        raise click.UsageError("--hook commit-msg takes the one file that holds the message", context)
    if request.since is not None:
        raise click.UsageError("a message has no lines that changed since a revision; leave --since out", context)
    return run_message(request)


def _log_skipped(request: Request, reason: str) -> None:
    """Leave a line in the log, if one is kept; the way out does not depend on settings, nor on that."""
    from proofread.cli import program
    from proofread.cli.rules import Rules

    with suppress(ProofreadError):
        log = program.open_log(Rules(request.settings).everywhere(), "hook")
        if log is not None:
            log.write(0, skipped=reason)
