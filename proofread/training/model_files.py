"""The files of ``dictionaries/model``: one a family, reviewed like code."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from proofread.errors import UsageError
from proofread.files import write_text
from proofread.suggest.confidence import KNOT, compiled_families

Families = Mapping[str, Mapping[str, float]]
"""Family to feature to coefficient."""

BY_HAND: Final = frozenset(
    (
        "case.unexpected-capital",
        "context.doubled-word",
        "context.surplus-phrase",
        "names.inconsistent",
        "names.missing-word",
        "ocr.columns",
        "ocr.junk",
        "ocr.mojibake",
        "punctuation.doubled",
        "punctuation.wrong-mark",
        "spacing.doubled-space",
        "spacing.run-together",
        "spelling.lost-letter",
    )
)
"""Families with too few real errors to learn from; their files are written by hand."""

REAL_WORDS: Final = frozenset(("context.missing-word", "context.surplus-word", "context.wrong-word"))
"""Families that are learned apart, from errors put into clean news: `proofread.training.realword`."""

MARKS: Final = frozenset(("ocr.broken-hyphenation",))
"""Families that are learned apart, from clean news that is damaged for them: `proofread.training.hyphenation`."""

ALONE: Final = frozenset(("ocr.damaged-word", "spacing.run-together-worn", "spacing.split-word"))
"""Families that are fitted by themselves: their places compete with no others, and what they learn moves no others."""

SCANS: Final = frozenset(("ocr.unit", "ocr.likeness", "ocr.quality"))
"""Families that are learned apart, from copy that machines misread: `proofread.training.ocr`."""

OF_PERIODS: Final = frozenset(("period", "period.hardened", "period.telling"))
"""Families that are learned apart, from old print: `proofread.training.period`."""

SET_APART: Final = BY_HAND | REAL_WORDS | MARKS | SCANS | OF_PERIODS
"""Families that `proofread train` leaves as they are."""


def write_families(
    families: Families, out: Path, trained_on: Sequence[str], only: Collection[str] = (), by: str = "proofread train"
) -> list[Path]:
    """Write the families that are learned, one file each; what was written.

    Args:
        families: the coefficients.
        out: the folder that the files go to.
        trained_on: names of sets.
        only: families that are learned apart, and are learned now.
        by: the command that writes them.

    Raises:
        WriteError: the folder cannot be written to.
    """
    written = []
    for family in sorted(families.keys() - (SET_APART - set(only))):
        lines = [
            f"# Coefficients of the family `{family}`, in nats; `{by}` writes this file.",
            f"# Trained on {', '.join(trained_on)}.",
            "[coefficients]",
            *(f"{_key(name)} = {value:.5f}" for name, value in sorted(families[family].items(), key=_order)),
        ]
        path = out / f"{family}.toml"
        write_text(path, "\n".join(lines) + "\n")
        written.append(path)
    return written


def make_folder(path: Path) -> None:
    """Make a folder where there is none.

    Raises:
        UsageError: it cannot be made.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"the folder {path} cannot be made: {error.strerror or error}") from None


_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def _key(name: str) -> str:
    """A coefficient's name as TOML wants it."""
    return name if _BARE.fullmatch(name) else f'"{name}"'


def _order(item: tuple[str, float]) -> tuple[str, float]:
    """By feature, its own coefficient before those above its knots, the knots rising."""
    feature, _, knot = item[0].partition(KNOT)
    return feature, float(knot or "-inf")


def families_by_hand(data: Path, *, informed: bool = False) -> dict[str, dict[str, float]]:
    """Those of the compiled coefficients that `proofread train` leaves alone; see `compiled_families`."""
    return {name: each for name, each in compiled_families(data, informed=informed).items() if name in SET_APART}
