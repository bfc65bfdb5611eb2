"""Compiles the reviewed list of old forms: how print of the nineteenth century wrote what is written otherwise now."""

import json
from pathlib import Path
from typing import Final

from proofread.errors import SourceError
from proofread.lexbuild.sources import rows
from proofread.lexicon.period import KINDS

LIST: Final = "period/19c.tsv"
"""Below the sources: old form, modern form, kind, sources."""


def old_forms(dictionaries: Path) -> dict[str, list[str]]:
    """Each old form with its modern form and its kind.

    Raises:
        SourceError: a line names no kind, or an old form that is the modern one.
    """
    path = dictionaries / LIST
    found = {}
    for old, modern, kind, _sources in rows(path, 4):
        if kind not in KINDS:
            raise SourceError(f"{path}: the kind of {old!r} is one of {', '.join(KINDS)}, not {kind!r}")
        if old.casefold() == modern.casefold():
            raise SourceError(f"{path}: {old!r} is no other form than {modern!r}")
        found[old] = [modern, kind]
    return found


def compiled_period(dictionaries: Path, digest: str) -> bytes:
    """The bytes of ``period.json``."""
    held = {"digest": digest, "forms": old_forms(dictionaries)}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
