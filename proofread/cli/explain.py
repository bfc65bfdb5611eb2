"""``proofread explain``: what a check finds, in the words and examples it is tested with."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from proofread.cli.output import say
from proofread.config import nearest
from proofread.engine.select import family
from proofread.errors import UsageError

if TYPE_CHECKING:
    from proofread.checks import Check


@click.command("explain", short_help="Say what a check finds, with examples.")
@click.argument("name", metavar="CHECK", required=False)
@click.option("--list", "list_all", is_flag=True, help="List all checks.")
@click.pass_context
def command(context: click.Context, name: str | None, list_all: bool) -> int:  # noqa: FBT001 - click passes it by name
    """Say what a check finds, with examples of what it flags and what it passes.

    CHECK is the name that a report shows, or a family such as spacing.

    \b
    proofread explain spacing.doubled-space
    proofread explain --list
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    if list_all == (name is not None):
        raise click.UsageError("name one check, or --list for all of them", context)
    checks = known_checks()
    say(_answer(name, checks))
    return 0


def known_checks() -> "tuple[type[Check], ...]":
    """All checks there are; no dictionary is opened."""
    from proofread.checks import BUILTIN

    return BUILTIN


def _answer(name: str | None, checks: "Iterable[type[Check]]") -> Iterator[str]:
    by_id = {check.info.id: check for check in checks}
    if name in by_id:
        return _explained(by_id[name])
    listed = [by_id[each] for each in sorted(by_id) if name is None or each.startswith(f"{name}.")]
    if not listed:
        raise UsageError(f"no check is called {name!r}", hint=nearest(str(name), {*by_id, *map(family, by_id)}))
    return _listed(listed)


def _listed(checks: "list[type[Check]]") -> Iterator[str]:
    width = max(len(check.info.id) for check in checks)
    for check in checks:
        off = "" if check.info.on_by_default else " (off by default)"
        yield f"{check.info.id:<{width}}  {check.info.summary}{off}"


def _explained(check: "type[Check]") -> Iterator[str]:
    from proofread.checks.about import about
    from proofread.reporters.explained import explained

    yield check.info.id + ("" if check.info.on_by_default else " (off by default)")
    yield ""
    yield from explained(about(check))
