"""``proofread fix``: correct stories, unasked where it is certain, or finding by finding."""

import sys

import click

from proofread.cli import options
from proofread.cli.fix.request import Request
from proofread.cli.formats import as_option
from proofread.cli.output import is_terminal
from proofread.cli.rules import Rules

_MODES = "--safe corrects what is certain, --diff shows what --safe would correct, --interactive asks"


@click.command("fix", short_help="Correct stories: what is certain, or finding by finding.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--safe", is_flag=True, help="Correct what is certain, unasked.")
@click.option("--interactive", is_flag=True, help="Ask finding by finding; what a terminal does unless told otherwise.")
@click.option("--diff", is_flag=True, help="Show what --safe would correct, and write nothing.")
@as_option("standard input, and of files whose name does not say")
@click.option("--all", "show_all", is_flag=True, help="Ask about what is less certain, too.")
@options.looking
@click.pass_context
def command(context: click.Context, /, **_: object) -> int:
    """Correct stories in place.

    PATH is a file, a folder to walk, or - for standard input, whose corrected
    text goes to standard output.

    \b
    proofread fix story.md               ask finding by finding
    proofread fix --safe copy/           correct what is certain
    proofread fix --diff story.html      show what --safe would correct
    git show HEAD:a.txt | proofread fix --safe -

    Certain are errors whose correction is right nearly always: spaces before
    punctuation, words run together or misspelt beyond doubt, "the the". Names are
    never changed unasked, nor words in quotation marks. With --min-confidence,
    certain corrections that are no errors are made from there on, too.

    Only what is wrong is edited: markup, line ends, encoding and permissions stay.
    A correction that runs over markup and cannot be made exactly is left and told.
    A file that changed since it was read is left as it is.

    \b
    Exit codes:
      0  no finding at or above --fail-on is left
      1  such findings are left
      2  wrong usage or settings
      3  something could not be read, checked or written
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.stories import STDIN

    request = Request(**context.params)
    rules = Rules(request.settings)
    if request.interactive and (request.safe or request.diff):
        raise click.UsageError(f"one of them at a time: {_MODES}", context)
    if request.paths.count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once", context)
    if request.safe or request.diff:
        from proofread.cli.fix.safely import fix_files

        return fix_files(request, rules)
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        what = "--interactive needs a terminal" if request.interactive else "say how to correct"
        raise click.UsageError(f"{what}: {_MODES}", context)
    if STDIN in request.paths:
        raise click.UsageError("standard input cannot be corrected finding by finding; name a file", context)
    from proofread.cli.fix.asking import ask_about_files

    return ask_about_files(request, rules)
