"""Whether a word costs the same in a long story as in a short one, whatever the story holds.

    python benchmarks/growth.py [--largest 1000000]

Each row is a kind of story in growing lengths; what a process costs that checks one
word is taken off. The last column is the cost of a word in the longest story over
that in the shortest that takes long enough to measure: near 1 is linear, and 10 a
step would be quadratic.
"""

import argparse
import random
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from running import CHECK, SAMPLES, cost_of, print_row

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_MEASURABLE = 0.05  # seconds


def _prose(words: int) -> str:
    source = (SAMPLES / "clean.txt").read_text(encoding="utf-8")
    return source * (words // len(source.split()) + 1)


def _one_line(words: int) -> str:
    return " ".join(_prose(words).split())


def _no_spaces(words: int) -> str:
    return "".join(_prose(words).split())


def _joined_by_hyphens(words: int) -> str:
    return "-".join(_prose(words).split())


def _new_names(words: int) -> str:
    chance = random.Random(words)  # noqa: S311 - nobody's secret
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return " ".join("".join(chance.choices(syllables, k=4)).capitalize() for _ in range(words))


def _same_suspect(words: int) -> str:
    return "Zelenksy " * words


def _two_suspects(words: int) -> str:
    return "Zelenksy met Zelensky. " * (words // 3)


def _doubled(words: int) -> str:
    return "the " * words


def _quotations(words: int) -> str:
    return "“said " * words


def _commas(words: int) -> str:
    return "a , " * words


def _brackets(words: int) -> str:
    return "( a ) " * words


STORIES: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "prose on one line": _one_line,
    "prose without spaces": _no_spaces,
    "prose joined by hyphens": _joined_by_hyphens,
    "names nobody knows": _new_names,
    "one misspelt name": _same_suspect,
    "a name spelt two ways": _two_suspects,
    "one word repeated": _doubled,
    "quotations never closed": _quotations,
    "stray spaces": _commas,
    "padded brackets": _brackets,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="words of the longest story")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.largest]
    widths = (24, *(11 for _ in sizes), 8, 18)
    print_row(("microseconds a word", *(f"{size:,}" for size in sizes), "memory", "longest/shortest"), widths)
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder) / "story.txt"
        for name, write in STORIES.items():
            print_row(_row(name, write, sizes, story), widths)


def _row(name: str, write: Callable[[int], str], sizes: list[int], story: Path) -> tuple[str, ...]:
    story.write_text("word", encoding="utf-8")
    empty = min(_cost(story)[0] for _ in range(3))
    costs: list[tuple[float, float]] = []
    held = 0.0
    for size in sizes:
        story.write_text(write(size), encoding="utf-8")
        seconds, held = _cost(story)
        costs.append((max(0.0, seconds - empty), max(0.0, seconds - empty) / size * 1e6))
    measured = list(islice((each for spent, each in costs if spent >= _MEASURABLE), 1))
    ratio = f"{costs[-1][1] / measured[0]:.1f}" if measured else "-"
    return (name, *(f"{each:.1f}" for _, each in costs), f"{held:.0f} MB", ratio)


def _cost(story: Path) -> tuple[float, float]:
    return cost_of((*CHECK, "--format", "line", str(story)))


if __name__ == "__main__":
    main()
