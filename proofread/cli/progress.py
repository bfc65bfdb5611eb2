"""A progress bar on standard error, where a person waits for many files."""

import sys
import time
from typing import TYPE_CHECKING, Final

from proofread.cli.output import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MANY: Final = 20
"""Files up to which nobody waits long enough for a bar."""

_EVERY: Final = 0.1
"""Seconds between two drawings of the bar."""


class Bar:
    """A bar over so many files; nothing where there are few or nobody looks.

    What else goes to the terminal first calls `hide`; the bar comes back by itself.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._drawn = 0.0
        self._wanted = total > MANY and is_terminal(sys.stderr)
        self._bar: tuple[Progress, TaskID] | None = None

    def advance(self) -> None:
        """One more file is done."""
        self._done += 1
        if not self._wanted or time.monotonic() - self._drawn < _EVERY:
            return
        self._drawn = time.monotonic()
        progress, task = self._bar or self._open()
        self._bar = progress, task
        progress.update(task, completed=self._done)
        progress.start()
        progress.refresh()

    def hide(self) -> None:
        """Clear the bar away, if it is to be seen."""
        if self._bar is not None:
            self._bar[0].stop()

    def _open(self) -> "tuple[Progress, TaskID]":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn())
        console = Console(stderr=True)
        progress = Progress(
            *columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        return progress, progress.add_task("", total=self._total)
