"""Where a report goes: standard output, with its encoding, colours and width, or a file."""

import contextlib
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Self, TextIO

from proofread.config.files import told
from proofread.errors import ProofreadError, WriteError

PIPE_CLOSED: Final = 141
"""Exit code when the reader of a pipe went away: 128 and the number of SIGPIPE, as shells count."""


class OutputError(ProofreadError):
    """The report could not be written, as on a full disk."""

    exit_code = 3


class OutputClosedError(ProofreadError):
    """Whoever read the report went away; nothing is left to say."""

    exit_code = PIPE_CLOSED


class Output:
    """Writes a report to standard output.

    Args:
        machine: whether a program reads it: then it is UTF-8 whatever the locale says.
        before: called before anything is written, to clear a progress bar away.

    Raises:
        OutputError: standard output is closed.
    """

    def __init__(self, *, machine: bool, before: Callable[[], None] = lambda: None) -> None:
        if sys.stdout is None:
            raise OutputError("standard output is closed")
        self._stream: TextIO = sys.stdout
        self._before = before
        self._live = _is_live(self._stream)
        if isinstance(self._stream, io.TextIOWrapper):
            # Characters that the locale lacks are spelt out; in JSON that is just its own escape.
            self._stream.reconfigure(encoding="utf-8" if machine else None, errors="backslashreplace")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing: standard output stays open."""

    def write(self, text: str) -> None:
        """Write a part of the report; at once, where somebody waits for it.

        Raises:
            OutputError: it cannot be written.
            OutputClosedError: nobody reads it any more.
        """
        if not text:
            return
        self._before()
        with _told():
            self._stream.write(text)
            if self._live:
                self._stream.flush()

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are, after all that was written before; raises what `write` does."""
        self._before()
        with _told():
            self._stream.flush()
            self._stream.buffer.write(data)

    def flush(self) -> None:
        """Make sure that all is written; raises what `write` does."""
        with _told():
            self._stream.flush()


class OutputFile:
    """Writes a report to a file, in UTF-8; until it is whole, whoever reads the file sees what it was.

    Use as a context: leaving it with an error leaves the file as it was.

    Args:
        path: the file; where it is a link, the file that it leads to.

    Raises:
        WriteError: it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._target = Path(os.path.realpath(path))
        self._partial = self._target.with_name(f"{self._target.name}.{os.getpid()}.partial")
        with self._told():
            # A pipe or a device has no content to keep, and must not be replaced by a file.
            is_file = not self._target.exists() or self._target.is_file()
            self._written_to = self._partial if is_file else self._target
            self._stream = self._written_to.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._written_to == self._partial:
            with contextlib.suppress(OSError):
                self._partial.unlink(missing_ok=True)

    def write(self, text: str) -> None:
        """Write a part of the report; raises what opening does."""
        with self._told():
            self._stream.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are, after all that was written before; raises what opening does."""
        with self._told():
            self._stream.flush()
            self._stream.buffer.write(data)

    def flush(self) -> None:
        """The report is whole: put it in the place of the file; raises what opening does."""
        with self._told():
            self._stream.close()
            if self._written_to == self._partial:
                with contextlib.suppress(OSError):
                    self._partial.chmod(self._target.stat().st_mode)
                self._partial.replace(self._target)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or error
            raise WriteError(
                f"{self._path} cannot be written: {reason}", hint="check the folder and the disk"
            ) from None


def say(lines: Iterable[str]) -> None:
    """Write lines for people, and make sure that they are written; raises what `Output` does."""
    output = Output(machine=False)
    output.write("".join(f"{line}\n" for line in lines))
    output.flush()


def say_json(value: object) -> None:
    """Write a value as JSON for programs, a path in it as people are told it; raises what `Output` does."""
    import json

    output = Output(machine=True)
    output.write(json.dumps(value, ensure_ascii=False, indent=2, default=told) + "\n")
    output.flush()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise OutputClosedError("the reader of the report went away") from None
    except OSError as error:
        raise OutputError(f"the report cannot be written: {error.strerror or error}") from None


def discard_output() -> None:
    """Send what is still to be written nowhere, so that the end of the process does not stumble over it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def wants_colour(choice: str, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to colour: as the flag says, else NO_COLOR, else FORCE_COLOR, else on a terminal that can."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal and environ.get("TERM") != "dumb"


def width_of(stream: TextIO | None) -> int | None:
    """The columns of a terminal; None where it is none."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(stream.fileno()).columns or None  # type: ignore[union-attr]
    return None


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees the stream; a closed one nobody does."""
    return stream is not None and not stream.closed and stream.isatty()


def _is_live(stream: TextIO) -> bool:
    """Whether somebody may wait for each line: a pipe, a socket or a terminal, not a file."""
    try:
        return not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
