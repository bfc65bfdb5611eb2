"""``proofread train``: learn the coefficients from news with marked errors."""

from pathlib import Path

import click

from proofread.cli.output import Output


@click.command("train", short_help="Learn the coefficients from news with marked errors.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder of the sets, dev/*.jsonl.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder that the coefficients go to, dictionaries/model.",
)
@click.option("--seed", type=int, default=0, metavar="N", help="Which errors are put into clean stories.")
@click.option("--report", is_flag=True, help="Tell what a model finds in stories that it has not seen.")
@click.option(
    "--show",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write every suspect with its label and that model's confidence to this file.",
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Keep what the language model says in this file, and do not ask it twice.",
)
@click.option(
    "--alone", is_flag=True, help="Learn the families of worn copy alone, which change when those of scans do."
)
@click.pass_context
def command(context: click.Context, /, **_: object) -> int:
    """Learn the coefficients from news with marked errors.

    A line of a set is {"id": ..., "text": ..., "edits": [[start, end, "right|also
    right"], ...], "types": [...]}. How copy goes wrong is learned first, into noise.toml,
    and clean stories are damaged with it. The same data and seed give the same files;
    review them, then run scripts/manifest.py and proofread dict build. Where a language
    model is installed, what it says of open places is learned from, too, which takes a
    quarter of an hour.

    \b
    proofread train --data ../shared/data --out dictionaries/model --report
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.training import require

    require()
    from proofread.training.train import Order, train

    output = Output(machine=False)
    train(Order(**context.params), lambda line: output.write(f"{line}\n"))
    output.flush()
    return 0
