"""Corrected files in the place of those that were read."""

import os
from pathlib import Path

from proofread.errors import WriteError
from proofread.files import replacing


def write_back(path: Path, was: bytes, now: bytes) -> int:
    """Put new bytes in the place of those that were read; how many other names the old ones keep.

    A file with several names (hard links) is replaced under this one alone.

    Raises:
        WriteError: the file has changed meanwhile, may not be written, or cannot be; it stands as it was.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}", hint="check the path") from None
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):  # a rename would not ask
        raise WriteError(f"{path} cannot be written: it is read-only", hint="check the permissions of the file")
    with replacing(path, now):
        _refuse_changed(path, was)
    return status.st_nlink - 1


def _refuse_changed(path: Path, was: bytes) -> None:
    try:
        found = path.read_bytes()
    except OSError:
        found = None
    if found != was:
        raise WriteError(f"{path} has changed since it was read, and is left as it now is", hint="run it again")
