"""Files that are written whole or not at all, and their names in commands."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from proofread.errors import WriteError


def as_argument(name: str) -> str:
    """The name of a file as a shell and the program behind it take it, also where it begins with a dash."""
    from shlex import quote

    return quote(f"./{name}" if name.startswith("-") else name)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file; whoever reads it meanwhile, or after a crash, sees the old one or the new one.

    Raises:
        WriteError: it cannot be written; the old one stands.
    """
    with replacing(path, data):
        pass


def write_text(path: Path, text: str) -> None:
    """Write a file in UTF-8, what UTF-8 cannot hold spelt out; as `write_whole` does, and raises what that raises."""
    write_whole(path, text.encode("utf-8", "backslashreplace"))


@contextmanager
def replacing(path: Path, data: bytes) -> Iterator[None]:
    """Lay the new content of a file beside it, and put it in its place when the body is done.

    Mode, owner and the like of a file that is there are kept as far as the system lets us; a link is followed. Where
    the body raises, nothing is replaced and nothing is left behind.

    Raises:
        WriteError: it cannot be written; the old one stands.
    """
    with _told(path):
        target = path.resolve()
        if target.is_symlink():  # what is left of a loop of links, which not every Python tells
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if target.exists() and not target.is_file():  # a device would be gone afterwards
            raise ValueError("it is no regular file")
        partial = target.with_name(f".proofread-{os.urandom(6).hex()}.partial")
    try:
        with _told(path):
            _lay(partial, target, data)
        yield
        with _told(path):
            partial.replace(target)
            _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links, up to Python 3.12
        reason = getattr(error, "strerror", None) or error
        raise WriteError(f"{path} cannot be written: {reason}", hint="check the folder and the disk") from None


def _lay(partial: Path, target: Path, data: bytes) -> None:
    """Write a new file, with the mode and owner of the one that it is to replace, down to the disk."""
    kept = target.exists()
    handle = os.open(
        partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if kept else 0o666
    )
    with os.fdopen(handle, "wb") as file:
        if kept:
            _dress(partial, target)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _dress(partial: Path, target: Path) -> None:
    """Owner first: to change it may take rights away from the mode."""
    status = target.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(partial, status.st_uid, status.st_gid)
    with suppress(OSError):
        shutil.copystat(target, partial)  # the mode, and on some systems attributes; the time is set by what follows


def _sync_folder(folder: Path) -> None:
    """Bring the new name down to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
