"""Options that commands share, and what they set."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from proofread.cli.rules import absolute
from proofread.config import DEPTHS, DIALECTS, FAIL_ON, OCR, PERIODS, Settings, parse_fail_on
from proofread.config import QUOTATIONS as QUOTES

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _a_share(context: click.Context, parameter: click.Parameter, value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise click.BadParameter("a confidence is a number from 0 to 1", context, parameter)
    return value


def _a_path(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:  # noqa: ARG001 - click's signature
    return None if value is None else absolute(value)


def _a_baseline(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    path = _a_path(context, parameter, value)
    if path is not None and not path.exists():
        raise click.BadParameter(f"there is no {value}; `proofread baseline write` makes one", context, parameter)
    return path


MIN_CONFIDENCE: Final = click.option(
    "--min-confidence",
    type=float,
    callback=_a_share,
    metavar="X",
    help="Show findings from this confidence on, 0 to 1; usually 0.5.",
)
FAILING: Final = click.option(
    "--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on; usually error."
)
COLOR: Final = click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour the report; auto heeds NO_COLOR and FORCE_COLOR.",
)
SELECT: Final = click.option(
    "--check", "select", multiple=True, metavar="ID", help="Run only this check or family; repeatable."
)
IGNORE: Final = click.option(
    "--ignore", multiple=True, metavar="ID", help="Leave out this check or family; repeatable."
)
DEPTH: Final = click.option(
    "--depth",
    type=click.Choice(DEPTHS),
    help="How far to look: quick asks no language model; standard, the usual, asks it of doubtful places where it is "
    "installed; deep reads the whole story with it.",
)

DIALECT: Final = click.option(
    "--dialect",
    type=click.Choice(DIALECTS),
    help="Whose spelling the stories keep; any, the usual, lets each keep its own.",
)
READ_BY_MACHINE: Final = click.option(
    "--ocr",
    type=click.Choice(OCR),
    help="Whether the stories were read off page images: yes, no, or auto, the usual, which judges each by its words.",
)
PERIOD: Final = click.option(
    "--period",
    type=click.Choice(PERIODS),
    help="When the stories were printed: 19c accepts old spellings; auto, the usual, judges each by its words.",
)
QUOTATIONS: Final = click.option(
    "--quotations",
    type=click.Choice(QUOTES),
    help="What stands in quotation marks: read as usual, or gently, for errors only.",
)
BASELINE: Final = click.option(
    "--baseline",
    callback=_a_baseline,
    metavar="FILE",
    help="Leave out the findings that this file answers for; see proofread baseline.",
)
REQUIRE_REASON: Final = click.option("--require-reason", is_flag=True, help="Ignores that give no reason do not count.")
LOG: Final = click.option(
    "--log", callback=_a_path, metavar="FILE", help="Append a line on the run to a file, for proofread stats."
)


FIELDS: Final = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME",
    help="A field of JSON or of front matter that is prose, instead of those of the settings; repeatable.",
)


def output_format(*formats: str) -> Callable[[_Command], _Command]:
    """The option of commands that answer in a form for reading, the first and usual, or in others for programs."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="For reading, or for programs.",
    )


_LOOKING: Final = (
    MIN_CONFIDENCE, FAILING, COLOR, SELECT, IGNORE, DEPTH, DIALECT, READ_BY_MACHINE, PERIOD, QUOTATIONS, FIELDS,
    BASELINE, REQUIRE_REASON, LOG,
)  # fmt: skip


def looking(command: _Command) -> _Command:
    """The options of every command that looks for what is wrong in stories; `Flags` holds what they say."""
    for option in reversed(_LOOKING):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What those options say; None and empty where the command line says nothing."""

    show_all: bool
    min_confidence: float | None
    fail_on: str | None
    color: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    depth: str | None
    dialect: str | None
    ocr: str | None
    period: str | None
    quotations: str | None
    fields: tuple[str, ...]
    baseline: Path | None
    require_reason: bool
    log: Path | None

    def settings(self, found: Settings) -> Settings:
        """The settings of a file with the flags put before them."""
        return put_before(
            found,
            select=self.select,
            ignore=self.ignore,
            fail_on=self.fail_on,
            min_confidence=0.0 if self.show_all and self.min_confidence is None else self.min_confidence,
            depth=self.depth,
            dialect=self.dialect,
            ocr=self.ocr,
            period=self.period,
            quotations=self.quotations,
            fields=self.fields or None,
            baseline=self.baseline,
            require_reason=self.require_reason or None,
            log=self.log,
        )


def put_before(
    found: Settings,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    fail_on: str | None = None,
    **said: Any,  # noqa: ANN401 - each is of the type of its field
) -> Settings:
    """The settings of a file with flags put before them: `said` is by field, None where a flag says nothing.

    Checks named by ``--check`` set aside both lists of the file; ``--ignore`` adds to its list.
    """
    flags = {name: value for name, value in said.items() if value is not None}
    if fail_on is not None:
        flags["fail_on"] = parse_fail_on(fail_on)
    if select:
        flags |= {"select": select, "ignore": ()}
    origins = {name: place for name, place in found.origins.items() if name not in flags}
    if ignore and "ignore" in origins:
        origins["ignore"] += " or --ignore"
    flags["ignore"] = (*flags.get("ignore", found.ignore), *ignore)
    return replace(found, **flags, origins=origins)
