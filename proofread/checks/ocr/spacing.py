"""Words read together or in pieces on a page image, and marks with a space on the wrong side.

Machines lose narrow spaces and see wide ones inside words. Both are weighed as misreadings are: by the words that the
letters make, how well those fit, and how damaged the rest of the story is. The setting `ocr` tells whether a story
was read by a machine, or lets each be judged by its words.

Settings:
    ocr = "yes"

Examples:
    The prisoner {{wasalso|was also}} fined at the assizes.

Passes:
    The prisoner was also fined at the assizes.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.checks.misread import Misreadings
from proofread.model.finding import CheckInfo
from proofread.suggest.ocr.scan import Misread

_SAID: Final = {
    "split": "“{0}” looks like words that were read as one",
    "join": "“{0}” looks like one word that was read in pieces",
    "compound": "“{0}” has a space that was read after a hyphen",
    "mark": "“{0}” has a space that was read beside a mark",
    "dash": "“{0}” has a space that was read after a dash",
}


class Spacing(Misreadings):
    """Spaces misread on a page image."""

    info: ClassVar = CheckInfo("ocr.spacing", "Spaces misread on a page image")

    def concerns(self, misread: Misread) -> bool:
        """Whatever is a matter of spaces."""
        return bool(misread.ranked) and misread.ranked[0].alternative.kind in _SAID

    def message(self, written: str, misread: Misread) -> str:
        """What is wrong."""
        return _SAID[misread.ranked[0].alternative.kind].format(" ".join(written.split()))

    def evidence(self, written: str, misread: Misread, analysis: Analysis) -> Iterator[str]:  # noqa: ARG002 - the others look at them
        """What the letters make."""
        best = misread.ranked[0].alternative
        if best.kind in ("split", "join"):
            yield f"the letters make “{best.replacement}”"
