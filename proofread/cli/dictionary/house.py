"""``proofread dict add`` and ``proofread dict import``: what the house says, put into its files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from proofread.cli.output import Output
from proofread.cli.rules import Rules
from proofread.config.files import told
from proofread.errors import UsageError

if TYPE_CHECKING:
    from proofread.lexicon.housefile import Entry
    from proofread.lexicon.wordlists import Listed

_SHOWN: Final = 10  # entries that are named; of more only their number

_TO = click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The house dictionary; usually the first that the settings of this folder name.",
)


def _said(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("say why in a few words", context, parameter)
    return value.strip()


_BECAUSE = click.option("--because", required=True, callback=_said, metavar="TEXT", help="Why; it stands beside it.")


@click.command("add")
@click.argument("words", metavar="WORD...", nargs=-1)
@click.option("--right", metavar="WORD", help="WORD is not wanted: what to write instead.")
@_BECAUSE
@_TO
@click.option(
    "--from-list",
    "ticked",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Add what is ticked [x] in a list that `dict suggest --format tick` wrote.",
)
def add(words: tuple[str, ...], right: str | None, because: str, to: Path | None, ticked: Path | None) -> int:
    """Add words and names to a house dictionary, which stays sorted.

    A WORD in small letters is accepted with any capitals, one with a capital just
    so. A name of several words goes in quotation marks.

    \b
    proofread dict add Ynet "Kibbutz Be'eri" --because "names in the news"
    proofread dict add Kiev --right Kyiv --because "AP style since 2019"
    proofread dict add --from-list candidates.txt --because "archive of 2025"
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.lexicon.housefile import Entry

    if (ticked is None) == (not words):
        raise click.UsageError("name the words to add, or the list to take them from with --from-list")
    if right is not None and len(words) != 1:
        raise click.UsageError("--right says what to write instead of one word")
    path, files = _target(to)
    if ticked is None:
        _put(path, [Entry(word, right or "", because) for word in dict.fromkeys(words)], files)
        return 0
    from proofread.cli.dictionary.ticklist import read_ticked

    entries, held = _new(path, [Entry(*each, because) for each in read_ticked(ticked)])
    _put(path, entries, files, [f"{held} in the file already"] if held else [])
    return 0


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_BECAUSE
@_TO
@click.option("--all", "everything", is_flag=True, help="Take what the compiled dictionaries know already, too.")
def import_list(file: Path, because: str, to: Path | None, everything: bool) -> int:  # noqa: FBT001 - click passes it by name
    """Add the entries of a list that is kept elsewhere to a house dictionary.

    FILE is a hunspell dictionary (.dic, with the .aff beside it), a table (.csv or
    .tsv: wrong, right, note), or a list with a word or `wrong -> right` a line. What
    proofread does not doubt anyhow is left out. A note of its own goes before TEXT.

    \b
    proofread dict import names.dic --because "the desk's speller"
    proofread dict import style.csv --to style.txt --because "style book 2026"
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.lexicon.wordlists import read_list

    listed = read_list(file)
    path, files = _target(to)
    entries, known = (list(listed.entries), 0) if everything else _unknown(listed.entries)
    entries, held = _new(path, entries)
    _put(path, [each._replace(note=each.note or because) for each in entries], files, _left_out(listed, known, held))
    return 0


def _target(to: Path | None) -> tuple[Path, Sequence[Path]]:
    """The file to add to, and the house dictionaries of this folder if it is one of them."""
    files = Rules().everywhere().dictionaries
    if to is None:
        if not files:
            raise UsageError(
                "no house dictionary is set for this folder",
                hint='write `dictionaries = ["house.txt"]` into proofread.toml, or name a file with --to',
            )
        return files[0], files if files[0].exists() else ()
    path = to.absolute()
    is_one = path.exists() and path in files and all(each.exists() for each in files)
    return (path, files) if is_one else (to, ())


def _new(path: Path, entries: "Sequence[Entry]") -> "tuple[list[Entry], int]":
    """The entries whose forms are not in a file yet, and how many are."""
    from proofread.lexicon.house import checked, folded_apostrophes, parse, read_sheet

    if not path.exists():
        return list(entries), 0
    accepted, pairs = parse(read_sheet(path), path)
    forms = accepted.keys() | pairs.keys()
    new = [each for each in entries if folded_apostrophes(checked(each.form)) not in forms]
    return new, len(entries) - len(new)


def _unknown(entries: "Sequence[Entry]") -> "tuple[list[Entry], int]":
    """The entries that a story would be doubted for, and how many others there are; pairs are all wanted."""
    from proofread.cli.dictionary.lookup import is_known
    from proofread.lexicon import Lexicon
    from proofread.suggest.doubt import Doubts

    lexicon = Lexicon()
    doubts = Doubts(lexicon)
    wanted = [each for each in entries if each.right or not is_known(each.form, lexicon, doubts)]
    return wanted, len(entries) - len(wanted)


def _left_out(listed: "Listed", known: int, held: int) -> list[str]:
    """What became of the rest of a list, in words."""
    counts = ((known, "known anyhow"), (held, "in the file already"), (listed.broken, "no words"))
    return [*(f"{count:,} {why}" for count, why in counts if count), *filter(None, (listed.remark,))]


def _put(path: Path, entries: "Sequence[Entry]", files: Sequence[Path], left_out: Sequence[str] = ()) -> None:
    """Add entries and say so."""
    from proofread.lexicon.housefile import add as put

    output = Output(machine=False)
    if entries:
        put(path, entries, files)
    many = len(entries) > _SHOWN
    output.write("" if many else "".join(f"{each.line}\n" for each in entries))
    number = "1 entry" if len(entries) == 1 else f"{len(entries):,} entries"
    output.write(f"{number} added to {told(path)}\n" if entries else f"nothing to add to {told(path)}\n")
    output.write("".join(f"left out: {each}\n" if each[0].isdigit() else f"{each}\n" for each in left_out))
    output.flush()
