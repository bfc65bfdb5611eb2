"""``[sic]``: the writer saw it, and it stays."""

import re
from typing import Final

from proofread.model.finding import Finding

HOW: Final = "sic"

_SIGN: Final = r"[\[(]\s?(?P<word>sic)\s?[!.]?\s?[\])]"
_MARK: Final = re.compile(
    r"(?:[’']s|[’'])?"  # the ending of a name, which a finding may leave out
    r"[.,;:!?]?"  # what stands before a closing quotation mark
    r"(?P<gap>\s{0,4}[\"”»’'*_]{0,3}\s{0,4})"  # stars and lines set it in italics, where they are not read as marks
    + _SIGN,
    re.IGNORECASE,
)
_ITSELF: Final = re.compile(_SIGN, re.IGNORECASE)
_BEFORE: Final = 2
_LINES: Final = 2


def is_marked(text: str, finding: Finding) -> bool:
    """Whether ``[sic]`` or ``(sic)`` directly follows what is flagged, or is itself what is flagged.

    White space with at most one end of line, the ending of a possessive, a stop and closing quotation marks may lie
    between.
    """
    start, end = finding.span
    mark = _MARK.match(text, end)
    if mark is not None:
        return len(f"{mark['gap']}|".splitlines()) <= _LINES
    itself = _ITSELF.search(text, max(0, start - _BEFORE), end + _BEFORE + 1)
    return itself is not None and itself.start("word") <= start < end <= itself.end("word")
