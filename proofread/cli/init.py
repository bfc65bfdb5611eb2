"""``proofread init``: a settings file to begin with."""

from pathlib import Path

import click

from proofread.cli.output import say
from proofread.config.files import OWN
from proofread.config.showing import starter
from proofread.errors import UsageError


@click.command("init", short_help="Write a commented settings file.")
@click.argument("folder", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(folder: Path) -> int:
    """Write proofread.toml into FOLDER, with every setting in it as a comment.

    A file that is there already stays as it is.

    \b
    proofread init
    proofread init sports/
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.files import write_text

    path = folder / OWN
    if path.exists() or path.is_symlink():
        raise UsageError(f"there is a {path} already", hint="edit it, or delete it first")
    write_text(path, starter())
    say([f"{path} written; `proofread config show` tells what holds"])
    return 0
