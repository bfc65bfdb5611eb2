"""Lists of words that others keep, as entries of a house dictionary."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import ReadError
from proofread.lexicon.house import COMMENT, NOTE, parsed
from proofread.lexicon.housefile import Entry
from proofread.lexicon.hunspell import read_dic

_TABLES: Final = {".csv": ",", ".tsv": "\t"}
_WRONG: Final = frozenset(("wrong", "from", "unwanted", "word", "name", "term", "form", "entry"))
_RIGHT: Final = frozenset(("right", "to", "wanted", "correct", "preferred", "replacement"))
_NOTE: Final = frozenset(("note", "notes", "because", "comment", "reason"))
_PERSONAL: Final = "personal_ws"  # how a personal dictionary of aspell begins


class Listed(NamedTuple):
    """What a list holds: its entries, each once, how many lines are none, and what is to be said of it."""

    entries: tuple[Entry, ...]
    broken: int = 0
    remark: str = ""


def read_list(path: Path) -> Listed:
    """The entries of a hunspell dictionary, of a table (``.csv``, ``.tsv``), or of a list with one on each line.

    Raises:
        ReadError: it cannot be read, is not text, or is no table though its name says so.
    """
    suffix = path.suffix.casefold()
    if suffix == ".dic":
        words, exact = read_dic(path)
        remark = "" if exact else "its prefixes and suffixes could not be read: only stems are taken"
        return _sound((Entry(word) for word in words), remark)
    text = list_text(path)
    if suffix in _TABLES:
        return _sound(_of_table(_rows(path, text, _TABLES[suffix])))
    return _sound(_of_lines(text.splitlines()))


def _of_lines(lines: Sequence[str]) -> Iterator[Entry | None]:
    """Lines as in a house dictionary; None for one that is broken."""
    for line in lines:
        if not line.strip() or line.lstrip().startswith(COMMENT) or line.startswith(_PERSONAL):
            continue
        try:
            form, right = parsed(line)
        except ValueError:
            yield None
        else:
            yield Entry(form, right, line.partition(NOTE)[2].strip())


def _rows(path: Path, text: str, delimiter: str) -> list[list[str]]:
    """The cells of a table, which semicolons part where its first line has no comma, as in much of Europe."""
    lines = text.splitlines(keepends=True)
    if delimiter == "," and lines and "," not in lines[0] and ";" in lines[0]:
        delimiter = ";"
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise ReadError(
            f"{path}:{reader.line_num}: this is no table: {error}", hint="each quotation mark needs its closing one"
        ) from None


def _of_table(rows: list[list[str]]) -> Iterator[Entry | None]:
    """Rows of wrong, right and note, or as a first row of names says; a row of one cell is a word."""
    names = [cell.strip().casefold() for cell in rows[0]] if rows else []
    wrong, right, note = (_column(names, each) for each in (_WRONG, _RIGHT, _NOTE))
    if wrong is None:
        wrong, right, note = 0, 1, 2
    else:
        rows = rows[1:]
    for row in rows:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield Entry(_cell(cells, wrong), _cell(cells, right), _cell(cells, note))


def _column(names: Sequence[str], called: frozenset[str]) -> int | None:
    return next((at for at, name in enumerate(names) if name in called), None)


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _sound(entries: Iterator[Entry | None], remark: str = "") -> Listed:
    """The entries that a house dictionary can hold, of several with one form the first."""
    found: dict[str, Entry] = {}
    broken = 0
    for entry in entries:
        try:
            if entry is None:
                broken += 1
                continue
            found.setdefault(parsed(entry.line)[0], entry)
        except ValueError:
            broken += 1
    return Listed(tuple(found.values()), broken, remark)


def list_text(path: Path) -> str:
    """The text of a list; raises a ReadError where it cannot be read or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReadError(f"{path} is not UTF-8", hint="save it as UTF-8") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
