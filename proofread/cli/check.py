"""``proofread check``: read stories, check them, report, and say how it went."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from proofread.cli import options
from proofread.cli.formats import as_option
from proofread.cli.rules import Rules
from proofread.config import FORMATS, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(options.Flags):
    """What the command line asks for; None where it says nothing."""

    paths: tuple[str, ...]
    format: str | None
    output: Path | None
    source: str
    read_as: str | None
    why: bool

    def settings(self, found: Settings) -> Settings:
        """The settings of a file with the flags put before them."""
        settings = replace(options.Flags.settings(self, found), why=self.why)
        return settings if self.format is None else replace(settings, format=self.format)


@click.command("check", short_help="Check stories and report what is wrong in them.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    help="The report: terminal and html are for reading, the rest for programs; alto is pages of ALTO with "
    "corrections as alternatives of their words.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report to a file, whole or not at all; with --format alto several pages go to a folder.",
)
@click.option(
    "--from",
    "source",
    type=click.Choice(("files", "jsonl")),
    default="files",
    help="What PATH holds: stories, or lines of JSON.",
)
@as_option("standard input, of lines of JSON, and of files whose name does not say")
@click.option("--all", "show_all", is_flag=True, help="Show what is less certain, too.")
@options.looking
@click.option("--why", is_flag=True, help="Show below each finding what was weighed, and what each part added.")
@click.pass_context
def command(context: click.Context, /, **_: object) -> int:
    """Check stories and report what is wrong in them.

    PATH is a file, a folder to walk, or - for standard input. Nothing is changed.

    \b
    proofread check story.txt
    proofread check --all --fail-on warning copy/
    git show HEAD:story.md | proofread check --as markdown -
    proofread check --format json story.html
    proofread check --format html --output report.html copy/
    proofread check --format alto --output corrected/ scans/
    proofread check --check names --check spelling story.md
    proofread check --from jsonl corpus.jsonl > findings.jsonl
    proofread check --depth deep story.txt

    Findings are errors (nine in ten are right), warnings (five in ten) or
    information, which --all shows. With --from jsonl each line holds an object
    {"id": ..., "text": ...} and is answered with a line {"id": ..., "findings": [...]}.

    A finding is left alone where [sic] follows it, and where the story says so:
    <!-- proofread: ignore names.misspelt because the firm spells it so --> holds
    for its line or, alone on a line, for the next one; ignore-next-line,
    ignore-block and ignore-file reach further. What matches nothing is told.

    \b
    Exit codes:
      0  no finding at or above --fail-on
      1  such findings, shown or not
      2  wrong usage or settings
      3  something could not be read, checked or written
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.running import check_files, check_lines

    request = Request(**context.params)
    rules = Rules(request.settings)
    if request.paths.count("-") > 1:
        raise click.UsageError("standard input can be read only once", context)
    if request.source == "jsonl":
        if request.format not in (None, "jsonl"):
            raise click.UsageError("--from jsonl answers in lines of JSON; leave --format out", context)
        return check_lines(request.paths, request.read_as, rules, request.output)
    return check_files(request.paths, request.read_as, rules, request.color, request.output)
