"""Memory stays within a bound that grows with the story, not with what is found in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.system.conftest import command_line, environment

MEGABYTE = 1_000_000
SIZE = 20 * MEGABYTE
MOST_TIMES = 12
"""Times the size of the story that a run may take, beside what it takes for a short one."""

ROOT = Path(__file__).parents[2]


def peak_memory(story: Path) -> int:
    """The most bytes that a run held at once."""
    with subprocess.Popen(
        command_line("check", "--fail-on", "never", "--format", "line", str(story)),
        cwd=story.parent,
        env=environment(),
        stdout=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs a system that counts the memory of a process")
def test_a_long_story_is_held_a_few_times(tmp_path: Path) -> None:
    prose = (ROOT / "samples" / "clean.txt").read_text(encoding="utf-8")
    (tmp_path / "short.txt").write_text(prose, encoding="utf-8")
    (tmp_path / "long.txt").write_text(prose * (SIZE // len(prose.encode())), encoding="utf-8")
    short, long = peak_memory(tmp_path / "short.txt"), peak_memory(tmp_path / "long.txt")
    assert long - short < MOST_TIMES * SIZE
