"""A run of ``proofread fix --safe`` or ``--diff``: file by file, told as it goes."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proofread.cli import program
from proofread.cli.fix.opening import opened, shown_path
from proofread.cli.fix.request import Request
from proofread.cli.output import Output, is_terminal
from proofread.cli.progress import Bar
from proofread.cli.rules import Rules
from proofread.cli.running import FAILED, Run
from proofread.cli.stories import STDIN, Story, gather
from proofread.cli.trouble import tell_trouble
from proofread.engine.run import unreadable
from proofread.errors import ReadError, WriteError
from proofread.fixing.diff import diff
from proofread.fixing.safe import Fixed, fix_safely
from proofread.fixing.writing import write_back
from proofread.model.finding import Severity
from proofread.model.outcome import Checked, Failure
from proofread.reporters.visible import visible

if TYPE_CHECKING:
    from proofread.audit.log import Log
    from proofread.engine.newsroom import Desk


def fix_files(request: Request, rules: Rules) -> int:
    """Correct what is certain in files, folders and standard input, and return the exit code.

    Raises:
        UsageError: there is no story, or the settings name no check.
        LexiconError: a dictionary is missing or damaged.
        OutputError: the report cannot be written.
    """
    found = gather(request.paths, request.read_as, rules)
    settings = rules.everywhere()
    witness = program.open_witness(settings)
    newsroom = program.open_newsroom(rules, witness)
    desks = [(each, newsroom.desk(each.path)) for each in found.stories]
    log = None if request.diff else program.open_log(settings, "fix")
    run = _Run(request, Bar(len(found.stories)), log)
    try:
        for outcome in found.unlisted:
            run.take(outcome, newsroom.desk(None))
        for story, desk in desks:
            run.fix(story, desk)
    finally:
        run.bar.hide()
    run.end()
    code = FAILED if tell_trouble(witness, settings) else run.counts.exit_code
    if log is not None:
        log.write(code)
    return code


class _Run:
    """Corrects one file after the other and says so.

    Standard output is the report, unless it is for a diff or a corrected text; then the report goes to standard error.
    """

    def __init__(self, request: Request, bar: Bar, log: "Log | None") -> None:
        self.bar = bar
        self._log = log
        self.counts = Run()
        self._request = request
        self._floor = Severity.ERROR.floor if request.min_confidence is None else request.min_confidence
        self._is_data = request.diff or STDIN in request.paths
        self._output = Output(machine=self._is_data, before=bar.hide if is_terminal(sys.stdout) else lambda: None)
        self._fixed = self._stories = 0

    def fix(self, story: Story, desk: "Desk") -> None:
        """Correct a story, and put it where it belongs."""
        try:
            fixed = fix_safely(opened(story, self._request.read_as, desk.settings.fields), desk.check, self._floor)
        except ReadError as error:
            self.take(unreadable(story.name, error), desk)
            return
        checked = fixed.checked
        written = True
        try:
            self._put(story, fixed)
        except WriteError as error:
            checked = replace(checked, failures=(*checked.failures, Failure("write", error.message, error.hint)))
            written = False
        if written:
            self._fixed += len(fixed.fixes)
            self._stories += bool(fixed.fixes)
            for line in _lines(fixed):
                self._tell(line)
        if self._log is not None and written:
            _record(self._log, fixed, desk)
        self.take(checked, desk)

    def take(self, checked: Checked, desk: "Desk") -> None:
        """Count what is left in a story, and tell what failed on it."""
        self.counts.take(checked, desk)
        for failure in checked.failures:
            self.bar.hide()
            program.tell(failure.message, failure.hint)
        self.bar.advance()

    def end(self) -> None:
        """The whole run in one line."""
        self._tell(_summary(self._fixed, self._stories, self.counts, would=self._request.diff))
        self._output.flush()

    def _put(self, story: Story, fixed: Fixed) -> None:
        if self._request.diff:
            self._show_diff(story, fixed)
        elif story.path is None:
            self._output.write_bytes(fixed.data)
        elif fixed.is_changed:
            others = write_back(Path(story.name), fixed.original.data, fixed.data)
            if others:
                self.bar.hide()
                tell_names(story.name, others)

    def _show_diff(self, story: Story, fixed: Fixed) -> None:
        if not fixed.is_changed:
            return
        shown = diff(fixed.original, fixed.data, shown_path(story))
        if is_terminal(sys.stdout):
            self._output.write("\n".join(map(visible, shown.text.split("\n"))))
            return
        self._output.write_bytes(shown.data)
        if not shown.applies:
            program.tell(f"the diff of {story.name} is for reading; it cannot be applied to the file", "")

    def _tell(self, line: str) -> None:
        if self._is_data:
            self.bar.hide()
            click.echo(line, err=True)
        else:
            self._output.write(f"{line}\n")


def _record(log: "Log", fixed: Fixed, desk: "Desk") -> None:
    """Log what was found in a file as it was, and what of it was corrected."""
    from proofread.audit.log import FIXED, outcomes

    if fixed.first is None:
        return
    corrected = {id(each) for each in fixed.corrected}
    told = outcomes(desk.stops(fixed.first), desk.shown(fixed.first).findings)
    checks = [check.info.id for check in desk.checks]
    log.take(fixed.first, desk.path, checks, lambda each: FIXED if id(each) in corrected else told(each))


def tell_names(name: str, others: int) -> None:
    """Say that a file has other names, which keep the old text."""
    names = "another name, which keeps" if others == 1 else f"{others} other names, which keep"
    program.tell(f"{name} had {names} the old text", "hard links are not followed")


def _lines(fixed: Fixed) -> Iterator[str]:
    name = fixed.original.name
    for fix in fixed.fixes:
        line, column = fix.position
        yield visible(f'{name}:{line}:{column}: {fix.check}: "{fix.old}" -> "{fix.new}"')
    for left in fixed.left:
        line, column = left.position
        yield visible(f"{name}:{line}:{column}: {left.check}: left as it is: {left.why} ({left.hint})")


def _summary(fixed: int, stories: int, counts: Run, *, would: bool) -> str:
    done = f"would correct {fixed}" if would else f"corrected {fixed}"
    where = f" in {stories} {'story' if stories == 1 else 'stories'}" if fixed else ""
    return f"{done}{where}; left: {counts.summary.sentence()}"
