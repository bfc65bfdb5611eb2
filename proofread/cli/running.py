"""A run of ``proofread check``: story by story, reported as it goes."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from proofread.cli import program
from proofread.cli.output import Output, OutputFile, is_terminal, wants_colour, width_of
from proofread.cli.progress import Bar
from proofread.cli.rules import Rules
from proofread.cli.stories import STDIN, Story, gather, lines_of, spare
from proofread.cli.trouble import tell_trouble
from proofread.config import Settings
from proofread.config.files import OWN, SHARED
from proofread.engine.newsroom import Desk
from proofread.errors import UsageError
from proofread.model.outcome import Checked
from proofread.reporters.summary import Summary

if TYPE_CHECKING:
    from proofread.audit.log import Log
    from proofread.reporters import Reporter

CLEAN: Final = 0
FOUND: Final = 1
FAILED: Final = 3

ELSEWHERE: Final = "proofread check --all"
"""What shows all findings where the command that is run has no flag for it."""

_REPORTERS: Final = {
    "html": ("html", "HtmlReporter"),
    "json": ("json", "JsonReporter"),
    "jsonl": ("json", "JsonLinesReporter"),
    "line": ("line", "LineReporter"),
    "github": ("github", "GithubReporter"),
    "sarif": ("sarif", "SarifReporter"),
    "rdjson": ("rdjson", "RdjsonReporter"),
    "checkstyle": ("checkstyle", "CheckstyleReporter"),
}
"""The module and class of each report that is not for a terminal."""


class Run:
    """Counts what a run has found so far and knows which part of it is shown.

    Args:
        log: what is told of every story, if a log is kept.
        showing_all: what shows the findings that are not sure enough to be shown.
    """

    def __init__(self, log: "Log | None" = None, showing_all: str = "--all") -> None:
        self._failing = False
        self._log = log
        self.summary = Summary(showing_all=showing_all)

    def take(self, checked: Checked, desk: Desk, whole: Checked | None = None) -> Checked:
        """Count an outcome; what comes back is the part to show.

        `whole` is all that was found, where `checked` is only the part that counts.
        """
        shown, stopping = desk.shown(checked), desk.stops(checked)
        self.summary.add(checked, shown)
        self._failing = self._failing or bool(stopping)
        if self._log is not None:
            from proofread.audit.log import outcomes

            told = outcomes(stopping, shown.findings)
            self._log.take(whole or checked, desk.path, [check.info.id for check in desk.checks], told)
        return shown

    @property
    def exit_code(self) -> int:
        """How the run went; a failure counts for more than a finding, because nobody knows what it hides."""
        if self.summary.failures:
            return FAILED
        return FOUND if self._failing else CLEAN

    def end(self, code: int) -> int:
        """The exit code of the run, written to the log, if one is kept.

        Raises:
            WriteError: the log cannot be written.
        """
        if self._log is not None:
            self._log.write(code)
        return code


def check_files(paths: Sequence[str], read_as: str | None, rules: Rules, color: str, file: Path | None = None) -> int:
    """Check files, folders and standard input, write the report, and return the exit code.

    The report goes to standard output, or to a file; then one line about the run goes to standard error.

    Raises:
        UsageError: there is no story, the settings name no check, or the file is one of the stories or a folder.
        LexiconError: a dictionary is missing or damaged.
        OutputError, WriteError: the report cannot be written.
    """
    settings = rules.everywhere()
    if settings.format == "alto":
        from proofread.cli.alternatives import write_alternatives

        return write_alternatives(paths, read_as, rules, file)
    refuse_folder(file)
    found = gather(paths, read_as, rules)
    if file:
        paths_read = [story.path for story in found.stories if story.path]
        spare(file, paths_read)
        spare(file, governing(file, settings, *map(rules.of, paths_read)), needed="the run needs")
    witness = program.open_witness(settings)
    newsroom = program.open_newsroom(rules, witness)
    desks = [(each, newsroom.desk(each.path)) for each in found.stories]
    run = Run(program.open_log(settings, "check"))
    run.summary.passed_over = found.passed_over
    bar = Bar(len(found.stories))
    # A bar and a report on one terminal take turns; one in a file is written without a flicker.
    before = bar.hide if is_terminal(sys.stdout) else _nothing
    with OutputFile(file) if file else Output(machine=settings.format != "terminal", before=before) as output:
        try:
            unlisted = ((each, newsroom.desk(None)) for each in found.unlisted)
            outcomes = chain(unlisted, ((_checked(story, desk), desk) for story, desk in desks))
            _report(outcomes, run, reporter_for(settings.format, color, to_file=file is not None), (output, bar))
        finally:
            bar.hide()
    if file:
        click.echo(f"{run.summary.sentence()}; the report is in {file}", err=True)
    return run.end(FAILED if tell_trouble(witness, settings) else run.exit_code)


def _checked(story: Story, desk: Desk) -> Checked:
    return desk.check(story.name, partial(story.read, desk.settings.fields))


def refuse_folder(file: Path | None) -> None:
    """Refuse a folder for a report that goes to one file; raises a UsageError."""
    if file and file.is_dir():
        raise UsageError(f"{file} is a folder, and the report goes to a file", hint="name a file in it")


def governing(file: Path, *settings: Settings) -> Iterator[Path]:
    """The files that settings name, and those beside a file that hold settings."""
    yield from (file.with_name(OWN), file.with_name(SHARED))
    for each in settings:
        yield from each.dictionaries
        yield from (path for path in (each.baseline, each.log) if path)


def _report(
    outcomes: Iterable[tuple[Checked, Desk]], run: Run, reporter: "Reporter", shown_on: tuple[Output | OutputFile, Bar]
) -> None:
    output, bar = shown_on
    output.write(reporter.begin())
    for checked, desk in outcomes:
        output.write(reporter.document(run.take(checked, desk)))
        bar.advance()
    output.write(reporter.end(run.summary))
    output.flush()


def check_lines(paths: Sequence[str], read_as: str | None, rules: Rules, file: Path | None = None) -> int:
    """Answer each line of JSON with a line of JSON, and return the exit code; raises what `check_files` does.

    A line that cannot be read is told on standard error as well.
    """
    from proofread.cli.lines import answer
    from proofread.readers.jsonlines import Line

    settings = rules.everywhere()
    refuse_folder(file)
    if file:
        spare(file, (Path(path) for path in paths if path != STDIN))
        spare(file, governing(file, settings), needed="the run needs")
    witness = program.open_witness(settings)
    desk = program.open_newsroom(rules, witness).desk(None)
    run = Run(program.open_log(settings, "check"))
    with OutputFile(file) if file else Output(machine=True) as output:
        for name, number, data in lines_of(paths):
            if not data.strip():
                continue
            answered = answer(Line(name, number, data), read_as or "plain", desk)
            output.write(answered.text(run.take(answered.checked, desk)))
            for failure in answered.checked.failures:
                program.tell(failure.message, "")
        output.flush()
    return run.end(FAILED if tell_trouble(witness, settings) else run.exit_code)


def reporter_for(format_: str, color: str, *, to_file: bool = False) -> "Reporter":
    """The reporter of a format, one of `proofread.config.REPORTS`; only what it needs is imported.

    A report for reading that goes to a file has the colour that is asked for and none of itself.
    """
    if format_ in _REPORTERS:
        module, name = _REPORTERS[format_]
        reporter: Reporter = getattr(import_module(f"proofread.reporters.{module}"), name)()
        return reporter
    from proofread.reporters.terminal import WIDTH, TerminalReporter

    shown = not to_file
    colour = wants_colour(color, os.environ if shown else {}, is_terminal=shown and is_terminal(sys.stdout))
    return TerminalReporter(colour=colour, width=(width_of(sys.stdout) if shown else None) or WIDTH)


def _nothing() -> None:
    """Nothing is in the way of the report."""
