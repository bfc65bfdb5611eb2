"""What ``proofread hook run`` is asked for."""

from dataclasses import dataclass
from pathlib import Path

from proofread.cli import options
from proofread.config import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What ``proofread hook run`` is asked for; None where it says nothing."""

    files: tuple[str, ...]
    hook: str
    new_only: bool
    since: str | None
    format: str | None
    fail_on: str | None
    color: str
    depth: str | None
    log: Path | None

    def settings(self, found: Settings) -> Settings:
        """The settings of a file with the flags put before them.

        A hook looks no further than a file asks it to, and whoever commits reads its report, whatever `check` writes.
        """
        depth = self.depth or (found.depth if found.origin("depth") else "quick")
        return options.put_before(
            found, depth=depth, format=self.format or "terminal", fail_on=self.fail_on, log=self.log
        )
