"""What copy costs that a machine read off page images: words a second of one process, and the memory that it holds.

    python benchmarks/ocr_throughput.py [--words 1000000] [--rate .05] [--seed 0]
    python benchmarks/ocr_throughput.py --runs 3 MARKED.jsonl

Without a file our own stories are read over and over, each time with other words wrong, by the misreadings that the
program knows; a twentieth of the words, as in lightly damaged newspapers, or what --rate says. Each row is a process
of its own over the first quarter, the first half and all of that text: memory is flat if the last holds no more than
the first. The words that are right repeat, which is kinder than an archive is. A file of JSON lines with real text is
read by a fresh process each time, so that none remembers it.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from random import Random

from running import CHECK, ROOT, SAMPLES, cost_of, repeated, table
from scans.misreading import Misreader

from proofread.lexicon import Lexicon

_COMMAND = (*CHECK, "--ocr", "yes", "--from", "jsonl")
_SHARES = (0.25, 0.5, 1.0)
_HEAD = ("", "words", "seconds", "words/s", "most memory")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lines", nargs="?", type=Path)
    parser.add_argument("--words", type=int, default=1_000_000, help="of the longest text")
    parser.add_argument("--rate", type=float, default=0.05, help="share of words that are read wrong")
    parser.add_argument("--seed", type=int, default=0, help="another one damages other words")
    parser.add_argument("--runs", type=int, default=3, help="processes over a file")
    options = parser.parse_args()
    if options.lines:
        table(_HEAD, [_given(options.lines, options.runs)])
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "misread.jsonl"
        rows = [_made(path, round(options.words * share), options.rate, options.seed) for share in _SHARES]
    table(_HEAD, rows)


def _given(lines: Path, runs: int) -> tuple[str, ...]:
    with lines.open(encoding="utf-8") as file:
        words = sum(len(json.loads(line)["text"].split()) for line in file)
    _, middle, held = repeated((*_COMMAND, str(lines)), runs)
    return (f"{lines.name}, median", f"{words:,}", f"{middle:.2f}", f"{words / middle:,.0f}", f"{held:.0f} MB")


def _made(path: Path, least: int, rate: float, seed: int) -> tuple[str, ...]:
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for name, text in misread_stories(rate, seed):
            file.write(json.dumps({"id": name, "text": text}) + "\n")
            words += len(text.split())
            if words >= least:
                break
    cost = cost_of((*_COMMAND, str(path)))
    label = f"{rate:.0%} of words read wrong"
    return (label, f"{words:,}", f"{cost.seconds:.2f}", f"{words / cost.seconds:,.0f}", f"{cost.megabytes:.0f} MB")


def misread_stories(rate: float, seed: int) -> Iterator[tuple[str, str]]:
    """Our own stories without end, in turn, each time with other words wrong; the same for the same seed."""
    paths = [*sorted((ROOT / "benchmarks/scans/stories").glob("*.txt")), SAMPLES / "clean.txt"]
    misreader = Misreader(Lexicon().channel, rate)
    stories = [path.read_text(encoding="utf-8") for path in paths]
    for number, story in zip(count(), cycle(stories), strict=False):
        chance = Random(f"{seed}/{number}")  # noqa: S311 - nobody's secret
        yield f"{number}", misreader.read(story, chance)


if __name__ == "__main__":
    main()
