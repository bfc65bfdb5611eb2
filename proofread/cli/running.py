"""A run of ``proofread check``: story by story, reported as it goes."""

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

import click

from proofread.cli import program
from proofread.cli.output import Output, is_terminal, wants_colour, width_of
from proofread.cli.progress import Bar
from proofread.cli.rules import Rules
from proofread.cli.stories import gather, lines_of
from proofread.config import Settings
from proofread.engine.newsroom import Desk
from proofread.model.outcome import Checked
from proofread.reporters.summary import Summary

if TYPE_CHECKING:
    from proofread.reporters import Reporter
    from proofread.suggest.witness import Witness

CLEAN: Final = 0
FOUND: Final = 1
FAILED: Final = 3


class Run:
    """Counts what a run has found so far and knows which part of it is shown."""

    def __init__(self) -> None:
        self._failing = False
        self.summary = Summary()

    def take(self, checked: Checked, desk: Desk) -> Checked:
        """Count an outcome, all of it; what comes back is the part to show."""
        shown = desk.shown(checked)
        self.summary.add(checked, shown)
        self._failing = self._failing or desk.fails(checked)
        return shown

    @property
    def exit_code(self) -> int:
        """How the run went; a failure counts for more than a finding, because nobody knows what it hides."""
        if self.summary.failures:
            return FAILED
        return FOUND if self._failing else CLEAN


def check_files(paths: Sequence[str], read_as: str | None, rules: Rules, color: str) -> int:
    """Check files, folders and standard input, write the report, and return the exit code.

    Raises:
        UsageError: there is no story, or the settings name no check.
        LexiconError: a dictionary is missing or damaged.
        OutputError: the report cannot be written.
    """
    found = gather(paths, read_as)
    settings = rules.everywhere()
    witness = program.open_witness(settings)
    newsroom = program.open_newsroom(rules, witness)
    desks = [(each, newsroom.desk(each.path)) for each in found.stories]
    run = Run()
    run.summary.passed_over = found.passed_over
    bar = Bar(len(found.stories))
    # A bar and a report on one terminal take turns; one in a file is written without a flicker.
    output = Output(machine=settings.format != "terminal", before=bar.hide if is_terminal(sys.stdout) else _nothing)
    try:
        unlisted = ((each, newsroom.desk(None)) for each in found.unlisted)
        outcomes = chain(unlisted, ((desk.check(story.name, story.read), desk) for story, desk in desks))
        _report(outcomes, run, reporter_for(settings.format, color), (output, bar))
    finally:
        bar.hide()
    return max(run.exit_code, _told_of(witness, settings))


def _told_of(witness: "Witness | None", settings: Settings) -> int:
    """Say once what kept the language model from being asked; the exit code that this alone would earn."""
    if witness is None:
        if settings.why and settings.depth != "quick":
            program.tell(
                "no language model is installed, so doubts were weighed without it",
                "`proofread model info` says what is missing, `proofread model install` brings it",
            )
        return CLEAN
    if witness.trouble is None:
        return CLEAN
    program.tell(f"{witness.trouble.message}; the stories were checked without it", witness.trouble.hint)
    return FAILED if settings.depth == "deep" else CLEAN


def _report(
    outcomes: Iterable[tuple[Checked, Desk]], run: Run, reporter: "Reporter", shown_on: tuple[Output, Bar]
) -> None:
    output, bar = shown_on
    output.write(reporter.begin())
    for checked, desk in outcomes:
        output.write(reporter.document(run.take(checked, desk)))
        bar.advance()
    output.write(reporter.end(run.summary))
    output.flush()


def check_lines(paths: Sequence[str], read_as: str | None, rules: Rules) -> int:
    """Answer each line of JSON with a line of JSON, and return the exit code; raises what `check_files` does.

    A line that cannot be read is told on standard error as well.
    """
    from proofread.cli.lines import answer
    from proofread.readers.jsonlines import Line

    settings = rules.everywhere()
    witness = program.open_witness(settings)
    desk = program.open_newsroom(rules, witness).desk(None)
    run = Run()
    output = Output(machine=True)
    for name, number, data in lines_of(paths):
        if not data.strip():
            continue
        answered = answer(Line(name, number, data), read_as or "plain", desk)
        output.write(answered.text(run.take(answered.checked, desk)))
        for failure in answered.checked.failures:
            click.echo(f"proofread: {failure.message}", err=True)
    output.flush()
    return max(run.exit_code, _told_of(witness, settings))


def reporter_for(format_: str, color: str) -> "Reporter":
    """The reporter of a format, one of `proofread.config.FORMATS`; only what it needs is imported."""
    if format_ in ("json", "jsonl"):
        from proofread.reporters.json import JsonLinesReporter, JsonReporter

        return JsonReporter() if format_ == "json" else JsonLinesReporter()
    if format_ == "line":
        from proofread.reporters.line import LineReporter

        return LineReporter()
    from proofread.reporters.terminal import WIDTH, TerminalReporter

    colour = wants_colour(color, os.environ, is_terminal=is_terminal(sys.stdout))
    return TerminalReporter(colour=colour, width=width_of(sys.stdout) or WIDTH)


def _nothing() -> None:
    """Nothing is in the way of the report."""
