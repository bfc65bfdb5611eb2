"""What each depth costs: whole processes over one story, and a paragraph that changes in a warm one.

    python benchmarks/depth.py [--runs 7] [STORY]

The clean sample leaves nothing open, so that the standard depth never opens the language
model there. The ratios are to the quick run over the same story, in the same minute. The
paragraph is of sixty words, one of them open; each time another number stands in it, so
that nothing is remembered of it.
"""

import argparse
import time
from pathlib import Path
from statistics import median

from running import CHECK, SAMPLES, repeated, table

from proofread.cli.program import open_checks, open_witness
from proofread.config import DEPTHS, Settings
from proofread.engine.run import check_document
from proofread.languagemodel.folder import is_installed
from proofread.readers import read_text

_PARAGRAPH = (
    "The harbour council met {number} times before the vote, and its chairman, Lars Hammeed, told reporters that the "
    "new pier would cost more than the town had been told. He said the ferries would keep to their timetable until "
    "the spring, when the first of the cranes arrives from Gdansk, and that nobody would lose a mooring over it."
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("story", nargs="?", default=str(SAMPLES / "harbour.txt"))
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    if not is_installed():
        raise SystemExit("the model is not installed: `proofread model install`")
    rows = []
    for story in (str(SAMPLES / "clean.txt"), options.story):
        quick = 0.0
        for depth in DEPTHS:
            least, middle, held = repeated((*CHECK, "--depth", depth, story), options.runs)
            quick = quick or least
            times = (f"{least:.2f} s", f"{middle:.2f} s", f"{least / quick:.1f}", f"{held:.0f} MB")
            rows.append((f"{Path(story).name}, {depth}", *times))
    table(("", "least", "median", "to quick", "memory"), rows)
    print()
    table(("a changed paragraph, warm", "median", "most"), [_warm(depth, options.runs) for depth in DEPTHS])


def _warm(depth: str, runs: int) -> tuple[str, str, str]:
    """Milliseconds for the paragraph in a process that has checked others."""
    settings = Settings(depth=depth)
    checks = open_checks(settings, open_witness(settings))
    seconds = []
    for number in range(runs + 2):
        document = read_text("paragraph", _PARAGRAPH.format(number=number + 20))
        began = time.perf_counter()
        check_document(document, checks)
        seconds.append(time.perf_counter() - began)
    warm = seconds[2:]
    return depth, f"{median(warm) * 1000:.0f} ms", f"{max(warm) * 1000:.0f} ms"


if __name__ == "__main__":
    main()
