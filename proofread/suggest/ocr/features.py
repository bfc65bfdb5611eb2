"""What speaks for and against a unit of damaged copy being wrong, whatever it should be."""

import math
import re
from typing import Final

from proofread.lexicon.entry import FLOOR
from proofread.model.document import Document
from proofread.suggest.confidence import Features
from proofread.suggest.ocr.page import Known, Page
from proofread.suggest.ocr.units import Unit

DAMAGED: Final = "damaged"
"""Says that nobody can tell what a unit was; what else speaks for that is named after it."""

_OF_DAMAGED: Final = tuple(
    (name, f"{DAMAGED}_{name}") for name in ("strength", "unknown", "fits", "title", "lower", "number", "damage")
)
_FIRM: Final = -13.0  # nats
_STRANGE: Final = -16.0  # nats
_ODD_LENGTH: Final = 3
_COMMON_SIZE: Final = 50  # SCOWL: a word of any general dictionary
_LONG: Final = 12
_MOST_ODD: Final = 3
_VOWEL: Final = re.compile("[aeiouyAEIOUY]")
_ODD: Final = re.compile(r"[^\w'’&$£€.,%]")
_INNER_CAPITAL: Final = re.compile("[a-z][A-Z]")
_DAMAGED: Final = re.compile(r"[^\w'’&]|\d[a-z]|[a-z]\d|[a-z][A-Z]")
_FOREIGN: Final = re.compile("[^\x00-\x7f£€‘’“”—–]")


class Damage:
    """How damaged a page looks: by its odd units, without the one that is asked about."""

    def __init__(self, page: Page) -> None:
        self._odd = [is_odd(unit.text, known) for unit, known in zip(page.units, page.known, strict=True)]
        self.odd = sum(self._odd)
        self.words = sum(len(unit.text) >= _ODD_LENGTH for unit in page.units)

    def without(self, at: int) -> float:
        """Log of the share of odd units among the others, in nats."""
        return math.log((self.odd - self._odd[at] + 0.5) / (self.words + 8))


def is_odd(text: str, known: Known) -> bool:
    """Whether a unit is in small letters and next to unknown, or has marks, figures or capitals inside."""
    if len(text) < _ODD_LENGTH or known.is_foreign:
        return False
    if text.isalpha():
        return (text[0].islower() and known.strength < _STRANGE) or bool(_INNER_CAPITAL.search(text))
    return any(map(str.isalpha, text)) and bool(_DAMAGED.search(text))


def features_of(page: Page, at: int, damage: Damage, document: Document) -> Features:
    """What speaks for the unit being wrong."""
    unit, known = page.units[at], page.known[at]
    fits = page.left[at] + page.right[at]
    found: Features = {
        "bias": 1.0,
        "strength": known.strength - FLOOR,
        "unknown": float(known.strength <= FLOOR),
        "firm": float(known.strength > _FIRM),
        "rough": known.entry.rough - FLOOR,
        "listed": float(0 < known.entry.size <= _COMMON_SIZE),
        "left": page.left[at],
        "right": page.right[at],
        "fits": fits,
        "damage": damage.without(at),
        "mark_before": float(unit.start > 0 and page.text[unit.start - 1] not in " \n-"),
        "stray": float(bool(page.stray(at))),
        "broken": float(unit.is_broken),
        **_of_shape(unit.text, known),
        **_of_recognition(unit, document),
    }
    for shape in ("title", "upper"):
        found[f"{shape}_strength"] = found[shape] * found["strength"]
    for each in ("strength", "number", "one"):
        found[f"damage_{each}"] = found["damage"] * found[each]
    found["short_fits"] = fits * (len(unit.text) <= _ODD_LENGTH)
    found["firm_fits"] = fits * found["firm"]
    return found


def _of_shape(text: str, known: Known) -> Features:
    whole = text.isalpha()  # of most, which spares looking for what letters alone do not have
    letters = whole or any(map(str.isalpha, text))
    lower = text.islower()
    return {
        "length": float(min(len(text), _LONG)),
        "one": float(len(text) == 1 and letters),
        "two": float(len(text) == 2 and letters),
        "lower": float(lower),
        "title": float(text[:1].isupper() and text[1:].islower()),
        "upper": float(text.isupper() and len(text) > 1),
        "capital_inside": float(not lower and bool(_INNER_CAPITAL.search(text))),
        "number": float(known.is_number),
        "figures": float(not whole and letters and any(map(str.isdigit, text))),
        "odd_marks": 0.0 if whole else float(min(len(_ODD.findall(text)), _MOST_ODD)),
        "no_vowel": float(letters and not _VOWEL.search(text)),
        "no_letter": float(not (letters or any(map(str.isalnum, text)))),
        "foreign_mark": float(known.strength < _STRANGE and bool(_FOREIGN.search(text))),
    }


def _of_recognition(unit: Unit, document: Document) -> Features:
    """How sure the machine was of what it read, where it says so."""
    if not document.anchors:
        return {}
    sure = min((found for part in unit.parts if (found := document.word_confidence(part)) is not None), default=None)
    return {} if sure is None else {"told_sure": 1.0, "unsure": 1.0 - sure}


def damaged(shared: Features) -> Features:
    """What speaks for a unit that is wrong in a way that nobody can tell."""
    found = {DAMAGED: 1.0}
    for name, told in _OF_DAMAGED:
        found[told] = shared[name]
    return found
