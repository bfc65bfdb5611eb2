"""A word that a machine misread on a page image: letters taken for others, or a speck taken for a letter.

Every unit of the text is weighed: how well it is known, how well it fits the words around it, what it may be a
misreading of and what such a misreading costs, and how damaged the rest of the story is. Words that exist are weighed
as well (“arid” for “and”, “modem” for “modern”). The costs are counted from pages of which reading and truth are both
known. In a story that was not read by a machine the check says nothing; the setting `ocr` tells, or lets each story
be judged by its words.

Settings:
    ocr = "yes"

Examples:
    The {{govcrnment|government}} said it would appeal to {{tbe|the}} court.
    She lived {{wilh|with}} her mother and {{hcr|her}} sister.

Passes:
    The government said it would appeal to the court.
"""

from collections.abc import Iterator
from typing import ClassVar

from proofread.analysis import Analysis
from proofread.checks.misread import Misreadings
from proofread.model.finding import CheckInfo
from proofread.suggest.ocr.scan import Misread

_KINDS = ("word", "figure", "drop")


class Confusion(Misreadings):
    """Words misread on a page image."""

    info: ClassVar = CheckInfo("ocr.confusion", "A word misread on a page image")

    def concerns(self, misread: Misread) -> bool:
        """Whatever is not a matter of spaces."""
        return not misread.ranked or misread.ranked[0].alternative.kind in _KINDS

    def message(self, written: str, misread: Misread) -> str:
        """What is wrong."""
        if not misread.ranked:
            return f"“{written}” looks misread"
        best = misread.ranked[0].alternative
        if best.kind == "drop":
            return f"“{written.strip()}” looks like a speck that was read as a letter"
        return f"“{written}” looks like a misreading of “{best.replacement}”"

    def evidence(self, written: str, misread: Misread, analysis: Analysis) -> Iterator[str]:  # noqa: ARG002 - as below
        """Which letters were read for which, and whether the word is known."""
        if not misread.is_known:
            yield f"no dictionary has “{misread.unit.text}”"
        best = misread.ranked[0].alternative if misread.ranked else None
        if best is None:
            yield "no known word is near enough to it"
        elif best.kind != "drop":
            read, meant = _differing(written, best.replacement)
            if read and meant:
                yield f"“{meant}” was read as “{read}”"
            if best.features.get("word_fit", 0.0) > 1:
                yield f"“{best.replacement}” fits the words around it better"


def _differing(written: str, right: str) -> tuple[str, str]:
    """What is left of two words without the letters that they begin and end with in common."""
    start = 0
    while start < min(len(written), len(right)) and written[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(written), len(right)) - start and written[-1 - end] == right[-1 - end]:
        end += 1
    return written[start : len(written) - end], right[start : len(right) - end]
