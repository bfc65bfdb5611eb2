"""Stories into a harvest of candidates for house dictionaries: what breaks is told, and all else stands."""

from collections.abc import Callable
from functools import partial

from proofread.analysis import Analysis
from proofread.engine.run import attempt
from proofread.engine.windows import LIMIT, windows
from proofread.model.document import Document
from proofread.model.outcome import Failure
from proofread.suggest.harvest import Harvest


def gather_candidates(read: Callable[[], Document], harvest: Harvest, limit: int = LIMIT) -> tuple[Failure, ...]:
    """Count what a story that is still to be read holds; at most `limit` code points are analysed at once."""
    broken: dict[str, Failure] = {}
    document = attempt("read", read, broken)
    if document is not None:
        harvest.begin()
        for window, _ in windows(document, limit):
            attempt("candidates", partial(_take, harvest, window), broken)
    return tuple(broken.values())


def _take(harvest: Harvest, window: Document) -> None:
    harvest.take(Analysis(window))
