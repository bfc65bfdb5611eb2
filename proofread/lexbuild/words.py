"""Merges the word and name sources into the two tables of forms."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from proofread.lexbuild.sources import rows
from proofread.lexbuild.tables import ends, table
from proofread.lexicon.entry import FLOOR, STEP, Flag
from proofread.lexicon.table import LONGEST_KEY
from proofread.lexicon.words import (
    SURFACE_LOWER,
    SURFACE_ODD,
    SURFACE_TITLE,
    SURFACE_UPPER,
    TITLE_COLUMNS,
    TITLE_RECORD,
    WORD_COLUMNS,
    WORD_RECORD,
)

_WEB_WORDS: Final = 1.024e12  # words the web counts were taken over (Norvig)
_NEWS_WORDS: Final = 6.4e6  # words of the training news
_TITLE_WORDS: Final = 1.3e8  # a title counts as much as this share of running words; sets the rarest at e^-18
_WORLD: Final = 1e12  # puts a town of a million at e^-13.8, beside names printed as often
_LN10: Final = math.log(10)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")

_HOUSE_KINDS: Final = {
    "person": Flag.PERSON,
    "place": Flag.PLACE,
    "organisation": Flag.ORGANISATION,
    "brand": Flag.BRAND,
    "people": Flag.PEOPLE,
    "publication": Flag.PUBLICATION,
    "old": Flag.OLD,
}
_HOUSE_RENOWN: Final = {"1": FLOOR, "2": -13.0, "3": -11.5}  # a reviewed popularity as log probability

Row = dict[str, int]


def quantised(nats: float) -> int:
    """A log probability as 1 to 255 steps above the floor."""
    return max(1, min(255, round((nats - FLOOR) / STEP)))


class WordTable:
    """Gathers the columns of the permissive table, source by source."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, Row] = defaultdict(dict)
        self.surfaces: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def raise_to(self, form: str, column: str, value: int) -> None:
        """Keep the larger of what a column holds and this."""
        row = self.rows[form.casefold()]
        if value > row.get(column, 0):
            row[column] = value

    def flag(self, form: str, flag: Flag) -> None:
        """Set a flag of a form."""
        row = self.rows[form.casefold()]
        row["flags"] = row.get("flags", 0) | flag

    def seen_as(self, form: str, weight: float) -> None:
        """Count a printed form towards the capitals its key is shown with."""
        self.surfaces[form.casefold()][form] += max(1, round(weight))

    def add_scowl(self, path: Path) -> None:
        """Sizes, smaller is commoner; capitalised forms apart from words."""
        for form, size, kind, _regions in rows(path, 4):
            key = form.casefold()
            column = "size" if form == key else "proper"
            row = self.rows[key]
            row[column] = min(row.get(column, 255), int(size))
            if kind == "a":
                self.flag(form, Flag.ABBREVIATION)
            self.seen_as(form, 300 / int(size) ** 1.5)

    def add_news_words(self, path: Path) -> None:
        """Reviewed words of the news."""
        for form, _note in rows(path, 2):
            self.flag(form, Flag.NEWS_WORD)
            self.seen_as(form, 20)

    def add_web(self, path: Path) -> None:
        """Counts on the web, casefolded; errors among them."""
        for form, count in rows(path, 2):
            self.raise_to(form, "web", quantised(math.log(int(count) / _WEB_WORDS)))

    def add_news_forms(self, path: Path, misprints: AbstractSet[str] = frozenset()) -> None:
        """Counts in news; inside sentences apart from their starts, where a capital says nothing.

        The counts of misprints, casefolded, are left out: what is in print is not always right.
        """
        for form, middle, initial, documents, _sources in rows(path, 5):
            if "-" in form or form.casefold() in misprints:
                continue
            lower = form == form.lower()
            inside = int(middle) + (0.25 * int(initial) if lower else 0.0)
            if inside:
                column = "news_lower" if lower else "news_title"
                self.raise_to(form, column, quantised(math.log(inside / _NEWS_WORDS)))
                self.seen_as(form, 4 * inside)
            self.raise_to(form, "news_documents", min(255, int(documents)))

    def add_places(self, path: Path) -> None:
        """Place names with their population; the words of longer names count less."""
        for name, population, _kind in rows(path, 3):
            nats = math.log(max(50, int(population)) / _WORLD)
            words = _WORD.findall(name)
            for word in words:
                if len(word) > 1 and word[0].isupper():
                    self.raise_to(word, "renown", quantised(nats if len(words) == 1 else nats - 2.0))
                    self.flag(word, Flag.PLACE if len(words) == 1 else Flag.COMPOUND)
                    self.seen_as(word, 1)

    def add_names(self, forms: Iterable[str], flag: Flag) -> None:
        """Names without a measure of popularity: brands, given names."""
        for name in forms:
            words = _WORD.findall(name)
            for word in words:
                if len(word) > 1 and word != word.lower():
                    self.flag(word, flag if len(words) == 1 else Flag.COMPOUND)
                    self.seen_as(word, 2 if len(words) == 1 else 0.5)

    def add_house(self, path: Path) -> None:
        """Names reviewed by hand, each word with the popularity of its name."""
        for name, kind, popularity, _note in rows(path, 4):
            words = _WORD.findall(name)
            for word in words:
                if word != word.lower():
                    is_part_of_old = kind == "old" and len(words) > 1  # Upper is not old for Upper Volta's sake
                    self.flag(
                        word, Flag.HOUSE | (Flag.COMPOUND if is_part_of_old else _HOUSE_KINDS.get(kind, Flag.COMPOUND))
                    )
                    self.raise_to(word, "renown", quantised(_HOUSE_RENOWN[popularity]))
                    self.seen_as(word, 8 * int(popularity))

    def add_casing(self, path: Path, wanted: Callable[[str], bool]) -> None:
        """How often each way of writing a form is printed; only for forms that another source knows."""
        for form, centinats in rows(path, 2):
            key = form.casefold()
            if not (key in self.rows or wanted(key)):
                continue
            nats = -int(centinats) / 100
            self.raise_to(form, "lower" if form == key else "title", quantised(nats))
            self.seen_as(form, math.exp(nats) * 1e8)

    def compiled(self, digest: str) -> bytes:
        """The bytes of ``words.bin``."""
        keys = sorted(
            (key for key in self.rows if len(key.encode("utf-8")) <= LONGEST_KEY),
            key=lambda key: (-_commonness(self.rows[key]), key),
        )
        odd: list[bytes] = []
        rows = []
        for key in keys:
            kind, form = self._surface(key)
            if kind == SURFACE_ODD:
                kind += len(odd)
                odd.append(form.encode("utf-8"))
            row = self.rows[key]
            rows.append((key, (*(row.get(name, 0) for name in WORD_COLUMNS), kind)))
        extra = {"odd_ends": ("I", ends(odd)), "odd_text": ("B", b"".join(odd))}
        return table("words", digest, WORD_RECORD, rows, extra)

    def _surface(self, key: str) -> tuple[int, str]:
        seen = self.surfaces.get(key)
        if not seen:
            return SURFACE_LOWER, key
        best = max(seen.items(), key=lambda item: (item[1], item[0]))[0]
        for kind, form in ((SURFACE_LOWER, key), (SURFACE_TITLE, key.capitalize()), (SURFACE_UPPER, key.upper())):
            if best == form:
                return kind, best
        return SURFACE_ODD, best


def _commonness(row: Row) -> int:
    """What entries are filed by: a story touches the common ones, which then lie on few pages."""
    return max(
        row.get("news_lower", 0), row.get("news_title", 0), row.get("web", 0), row.get("lower", 0), row.get("title", 0)
    )


class TitleTable:
    """Gathers the columns of the share-alike table."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, Row] = defaultdict(dict)

    def add_titles(self, path: Path) -> None:
        """Words of encyclopedia titles, with the places they take in them."""
        for token, titles, first, last, redirects in rows(path, 5):
            count = int(titles)
            self.rows[token].update(
                titles=quantised(math.log(count / _TITLE_WORDS)),
                first=round(255 * int(first) / count),
                last=round(255 * int(last) / count),
                redirects=min(255, int(redirects)),
            )

    def add_wide(self, path: Path) -> None:
        """Frequencies over many kinds of text, errors among them."""
        for form, centizipf in rows(path, 2):
            self.rows[form.casefold()]["wide"] = quantised((int(centizipf) / 100 - 9) * _LN10)

    def compiled(self, digest: str) -> bytes:
        """The bytes of ``titles.bin``."""
        keys = sorted(self.rows, key=lambda key: (-self.rows[key].get("wide", 0), key))
        rows = ((key, tuple(self.rows[key].get(name, 0) for name in TITLE_COLUMNS)) for key in keys)
        return table("titles", digest, TITLE_RECORD, rows)
