"""Who made a report; the package takes its version from here."""

from typing import Final

VERSION: Final = "0.1.0"

TOOL: Final = {"name": "proofread", "version": VERSION}
