"""``proofread baseline``: answer for what is found now, and take out what matches nothing any more."""

import os
from pathlib import Path

import click

from proofread.cli.formats import as_option

_BASELINE = click.option(
    "--baseline",
    callback=lambda _context, _parameter, value: _absolute(value) if value else None,
    metavar="FILE",
    help="The baseline; usually the one that the settings name, else proofread-baseline.jsonl beside them.",
)
_AS = as_option("files whose name does not say")
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")


@click.group("baseline")
def command() -> None:
    """Keep the list of findings that are answered for.

    A baseline lets a newsroom begin with the stories it has: what is found in them
    now is answered for, and only what is new is shown. Its entries hold as long as
    the flagged words and their neighbours stay as they are, wherever they move.
    """


@command.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--because", default="", metavar="TEXT", help="The reason, for entries that have none yet.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="X", help="Answer for findings from here on.")
@_BASELINE
@_AS
@_DRY_RUN
def write(
    *,
    paths: tuple[str, ...],
    because: str,
    min_confidence: float | None,
    baseline: Path | None,
    read_as: str | None,
    dry_run: bool,
) -> int:
    """Answer for all findings that a check of these stories shows now.

    Entries that still match stay, with their reasons; those of other stories are
    not touched.

    \b
    proofread baseline write copy/
    proofread baseline write --because "in print since May" copy/flood.md
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.baseline.keeping import Task, write_entries

    return write_entries(Task(paths, baseline, read_as, dry_run), " ".join(because.split()), min_confidence)


@command.command()
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Look at all entries.")
@_BASELINE
@_AS
@_DRY_RUN
def prune(*, paths: tuple[str, ...], every: bool, baseline: Path | None, read_as: str | None, dry_run: bool) -> int:
    """Take out entries that match nothing any more: the finding is gone, or the file.

    PATH is a story, also one that is gone, or a folder.

    \b
    proofread baseline prune --all
    proofread baseline prune copy/flood.md
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.baseline.keeping import Task, prune_entries

    if every == bool(paths):
        raise click.UsageError("name stories, or ask for --all")
    return prune_entries(Task(paths, baseline, read_as, dry_run))


def _absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links are left as they are, as those to stories are
