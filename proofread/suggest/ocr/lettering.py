"""Letters read for others: words and figures that a unit may have been."""

import re
from collections.abc import Iterator
from typing import Final

from proofread.lexicon import Lexicon
from proofread.model.span import Span
from proofread.suggest.context import Fit
from proofread.suggest.edits import unaccented
from proofread.suggest.ocr.alternatives import Alternative, alternative, gain, of_misreading
from proofread.suggest.ocr.page import ACCENTED, Page, Reader

_MOSTLY: Final = 0.6  # share of letters: as many capitals make a headline
_FIGURES: Final = str.maketrans("lIiJ|!OoQDSsBZzG", "1111110000558226")
_FIGURED: Final = re.compile(r"([£$]?[\dlIiOoSsBZzG|!,.]+?)(st|nd|rd|th|d|s|l)?")
_ORDINAL: Final = re.compile(r"[lIiO]+(?:st|nd|rd|th)")
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
        yield from _figures(page, at)

    def _words(self, page: Page, at: int) -> Iterator[Alternative]:
        unit, known = page.units[at], page.known[at]
        if known.is_number or not any(map(str.isalpha, unit.text)):
            return
        for each in self._reader.misreadings.of(unit.text, known.strength):
            if each.key != known.key and not _is_without_accents(each.key, known.key):
                features = of_misreading(each) | {"fit": gain(self._fit, page, (at, at + 1), (each.key,))}
                span, right = _changed(unit.parts, unit.text, self.as_written(page, at, each.key))
                yield alternative("word", span, right, features)

    def as_written(self, page: Page, at: int, key: str) -> str:
        """A form with the capitals and the apostrophes of a unit."""
        right = self._cased(page, at, key)
        return right.replace("'", "’") if "’" in page.units[at].text else right

    def _cased(self, page: Page, at: int, key: str) -> str:
        """A form with the capitals of a unit; a capital that was itself misread says nothing."""
        written = page.units[at].text
        letters = [each for each in written if each.isalpha()]
        if len(written) > 1 and sum(map(str.isupper, letters)) > _MOSTLY * len(letters):
            return key.upper()
        surface = self._lexicon.words.surface(key)
        capital = key[:1].upper() + key[1:]
        if written[:1].casefold() != key[:1]:
            return capital if surface == key and page.starts_sentence(at) else surface
        if not written[0].isupper():
            return key
        return surface if surface[:1].isupper() else capital


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
        yield alternative("figure", unit.parts[0], right, {})


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
