"""House dictionaries as files: an entry put in where it belongs, all other lines left as they are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import UsageError
from proofread.files import write_text
from proofread.lexicon.house import (
    ARROW,
    COMMENT,
    NOTE,
    checked,
    combined,
    folded_apostrophes,
    parse,
    parsed,
    read_sheet,
)

HEADER: Final = """\
# Words and names of the house, one a line; proofread never calls them wrong.
# A pair says what to write instead: wrong -> right. What follows " # " is a note.
"""
"""The first lines of a new file."""


class Entry(NamedTuple):
    """What a line holds: a form that is accepted or, where `right` stands for it, is not; and a note."""

    form: str
    right: str = ""
    note: str = ""

    @property
    def line(self) -> str:
        """The entry as a line of a file.

        Raises:
            ValueError: a side is no word; with a sentence and a hint.
        """
        text = checked(self.form)
        if self.right:
            text = f"{text} {ARROW} {checked(self.right)}"
            parsed(text)
        note = " ".join(self.note.split())
        return f"{text} {NOTE}{note}" if note else text

    @property
    def key(self) -> tuple[str, str]:
        """Where it belongs: in the order of the alphabet, whatever its capitals."""
        return sort_key(self.form)


def sort_key(form: str) -> tuple[str, str]:
    """The place of a form in a sorted file."""
    return form.casefold(), form


def learn(path: Path, word: str, because: str) -> None:
    """Add a word or a name to a house dictionary, which is made where there is none.

    Raises:
        UsageError: it is no word, or it stands in the file or contradicts what does.
        ConfigError: the file is broken.
        WriteError: it cannot be written.
    """
    add(path, [Entry(word, "", because)])


def add(path: Path, entries: Iterable[Entry], files: Sequence[Path] = ()) -> None:
    """Add entries to a file, all of them or none; raises what `learn` does.

    `files` are the house dictionaries that the file is one of; they still have to go together.
    """
    text = read_sheet(path) if path.exists() else HEADER
    parse(text, path)
    ending = "\r\n" if "\r\n" in text else "\n"
    try:
        lines = _with(text.replace("\r\n", "\n").split("\n"), sorted(entries, key=lambda each: each.key))
    except ValueError as error:
        raise UsageError(error.args[0], hint=error.args[1]) from None
    write_text(path, _checked(lines, path, files).replace("\n", ending))


def _with(lines: list[str], entries: Sequence[Entry]) -> list[str]:
    """The lines of a file with entries, in order, each put before the first that comes after it in the alphabet."""
    held = [(at, form) for at, form in enumerate(map(_form, lines)) if form]
    by_form = {form: at for at, form in held}
    keys = list(accumulate((sort_key(form) for _, form in held), max))
    put: dict[int, list[str]] = {}
    for entry in entries:
        line, form = entry.line, folded_apostrophes(checked(entry.form))
        if form in by_form:
            where = f"line {by_form[form] + 1} says: {lines[by_form[form]].strip()}"
            raise ValueError(f"{form!r} is in the file", f"{where}; change that line")
        after = bisect_right(keys, sort_key(form))
        at = _above(lines, held[after][0]) if after < len(held) else _end(lines, held)
        put.setdefault(at, []).append(line)
    found = []
    for at, line in enumerate(lines):
        found += [*put.get(at, ()), line]
    return found + put.get(len(lines), [])


def _above(lines: Sequence[str], at: int) -> int:
    """The place before a line and the comments that stand above it; those at the top are the head of the file."""
    above = at
    while above and lines[above - 1].lstrip().startswith(COMMENT):
        above -= 1
    return above or at


def _end(lines: Sequence[str], held: Sequence[tuple[int, str]]) -> int:
    """The place behind the last entry; in a file without entries, behind all that stands in it."""
    if held:
        return held[-1][0] + 1
    return len(lines) - 1 if not lines[-1] else len(lines)


def _form(line: str) -> str:
    """The form that a line of a sound file is about; empty for comments and empty lines."""
    return "" if not line.strip() or line.lstrip().startswith(COMMENT) else parsed(line)[0]


def _checked(lines: list[str], path: Path, files: Sequence[Path]) -> str:
    """The lines as the text of a file, which is read once more, with the others, before it is written."""
    text = "\n".join(lines)
    text = text if text.endswith("\n") else f"{text}\n"
    try:
        sheet = parse(text, path)
        combined([sheet if each == path else parse(read_sheet(each), each) for each in files])
    except UsageError as error:
        what = error.message.partition(": ")[2]  # without the line, which is of a file that is not written
        raise UsageError(f"this does not go with the house dictionary: {what}", hint=error.hint) from None
    return text
