"""Transcripts: what programs say, in the words of Markdown files.

A block ``text NAME`` is a file of that name; a name with blanks is quoted. A block ``console`` is commands after
``$``, each followed by what they print and by ``[exit N]`` where that is not 0. What is printed now is written into
the files by ``pytest --update-snapshots``.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

BLOCK = re.compile(
    r"^(?P<fence>```+)(?P<kind>text|console)(?: (?P<name>[^\n]+))?\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


def replay(text: str, said_by: Callable[[str], str]) -> str:
    """The transcript with what its commands say now in place of what they said; files go to the folder at hand."""

    def now(block: re.Match[str]) -> str:
        if block["kind"] == "text":
            (name,) = shlex.split(block["name"])
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8", newline="")
            return block[0]
        said = "".join(f"$ {command}\n{said_by(command)}" for command in commands(block["body"]))
        return f"{block['fence']}console\n{said}{block['fence']}"

    return BLOCK.sub(now, text)


def commands(body: str) -> Iterator[str]:
    """The commands of a block, without their prompt."""
    return (line[2:] for line in body.splitlines() if line.startswith("$ "))


def settle(path: Path, said_by: Callable[[str], str], request: pytest.FixtureRequest) -> None:
    """Compare a transcript with what its commands say now, or write that down where snapshots are to change."""
    was = path.read_text(encoding="utf-8")
    now = replay(was, said_by)
    if request.config.getoption("--update-snapshots") and now != was:
        path.write_text(now, encoding="utf-8", newline="\n")
        return
    assert now == was, "the program says something else; look at it, then run pytest --update-snapshots"
