"""The names of a story, in one list: what breaks is told, and all else stands."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from proofread.analysis import Analysis
from proofread.engine.run import attempt
from proofread.engine.windows import LIMIT, windows
from proofread.model.document import Document
from proofread.model.names import Listed, Name
from proofread.model.outcome import Failure
from proofread.suggest.standing import Standings, merged


def list_names(name: str, read: Callable[[], Document], standings: Standings, limit: int = LIMIT) -> Listed:
    """The names of a story that is still to be read, in the order of a list.

    At most `limit` code points are analysed at once. A story that cannot be read is a failure, never without names.
    """
    broken: dict[str, Failure] = {}
    document = attempt("read", read, broken)
    if document is None:
        return Listed(name, None, failures=tuple(broken.values()))
    found = []
    for window, offset in windows(document, limit):
        here = attempt("names", partial(_names, standings, window), broken)
        found.append([replace(each, first=each.first.shifted(offset)) for each in here or ()])
    return Listed(document.name, document, merged(found), tuple(broken.values()))


def _names(standings: Standings, window: Document) -> list[Name]:
    return standings.of(Analysis(window))
