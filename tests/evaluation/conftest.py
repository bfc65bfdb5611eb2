"""Sets of our own sentences, and where the shared ones would be."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from proofread.evaluation.corpus import GoldSet, Story
from proofread.evaluation.measure import Measured
from proofread.evaluation.score import Flag, mark
from proofread.model.span import Span

SHARED = Path(__file__).parents[3] / "shared"
"""News with marked errors and its scorer, where they are present."""

WriteSet = Callable[..., Path]
MakeMeasured = Callable[..., Measured]


@pytest.fixture
def shared() -> Path:
    """The folder of shared sets; the test is skipped where there is none."""
    if not (SHARED / "bench" / "score.py").exists():
        pytest.skip("the shared sets are not here")
    return SHARED


@pytest.fixture
def write_set(tmp_path: Path) -> WriteSet:
    """Write a set of rows and say where it is."""

    def write(name: str, *rows: dict[str, Any]) -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def make_measured() -> MakeMeasured:
    """A set as if it had been measured: its stories, each with its flags."""

    def make(
        name: str, rows: Sequence[tuple[Story, Sequence[Flag]]], *, digest: str = "d" * 64, labelled: bool = True
    ) -> Measured:
        gold = GoldSet(name, digest, labelled, tuple(story for story, _ in rows))
        checks = sorted({flag.check for _, flags in rows for flag in flags})
        return Measured(gold, tuple(mark(*row) for row in rows), tuple(checks))

    return make


@pytest.fixture
def flag() -> Callable[..., Flag]:
    """A finding; all but its place has a default."""

    def make(start: int, end: int, suggestion: str | None = None, confidence: float = 0.95, check: str = "a.b") -> Flag:
        return Flag(check, Span(start, end), suggestion, confidence)

    return make
