"""The quality of a story's text: what breaks is told, and all else stands."""

from collections.abc import Callable
from functools import partial
from typing import Final

from proofread.analysis import Analysis
from proofread.engine.run import attempt
from proofread.engine.windows import LIMIT, windows
from proofread.model.document import Document
from proofread.model.outcome import Failure
from proofread.model.quality import Assessed, ErrorRate, Quality, Verdict
from proofread.quality.estimate import FAMILY, error_rate, lexicality_of
from proofread.quality.language import LEAST, language_of
from proofread.quality.tally import Tally
from proofread.suggest.confidence import Family, compiled_families
from proofread.suggest.judge import Judge
from proofread.suggest.period import OLD

LIMITS: Final = ((0.05, Verdict.GOOD), (0.15, Verdict.FAIR), (0.35, Verdict.POOR), (1.0, Verdict.UNREADABLE))
"""The estimated share of wrong words up to which each verdict holds."""


class Assessor:
    """Judges texts; holds resources, no state of a story.

    Args:
        judge: what finds misread units, and tells old stories and those that a machine read.

    Raises:
        LexiconError: a compiled file is missing or damaged.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._family = Family.of(compiled_families(judge.lexicon.data)[FAMILY])

    def assess(self, name: str, read: Callable[[], Document], limit: int = LIMIT) -> Assessed:
        """The quality of a story that is still to be read, at most `limit` code points of it analysed at once."""
        broken: dict[str, Failure] = {}
        document = attempt("read", read, broken)
        quality = None if document is None else attempt("quality", partial(self.quality, document, limit), broken)
        return Assessed(name, quality, tuple(broken.values()))

    def quality(self, document: Document, limit: int = LIMIT) -> Quality:
        """The quality of a story, at most `limit` code points of it analysed at once."""
        tally, ocr, old = Tally(), 0.0, 0.0
        for window, _ in windows(document, limit):
            analysis = Analysis(window)
            part = Tally.of(analysis, self._judge.scans)
            tally.add(part)
            ocr += part.words * self._judge.likeness(analysis)
            old += part.words * self._judge.old(analysis)
        words = max(1, tally.words)
        language = language_of(tally)
        is_told = tally.forms >= LEAST and language != "other"
        rate = error_rate(tally, self._family) if is_told and tally.foreign <= tally.forms else None
        return Quality(
            words=tally.words,
            lexicality=lexicality_of(tally),
            error_rate=rate,
            language=language,
            period=self._period(old / words, tally),
            ocr=ocr / words,
            verdict=verdict_of(rate),
        )

    def _period(self, old: float, tally: Tally) -> str:
        told = self._judge.told.period
        if told != "auto":
            return told
        if tally.forms < LEAST:
            return "undetermined"
        return "19c" if old >= OLD else "modern"


def verdict_of(rate: ErrorRate | None) -> Verdict:
    """What a text with so many wrong words is good for."""
    if rate is None:
        return Verdict.UNDETERMINED
    return next(verdict for most, verdict in LIMITS if rate.estimate <= most)
