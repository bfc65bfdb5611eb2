"""Settings: what runs, what is shown and what fails a run.

They are read from the nearest ``proofread.toml``, or ``pyproject.toml`` with a
table ``[tool.proofread]``, in the current folder or one above it; flags go
before them. A key that is unknown or of the wrong kind is an error.

    select = ["spelling", "names.misspelt"]   # only these checks or families
    ignore = ["spacing.doubled-space"]        # all but these
    min-confidence = 0.7                      # show findings from here on, 0 to 1
    fail-on = "error"                         # info, warning, error or never
    format = "terminal"                       # terminal, json, jsonl or line
    depth = "standard"                        # quick, standard or deep
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proofread.errors import ConfigError
from proofread.model.finding import Severity

FORMATS: Final = ("terminal", "json", "jsonl", "line")
"""The reports that can be asked for."""

FAIL_ON: Final = ("info", "warning", "error", "never")
"""The severities at which a run fails, and the word for none of them."""

DEPTHS: Final = ("quick", "standard", "deep")
"""How far a run looks: without the language model; with it, where it is installed, for what stays in doubt;
with it over the whole story."""

_AT_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run does.

    Attributes:
        select: ids of checks or of families, such as ``spacing``; empty for those on by default.
        ignore: ids of checks or of families that do not run, whatever `select` says.
        min_confidence: findings are shown from here on, 0 to 1; None leaves that to the severity.
        fail_on: findings of this severity or more fail a run; None for none of them.
        format: the report, one of `FORMATS`.
        depth: how far a run looks, one of `DEPTHS`.
        origin: the file that said so, or the empty string.
        why: findings carry the sums behind their confidence; only a flag asks for it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float | None = None
    fail_on: Severity | None = Severity.ERROR
    format: str = "terminal"
    depth: str = "standard"
    origin: str = ""
    why: bool = False


def find_settings(folder: Path) -> Settings:
    """The settings that hold in a folder: from the nearest file upwards, or the defaults.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or says something unknown.
    """
    for place in (folder, *folder.parents):
        own = place / "proofread.toml"
        if own.is_file():
            return parse_settings(_load(own), str(own))
        shared = place / "pyproject.toml"
        if shared.is_file():
            tools = _load(shared).get("tool")
            if isinstance(tools, dict) and "proofread" in tools:
                return parse_settings(tools["proofread"], str(shared))
    return Settings()


def parse_settings(table: object, origin: str) -> Settings:
    """The settings that a table of a settings file spells out.

    Raises:
        ConfigError: a key is unknown or its value of the wrong kind; the message names `origin`.
    """
    if not isinstance(table, Mapping):
        raise ConfigError(f"{origin}: [tool.proofread] is not a table")
    values: dict[str, Any] = {"origin": origin}
    for key, value in table.items():
        if key not in _KEYS:
            raise ConfigError(f"{origin}: unknown setting {key!r}", hint=nearest(key, _KEYS))
        field, parse = _KEYS[key]
        try:
            values[field] = parse(value)
        except ValueError as error:
            raise ConfigError(f"{origin}: {key} must be {error}, not {value!r}") from None
    return Settings(**values)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that says which known name was probably meant, or which there are."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(names)}"


def parse_fail_on(word: str) -> Severity | None:
    """The severity that a word of `FAIL_ON` names; None for ``never``."""
    return None if word == "never" else Severity[word.upper()]


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8", hint="save it as UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_broken(path, text, str(error))) from None


def _broken(path: Path, text: str, what: str) -> str:
    match = _AT_LINE.search(what)
    line = int(match[1]) if match else text.count("\n") + 1
    reason = what.partition(" (at ")[0]
    return f"{path}:{line}: not valid TOML: {reason[:1].lower()}{reason[1:]}"


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("a list of names of checks")
    return tuple(value)


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return float(value)


def _fail_on(value: object) -> Severity | None:
    return parse_fail_on(_one_of(value, FAIL_ON))


def _format(value: object) -> str:
    return _one_of(value, FORMATS)


def _depth(value: object) -> str:
    return _one_of(value, DEPTHS)


def _one_of(value: object, words: tuple[str, ...]) -> str:
    if value not in words:
        raise ValueError(f"one of {', '.join(words)}")
    return str(value)


_KEYS: Final[dict[str, tuple[str, Callable[[object], object]]]] = {
    "select": ("select", _names),
    "ignore": ("ignore", _names),
    "min-confidence": ("min_confidence", _share),
    "fail-on": ("fail_on", _fail_on),
    "format": ("format", _format),
    "depth": ("depth", _depth),
}
