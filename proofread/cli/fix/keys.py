"""Keys and lines from a terminal, which is left as it was whatever happens."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Any, Final, Self

import click

_EOF: Final = "\x04"
_ESCAPE: Final = "\x1b"
_CHUNK: Final = 1024
_ENDING: Final = ("SIGTERM", "SIGHUP")


class Keyboard:
    """Keys one by one, unechoed, and lines as they are typed.

    Use as a context. Ctrl-C raises KeyboardInterrupt as ever. Without `termios`, as on Windows, keys come from click.
    """

    def __init__(self) -> None:
        self._fd = sys.stdin.fileno()
        self._typed = b""  # read from the terminal, and not yet asked for
        self._was: list[Any] | None = None
        self._is_raw = False
        self._signals: dict[int, object] = {}

    def __enter__(self) -> Self:
        try:
            import termios
        except ImportError:
            return self
        self._was = termios.tcgetattr(self._fd)
        for name in _ENDING:
            number = getattr(signal, name)
            self._signals[number] = signal.signal(number, self._end)
        self._signals[signal.SIGCONT] = signal.signal(signal.SIGCONT, self._go_on)
        self._echo(on=False)
        return self

    def __exit__(self, *_: object) -> None:
        self._echo(on=True)
        for number, was in self._signals.items():
            signal.signal(number, was)  # type: ignore[arg-type]  # what `signal` itself gave

    def key(self) -> str:
        """The next key; the empty string at the end of input. Keys that are no character come as escape."""
        if self._was is None:
            key = click.getchar()
            return "" if key in ("", _EOF, "\x1a") else key[:1]
        char = self._char()
        if char == _ESCAPE:
            self._typed = b""  # the rest of an arrow or a function key
        return "" if char == _EOF else char

    def line(self) -> str | None:
        """The next line without its end; None at the end of input."""
        if self._was is None:
            try:
                return input()
            except EOFError:
                return None
        self._echo(on=True)
        try:
            return self._line()
        finally:
            self._echo(on=False)

    def _line(self) -> str | None:
        sys.stdout.write(self._typed.decode("utf-8", "replace"))
        sys.stdout.flush()
        while not (ends := [at for at in (self._typed.find(b"\n"), self._typed.find(b"\r")) if at >= 0]):
            read = os.read(self._fd, _CHUNK)
            if not read:
                return None
            self._typed += read
        end = min(ends)
        line, self._typed = self._typed[:end], self._typed[end + 1 :]
        return line.decode("utf-8", "surrogateescape")

    def _char(self) -> str:
        while True:
            for size in range(1, min(4, len(self._typed)) + 1):
                try:
                    char = self._typed[:size].decode("utf-8")
                except UnicodeDecodeError:
                    continue
                self._typed = self._typed[size:]
                return char
            if len(self._typed) >= 4:  # no character begins so
                self._typed = self._typed[1:]
                return _ESCAPE
            read = os.read(self._fd, _CHUNK)
            if not read:
                return ""
            self._typed += read

    def _echo(self, *, on: bool) -> None:
        """Let the terminal show and gather what is typed, as it did, or hand on each key at once."""
        if self._was is None:
            return
        import termios

        mode = list(self._was)
        if not on:
            mode[3] &= ~(termios.ECHO | termios.ICANON)
            mode[6] = [*mode[6]]
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        self._is_raw = not on
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(self._fd, termios.TCSANOW, mode)

    def _end(self, number: int, _: FrameType | None) -> None:
        """Leave by way of `__exit__` where the process is told to end."""
        raise SystemExit(128 + number)

    def _go_on(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - what handlers are given
        """Bring the mode back that the shell has changed while the process was stopped."""
        self._echo(on=not self._is_raw)
