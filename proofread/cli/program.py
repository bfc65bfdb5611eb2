"""The program: its commands, what they are given, and how a run ends.

Exit codes: 0 clean; 1 findings at or above ``--fail-on``; 2 usage or settings;
3 something could not be read, checked or written; 70 a bug of our own; 130 after
Ctrl-C; 141 when whoever read the output went away, as ``head`` does.
"""

import gc
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

from proofread.cli.output import PIPE_CLOSED, OutputClosedError, OutputError, discard_output
from proofread.config import Settings
from proofread.errors import ProofreadError
from proofread.reporters.tool import VERSION
from proofread.reporters.visible import visible

if TYPE_CHECKING:
    from proofread.audit.log import Log
    from proofread.checks import Check
    from proofread.cli.rules import Rules
    from proofread.engine.newsroom import Newsroom
    from proofread.languagemodel.questions import Model
    from proofread.lexicon import Lexicon
    from proofread.lexicon.house import House
    from proofread.suggest.told import Told
    from proofread.suggest.witness import Witness

OWN_BUG: Final = 70

_COMMANDS: Final = {
    "baseline": "proofread.cli.baseline.command",
    "check": "proofread.cli.check",
    "config": "proofread.cli.config",
    "dict": "proofread.cli.dictionary.command",
    "docs": "proofread.cli.docs",
    "eval": "proofread.cli.eval.command",
    "explain": "proofread.cli.explain",
    "fix": "proofread.cli.fix.command",
    "gate": "proofread.cli.gate",
    "hook": "proofread.cli.hook.command",
    "init": "proofread.cli.init",
    "model": "proofread.cli.model",
    "names": "proofread.cli.names",
    "quality": "proofread.cli.quality",
    "stats": "proofread.cli.stats",
    "train": "proofread.cli.train",
}
"""The module of each command, which holds it as `command`."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="proofread", message="%(prog)s %(version)s")
def program() -> None:
    """Proofread English news: wrong names and words, glued and split words, stray spaces.

    \b
    proofread check story.txt            what is wrong, where, and why we think so
    proofread names story.txt            every name in a story, the doubtful ones first
    proofread explain names.misspelt     what a check finds, with examples
    """  # noqa: D301 - \b is for click: the next lines are not to be joined


def open_witness(settings: Settings) -> "Witness | None":
    """The language model that the settings let a run ask, opened when it is first asked; None where there is none.

    A run that is to look deep has one even where none is installed: it then says so.
    """
    if settings.depth == "quick":
        return None
    from proofread.languagemodel.folder import is_installed
    from proofread.languagemodel.source import RUNS, missing

    if settings.depth != "deep" and (not is_installed() or missing(RUNS)):
        return None
    from proofread.suggest.witness import Witness

    witness = Witness(_open_model)
    if settings.depth == "deep":
        witness.open()
    return witness


def _open_model() -> "Model":
    from proofread.languagemodel.scorer import open_model

    return open_model()


def open_checks(settings: Settings, witness: "Witness | None" = None) -> "list[Check]":
    """The checks that the settings ask for, with their dictionaries open; in doubt they ask the witness, if any.

    Raises:
        UsageError: the settings name a check that does not exist.
        ConfigError: a house dictionary is missing or wrong.
        LexiconError: a dictionary is missing or damaged.
    """
    from proofread.checks import BUILTIN
    from proofread.checks.opening import open_all
    from proofread.engine.select import choose
    from proofread.suggest.judge import open_judge

    chosen = choose(settings, BUILTIN)
    house = open_house(settings)
    judge = open_judge(
        _lexicon(),
        house=house,
        witness=witness,
        deep=settings.depth == "deep",
        explains=settings.why,
        told=told_by(settings),
    )
    return open_all(chosen, judge)


def told_by(settings: Settings) -> "Told":
    """What the settings say of the stories."""
    from proofread.suggest.told import Told

    return Told(settings.dialect, settings.ocr, settings.period, settings.depth == "quick")


@cache
def _lexicon() -> "Lexicon":
    """The installed dictionaries; mapped once, whatever the number of desks."""
    from proofread.lexicon import Lexicon

    return Lexicon()


def open_house(settings: Settings) -> "House | None":
    """The house dictionaries that the settings name; None where they name none.

    Raises:
        ConfigError: one is missing or wrong.
    """
    if not settings.dictionaries:
        return None
    from proofread.lexicon.house import read_house

    return read_house(settings.dictionaries, settings.origin("dictionaries"))


def open_newsroom(rules: "Rules", witness: "Witness | None" = None) -> "Newsroom":
    """The desks of a run; in doubt their checks ask the witness, if any."""
    from proofread.engine.newsroom import Newsroom

    return Newsroom(rules.of, lambda settings: open_checks(settings, witness))


def open_log(settings: Settings, command: str) -> "Log | None":
    """The log that the settings name, if they name one, for a run of a command."""
    if settings.log is None:
        return None
    from proofread.audit.log import Log

    return Log(settings.log, VERSION, command, settings.depth)


_COLLECT_AFTER: Final = 50_000
"""Objects; Python's own 700 collects a hundred times a story, where next to nothing is ever garbage."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; whatever goes wrong is told on standard error."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        return _invoke(arguments)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        error.show(sys.stderr)
        return error.exit_code
    except (OutputClosedError, BrokenPipeError):
        discard_output()
        return PIPE_CLOSED
    except ProofreadError as error:
        if isinstance(error, OutputError):
            discard_output()
        tell(error.message, error.hint)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the one place where our own bug is told as such
        return _own_bug(error)


def _invoke(arguments: Sequence[str]) -> int:
    with program.make_context("proofread", list(arguments)) as context:
        code = program.invoke(context)
    return int(code or 0)


def tell(message: str, hint: str) -> None:
    """Say on standard error what went wrong, and what to do about it, if anything; no name in it acts on a terminal."""
    click.echo(f"proofread: {visible(message)}", err=True)
    for line in hint.splitlines():
        click.echo(f"           {visible(line)}", err=True)


def _own_bug(error: Exception) -> int:
    if os.environ.get("PROOFREAD_DEBUG"):
        import traceback

        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".partition("\n")[0]
    click.echo(f"proofread: this is a bug in proofread, not in your story: {what}", err=True)
    click.echo("           please report it with the command and the story; PROOFREAD_DEBUG=1 shows more", err=True)
    return OWN_BUG
