"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from proofread.errors import WriteError


def write_whole(path: Path, text: str) -> None:
    """Write a file in UTF-8; whoever reads it meanwhile sees the old one or the new one.

    Raises:
        WriteError: it cannot be written; the old one stands.
    """
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(text.encode("utf-8", "backslashreplace"))
        partial.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            partial.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise WriteError(f"{path} cannot be written: {reason}", hint="check the folder and the disk") from None
