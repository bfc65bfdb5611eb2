"""What holds for each story of a run: settings files, and before them the flags."""

import os
from collections.abc import Callable
from pathlib import Path

from proofread.config import Configurations, Settings


class Rules:
    """Settings by where a story lies.

    Args:
        flags: puts the flags of the command line before what a settings file says.
    """

    def __init__(self, flags: Callable[[Settings], Settings] = lambda found: found) -> None:
        self._flags = flags
        self._found = Configurations()

    def everywhere(self) -> Settings:
        """What holds for the run, and for stories that lie nowhere: that of the folder it is started in."""
        return self.of(None)

    def of(self, path: Path | None) -> Settings:
        """What holds for a story, an absolute path.

        Raises:
            ConfigError: a settings file is wrong.
        """
        return self._flags(self._found.settings(path)) if path else self.in_folder(_here())

    def is_dictionary(self, path: Path) -> bool:
        """Whether a file, an absolute path, is a house dictionary of any desk there; raises what `of` does."""
        return self._found.is_dictionary(path)

    def in_folder(self, folder: Path) -> Settings:
        """What holds in a folder for every desk; raises what `of` does."""
        return self._flags(self._found.in_folder(folder))


def absolute(path: str) -> Path:
    """Where a file lies, links left as they are; the settings of that folder hold for it."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - `Path.resolve` would follow links, `absolute` leaves ".."


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # the folder is gone, and its settings with it
        return Path()
