"""``proofread check --format alto``: pages of ALTO, answered with themselves and corrections in them."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from proofread.cli import program
from proofread.cli.fix.opening import opened
from proofread.cli.output import Output, OutputFile
from proofread.cli.progress import Bar
from proofread.cli.rules import Rules
from proofread.cli.running import FAILED, Run, governing
from proofread.cli.stories import STDIN, Stories, Story, gather, spare
from proofread.cli.trouble import tell_trouble
from proofread.engine.run import unreadable
from proofread.errors import EditError, ReadError, UsageError, WriteError
from proofread.fixing.alternatives import annotated, why_not_alto
from proofread.fixing.apply import Original
from proofread.model.outcome import Checked, Failure
from proofread.model.positions import Lines
from proofread.reporters.counting import counted
from proofread.reporters.passage import placed
from proofread.reporters.wording import hinted

if TYPE_CHECKING:
    from proofread.engine.newsroom import Desk

_NOT_ALTO: Final = "name pages of ALTO, or leave --format alto out"


class _Page(NamedTuple):
    """A story and where its page goes.

    Attributes:
        story: the story.
        target: the file; None for standard output.
        is_walked: whether it was found in a folder, where nobody says that all files are pages.
    """

    story: Story
    target: Path | None
    is_walked: bool


def write_alternatives(paths: Sequence[str], read_as: str | None, rules: Rules, output: Path | None) -> int:
    """Check pages, write them with alternatives, tell how it went on standard error, and return the exit code.

    One page goes to standard output or to a file; where there may be several, each goes to a file of its name in a
    folder, below which the folders of pages that were walked are kept. A page on which anything failed is not written.

    Raises:
        UsageError: there is no page, several would go to one place, or something would be written over.
        LexiconError: a dictionary is missing or damaged.
        OutputError: standard output cannot be written.
    """
    found = gather(paths, read_as, rules)
    settings = rules.everywhere()
    pages = list(_placed(found, paths, output))
    _spare(pages, rules)
    witness = program.open_witness(settings)
    newsroom = program.open_newsroom(rules, witness)
    desks = [newsroom.desk(page.story.path) for page in pages]
    run = _Run(Run(program.open_log(settings, "check")), Bar(len(pages)), read_as)
    run.counts.summary.passed_over = run.passed_over = Counter(found.passed_over)
    try:
        for outcome in found.unlisted:
            run.take(outcome, newsroom.desk(None))
        for page, desk in zip(pages, desks, strict=True):
            run.write(page, desk)
    finally:
        run.bar.hide()
    if not run.taken:
        raise UsageError(f"there is no page of ALTO in {', '.join(paths)}", hint=_NOT_ALTO)
    where = f" are in {output}" if output else ""
    click.echo(f"{run.counts.summary.sentence()}; alternatives for {counted(run.words, 'word')}{where}", err=True)
    return run.counts.end(FAILED if tell_trouble(witness, settings) else run.counts.exit_code)


class _Run:
    """Writes one page after the other, and counts: outcomes, words with alternatives, files that are no pages."""

    def __init__(self, counts: Run, bar: Bar, read_as: str | None) -> None:
        self.counts = counts
        self.bar = bar
        self.taken = self.words = 0
        self.passed_over: Counter[str] = Counter()
        self._read_as = read_as

    def write(self, page: _Page, desk: "Desk") -> None:
        """Check a page and write it where it belongs."""
        story = page.story
        try:
            original = opened(story, self._read_as, desk.settings.fields)
            why = why_not_alto(original)
        except ReadError as error:
            self.take(unreadable(story.name, error), desk)
            return
        if why:
            if page.is_walked:
                self.passed_over["of another kind"] += 1
            else:
                self.take(unreadable(story.name, ReadError(why, hint=_NOT_ALTO)), desk)
            return
        checked = desk.check(story.name, lambda: original.read(original.data))
        if not checked.failures:
            try:
                self._put(page.target, original, desk.shown(checked))
            except (EditError, ReadError, WriteError) as error:
                checked = replace(checked, failures=(Failure("write", error.message, error.hint),))
        self.take(checked, desk)

    def take(self, checked: Checked, desk: "Desk") -> None:
        """Count an outcome, and tell what failed and what is to be said about ignores."""
        self.taken += 1
        self.counts.take(checked, desk)
        if checked.failures or checked.notices:
            self.bar.hide()
        for failure in checked.failures:
            program.tell(failure.message, failure.hint)
        if checked.document is not None and checked.notices:
            lines = Lines(checked.document.source)
            for notice in checked.notices:
                program.tell(f"{placed(checked.name, notice, lines)}: note: {hinted(notice)}", "")
        self.bar.advance()

    def _put(self, target: Path | None, original: Original, shown: Checked) -> None:
        if shown.document is None:
            return
        now = annotated(original, shown.document, shown.findings)
        if target is None:
            output = Output(machine=True)
            output.write_bytes(now.data)
            output.flush()
        else:
            _make_folder(target.parent)
            with OutputFile(target) as file:
                file.write_bytes(now.data)
                file.flush()
        self.words += now.words


def _placed(found: Stories, paths: Sequence[str], output: Path | None) -> Iterator[_Page]:
    """The stories with the files that they go to."""
    walked = [Path(path) for path in paths if path != STDIN and Path(path).is_dir()]
    if output is None or not (output.is_dir() or len(paths) > 1 or walked):
        if len(found.stories) > 1:
            what = f"{len(found.stories)} pages cannot go to one {'file' if output else 'standard output'}"
            raise UsageError(what, hint="name a folder for them: --output FOLDER")
        yield from (_Page(each, output, is_walked=bool(walked)) for each in found.stories)
        return
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is no folder, and pages that may be several go to one", hint="name a folder")
    taken: dict[Path, str] = {}
    for story in found.stories:
        root = next((each for each in walked if Path(story.name).is_relative_to(each)), None)
        if story.path is None:
            raise UsageError("standard input has no name in a folder", hint="name a file, or leave --output out")
        target = output / (Path(story.name).relative_to(root) if root else Path(story.name).name)
        if target in taken:
            raise UsageError(f"{taken[target]} and {story.name} would both go to {target}", hint="take two folders")
        taken[target] = story.name
        yield _Page(story, target, is_walked=root is not None)


def _spare(pages: Sequence[_Page], rules: Rules) -> None:
    """Refuse to write over a page, or over what the run needs; raises a UsageError."""
    targets = {os.path.realpath(page.target): page.target for page in pages if page.target}
    if not targets:
        return
    inputs = [page.story.path for page in pages if page.story.path]
    for path in inputs:
        spare(targets.get(os.path.realpath(path)), [path], what="page")
    needed = {each for target in targets.values() for each in governing(target, rules.everywhere())}
    needed.update(each for path in inputs for each in governing(path, rules.of(path)))
    for each in needed:
        spare(targets.get(os.path.realpath(each)), [each], what="page", needed="the run needs")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "check the folder and the disk"
        raise WriteError(f"{folder} cannot be made: {error.strerror or error}", hint=hint) from None
