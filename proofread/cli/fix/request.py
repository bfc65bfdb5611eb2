"""What ``proofread fix`` is asked for."""

from dataclasses import dataclass

from proofread.cli.options import Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Flags):
    """What the command line asks for; None and empty where it says nothing."""

    paths: tuple[str, ...]
    safe: bool
    interactive: bool
    diff: bool
    read_as: str | None
