"""``proofread eval``: what the checks find in news whose faults are marked, and whether that is what it was."""

from pathlib import Path

import click

from proofread.cli import options
from proofread.cli.eval.request import Request
from proofread.config import DEPTHS

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("eval", short_help="Measure the checks on news with marked errors.")
@click.argument("paths", metavar="SET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="For reading, or for programs and --compare.",
)
@click.option("--output", type=_FILE, metavar="FILE", help="Write the report there.")
@click.option(
    "--plots",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Draw reliability.svg and recall.svg there.",
)
@click.option("--compare", type=_FILE, metavar="OLD.json", help="Say what differs from the JSON of an earlier run.")
@click.option(
    "--out-of-fold",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Judge each story by a model that was trained on DIR without it.",
)
@click.option("--floors", type=_FILE, metavar="FILE", help="Fail where figures are worse than in this file.")
@click.option("--ratchet", is_flag=True, help="Raise the floors to what was reached; none is lowered.")
@click.option(
    "--lower", multiple=True, metavar="NAME", help="Lower floors: SET, SET/SEVERITY or SET/CHECK; repeatable."
)
@click.option("--because", metavar="REASON", help="Why they are lowered; it is written beside them.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(("%Y-%m-%d",)),
    metavar="YYYY-MM-DD",
    help="The day that is written beside them; usually today.",
)
@click.option(
    "--depth",
    type=click.Choice(DEPTHS),
    default="quick",
    show_default=True,
    help="How far to look, see proofread check; quick gives the same figures on every machine.",
)
@options.READ_BY_MACHINE
@options.PERIOD
@click.option(
    "--answers", type=_FILE, metavar="FILE", help="Keep what the language model says there, and do not ask it twice."
)
@click.pass_context
def command(context: click.Context, /, **_: object) -> int:
    """Measure the checks on news with marked errors and on clean copy.

    SET is a file of lines {"id": ..., "text": ..., "edits": [[start, end,
    "right|also right"], ...], "types": [...]}, packed with gzip or not, or a folder
    of such files. A set without edits is clean copy: each finding in it is a false
    alarm. All checks that are on by default run; settings are not looked for.

    \b
    proofread eval news.jsonl clean.jsonl
    proofread eval --format json --output before.json sets/
    proofread eval --compare before.json --plots plots sets/
    proofread eval --out-of-fold data data/dev/news.jsonl
    proofread eval --depth standard --answers answers.db news.jsonl
    proofread eval --floors floors.toml sets/
    proofread eval --floors floors.toml --ratchet sets/
    proofread eval --floors floors.toml --lower news/error --because "..." sets/

    \b
    Exit codes:
      0  measured, and no figure is below its floor
      1  a figure is, or the data of a set are not those of its floors
      2  wrong usage, or floors that cannot be read
      3  something could not be read, checked or written
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.eval.running import evaluate

    request = Request(**context.params)
    _refuse_nonsense(context, request)
    return evaluate(request)


def _refuse_nonsense(context: click.Context, request: Request) -> None:
    if request.floors is None and (request.ratchet or request.lower):
        raise click.UsageError("--ratchet and --lower need --floors", context)
    if request.ratchet and request.lower:
        raise click.UsageError("floors are raised with --ratchet or lowered with --lower, not both", context)
    if bool(request.lower) != bool((request.because or "").strip()):
        raise click.UsageError("--lower and --because go together: a floor is lowered for a reason", context)
    if request.day is not None and not request.lower:
        raise click.UsageError("--date is the day of --lower", context)
