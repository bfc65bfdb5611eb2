"""Specks read as letters or marks, and marks with a space on the wrong side."""

import re
from collections.abc import Iterator
from typing import Final

from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.context import Fit
from proofread.suggest.ocr.alternatives import SHORT, Alternative, alternative, gain
from proofread.suggest.ocr.page import Page

_CLOSING: Final = ",.;:!?)]}”"
_OPENING: Final = "([{“£$"
_ENDS: Final = re.compile(r"[.!?](?=\s*(?:[A-Z“\"]|\n|\Z))")
_DASHES: Final = "-–—"
_DASHED: Final = 2  # code points of a dash and the space after it


class Specks:
    """Finds what may be nothing."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit

    def of(self, page: Page, at: int) -> Iterator[Alternative]:
        """A unit left out; a mark moved to where it belongs."""
        yield from self._drops(page, at)
        yield from _marks(page, at)
        yield from _dashes(page, at)

    def _drops(self, page: Page, at: int) -> Iterator[Alternative]:
        unit, text = page.units[at], page.text
        letters = sum(map(str.isalnum, unit.text))
        if letters > SHORT or unit.is_broken or unit.text in ("a", "A", "I"):
            return
        start, end = _with_marks(text, unit.parts[0])
        if _ENDS.match(text, end - 1):  # it is the sentence's mark, not the speck's
            end = max(unit.end, end - 1)
        fit = gain(self._fit, page, (at, at + 1), ())
        known = page.known[at]
        features = {
            "fit": fit,
            "letters": float(letters),
            "width": float(end - start),
            "strength": known.strength - FLOOR,
            "fits": page.left[at] + page.right[at],
            "lower": float(unit.text.islower()),
            "number": float(known.is_number),
        }
        if text[end : end + 1] == " ":
            end += 1
        elif text[start - 1 : start] == " ":
            start -= 1
        yield alternative("drop", Span(start, end), "", features)


def _marks(page: Page, at: int) -> Iterator[Alternative]:
    """A mark with a space on the wrong side of it."""
    (start, end), mark, text = page.units[at].parts[0], page.units[at].text, page.text
    if any(map(str.isalnum, mark)) or len(mark) > SHORT:
        return
    closing, opening = mark[-1] in _CLOSING, mark[0] in _OPENING
    features = {"closing": float(closing), "opening": float(opening)}
    if text[start - 1 : start] == " " and not opening:
        yield alternative("mark", Span(start - 1, end), mark, {**features, "left": 1.0})
    if text[end : end + 1] == " " and not closing:
        yield alternative("mark", Span(start, end + 1), mark, {**features, "right": 1.0})


def _dashes(page: Page, at: int) -> Iterator[Alternative]:
    """A dash with a space after it and none before it."""
    start, text = page.units[at].start, page.text
    if start < _DASHED or text[start - 2] not in _DASHES or text[start - 1] != " ":
        return
    before = text[start - 3] if start > _DASHED else "\n"
    if before.isalnum() or (before.isspace() and before != "\n"):
        return
    features = {"at_start": float(before == "\n"), "capital": float(page.units[at].text[:1].isupper())}
    yield alternative("dash", Span(start - 2, start), text[start - 2], features)


def _with_marks(text: str, span: Span) -> Span:
    """The stretch between spaces that holds a unit, where little else is in it."""
    start, end = span
    while start > 0 and not (text[start - 1].isspace() or text[start - 1].isalnum()):
        start -= 1
    while end < len(text) and not (text[end].isspace() or text[end].isalnum()):
        end += 1
    return Span(start, end) if end - start <= SHORT + 1 else span
