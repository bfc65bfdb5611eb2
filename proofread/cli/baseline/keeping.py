"""Runs of ``proofread baseline``: stories are checked, entries come and go, and the files are written whole."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from proofread.cli import program
from proofread.cli.output import say
from proofread.cli.progress import Bar
from proofread.cli.rules import Rules
from proofread.cli.stories import STDIN, Story, gather
from proofread.config import Settings, find_file
from proofread.config.files import told
from proofread.engine.ignores.baseline import NAME, Baseline, Entry, read_baseline
from proofread.engine.ignores.upkeep import Rewritten, rewrite, take_out, unmatched
from proofread.engine.newsroom import Desk
from proofread.errors import UsageError
from proofread.model.outcome import Checked
from proofread.reporters.counting import counted
from proofread.reporters.visible import visible

DONE: Final = 0
FAILED: Final = 3


class Task(NamedTuple):
    """What the command line asks for: stories, the baseline if it names one, their format, and whether to write."""

    paths: tuple[str, ...]
    baseline: Path | None
    read_as: str | None
    dry_run: bool


class _Book:
    """The baselines of a run, each read once.

    Args:
        named: the one that the command line names; without it that of the settings holds, or the usual one beside them.
    """

    def __init__(self, named: Path | None) -> None:
        self._named = named
        self._read: dict[Path, Baseline] = {}

    def of(self, story: Path, settings: Settings) -> Baseline:
        """The baseline of a story, an absolute path, with its settings.

        Raises:
            ConfigError: it is broken.
        """
        path = self._named or baseline_path(story, settings)
        if path not in self._read:
            self._read[path] = read_baseline(path)
        return self._read[path]


def baseline_path(story: Path, settings: Settings) -> Path:
    """Where the baseline of a story, an absolute path, lies: where its settings say, else beside them, else here.

    Raises:
        ConfigError: a settings file is wrong.
    """
    if settings.baseline is not None:
        return settings.baseline
    file = find_file(story.parent)
    return (file.path.parent if file else Path.cwd()) / NAME


class _Change(NamedTuple):
    """What became of the entries of one story, and whether its settings name the baseline they are in."""

    baseline: Baseline
    rewritten: Rewritten
    is_read: bool


def write_entries(task: Task, because: str, min_confidence: float | None) -> int:
    """Answer for what a check of the stories shows now, say so, and return the exit code.

    Raises:
        UsageError: there is no story, one lies nowhere, or a reason is required and none is given.
        ConfigError: a settings file or a baseline is wrong.
        LexiconError: a dictionary is missing or damaged.
        ModelError: the language model is installed and cannot be asked.
        WriteError: a baseline cannot be written.
    """
    if STDIN in task.paths:
        raise UsageError("what comes on standard input has no entries in a baseline", hint="name the file")
    rules = Rules(lambda each: each if min_confidence is None else replace(each, min_confidence=min_confidence))
    found = gather(task.paths, task.read_as, rules)
    book = _Book(task.baseline)
    changes: list[_Change] = []
    failed = _tell_failures(found.unlisted)
    for path, desk, checked in _outcomes(found.stories, rules):
        failed = _tell_failures([checked]) or failed
        if checked.document is not None:
            changes.append(_rewritten(book, path, desk, checked, because))
    for baseline in {id(each.baseline): each.baseline for each in changes}.values():
        if not task.dry_run:
            baseline.write()
        say(_written(baseline, [each for each in changes if each.baseline is baseline], dry_run=task.dry_run))
    return FAILED if failed else DONE


def _rewritten(book: _Book, path: Path, desk: Desk, checked: Checked, because: str) -> _Change:
    baseline = book.of(path, desk.settings)
    rewritten = rewrite(baseline, path, desk.shown(checked), desk.judged(checked), because)
    entries = baseline.files.get(baseline.name_of(path), {})
    if desk.settings.require_reason and not all(each.because for each in entries.values()):
        raise UsageError(f"entries for {checked.name} need a reason", hint='give one: --because "..."')
    return _Change(baseline, rewritten, is_read=desk.settings.baseline == baseline.path)


def _written(baseline: Baseline, changes: Sequence[_Change], *, dry_run: bool) -> Iterator[str]:
    new = sum(each.rewritten.new for each in changes)
    stayed = sum(each.rewritten.stayed for each in changes)
    gone = sum(each.rewritten.gone for each in changes)
    changed = f"{new} new, {counted(gone, 'entry')} taken out" if gone else f"{new} new"
    answered = f"{counted(new + stayed, 'finding')} in {counted(len(changes), 'story')} answered for ({changed})"
    yield f"{_shown(baseline.path)}: {answered}{_unwritten(dry_run=dry_run)}"
    moved = sorted(each.rewritten.moved_from for each in changes if each.rewritten.moved_from)
    yield from (f"    the entries of {visible(old)}, which is gone, moved to its new name" for old in moved)
    if not all(each.is_read for each in changes):
        yield "    no settings file names it: give check --baseline, or set baseline in proofread.toml"


def prune_entries(task: Task) -> int:
    """Take out what matches nothing, say what, and return the exit code; without paths all entries are looked at.

    Raises:
        UsageError: there is no baseline, or a path is neither there nor in it.
        ConfigError: a settings file or a baseline is wrong.
        LexiconError: a dictionary is missing or damaged.
        ModelError: the language model is installed and cannot be asked.
        WriteError: a baseline cannot be written.
    """
    rules = Rules(lambda each: replace(each, thresholds=(), quotations="as-usual"))
    failed = False
    for baseline, files in _files(task, rules):
        gone = [entry for file in files if baseline.is_gone(file) for entry in baseline.files[file].values()]
        there = {baseline.path_of(file): file for file in files if not baseline.is_gone(file)}
        stories = gather([told(path) for path in there], task.read_as, rules).stories if there else ()
        for path, desk, checked in _outcomes(stories, rules):
            failed = _tell_failures([checked]) or failed
            gone += unmatched(baseline, there[path], checked, desk.judged(checked))
        say(_pruned(baseline, gone, len(files), dry_run=task.dry_run))
        if gone and not task.dry_run:
            take_out(baseline, gone)
            baseline.write()
    return FAILED if failed else DONE


def _files(task: Task, rules: Rules) -> list[tuple[Baseline, list[str]]]:
    """The baselines that are meant, each with its files that are to be looked at, in order."""
    paths = [Path(os.path.abspath(path)) for path in task.paths]  # noqa: PTH100 - links are left as they are
    book = _Book(task.baseline)
    stories = [path / "story" if path.is_dir() else path for path in paths or [Path.cwd()]]
    baselines = {each.path: each for each in [book.of(story, rules.of(story)) for story in stories]}
    for path in baselines:
        if not path.is_file():
            raise UsageError(f"there is no baseline {_shown(path)}", hint="`proofread baseline write` makes one")
    for path in paths:
        if not path.exists() and not any(
            _is_meant(each, file, [path]) for each in baselines.values() for file in each.files
        ):
            hint = "check the spelling of the path"
            raise UsageError(f"{_shown(path)} is neither there nor in the baseline", hint=hint)
    return [(each, sorted(file for file in each.files if _is_meant(each, file, paths))) for each in baselines.values()]


def _is_meant(baseline: Baseline, file: str, paths: Sequence[Path]) -> bool:
    place = baseline.path_of(file)
    return not paths or any(place.is_relative_to(path) for path in paths)


def _pruned(baseline: Baseline, gone: Sequence[Entry], files: int, *, dry_run: bool) -> Iterator[str]:
    if not gone:
        yield f"{_shown(baseline.path)}: every entry for {counted(files, 'story')} still matches"
        return
    match = "matches" if len(gone) == 1 else "match"
    how = "" if dry_run else " and " + ("is" if len(gone) == 1 else "are") + " taken out"
    unwritten = _unwritten(dry_run=dry_run)
    yield f"{_shown(baseline.path)}: {counted(len(gone), 'entry')} {match} nothing{how}{unwritten}"
    for each in gone:
        where = f"{each.file}, which is gone" if baseline.is_gone(each.file) else each.file
        because = f" (because {each.because})" if each.because else ""
        yield visible(f'    {each.check} "{each.text}" in {where}{because}')


def _outcomes(stories: Sequence[Story], rules: Rules) -> Iterator[tuple[Path, Desk, Checked]]:
    """The stories that lie somewhere, each with its path, its desk and what becomes of it without a baseline."""
    witness = program.open_witness(rules.everywhere())
    newsroom = program.open_newsroom(rules, witness)
    bar = Bar(len(stories))
    try:
        for story in stories:
            if story.path is not None:
                desk = replace(newsroom.desk(story.path), baseline=None)
                yield story.path, desk, desk.check(story.name, partial(story.read, desk.settings.fields))
            bar.advance()
    finally:
        bar.hide()
    if witness is not None and witness.trouble is not None:
        raise witness.trouble  # what is only found with it would be taken for gone


def _tell_failures(outcomes: Iterable[Checked]) -> bool:
    """Say on standard error what failed; whether anything did. The entries of what failed are left as they are."""
    failures = [(checked.name, failure) for checked in outcomes for failure in checked.failures]
    for name, failure in failures:
        program.tell(f"{name}: {failure.message}", failure.hint)
    return bool(failures)


def _shown(path: Path) -> str:
    return visible(told(path))


def _unwritten(*, dry_run: bool) -> str:
    return " (a dry run: nothing is written)" if dry_run else ""
