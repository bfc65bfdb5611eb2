"""Desks: the parts of a newsroom, told apart by where their stories lie."""

import re
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Final, NamedTuple

_PARTS: Final = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|\[!?[^\]/]+\]")
_MEANS: Final = {"**/": "(?:.*/)?", "/**": "(?:/.*)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class Desk(NamedTuple):
    """One ``[[desk]]``: its name, its stories, and what holds for them.

    Attributes:
        name: what it is called.
        paths: globs, read from the folder of the settings file.
        values: by field of the settings, what the desk says.
        origins: by field, file and line.
    """

    name: str
    paths: tuple[str, ...]
    values: dict[str, object]
    origins: dict[str, str]

    def holds(self, path: Path, folder: Path) -> bool:
        """Whether a story, an absolute path, is of this desk; `folder` is that of the settings file."""
        if not path.is_relative_to(folder):
            return False
        return any(matches(path.relative_to(folder), glob) for glob in self.paths)


def matches(path: PurePath, glob: str) -> bool:
    """Whether a relative path fits a glob.

    ``*`` and ``?`` stay within a folder, ``**`` goes through folders; a glob without a slash fits in any folder,
    and one that names a folder fits all in it.
    """
    return _pattern(glob).fullmatch(path.as_posix()) is not None


@lru_cache(maxsize=1000)
def _pattern(glob: str) -> re.Pattern[str]:
    anywhere = "" if "/" in glob.rstrip("/") else "(?:.*/)?"
    glob = glob.removeprefix("./").rstrip("/")
    pieces: list[str] = []
    at = 0
    for part in _PARTS.finditer(glob):
        pieces += re.escape(glob[at : part.start()]), _meaning(part[0])
        at = part.end()
    return re.compile(f"{anywhere}{''.join(pieces)}{re.escape(glob[at:])}(?:/.*)?", re.DOTALL)


def _meaning(part: str) -> str:
    if part in _MEANS:
        return _MEANS[part]
    inner = part[1:-1].replace("\\", r"\\")
    return f"[^/{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
