"""Stories opened for correction: their bytes are kept, to tell later whether the file has changed meanwhile."""

import os
import sys
from pathlib import Path
from typing import Final

from proofread.cli.stories import Story
from proofread.errors import ReadError
from proofread.fixing.apply import Original
from proofread.readers import read, read_bytes
from proofread.readers.formats import format_for

_PLAIN: Final = "plain"


def opened(story: Story, read_as: str | None, fields: tuple[str, ...]) -> Original:
    """The bytes of a story and how to read them; `read_as` is the format where its name does not say.

    In front matter and in JSON `fields` are prose.

    Raises:
        ReadError: they cannot be read.
    """
    data = _stdin() if story.path is None else _content(Path(story.name))
    format_ = format_for(story.path, read_as) if story.path else read_as or _PLAIN
    return Original(story.name, data, format_, lambda now: read_bytes(story.name, now, format_, fields))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        read(path)  # says what is wrong
        raise


def _stdin() -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input is closed", hint="name a file, or pipe a story in")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise ReadError(f"standard input cannot be read: {error.strerror or error}") from None


def shown_path(story: Story) -> str:
    """The path of a story in a diff: from the folder at hand where it lies beneath, with forward slashes."""
    if story.path is None:
        return "stdin"
    try:
        return story.path.relative_to(os.path.normpath(Path.cwd())).as_posix()
    except (ValueError, FileNotFoundError):
        return story.path.as_posix().lstrip("/")
