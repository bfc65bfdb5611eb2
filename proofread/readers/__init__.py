"""From a file to the story in it, one module a format.

The modules are imported when a story needs them: checking plain text never
pays for the HTML reader.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from proofread.errors import ReadError, UsageError
from proofread.model.document import Document
from proofread.readers.encoding import decode
from proofread.readers.formats import format_of
from proofread.readers.plain import read_plain

__all__ = ["FORMATS", "format_of", "read", "read_bytes", "read_text"]


def read(path: Path) -> Document:
    """The story in a file, in the format its name promises, else plain text.

    Raises:
        ReadError: there is no such file, or it cannot be read.
        EncodingError: it is not text.
    """
    return read_bytes(str(path), _content(path), format_of(path) or "plain")


def read_bytes(name: str, data: bytes, format: str = "plain") -> Document:  # noqa: A002 - the word users know
    """The story in the bytes of a file.

    Raises:
        EncodingError: the bytes are not text.
        UsageError: there is no such format.
    """
    return read_text(name, decode(data, name), format)


def read_text(name: str, text: str, format: str = "plain") -> Document:  # noqa: A002 - as above
    """The story in a text.

    Raises:
        UsageError: there is no such format.
    """
    reader = FORMATS.get(format)
    if reader is None:
        raise UsageError(f"there is no format {format!r}", hint=f"choose one of {', '.join(FORMATS)}")
    return reader(name, text)


def _markdown(name: str, source: str) -> Document:
    from proofread.readers.markdown import read_markdown

    return read_markdown(name, source)


def _html(name: str, source: str) -> Document:
    from proofread.readers.html import read_html

    return read_html(name, source)


FORMATS: Final[Mapping[str, Callable[[str, str], Document]]] = MappingProxyType(
    {"plain": read_plain, "markdown": _markdown, "html": _html}
)
"""Every format and what reads it."""


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"there is no file {path}", hint="check the spelling of the path") from None
    except PermissionError as error:
        if path.is_dir():  # what some systems say of a folder
            raise _is_folder(path) from error
        raise ReadError(f"{path} may not be read", hint="check the permissions of the file") from error
    except IsADirectoryError as error:
        raise _is_folder(path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path} cannot be read: {reason}", hint="check the path and the disk") from error


def _is_folder(path: Path) -> ReadError:
    return ReadError(f"{path} is a folder, not a story", hint="name the stories in it")
