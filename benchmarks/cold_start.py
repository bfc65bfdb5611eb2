"""What a whole process costs that checks one story, beside processes that do nothing.

    python benchmarks/cold_start.py [--runs 20] [STORY]

Baselines run in the same minute: what an empty Python costs, and one that imports
click, is in every figure below it.
"""

import argparse

from running import CHECK, PYTHON, SAMPLES, repeated, table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("story", nargs="?", default=str(SAMPLES / "harbour.txt"))
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    commands = {
        "python -c pass": (PYTHON, "-c", "pass"),
        "python -c 'import click'": (PYTHON, "-c", "import click"),
        "proofread --version": (PYTHON, "-m", "proofread", "--version"),
        "proofread check clean.txt": (*CHECK, str(SAMPLES / "clean.txt")),
        f"proofread check {options.story.rpartition('/')[2]}": (*CHECK, options.story),
    }
    rows = []
    for name, command in commands.items():
        least, middle, held = repeated(command, options.runs)
        rows.append((name, f"{least * 1000:.0f} ms", f"{middle * 1000:.0f} ms", f"{held:.0f} MB"))
    table(("", "least", "median", "memory"), rows)


if __name__ == "__main__":
    main()
