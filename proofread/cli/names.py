"""``proofread names``: every name of a story with its standing, in one list."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

import click

from proofread.cli.formats import as_option
from proofread.cli.options import output_format
from proofread.cli.output import Output, is_terminal, wants_colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proofread.cli.rules import Rules
    from proofread.cli.stories import Stories
    from proofread.model.names import Listed
    from proofread.reporters.names import NamesReporter

_CLEAN: Final = 0
_FAILED: Final = 3


@click.command("names", short_help="List the names in stories, the doubtful ones first.")
@click.argument("paths", metavar="STORY...", nargs=-1, required=True)
@output_format("terminal", "json")
@as_option("standard input, and of files whose name does not say")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour the list; auto heeds NO_COLOR and FORCE_COLOR.",
)
def command(paths: tuple[str, ...], format_: str, read_as: str | None, color: str) -> int:
    """List the names in stories, those first that want a look.

    STORY is a file, a folder to walk, or - for standard input. Each name comes
    with how often it stands in the story and the line where it does so first.

    \b
    proofread names story.txt
    git show HEAD:story.md | proofread names --as markdown -
    proofread names --format json copy/

    \b
    doubtful      it resembles a name that was probably meant
    inconsistent  it stands in the story in another spelling as well
    unknown       no dictionary knows it, and it stands here once
    consistent    no dictionary knows it, and it is spelt the same throughout
    known         the dictionaries know it, or each of its words

    \b
    Exit codes:
      0  the names are listed
      2  wrong usage
      3  something could not be read, listed or written
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.rules import Rules
    from proofread.cli.stories import STDIN, gather

    if paths.count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once")
    rules = Rules()
    found = gather(paths, read_as, rules)
    reporter = _reporter(format_, color)
    output = Output(machine=format_ == "json")
    failed = False
    output.write(reporter.begin())
    for listed in _listed(found, rules):
        failed = failed or bool(listed.failures)
        output.write(reporter.document(listed))
    output.write(reporter.end())
    output.flush()
    return _FAILED if failed else _CLEAN


def _listed(found: "Stories", rules: "Rules") -> "Iterator[Listed]":
    """The stories with their names, as they are read; folders that could not be listed come first."""
    from proofread.cli.program import open_house
    from proofread.engine.names import list_names
    from proofread.model.names import Listed
    from proofread.suggest.judge import open_judge
    from proofread.suggest.standing import Standings

    yield from (Listed(each.name, None, failures=each.failures) for each in found.unlisted)
    standings = Standings(open_judge(house=open_house(rules.everywhere())))
    reading = [(story.name, partial(story.read, rules.of(story.path).fields)) for story in found.stories]
    yield from (list_names(name, read, standings) for name, read in reading)


def _reporter(format_: str, color: str) -> "NamesReporter":
    from proofread.reporters.names import NamesJson, NamesTable

    if format_ == "json":
        return NamesJson()
    return NamesTable(colour=wants_colour(color, os.environ, is_terminal=is_terminal(sys.stdout)))
