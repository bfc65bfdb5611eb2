"""``proofread config``: what holds for a story, and from where."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from proofread.cli.options import output_format
from proofread.cli.output import say, say_json
from proofread.cli.rules import Rules, absolute
from proofread.config import Settings
from proofread.config.showing import Shown, shown

_WIDEST: Final = 40
"""Columns of a value; what is longer moves its own line only."""


@click.group("config")
def command() -> None:
    """Look at the settings."""


@command.command()
@click.argument("path", metavar="[STORY]", default="", required=False)
@output_format("terminal", "json")
def show(path: str, format_: str) -> int:
    """Say what holds for a story, and where each setting comes from.

    STORY is a file, there or not; without one, or with a folder, what holds for no desk is shown.

    \b
    proofread config show sports/final.md
    proofread config show
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    rules = Rules()
    settings = rules.in_folder(absolute(path)) if not path or Path(path).is_dir() else rules.of(absolute(path))
    if format_ == "json":
        say_json(_object(path, settings))
    else:
        say(_lines(path, settings))
    return 0


def _object(path: str, settings: Settings) -> dict[str, object]:
    keys = {each.key: {"value": each.value, "origin": each.origin} for each in shown(settings)}
    return {"version": 1, "story": path or None, "desks": list(settings.desk), "settings": keys}


def _lines(path: str, settings: Settings) -> Iterator[str]:
    listed: list[Shown] = list(shown(settings))
    if path:
        of = f", desk {' and '.join(settings.desk)}" if settings.desk else ", no desk"
        yield f"{path}{of}"
    names = max(len(each.key) for each in listed)
    values = min(_WIDEST, max(len(each.text) for each in listed))
    for each in listed:
        yield f"  {each.key:<{names}}  {each.text:<{values}}  {each.origin}"
