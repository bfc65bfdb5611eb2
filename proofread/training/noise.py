"""How copy goes wrong: a model of errors in tables of counts and rates, and the reviewed file that holds it.

The tables of single letters, by kind of slip (see `proofread.training.slips`):

- ``slips``: the share of each kind; ``words.again`` that of wrong words with a second slip;
- ``KIND.positions``, ``KIND.letters``: how many times as often as evenly a slip befalls a
  position in the word or a letter; ``other`` stands for the letters too rare to tell;
- ``insertion.other.written``, ``substitution.other.written``: the share of each letter put in;
- ``substitution.vowel.written``: the share of each vowel among those written for another.

Those of spaces: ``glue`` and ``stray``, how many times as often as evenly a space is lost
or comes in at a kind of place; ``split``, after which letter a word is cut. ``ocr`` is of
scanned print, how often in its letters each confusion happens; news copy has none of it.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proofread.errors import SourceError

REST: Final = "other"
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something was seen, and how often it is to be expected."""

    count: int
    rate: float


Table = Mapping[str, Rate]


@dataclass(frozen=True)
class Noise:
    """The model.

    Attributes:
        learned_from: how many errors of each set it was learned from.
        tables: name of the table to its rates.
    """

    learned_from: Mapping[str, int]
    tables: Mapping[str, Table]

    def rate(self, table: str, key: str) -> float:
        """The rate of a key, or of the rest where it is too rare to have its own; 1 where nothing is known."""
        rates = self.tables.get(table, {})
        found = rates.get(key) or rates.get(REST)
        return found.rate if found else 1.0

    def rendered(self) -> str:
        """The text of the file, sorted."""
        return "\n".join(_lines(self)) + "\n"


def significant(value: float) -> float:
    """A rate as the file holds it."""
    return float(f"{value:.4g}")


def _lines(noise: Noise) -> Iterator[str]:
    yield "# How copy goes wrong, learned from real errors; `proofread train` writes this file to damage clean stories."
    yield "# proofread/training/noise.py says what each table holds. Not compiled: nothing of it runs in a check."
    yield ""
    yield "[learned_from]"
    yield from (f"{_key(name)} = {count}" for name, count in sorted(noise.learned_from.items()))
    for name, table in sorted(noise.tables.items()):
        yield ""
        yield f"[tables.{_key(name)}]"
        yield from (
            f"{_key(key)} = {{ count = {each.count}, rate = {each.rate} }}" for key, each in sorted(table.items())
        )


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def read_noise(path: Path) -> Noise:
    """The model that a file holds.

    Raises:
        SourceError: it is missing or holds something else.
    """
    try:
        held: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        tables = {
            name: {key: Rate(int(each["count"]), float(each["rate"])) for key, each in table.items()}
            for name, table in held["tables"].items()
        }
        return Noise(held["learned_from"], tables)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path} is not a model of noise: {error}") from None
