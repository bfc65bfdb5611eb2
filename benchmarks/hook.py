"""What the hook costs a commit of one story, beside what git and a check of that story cost.

    python benchmarks/hook.py [--runs 20] [--stories 30]

A repository of so many stories is made in a folder of its own; before each run a line of one of them changes and is
staged. Baselines run in the same minute and in turns, so that a busy machine is busy for all of them.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from running import PYTHON, ROOT, SAMPLES, table

SETTINGS = {"user.name": "Desk", "user.email": "desk@news.example", "commit.gpgSign": "false", "gc.auto": "0"}
STORY = "story.txt"


def environment(folder: Path) -> dict[str, str]:
    """No settings of whoever measures, and this checkout in reach."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {"GIT_CONFIG_COUNT": str(len(SETTINGS))}
    for number, (key, value) in enumerate(SETTINGS.items()):
        settings |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    here = {"HOME": str(folder), "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**clean, **settings, **here}


class Newsroom:
    """A repository of stories, each a copy of a sample under a headline of its own."""

    def __init__(self, folder: Path, stories: int) -> None:
        self.folder = folder / "paper"
        self._environment = environment(folder)
        self._text = (SAMPLES / "clean.txt").read_text(encoding="utf-8")
        self._edition = 0
        self.folder.mkdir()
        for number in range(stories - 1):
            (self.folder / f"{number}.txt").write_text(f"Edition {number}\n\n{self._text}", encoding="utf-8")
        self.edit()
        for command in (("git", "init", "--quiet"), ("git", "add", "."), commit("--no-verify")):
            self.seconds(command)

    def edit(self) -> None:
        """A line of one story changes."""
        self._edition += 1
        text = f"Edition {self._edition}\n\n{self._text}"
        (self.folder / STORY).write_text(text, encoding="utf-8")

    def seconds(self, command: Sequence[str]) -> float:
        """How long a command takes that has to succeed."""
        began = time.perf_counter()
        subprocess.run(
            command, cwd=self.folder, env=self._environment, check=True, capture_output=True, stdin=subprocess.DEVNULL
        )
        return time.perf_counter() - began

    def staged(self, command: Sequence[str]) -> float:
        """How long a command takes over one staged story."""
        self.edit()
        self.seconds(("git", "add", STORY))
        return self.seconds(command)


def commit(*options: str) -> tuple[str, ...]:
    return ("git", "commit", "--quiet", *options, "--message", "An edition")


def measured(ways: Mapping[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """The seconds of each way, all of them in turns; one round before them warms the disk."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(runs + 1):
        for name, way in ways.items():
            taken = way()
            if number:
                seconds[name].append(taken)
    return seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--stories", type=int, default=30)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        newsroom = Newsroom(folder, options.stories)
        program = (PYTHON, "-P", "-m", "proofread")
        newsroom.seconds((*program, "hook", "install"))
        ways = {
            "python -c pass": lambda: newsroom.seconds((PYTHON, "-c", "pass")),
            "hook run, nothing staged": lambda: newsroom.seconds((*program, "hook", "run")),  # after a commit
            "git diff --cached": lambda: newsroom.staged(("git", "diff", "--cached", "--raw")),
            "check STORY": lambda: newsroom.staged((*program, "check", "--depth", "quick", STORY)),
            "hook run": lambda: newsroom.staged((*program, "hook", "run")),
            "git commit --no-verify": lambda: newsroom.staged(commit("--no-verify")),
            "git commit, with the hook": lambda: newsroom.staged(commit()),
        }
        found = measured(ways, options.runs)
    finally:
        shutil.rmtree(folder)
    words = len((SAMPLES / "clean.txt").read_text(encoding="utf-8").split())
    print(f"one story of {words} words among {options.stories}, {options.runs} runs, {sys.platform}")
    rows = [(name, f"{min(each) * 1000:.0f} ms", f"{median(each) * 1000:.0f} ms") for name, each in found.items()]
    table(("", "least", "median"), rows)


if __name__ == "__main__":
    main()
