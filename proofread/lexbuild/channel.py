"""Compiles what is read for what into costs, which `proofread.lexicon.channel` opens."""

import json
from pathlib import Path
from typing import Final

from proofread.lexbuild.sources import rows
from proofread.lexicon.channel import Channel, Counts

NOTHING: Final = "∅"
"""Stands in the sources for no letter, so that no line begins or ends with a blank."""


def read_reviewed(path: Path) -> list[tuple[str, str]]:
    """The misreadings that are known of many machines: what is written, what is meant.

    Raises:
        SourceError: a line has not two fields.
    """
    return [_parted(both) for both, _reason in rows(path, 2)]


def compile_channel(folder: Path, digest: str) -> bytes:
    """The bytes of ``channel.json``.

    Raises:
        SourceError: a line has too many or too few fields.
    """
    counts = Counts()
    counts.read.update({_parted(both): int(often) for both, often in rows(folder / "misreadings.tsv", 2)})
    counts.letters.update({segment: int(often) for segment, often in rows(folder / "letters.tsv", 2)})
    channel = Channel.of(counts, read_reviewed(folder / "known.tsv"))
    return json.dumps({"digest": digest, "costs": channel.costs}, ensure_ascii=False, sort_keys=True).encode("utf-8")


def named(written: str, right: str) -> str:
    """A misreading as the sources have it."""
    return f"{written or NOTHING} {right or NOTHING}"


def _parted(both: str) -> tuple[str, str]:
    """What is written and what is meant, which a space parts; neither holds one."""
    written, _, right = both.partition(" ")
    return written.replace(NOTHING, ""), right.replace(NOTHING, "")
