"""What a unit of damaged copy may have been on the page, and what speaks for each."""

from typing import Final, NamedTuple

from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit
from proofread.suggest.ocr.misreadings import Misreading
from proofread.suggest.ocr.page import Page

LEAST_FIT, MOST_FIT = -15.0, 15.0
"""Nats: a trigram model's opinion is not believed beyond these."""

SHORT: Final = 2
"""Letters or marks: a longer piece is seldom a speck."""


KINDS: Final = ("word", "figure", "split", "join", "compound", "drop", "mark", "dash")
"""How the reading of a unit may have gone wrong."""


class Alternative(NamedTuple):
    """One thing that may have stood on the page.

    Attributes:
        kind: how the reading went wrong, one of KINDS.
        span: what it replaces, in code points.
        replacement: what would stand there.
        features: what speaks for it, each named after the kind.
    """

    kind: str
    span: Span
    replacement: str
    features: Features


def alternative(kind: str, span: Span, replacement: str, features: Features) -> Alternative:
    """An alternative, its features named after its kind, one of which says that it is of this kind."""
    named = {kind: 1.0}
    for name, value in features.items():
        named[f"{kind}_{name}"] = value
    return Alternative(kind, span, replacement, named)


def of_misreading(found: Misreading) -> Features:
    """What speaks for a form whatever stands around it."""
    return {"cost": found.cost, "pop": found.strength - FLOOR}


def gain(fit: Fit, page: Page, units: tuple[int, int], words: tuple[str, ...]) -> float:
    """Nats by which the words fit better than the units of the page, from the first to before the last."""
    place, written = page.written(units, fit)
    better = fit.score(place, words) - written
    return max(LEAST_FIT, min(MOST_FIT, better))
