"""What the benchmarks share: running a process under a clock, and printing a table."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
DATA = ROOT.parent / "shared" / "data" / "dev"
"""News with marked errors, where it is present."""

PYTHON = sys.executable
CHECK = (PYTHON, "-m", "proofread", "check", "--depth", "quick", "--fail-on", "never")
"""Without the language model, so that a figure is the same whether one is installed or not; `depth.py` measures it."""


class Cost(NamedTuple):
    """What a run cost: seconds of wall clock and megabytes held at most."""

    seconds: float
    megabytes: float


def cost_of(command: Sequence[str], given: Path | None = None) -> Cost:
    """Run a command to its end, its report thrown away; stops the benchmark where it fails."""
    with (given or Path(os.devnull)).open("rb") as stdin:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdin=stdin, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit {process.returncode}: {' '.join(map(str, command))}")
    held = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(seconds, held / 1e6)


def repeated(command: Sequence[str], runs: int, given: Path | None = None) -> tuple[float, float, float]:
    """The least and the median seconds of so many runs, and the most megabytes; one run before them warms the disk."""
    cost_of(command, given)
    costs = [cost_of(command, given) for _ in range(runs)]
    return min(c.seconds for c in costs), median(c.seconds for c in costs), max(c.megabytes for c in costs)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a head, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        print_row(row, widths)


def print_row(row: Sequence[str], widths: Sequence[int]) -> None:
    """Print one row at once, the first cell to the left and all others to the right."""
    first, *rest = (
        cell.ljust(width) if at == 0 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    print("  ".join((first, *rest)), flush=True)
