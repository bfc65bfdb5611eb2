"""A run of a hook: which stories, what is new in them, the report, and how to go on."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from proofread.cli import program
from proofread.cli.hook.request import Request
from proofread.cli.output import Output
from proofread.cli.rules import Rules
from proofread.cli.running import CLEAN, ELSEWHERE, FAILED, Run, reporter_for
from proofread.cli.trouble import tell_trouble
from proofread.errors import ReadError
from proofread.hook import changes
from proofread.hook.advice import Stop, about_message, about_stories, stops
from proofread.hook.changes import Change
from proofread.hook.git import Repository, open_repository
from proofread.hook.new_only import new_only
from proofread.model.document import Document
from proofread.model.finding import Severity
from proofread.model.outcome import Checked
from proofread.readers import format_of, read_bytes
from proofread.readers.encoding import HEAD, decode
from proofread.readers.formats import is_story, is_walked

if TYPE_CHECKING:
    from proofread.engine.newsroom import Desk

_OLD: Final = "PRE_COMMIT_FROM_REF"
_NEW: Final = "PRE_COMMIT_TO_REF"


class _Work(NamedTuple):
    """The stories of a run, what is said where there is none, and whether a commit waits for them."""

    changes: tuple[Change, ...]
    nothing: str
    is_commit: bool = False


class _Outcome(NamedTuple):
    """A story after the checks: all of it, what is new in it, and what holds for it."""

    whole: Checked
    new: Checked
    desk: "Desk"


def run_stories(request: Request) -> int:
    """Check the stories that changed, write the report, say how to go on, and return the exit code.

    Raises:
        UsageError: there is no repository or no such revision, or the settings name no check.
        ReadError: git cannot be run.
        LexiconError: a dictionary is missing or damaged.
        OutputError: the report cannot be written.
    """
    files = [each for each in request.files if format_of(Path(each)) is not None or Path(each).is_dir()]
    repository = open_repository()
    work = _work(request, files, repository, os.environ)
    blobs = repository.blobs(each.blob for each in work.changes if each.blob)
    found = work.changes if request.new_only else changes.whole(work.changes)
    named = changes.from_top(repository, files)
    found = tuple(each for each in found if each.path in named or _is_found(each, blobs))
    session = _Session(request)
    others = len(request.files) - len(files)
    if others:
        session.run.summary.passed_over = {"of another kind": others}
    if not found:
        program.tell(work.nothing, f"{others} of the files named are no stories" if others else "")
        if session.format == "terminal":
            return CLEAN
    desks = [(each, session.newsroom.desk(repository.top / each.path)) for each in found]  # mistakes are told at once
    stories = [(each, desk) for each, desk in desks if not session.rules.is_dictionary(repository.top / each.path)]
    session.report(_outcome(repository.top, each, blobs, desk) for each, desk in stories)
    session.advise(partial(about_stories, is_commit=work.is_commit))
    return session.end()


def _is_found(change: Change, blobs: Mapping[str, bytes]) -> bool:
    """Whether a file that nobody named is a story; most files of JSON and XML are settings and data."""
    path, data = Path(change.path), blobs.get(change.blob or "")
    return is_walked(path) and (data is None or is_story(path, data[:HEAD]))


def run_message(request: Request) -> int:
    """Check the message of a commit for errors, and return the exit code; raises what `run_stories` does."""
    from proofread.hook.message import read_message

    (path,) = request.files
    repository = open_repository()
    mark = repository.setting("core.commentString") or repository.setting("core.commentChar")
    session = _Session(request)
    desk = session.newsroom.desk(None)
    checked = desk.check(path, lambda: read_message(path, decode(_content(Path(path)), path), mark))
    # Of a message only errors are told: it is written in a hurry and read by colleagues.
    errors = checked.at_least(Severity.ERROR)
    if errors.findings or errors.failures or session.format != "terminal":
        session.report([_Outcome(errors, errors, desk)])
        session.advise(partial(about_message, path=path))
    return session.end()


def _work(request: Request, files: Sequence[str], repository: Repository, environ: Mapping[str, str]) -> _Work:
    """What changed, as the command line says, or the program that runs hooks in its surroundings."""
    old, new = environ.get(_OLD), environ.get(_NEW)
    if request.since is not None:
        work = _Work(changes.since(repository, request.since), f"no story changed since {request.since}")
    elif old and new:
        work = _Work(changes.between(repository, old, new), f"no story changed between {old} and {new}")
    else:
        work = _Work(changes.staged(repository), "no story is staged", is_commit=True)
        if request.files:
            found = changes.named(repository, work.changes, files)
            return work._replace(changes=found, is_commit=any(each.blob is not None for each in found))
    return work._replace(changes=changes.within(repository, work.changes, files)) if request.files else work


class _Session:
    """One run: its report, and what of it stops."""

    def __init__(self, request: Request) -> None:
        self.rules = Rules(request.settings)
        self._settings = self.rules.everywhere()
        self._color = request.color
        self._witness = program.open_witness(self._settings)
        self.newsroom = program.open_newsroom(self.rules, self._witness)
        self.run = Run(program.open_log(self._settings, "hook"), ELSEWHERE)
        self._stopping: list[Stop] = []
        self._older = 0

    @property
    def format(self) -> str:
        """The report."""
        return self._settings.format

    def end(self) -> int:
        """The exit code; what kept the language model from being asked is told now, and the log is written."""
        return self.run.end(FAILED if tell_trouble(self._witness, self._settings) else self.run.exit_code)

    def report(self, outcomes: Iterable[_Outcome]) -> None:
        """Write the report, story by story."""
        reporter = reporter_for(self.format, self._color)
        output = Output(machine=self.format != "terminal")
        output.write(reporter.begin())
        for each in outcomes:
            output.write(reporter.document(self._taken(each)))
        output.write(reporter.end(self.run.summary))
        output.flush()

    def _taken(self, outcome: _Outcome) -> Checked:
        """Count an outcome; what comes back is the part to show."""
        whole, new, desk = outcome
        self._stopping += stops(new, desk.stops(new))
        shown = self.run.take(new, desk, whole)
        self._older += len(desk.shown(whole).findings) - len(shown.findings)
        return shown

    def advise(self, advice: Callable[[Sequence[Stop], int], str]) -> None:
        """Say what stops and how to go on, and what was left out because it is older."""
        if self._older and self.format == "terminal":
            what = "finding is" if self._older == 1 else "findings are"
            program.tell(f"{self._older:,} more {what} on lines that did not change (--all-lines shows them)", "")
        if self.run.exit_code != CLEAN:
            click.echo(advice(self._stopping, self.run.summary.failures), err=True, nl=False)


def _outcome(top: Path, change: Change, blobs: Mapping[str, bytes], desk: "Desk") -> _Outcome:
    """What becomes of a story that changed; `top` is that of the work tree."""
    change = changes.in_lines_of_git(change, blobs.get(change.blob or "", b""))
    name = os.path.relpath(top / change.path)
    checked = desk.check(name, lambda: _read(name, change, blobs, desk.settings.fields))
    return _Outcome(checked, new_only(checked, change.touched), desk)


def _read(name: str, change: Change, blobs: Mapping[str, bytes], fields: tuple[str, ...]) -> Document:
    if change.blob is None:
        data = _content(Path(name))
    elif change.blob in blobs:
        data = blobs[change.blob]
    elif not change.blob:
        raise ReadError(f"{name} is in conflict: there is no one version of it", hint="resolve it, then git add it")
    else:
        raise ReadError(f"git lacks the content of {name}, object {change.blob}", hint="git fsck tells what is missing")
    return read_bytes(name, data, format_of(Path(name)) or "plain", fields)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}", hint="check the path") from None
