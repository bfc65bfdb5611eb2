"""Whether a machine read a story off page images, judged by its words.

A story without an odd form is taken for written: nothing in it needs more. Else the page is scanned, and what is
found is weighed: how many units are misread and how few letters that takes, how many stand alone, how old the words
are. Nobody's copy is without odd forms, so a few in a long story say little.
"""

import math
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from proofread.analysis import Analysis
from proofread.lexicon.entry import FLOOR
from proofread.suggest.confidence import Features
from proofread.suggest.doubt import Form
from proofread.suggest.ocr.features import Damage
from proofread.suggest.ocr.page import Page

if TYPE_CHECKING:
    from proofread.suggest.ocr.scan import Misread

FAMILY: Final = "ocr.likeness"

_INSIDE: Final = re.compile(
    r"[^\W\d_][^\w\s'’‘&.,/@#*+=:_()\[\]\"“”$£€%<>{}|\\–—-]+[^\W\d_]|[a-z][A-Z][a-z]?(?![\w])|[a-z]\d(?!\w)|\d[a-z]{3}"
)
# Letters of other scripts, and pictures: machines that are told to read English make none.
_NEVER_READ: Final = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff\U00010000-\U0010ffff]")
_SMALL: Final = 3
_LEAST: Final = 1 / 60
"""Odd forms a word: fewer are what writers leave."""

_FEWEST: Final = 2  # one odd form is a slip, and no reason to open what scans need
_MOST_COMMON: Final = -7.5  # nats
_LEAST_COMMON: Final = 0.15  # of clean news no story has fewer than 0.24, of Italian ones 0.02 to 0.04

_OLD: Final = 0.4  # of old copy much is transcribed by people, so that its age alone decides nothing
_LIKELY: Final = 0.5
_DEAR: Final = 9.0  # nats: what an unseen misreading costs
_MOST: Final = 5.0


def may_be_misread(analysis: Analysis, suspects: Iterable[Form]) -> bool:
    """Whether a story has odd forms enough to look closer, and nothing that a reader of English does not know."""
    if _NEVER_READ.search(analysis.text):
        return False
    odd = sum(form.strength <= FLOOR and form.text.islower() and len(form.text) >= _SMALL for form in suspects)
    odd += sum(1 for _ in _INSIDE.finditer(analysis.text))
    return odd >= _FEWEST and odd > _LEAST * analysis.word_count


def is_english(page: Page) -> bool:
    """Whether a story has as many of the most common words as English copy has, even where much of it is misread.

    In another language every word is odd.
    """
    common = sum(known.strength > _MOST_COMMON for known in page.known)
    return common >= _LEAST_COMMON * len(page.units)


def features_of(page: Page, misread: "Sequence[Misread]", old: float) -> Features:
    """What speaks for a machine.

    Args:
        page: the story.
        misread: what may be wrong in it, had a machine read it.
        old: the probability that it was printed in the nineteenth century.
    """
    damage = Damage(page)
    units = len(page.units) + 8
    sure = [each for each in misread if each.chance > _LIKELY and not each.is_known]
    forms = {each.unit.text: each for each in sure}
    cheap = sum(max(0.0, min(_MOST, _DEAR - _cost(each))) for each in forms.values())
    alone = sum(len(each.unit.text) == 1 and each.chance > _LIKELY for each in misread)
    small = sum(text.islower() for text in forms)
    return {
        "bias": 1.0,
        "words": math.log(units),
        "odd": math.log((damage.odd + 0.5) / units),
        "misread": math.log((sum(each.chance for each in misread) + 0.3) / units),
        "cheap": math.log1p(cheap),
        "cheap_share": cheap / (len(forms) + 1.0),
        "small": math.log1p(small),
        "alone": math.log1p(alone),
        "old": min(old, _OLD),
    }


def _cost(misread: "Misread") -> float:
    """What the likeliest misreading of a unit costs, in nats."""
    best = misread.ranked[0].alternative if misread.ranked else None
    return _DEAR if best is None else best.features.get("word_cost", _DEAR)
