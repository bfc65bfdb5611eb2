"""Which files hold which format."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

BY_EXTENSION: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".txt": "plain",
        ".text": "plain",
        ".md": "markdown",
        ".markdown": "markdown",
        ".mdown": "markdown",
        ".htm": "html",
        ".html": "html",
        ".xhtml": "html",
    }
)


def format_of(path: Path) -> str | None:
    """The format that the name of a file promises, if it promises one."""
    return BY_EXTENSION.get(path.suffix.lower())
