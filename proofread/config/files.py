"""Settings files: the nearest one, its table, and the line where each key stands."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from proofread.errors import ConfigError

OWN: Final = "proofread.toml"
SHARED: Final = "pyproject.toml"

_AT_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_NAME: Final = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_PART: Final = re.compile(_NAME)
_DOTTED: Final = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER: Final = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY: Final = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
# What a file is read by to tell where a value ends: strings and comments whole, brackets and ends of lines.
_PIECE: Final = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|[\[\]{}\n]""", re.DOTALL
)
_OPENING: Final = frozenset("[{")
_CLOSING: Final = frozenset("]}")


class File(NamedTuple):
    """A settings file.

    Attributes:
        path: where it lies.
        table: what it says.
        prefix: the keys that lead to the table: none, or ``tool`` and ``proofread``.
        text: the file as it stands.
    """

    path: Path
    table: object
    prefix: tuple[str, ...] = ()
    text: str = ""

    def place(self, *keys: str | int) -> str:
        """File and line of a key, ``proofread.toml:3``; the file alone where the line is not found.

        `keys` lead to it below the table of proofread: names, and the number of a table in a list of tables.
        """
        line = line_of(self.text, (*self.prefix, *keys))
        return f"{told(self.path)}:{line}" if line else told(self.path)


def find_file(folder: Path) -> File | None:
    """The nearest settings file that speaks of proofread, from a folder upwards.

    Raises:
        ConfigError: a file on the way cannot be read or is not TOML.
    """
    for place in (folder, *folder.parents):
        own = place / OWN
        if own.is_file():
            text = _text(own)
            return File(own, _parsed(own, text), (), text)
        shared = place / SHARED
        if shared.is_file():
            text = _text(shared)
            tools = _parsed(shared, text).get("tool")
            if isinstance(tools, dict) and "proofread" in tools:
                return File(shared, tools["proofread"], ("tool", "proofread"), text)
    return None


def told(path: Path) -> str:
    """A path as people are told it: from the current folder on where it lies below, else whole."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):  # it lies elsewhere, or the current folder is gone
        return str(path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{told(path)} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{told(path)} is not UTF-8", hint="save it as UTF-8") from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_broken(path, text, str(error))) from None


def _broken(path: Path, text: str, what: str) -> str:
    match = _AT_LINE.search(what)
    line = int(match[1]) if match else text.count("\n") + 1
    reason = what.partition(" (at ")[0]
    return f"{told(path)}:{line}: not valid TOML: {reason[:1].lower()}{reason[1:]}"


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """The line, from 1, where a key of a valid TOML file is set; 0 where it is not found.

    Of a key inside a list or an inline table the line is given where that begins.
    """
    wanted = tuple(str(key) for key in keys)
    best, depth = 0, 0
    for number, path in _lines(text):
        shared = min(len(path), len(wanted))
        if shared > depth and wanted[:shared] == path[:shared]:
            best, depth = number, shared
    return best


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The lines that name something, each with the keys that lead to it; tables of a list by their number."""
    found: list[tuple[int, tuple[str, ...]]] = []
    inside: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, statement in _statements(text):
        if header := _HEADER.match(statement):
            inside = _parts(header[2])
            if header[1] == "[[":
                counts[inside] = counts.get(inside, -1) + 1
                inside = (*inside, str(counts[inside]))
            found.append((number, inside))
        elif key := _KEY.match(statement):
            found.append((number, (*inside, *_parts(key[1]))))
    return tuple(found)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The keys with their values and the headers of a valid TOML file, each with the line it begins in."""
    begins, first, number, depth = 0, 1, 1, 0
    for piece in _PIECE.finditer(f"{text}\n"):
        number += piece[0].count("\n")
        depth += (piece[0] in _OPENING) - (piece[0] in _CLOSING)
        if piece[0] == "\n" and not depth:
            yield first, text[begins : piece.start()]
            begins, first = piece.end(), number


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
