"""The log: one line of JSON a run. What was found is recorded, never by whom nor in which words.

A line is ``{"version": 1, "time", "tool", "command", "depth", "exit", "ran": [[id, ...], ...], "stories": [...]}``: the
time in UTC, how far the run looked, and the checks that ran. A story is ``{"name", "words", "ran": n, "findings":
[...], "failures": n}``: its name is the path from the folder of the log, `ran` a number in the list of the run; one
that lies nowhere, as on standard input, has ``"nowhere": true`` and a name that other stories may have, too. A
finding is ``{"fingerprint", "word", "check", "confidence", "outcome"}`` with one of the outcomes below, and ``how`` for
what is ignored; its word is a digest, too. A run that somebody skipped has the reason as ``skipped``.
"""

import json
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from proofread.errors import WriteError
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Checked, fingerprint

VERSION: Final = 1

STOPPED: Final = "stopped"
"""It failed the run."""
SHOWN: Final = "shown"
"""It was reported."""
HIDDEN: Final = "hidden"
"""It was found and not reported: not sure enough, or on a line that nobody touched."""
IGNORED: Final = "ignored"
"""An ignore or the baseline answers for it."""
FIXED: Final = "fixed"
"""It was corrected as suggested."""
CHANGED: Final = "changed"
"""It was corrected otherwise."""
SKIPPED: Final = "skipped"
"""It was looked at and left."""

OUTCOMES: Final = (STOPPED, SHOWN, HIDDEN, IGNORED, FIXED, CHANGED, SKIPPED)


class Log:
    """Collects what a run finds, and appends it to a file as one line when the run is over.

    Args:
        path: the file, absolute.
        tool: the version of the program.
        command: what was run, such as ``check``.
        depth: how far it looked, one of `proofread.config.DEPTHS`.
        now: tells the time.
    """

    def __init__(
        self, path: Path, tool: str, command: str, depth: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._path = path
        self._head = {
            "version": VERSION,
            "time": f"{now():%Y-%m-%dT%H:%M:%SZ}",
            "tool": tool,
            "command": command,
            "depth": depth,
        }
        self._ran: dict[tuple[str, ...], int] = {}
        self._stories: list[dict[str, Any]] = []

    def take(
        self, checked: Checked, path: Path | None, checks: Iterable[str], outcome_of: Callable[[Finding], str]
    ) -> None:
        """Record a story and the checks that ran on it. Without a path it goes by the name it has."""
        findings = [(each, outcome_of(each), "") for each in checked.findings]
        findings += [(each.finding, IGNORED, each.how) for each in checked.ignored]
        self._stories.append(
            {
                "name": checked.name if path is None else _relative(path, self._path.parent),
                "words": checked.words,
                "ran": self._ran.setdefault(tuple(checks), len(self._ran)),
                "findings": [_object(checked.document, *each) for each in findings if checked.document],
                "failures": len(checked.failures),
                **({"nowhere": True} if path is None else {}),
            }
        )

    def write(self, exit_code: int, *, skipped: str = "") -> None:
        """Append the line, in one piece, so that runs at the same time do not mix theirs.

        `skipped` is the reason given for a run that checked nothing, in an emergency.

        Raises:
            WriteError: the file cannot be written.
        """
        run = {**self._head, "exit": exit_code, "ran": list(self._ran), "stories": self._stories}
        line = json.dumps({**run, "skipped": skipped} if skipped else run, separators=(",", ":"))
        data = line.encode("utf-8") + b"\n"
        try:
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            try:
                written = os.write(file, data)
                if written < len(data):
                    _take_back(file, written)
            finally:
                os.close(file)
        except OSError as error:
            raise _unwritten(self._path, error.strerror or str(error)) from None
        if written < len(data):
            raise _unwritten(self._path, "the disk is full")


def outcomes(stopping: Iterable[Finding], shown: Iterable[Finding]) -> Callable[[Finding], str]:
    """The outcome of each finding of a run that only looks: it stops the run, is shown, or is hidden."""
    told = {id(each): SHOWN for each in shown} | {id(each): STOPPED for each in stopping}
    return lambda finding: told.get(id(finding), HIDDEN)


def _object(document: Document, finding: Finding, outcome: str, how: str) -> dict[str, Any]:
    return {
        "fingerprint": fingerprint(document, finding),
        "word": digest_of(document.text[slice(*finding.span)]),
        "check": finding.check,
        "confidence": round(finding.confidence, 4),
        "outcome": outcome,
        **({"how": how} if how else {}),
    }


def digest_of(word: str) -> str:
    """Eight hexadecimal digits that stand for a word, whatever its capitals and apostrophes."""
    import hashlib

    plain = word.casefold().replace("’", "'")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _take_back(file: int, written: int) -> None:
    """Cut off the part of a line that still found room, unless another run has written behind it."""
    end = os.lseek(file, 0, os.SEEK_CUR)
    if os.fstat(file).st_size == end:
        os.ftruncate(file, end - written)


def _unwritten(path: Path, why: str) -> WriteError:
    return WriteError(f"the log {path} cannot be written: {why}", hint="check the folder and the disk")


def _relative(path: Path, folder: Path) -> str:
    """A path from a folder on, with forward slashes; one on another drive whole."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.as_posix()
