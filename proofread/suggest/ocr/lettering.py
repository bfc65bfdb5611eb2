"""Letters read for others: words and figures that a unit may have been."""

import re
from collections.abc import Iterator
from typing import Final

from proofread.analysis.tokens import Shape, plain
from proofread.lexicon import Lexicon
from proofread.lexicon.channel import CASE
from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit
from proofread.suggest.edits import unaccented
from proofread.suggest.ocr.alternatives import Alternative, alternative, gain, of_misreading
from proofread.suggest.ocr.misreadings import Misreading
from proofread.suggest.ocr.page import ACCENTED, Page, Reader

_MOSTLY: Final = 0.6  # share of letters: as many capitals make a headline
_FIGURES: Final = str.maketrans("lIiJ|!OoQDSsBZzG", "1111110000558226")
_FIGURED: Final = re.compile(r"([£$]?[\dlIiOoSsBZzG|!,.]+?)(st|nd|rd|th|d|s|l)?")
_ORDINALS: Final = ("st", "nd", "rd", "th")
_ORDINAL: Final = re.compile(r"[lIiO]+(?:st|nd|rd|th)")
_AFFIXED: Final = re.compile(r"(M['‘’](?=[A-Z]))?(.+?)(['‘’][sS])?", re.DOTALL)  # M'Donald was for MacDonald
_PLURAL: Final = re.compile(r"[A-Z]{2,}['’]?s")  # MPs
_SHORT: Final = 3
_POUNDS: Final = re.compile(r"(?!(?:1[5-9]|20)\d1$)\d[\d,]*1")  # 100l. stood for a hundred pounds


class Lettering:
    """Finds what the letters of a unit may have been."""

    def __init__(self, lexicon: Lexicon, reader: Reader, fit: Fit) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._fit = fit

    def of(self, page: Page, at: int) -> Iterator[Alternative]:
        """The words and figures for a unit."""
        yield from self._words(page, at)
        yield from self._recased(page, at)
        yield from _figures(page, at)

    def _words(self, page: Page, at: int) -> Iterator[Alternative]:
        unit, known = page.units[at], page.known[at]
        if known.is_number or not any(map(str.isalpha, unit.text)):
            return
        offered = set()
        for prefix, stem, ending in _readings(page, at):
            for each in self._reader.misreadings.of(stem, known.strength):
                right = prefix + self.as_written(page, at, each.key, stem) + ending
                key = plain(prefix.casefold() + each.key + ending.casefold())
                if (
                    right in offered
                    or (key == known.token and not page.stray(at))
                    or _is_without_accents(key, known.key)
                ):
                    continue
                offered.add(right)
                fit = gain(self._fit, page, (at, at + 1), (key,))
                yield alternative("word", *self._place(page, at, right), _features(stem, each, fit))

    def _recased(self, page: Page, at: int) -> Iterator[Alternative]:
        """A known word in which capitals and small letters were taken for each other."""
        unit, known = page.units[at], page.known[at]
        if known.shape is not Shape.MIXED or known.entry.word <= FLOOR or _PLURAL.fullmatch(unit.text):
            return
        right = self.as_written(page, at, plain(unit.text).casefold(), unit.text)
        flips = sum(one != other for one, other in zip(unit.text, right, strict=False))
        if flips and len(right) == len(unit.text) and not _has_capital_inside(self._lexicon.words.surface(known.key)):
            found = Misreading(known.key, flips * CASE, known.strength)
            yield alternative("word", *self._place(page, at, right), _features(unit.text, found, 0.0))

    def _place(self, page: Page, at: int, right: str) -> tuple[Span, str]:
        unit, stray = page.units[at], page.stray(at)
        if stray:
            return Span(unit.start - len(stray), unit.end), right
        return _changed(unit.parts, unit.text, right)

    def as_written(self, page: Page, at: int, key: str, written: str) -> str:
        """A form with the capitals and the apostrophes of what is written for it."""
        right = self._cased(page, at, key, written)
        return right.replace("'", "’") if "’" in written else right

    def _cased(self, page: Page, at: int, key: str, written: str) -> str:
        """A form with the capitals of what is written; a capital that was itself misread says nothing."""
        if not written.islower() and _is_of_headline(written):
            return key.upper()
        begins_so = written[:1].casefold() == key[:1]
        if begins_so and not written[0].isupper():
            return key
        surface = self._lexicon.words.surface(key)
        capital = key[:1].upper() + key[1:]
        if not begins_so:
            is_capital = written[1:2] == key[:1].upper() or page.starts_sentence(at)
            return capital if surface == key and is_capital else surface
        return surface if surface[:1].isupper() else capital


def _is_of_headline(written: str) -> bool:
    """Whether a text is of capitals, but for a few letters that may be misread."""
    letters = [each for each in written if each.isalpha()]
    return len(written) > 1 and letters[-1].isupper() and sum(map(str.isupper, letters)) > _MOSTLY * len(letters)


def _has_capital_inside(surface: str) -> bool:
    """Whether a word is written like iPhone, McDonald or DNA."""
    return any(map(str.isupper, surface[1:]))


def _readings(page: Page, at: int) -> Iterator[tuple[str, str, str]]:
    """A unit, with the stray mark before it, as what stands before a word, the word and its possessive ending."""
    text = page.stray(at) + page.units[at].text
    yield "", text, ""
    found = _AFFIXED.fullmatch(text)
    if found and (found[1] or found[3]):
        yield found[1] or "", found[2], found[3] or ""


def _features(written: str, found: Misreading, fit: float) -> Features:
    """What speaks for a word; of short ones, to which much is near, how well they fit says more."""
    short = float(len(written) <= _SHORT)
    return {
        **of_misreading(found),
        "fit": fit,
        "short_cost": short * found.cost,
        "short_fit": short * fit,
        "letters": float(len(found.key) - len(written)),
        "first": float(found.key[0] != written[0].casefold()),
        "last": float(found.key[-1] != written[-1].casefold()),
    }


def _is_without_accents(key: str, written: str) -> bool:
    """Whether a form is another without its accents, which are no error."""
    return len(key) >= ACCENTED and not written.isascii() and key == unaccented(written)


def _figures(page: Page, at: int) -> Iterator[Alternative]:
    unit = page.units[at]
    text = unit.text
    if unit.is_broken or (text.isalpha() and not _ORDINAL.fullmatch(text)):
        return
    if page.text[unit.end : unit.end + 1] == "." and _POUNDS.fullmatch(text):
        yield alternative("figure", unit.parts[0], text[:-1] + "l", {"pounds": 1.0})
    found = _FIGURED.fullmatch(text)
    if found is None or text.isdigit():
        return
    right = found[1].translate(_FIGURES) + (found[2] or "")
    if right != text:
        letters = sum(map(str.isalpha, found[1]))
        features = {"ordinal": float(found[2] in _ORDINALS), "letters": float(letters), "length": float(len(found[1]))}
        yield alternative("figure", unit.parts[0], right, features)


def _changed(parts: tuple[Span, ...], written: str, right: str) -> tuple[Span, str]:
    """Where a word is broken over a line, the half that is to be changed, and what it is to be; never nothing."""
    if len(parts) == 1:
        return parts[0], right
    first, second = parts
    head, tail = written[: first.end - first.start], written[first.end - first.start :]
    if right.startswith(head) and right != head:
        return second, right[len(head) :]
    if right.endswith(tail) and right != tail:
        return first, right[: len(right) - len(tail)]
    return Span(first.start, second.end), right
