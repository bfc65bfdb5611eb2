"""Settings: what runs, what is shown and what fails a run.

They stand in ``proofread.toml``, or in ``pyproject.toml`` under ``[tool.proofread]``;
the nearest file upward from a story holds for it, and flags go before it. A key that
is unknown or of the wrong kind is an error with file, line and the nearest name.
"""

from proofread.config.files import find_file
from proofread.config.naming import nearest
from proofread.config.resolving import Configurations, Origins, find_settings, parse_settings
from proofread.config.settings import (
    DEPTHS,
    DIALECTS,
    FAIL_ON,
    FORMATS,
    OCR,
    PERIODS,
    QUOTATIONS,
    REPORTS,
    Settings,
    parse_fail_on,
)

__all__ = [
    "DEPTHS",
    "DIALECTS",
    "FAIL_ON",
    "FORMATS",
    "OCR",
    "PERIODS",
    "QUOTATIONS",
    "REPORTS",
    "Configurations",
    "Origins",
    "Settings",
    "find_file",
    "find_settings",
    "nearest",
    "parse_fail_on",
    "parse_settings",
]
