"""``proofread stats``: which checks editors act on, and which they answer for, by a log."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from proofread.cli.options import output_format
from proofread.cli.output import say, say_json
from proofread.reporters.counting import counted

if TYPE_CHECKING:
    from proofread.audit.stats import Counts, Stats

_ENOUGH: Final = 10
"""Findings decided upon from which a share says something."""
_LOW: Final = 0.5
"""The share acted on below which a check is worth a higher threshold."""


@click.command("stats", short_help="Say which checks are acted on, by a log.")
@click.argument("log", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--since", type=click.DateTime(("%Y-%m-%d",)), metavar="DATE", help="Only runs from this day on, in UTC.")
@output_format("table", "json")
def command(log: Path, since: datetime | None, format_: str) -> int:
    """Say which checks editors act on, and which they answer for.

    LOG is the file that --log, or the setting of that name, had runs append to. A
    finding was acted on where fix changed it, or where a later run over its story no
    longer finds it, unless a house dictionary of this folder now accepts its word.

    \b
    proofread check --log proofread-log.jsonl copy/
    proofread stats proofread-log.jsonl
    proofread stats --since 2026-01-01 --format json proofread-log.jsonl
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.audit.stats import read_log, stats

    told = stats(read_log(log, since.replace(tzinfo=UTC) if since else None), _accepted())
    if format_ == "json":
        say_json(_object(told))
    else:
        say(_lines(told))
    return 0


def _accepted() -> frozenset[str]:
    """The digests of the words that the house dictionaries of this folder accept."""
    from proofread.audit.log import digest_of
    from proofread.cli.program import open_house
    from proofread.cli.rules import Rules

    house = open_house(Rules().everywhere())
    return frozenset(map(digest_of, house.accepted)) if house else frozenset()


def _object(told: "Stats") -> dict[str, Any]:
    return {
        "version": 1,
        "runs": dict(told.runs),
        "stopped": told.stopped,
        "skipped": told.skipped,
        "first": told.first,
        "last": told.last,
        "stories": told.stories,
        "words": told.words,
        "checks": {name: _counts(each) for name, each in told.checks.items()},
    }


def _counts(counts: "Counts") -> dict[str, Any]:
    decided = {"acted": counts.acted, "ignored": counts.ignored, "open": counts.open}
    return {**decided, "how": dict(counts.how), "share": counts.share}


def _lines(told: "Stats") -> Iterator[str]:
    if not told.runs:
        yield "no runs"
        return
    runs = ", ".join(f"{count:,} {name}" for name, count in sorted(told.runs.items()))
    days = f"{told.first[:10]} to {told.last[:10]}"
    skipped = f", {told.skipped:,} skipped" if told.skipped else ""
    yield f"{counted(sum(told.runs.values()), 'run')} ({runs}), {days}; {told.stopped:,} stopped{skipped}"
    yield f"{counted(told.stories, 'story')}, {counted(told.words, 'word')}"
    yield ""
    width = max(map(len, [*told.checks, "all checks"]))
    yield f"{'':<{width}} {'findings':>9} {'acted on':>9} {'ignored':>8} {'open':>6}"
    for name, each in (*told.checks.items(), ("all checks", told.total)):
        yield _row(f"{name:<{width}}", each)
    low = [name for name, each in told.checks.items() if _is_low(each)]
    if low:
        yield ""
        yield f"editors keep what these call wrong more often than not: {', '.join(low)}"
        yield "a threshold in proofread.toml makes them speak only where they are surer"


def _row(name: str, counts: "Counts") -> str:
    share = f"  {100 * counts.share:.0f} % of those decided" if counts.share is not None else ""
    return f"{name} {counts.findings:>9,} {counts.acted:>9,} {counts.ignored:>8,} {counts.open:>6,}{share}"


def _is_low(counts: "Counts") -> bool:
    return counts.acted + counts.ignored >= _ENOUGH and (counts.share or 0.0) < _LOW
