"""The file of floors: what each set has reached, and why a floor was lowered.

[sets.natural]
digest = "..."                    # sha256 of the data all this was measured on

[sets.natural.error]              # a severity, or a check at warning
recall = 0.7353
false-per-10k = 0.0               # a ceiling
recall-lowered = { from = 0.75, date = 2025-03-01, because = "..." }
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from proofread.errors import ConfigError
from proofread.files import write_text

CEILINGS: Final = frozenset({"false-per-10k"})
"""The figures that may not rise; all others may not fall."""

FIGURES: Final = ("recall", "precision", "fixed-rate", "false-per-10k")
"""The figures there are floors and ceilings of, in the order of the file."""

_PARTS: Final = ("error", "warning", "info")
_LOWERED: Final = "-lowered"
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_HEAD: Final = """\
# What the checks reach on each set; `proofread eval --floors` fails where they fall below it.
# Raised by --ratchet, lowered only by --lower with --because.
"""


class Lowered(NamedTuple):
    """Why a floor is lower than it was."""

    before: float
    day: date
    because: str


class Floor(NamedTuple):
    """A floor, or a ceiling, and why it was lowered if it was."""

    value: float
    lowered: Lowered | None = None


Figures = Mapping[str, Floor]
"""Figure to its floor."""


@dataclass(frozen=True, slots=True)
class SetFloors:
    """The floors of a set.

    Attributes:
        digest: that of the data they were measured on.
        parts: severity, or id of a check, to its figures.
    """

    digest: str
    parts: Mapping[str, Figures]


Floors = Mapping[str, SetFloors]
"""Name of a set to its floors."""

NO_FIGURES: Final[Figures] = MappingProxyType({})


def read_floors(path: Path) -> dict[str, SetFloors]:
    """The floors in a file.

    Raises:
        ConfigError: it is missing, not TOML, or holds what it may not; the message names the place.
    """
    try:
        given = tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError:
        raise ConfigError(f"there is no file {path}", hint="--ratchet begins one") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        reason = str(error)
        raise ConfigError(f"{path} is not valid TOML: {reason[:1].lower()}{reason[1:]}") from None
    try:
        _refuse_others(given, {"sets"}, "the file")
        return {name: _set(name, table) for name, table in _table(given.get("sets", {}), "sets").items()}
    except ValueError as error:
        raise ConfigError(f"{path}: {error}", hint="--ratchet writes it as it should be") from None


def _set(name: str, given: object) -> SetFloors:
    table = dict(_table(given, name))
    digest = table.pop("digest", None)
    if not isinstance(digest, str):
        raise ValueError(f'{name} has no string called "digest"')  # noqa: TRY004 - told as one sentence with others
    return SetFloors(digest, {part: _figures(f"{name}, {part}", each) for part, each in table.items()})


def _figures(where: str, given: object) -> dict[str, Floor]:
    table = _table(given, where)
    _refuse_others(table, {*FIGURES, *(f"{each}{_LOWERED}" for each in FIGURES)}, where)
    return {
        figure: Floor(_number(f"{where}: {figure}", table[figure]), _lowered(f"{where}: {figure}", table, figure))
        for figure in FIGURES
        if figure in table
    }


def _lowered(where: str, table: Mapping[str, Any], figure: str) -> Lowered | None:
    given = table.get(f"{figure}{_LOWERED}")
    match given:
        case None:
            return None
        case {"from": before, "date": date() as day, "because": str() as because} if not isinstance(day, datetime):
            return Lowered(_number(where, before), day, because)
    raise ValueError(f'{where}{_LOWERED} is not a table of "from", "date" and "because"')


def _table(given: object, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise ValueError(f"{where} is not a table")  # noqa: TRY004 - told as one sentence with others
    return given


def _number(where: str, given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < float("inf"):
        raise ValueError(f"{where} is not a number from 0 on")
    return float(given)


def _refuse_others(table: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise ValueError(f"{where} holds something unknown, {key!r}")


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors, whole or not at all; the same floors give the same bytes.

    Raises:
        WriteError: the file cannot be written.
    """
    write_text(path, text_of(floors))


def text_of(floors: Floors) -> str:
    """The text of the file: sets by name, severities before checks."""
    return _HEAD + "".join(f"\n{line}" if line.startswith("[") else line for line in _lines(floors))


def _lines(floors: Floors) -> Iterator[str]:
    for name in sorted(floors):
        yield f"[sets.{_key(name)}]\n"
        yield f"digest = {_string(floors[name].digest)}\n"
        for part in sorted(floors[name].parts, key=_order):
            yield f"[sets.{_key(name)}.{_key(part)}]\n"
            for figure in FIGURES:
                floor = floors[name].parts[part].get(figure)
                if floor is not None:
                    yield from _floor_lines(figure, floor)


def _floor_lines(figure: str, floor: Floor) -> Iterator[str]:
    yield f"{figure} = {floor.value!r}\n"
    if floor.lowered is not None:
        before, day, because = floor.lowered
        reason = f"from = {before!r}, date = {day.isoformat()}, because = {_string(because)}"
        yield f"{figure}{_LOWERED} = {{ {reason} }}\n"


def _order(part: str) -> tuple[int, str]:
    return (_PARTS.index(part), "") if part in _PARTS else (len(_PARTS), part)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    """A string of TOML; what JSON escapes is escaped alike, but for the one control character it leaves."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
