"""Settings to checks: which run, and a clear word about names that no check has."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from proofread.config import Settings, nearest
from proofread.errors import UsageError

if TYPE_CHECKING:
    from proofread.checks import Check
    from proofread.suggest.judge import Judge


def select(settings: Settings, builtin: "Iterable[type[Check]]", judge: "Judge") -> "list[Check]":
    """The checks that the settings ask for, ready to run.

    Raises:
        UsageError: a name is of no check and no family, or no check is left.
    """
    return [check(judge) for check in choose(settings, builtin)]


def choose(settings: Settings, builtin: "Iterable[type[Check]]") -> "list[type[Check]]":
    """The checks that the settings ask for, not yet opened, in their own order.

    Names are ids or families: ``spacing`` is every ``spacing.*``. What `select`
    names runs even where it is off by default; `ignore` has the last word.

    Raises:
        UsageError: a name is of no check and no family, or no check is left.
    """
    known = list(builtin)
    ids = [check.info.id for check in known]
    wanted = named(settings.select, ids, settings.origin("select")) if settings.select else None
    ignored = named(settings.ignore, ids, settings.origin("ignore"))
    chosen = [
        check
        for check in known
        if check.info.id not in ignored and (check.info.on_by_default if wanted is None else check.info.id in wanted)
    ]
    if not chosen:
        raise UsageError(
            f"no check is left to run{_said_in(settings.origin('ignore'))}",
            hint="everything selected is ignored too; name fewer checks to ignore",
        )
    return chosen


def family(check: str) -> str:
    """The family of a check's id: ``spacing`` of ``spacing.doubled-space``."""
    return check.partition(".")[0]


def named(names: Iterable[str], ids: Sequence[str], origin: str = "") -> set[str]:
    """The checks that names stand for, each an id or a family; `origin` says who names them.

    Raises:
        UsageError: a name is of no check and no family.
    """
    meant: set[str] = set()
    for name in names:
        here = {each for each in ids if each == name or each.startswith(f"{name}.")}
        if not here:
            raise UsageError(
                f"no check is called {name!r}{_said_in(origin)}", hint=nearest(name, {*ids, *map(family, ids)})
            )
        meant |= here
    return meant


def _said_in(origin: str) -> str:
    return f" (as {origin} has it)" if origin else ""
