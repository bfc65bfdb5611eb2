"""``proofread dict``: build the dictionaries, look into them, and keep those of the house."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from proofread.cli.dictionary import house, suggest
from proofread.cli.options import output_format
from proofread.cli.output import Output, say, say_json
from proofread.errors import LexiconError

if TYPE_CHECKING:
    from proofread.lexicon.format import Store

SOURCES: Final = "sources.json"
"""The compiled list of sources: file, origin, licence, date, sha256, bytes and entries of each."""

_PERMISSIVE: Final = "permissive, see NOTICE"
_SHARE_ALIKE: Final = "CC BY-SA 4.0"
FILES: Final = {
    "words.bin": ("words", "words and names, and how they are printed", _PERMISSIVE),
    "titles.bin": ("titles", "words of encyclopedia titles", _SHARE_ALIKE),
    "phrases.bin": ("phrases", "names of several words", _PERMISSIVE),
    "title_phrases.bin": ("title_phrases", "encyclopedia titles of several words", _SHARE_ALIKE),
    "gaps.bin": ("gaps", "those names with a word left out", _SHARE_ALIKE),
    "deletes.bin": ("deletes", "near spellings", _SHARE_ALIKE),
    "broadcast.bin": ("ngrams", "three-word contexts of broadcast speech", "BSD-2-Clause"),
    "confusions.bin": ("confusions", "words written for others, and pairs of neighbours", _SHARE_ALIKE),
    "dialects.bin": ("dialects", "words that one dialect spells its own way", _PERMISSIVE),
    "trie.bin": ("trie", "forms that may be offered in misread copy", _SHARE_ALIKE),
    "news.bin": ("ngrams", "three-word contexts of news", "MIT"),
}
"""Compiled file to its kind, what it holds and its licence."""

_PLAIN = output_format("terminal", "json")


@click.group("dict")
def command() -> None:
    """Build the dictionaries, look into them, keep the house's."""


command.add_command(house.add)
command.add_command(house.import_list)
command.add_command(suggest.suggest)


@command.command()
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("dictionaries"),
    show_default=True,
    help="The folder of reviewed sources.",
)
@click.option(
    "--target",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that the compiled files go to; usually the one they are read from.",
)
def build(sources: Path, target: Path | None) -> int:
    """Compile the reviewed sources; the same sources give the same bytes.

    \b
    proofread dict build
    proofread dict build --sources dictionaries --target build/data
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.lexbuild.build import build as compile_all
    from proofread.lexicon import DATA

    folder = target or DATA
    output = Output(machine=False)
    compile_all(sources, folder, lambda name: output.write(f"{folder / name}\n"))
    output.flush()
    return 0


@command.command()
@_PLAIN
def info(format_: str) -> int:
    """List the compiled files, and the sources they were compiled from.

    \b
    proofread dict info
    proofread dict info --format json
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.lexicon import DATA

    files, sources = compiled_files(DATA), listed_sources(DATA)
    if format_ == "json":
        say_json({"version": 1, "folder": str(DATA), "files": files, "sources": sources})
    else:
        say(_info_lines(DATA, files, sources))
    return 0


@command.command()
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@_PLAIN
def lookup(words: tuple[str, ...], format_: str) -> int:
    """Say what is known of a word, and why it would or would not be doubted.

    Capitals count: WORD is looked up as it would be written. A name of several
    words goes in quotation marks. What the house dictionaries of this folder say
    of it comes first.

    \b
    proofread dict lookup Mariupol mariupol
    proofread dict lookup "Black Sea Fleet"
    proofread dict lookup --format json recieve
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.dictionary.lookup import look_up
    from proofread.cli.program import open_house
    from proofread.cli.rules import Rules
    from proofread.lexicon import Lexicon

    if not all(map(str.strip, words)):
        raise click.UsageError("a word has a letter at least")
    lexicon, house = Lexicon(), open_house(Rules().everywhere())
    found = [look_up(word.strip(), lexicon, house) for word in words]
    if format_ == "json":
        say_json({"version": 1, "words": found})
    else:
        say(line for word in found for line in (word["word"], *(f"    {each}" for each in word["sentences"]), ""))
    return 0


def compiled_files(data: Path) -> list[dict[str, Any]]:
    """The compiled files of a folder as their headers describe them.

    Raises:
        LexiconError: one is missing or damaged.
    """
    from proofread.lexicon.format import Store

    files = []
    for name, (kind, holds, licence) in FILES.items():
        store = Store(data / name, kind)
        described = {"file": name, "holds": holds, "licence": licence, "entries": _entries(store)}
        files.append({**described, "bytes": store.path.stat().st_size, "digest": store.digest})
    return files


def _entries(store: "Store") -> int:
    """Forms of near spellings, words of an n-gram model, entries of a table."""
    if store.kind == "deletes":
        return len(store.array("best"))
    if store.kind == "trie":
        return len(store.raw("steps"))
    if store.kind == "ngrams":
        return len(store.array("unigram_prob")) - 1  # number 0 is for unknown words
    return int(store.array("count")[0])


def listed_sources(data: Path) -> list[dict[str, Any]]:
    """The sources that the files of a folder were compiled from; none where the folder does not say.

    Raises:
        LexiconError: the list is damaged.
    """
    path = data / SOURCES
    try:
        sources: list[dict[str, Any]] = json.loads(path.read_bytes())["sources"]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        raise LexiconError(f"the list of sources {path} is damaged", hint="run `proofread dict build`") from None
    return sources


def _info_lines(data: Path, files: list[dict[str, Any]], sources: list[dict[str, Any]]) -> Iterator[str]:
    yield f"Compiled files in {data}"
    for each in files:
        size = f"{each['bytes'] / 1e6:.1f} MB"
        yield f"  {each['file']:<18} {each['entries']:>9,} entries {size:>8}  {each['licence']}: {each['holds']}"
    yield f"  {sum(each['bytes'] for each in files) / 1e6:.1f} MB in all"
    for digest in sorted({each["digest"] for each in files}):
        yield f"  compiled from sources with the digest {digest}"
    if sources:
        yield "Sources"
    for each in sources:
        yield f"  {each['file']}"
        amount = f"{each['entries']:,} entries, {each['bytes'] / 1e6:.1f} MB, " if each.get("entries") else ""
        yield f"      {each['licence']}; {amount}{each['date']}, sha256 {each['sha256'][:12]}"
        yield f"      {each['origin']}"
