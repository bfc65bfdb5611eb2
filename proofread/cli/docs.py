"""``proofread docs``: the reference pages, made from what the program says of itself."""

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from proofread.cli.output import say

if TYPE_CHECKING:
    from proofread.docs.commands import Command, Option

_DOCS: Final = Path("docs")
_OUT_OF_DATE: Final = 1
_FOLDER: Final = click.argument(
    "folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=_DOCS
)


@click.group("docs", invoke_without_command=True, short_help="Make the reference pages, or check them.")
@click.option("--check", "wants_check", is_flag=True, help="The same as `proofread docs check`.")
@click.pass_context
def command(context: click.Context, wants_check: bool) -> int:  # noqa: FBT001 - click passes it by name
    """Make the reference pages, or check that they are up to date.

    There is one page for each check, one for the settings and one for the commands, made
    from what the program says of itself. Other documents in the folder are left alone.
    """
    if context.invoked_subcommand is not None:
        if wants_check:
            raise click.UsageError("--check stands alone", context)
        return 0
    if wants_check:
        return _check(_DOCS)
    click.echo(context.get_help())
    return 0


@command.command()
@_FOLDER
def build(folder: Path) -> int:
    """Write the pages into a folder; a page of a check that is gone is removed.

    DIR is docs where none is named. Nothing is written over a file that is not ours.

    \b
    proofread docs build
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.docs.folder import LEFT_OVER, bring_up_to_date

    pages = _pages()
    changed = bring_up_to_date(folder, pages)
    say(
        [f"{'removed' if each.what == LEFT_OVER else 'wrote'} {folder / each.path}" for each in changed]
        or [_up_to_date(folder, pages)]
    )
    return 0


@command.command()
@_FOLDER
def check(folder: Path) -> int:
    """Say which pages are missing, out of date or left over.

    DIR is docs where none is named. The exit code is 1 where there is any; nothing is written.

    \b
    proofread docs check
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    return _check(folder)


def _check(folder: Path) -> int:
    from proofread.docs.folder import differences

    pages = _pages()
    found = differences(folder, pages)
    if not found:
        say([_up_to_date(folder, pages)])
        return 0
    say(f"{folder / each.path} {each.what}" for each in found)
    click.echo("           `proofread docs build` brings the pages up to date", err=True)
    return _OUT_OF_DATE


def _up_to_date(folder: Path, pages: Mapping[str, str]) -> str:
    return f"{folder}: all {len(pages)} pages are up to date"


def _pages() -> Mapping[str, str]:
    from proofread.checks.about import about
    from proofread.cli import explain, program
    from proofread.docs import pages

    context = click.Context(program.program, info_name="proofread")
    return pages(map(about, explain.known_checks()), _described(program.program, "proofread", context))


def _described(command_: click.Command, name: str, context: click.Context) -> "Command":
    """A command as plain data, and all below it."""
    from proofread.docs.commands import Command

    inner = []
    if isinstance(command_, click.Group):
        found = ((each, command_.get_command(context, each)) for each in command_.list_commands(context))
        inner = [_described(each, f"{name} {word}", context) for word, each in found if each and not each.hidden]
    return Command(
        name,
        tuple(_argument(each) for each in command_.params if isinstance(each, click.Argument)),
        inspect.cleandoc(command_.help or ""),
        tuple(_option(each) for each in command_.params if isinstance(each, click.Option) and not each.hidden),
        tuple(inner),
    )


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _option(option: click.Option) -> "Option":
    from proofread.docs.commands import Option

    return Option(
        (*option.opts, *option.secondary_opts), _value(option), option.help or "", _default(option), option.multiple
    )


def _value(option: click.Option) -> str:
    if option.is_flag or option.count:
        return ""
    if option.metavar:
        return option.metavar
    return (
        "|".join(map(str, option.type.choices)) if isinstance(option.type, click.Choice) else option.type.name.upper()
    )


def _default(option: click.Option) -> str:
    """What holds without the option, where that is a word, a number or a path."""
    default = option.default
    if option.is_flag or isinstance(default, bool) or not isinstance(default, str | int | float | Path):
        return ""
    return default.as_posix() if isinstance(default, Path) else str(default)
