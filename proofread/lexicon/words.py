"""Words and names: one entry a form, merged from the mapped tables."""

from bisect import bisect_left
from pathlib import Path
from typing import Final

from proofread.lexicon.entry import FLOOR, STEP, Entry, estimate, unknown
from proofread.lexicon.table import Table

WORD_COLUMNS: Final = ("size", "proper", "flags", "web", "lower", "title", "news_lower", "news_title", "news_documents", "renown", "surface")
TITLE_COLUMNS: Final = ("titles", "first", "last", "redirects", "wide")

SURFACE_LOWER: Final = 0
SURFACE_TITLE: Final = 1
SURFACE_UPPER: Final = 2
SURFACE_ODD: Final = 3  # spelt out in a section of its own: McDonald, iPhone

_SHARE: Final = 1 / 255
_CACHE_LIMIT: Final = 200_000


class Words:
    """The forms that any source knows, and the capitals each is printed with.

    Two tables lie beside each other, since their licences differ: ``words`` from
    permissive sources, ``titles`` from those under CC BY-SA.
    """

    def __init__(self, data: Path) -> None:
        self.words = Table(data / "words.bin", "words", WORD_COLUMNS)
        self.titles = Table(data / "titles.bin", "titles", TITLE_COLUMNS)
        self._odd_rows = self.words.store.array("odd_rows")
        self._odd_ends = self.words.store.array("odd_ends")
        self._odd_text = self.words.store.raw("odd_text")
        self._cache: dict[str, Entry | None] = {}

    def __len__(self) -> int:
        return len(self.words) + len(self.titles)

    def entry(self, key: str) -> Entry | None:
        """What is known of a casefolded form with ASCII apostrophes, or None."""
        try:
            return self._cache[key]
        except KeyError:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[key] = self._read(key)
            return found

    def _read(self, key: str) -> Entry | None:
        row, title_row = self.words.row(key), self.titles.row(key)
        if row < 0 and title_row < 0:
            return None
        raw = unknown(key)
        if row >= 0:
            size, proper, flags, web, lower, title, news_lower, news_title, documents, renown, _ = (
                column[row] for column in self.words.columns
            )
            raw = raw._replace(
                size=size,
                proper=proper,
                flags=flags,
                web=_nats(web),
                lower=_nats(lower),
                title=_nats(title),
                news_lower=_nats(news_lower),
                news_title=_nats(news_title),
                news_documents=documents,
                renown=_nats(renown),
            )
        if title_row >= 0:
            titles, first, last, redirects, wide = (column[title_row] for column in self.titles.columns)
            raw = raw._replace(
                titles=_nats(titles), first=first * _SHARE, last=last * _SHARE, redirects=redirects, wide=_nats(wide)
            )
        return estimate(raw)

    def surface(self, key: str) -> str:
        """The form as it is most often printed: ``mariupol`` gives Mariupol, ``nato`` NATO."""
        row = self.words.row(key)
        if row < 0:
            return key.title() if "'" not in key else key.capitalize()
        kind = self.words.columns[-1][row]
        if kind == SURFACE_LOWER:
            return key
        if kind == SURFACE_TITLE:
            return key.capitalize()
        if kind == SURFACE_UPPER:
            return key.upper()
        index = bisect_left(self._odd_rows, row)
        return str(self._odd_text[self._odd_ends[index] : self._odd_ends[index + 1]], "utf-8")


def _nats(quantised: int) -> float:
    return FLOOR + STEP * quantised
