"""What ``proofread eval`` is asked for."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for; None and empty where it says nothing."""

    paths: tuple[Path, ...]
    format_: str
    output: Path | None
    plots: Path | None
    compare: Path | None
    out_of_fold: Path | None
    floors: Path | None
    ratchet: bool
    lower: tuple[str, ...]
    because: str | None
    day: datetime | None
    depth: str
    ocr: str | None
    period: str | None
    answers: Path | None
