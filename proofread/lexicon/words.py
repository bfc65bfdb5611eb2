"""Words and names: one entry a form, merged from the mapped tables."""

from pathlib import Path
from typing import Final

from proofread.lexicon.entry import FLOOR, STEP, Entry, estimated
from proofread.lexicon.table import Table

WORD_COLUMNS: Final = (
    "size",
    "proper",
    "flags",
    "web",
    "lower",
    "title",
    "news_lower",
    "news_title",
    "news_documents",
    "renown",
)
WORD_RECORD: Final = "<BBHBBBBBBBH"
"""The columns, then how the form is printed: one of the four kinds below, an odd form by its number."""

TITLE_COLUMNS: Final = ("titles", "first", "last", "redirects", "wide")
TITLE_RECORD: Final = "<BBBBB"

SURFACE_LOWER: Final = 0
SURFACE_TITLE: Final = 1
SURFACE_UPPER: Final = 2
SURFACE_ODD: Final = 3  # and above: spelt out in a section of its own: McDonald, iPhone

_SHARE: Final = 1 / 255
_CACHE_LIMIT: Final = 50_000


class Words:
    """The forms that any source knows, and the capitals each is printed with.

    Two tables lie beside each other, since their licences differ: ``words`` from
    permissive sources, ``titles`` from those under CC BY-SA.
    """

    def __init__(self, data: Path) -> None:
        self.words = Table(data / "words.bin", "words", WORD_RECORD)
        self.titles = Table(data / "titles.bin", "titles", TITLE_RECORD)
        self._odd_ends = self.words.store.array("odd_ends")
        self._odd_text = self.words.store.raw("odd_text")
        self._cache: dict[str, Entry | None] = {}

    def __len__(self) -> int:
        return len(self.words) + len(self.titles)

    def best(self, key: str) -> float:
        """The log probability of a casefolded form as a word or a name, FLOOR for one that no source knows."""
        entry = self.entry(key)
        return entry.best if entry is not None else FLOOR

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
        word, title = self.words.find(key), self.titles.find(key)
        if word < 0 and title < 0:
            return None
        size = proper = flags = web = lower = upper = news_lower = news_title = documents = renown = 0
        titles = first = last = redirects = wide = 0
        if word >= 0:
            size, proper, flags, web, lower, upper, news_lower, news_title, documents, renown, _ = self.words.record(
                word
            )
        if title >= 0:
            titles, first, last, redirects, wide = self.titles.record(title)
        nats = _NATS
        return estimated(
            key=key,
            size=size,
            proper=proper,
            flags=flags,
            web=nats[web],
            wide=nats[wide],
            lower=nats[lower],
            title=nats[upper],
            news_lower=nats[news_lower],
            news_title=nats[news_title],
            news_documents=documents,
            renown=nats[renown],
            titles=nats[titles],
            first=first * _SHARE,
            last=last * _SHARE,
            redirects=redirects,
        )

    def surface(self, key: str) -> str:
        """The form as it is most often printed: ``mariupol`` gives Mariupol, ``nato`` NATO."""
        offset = self.words.find(key)
        kind = self.words.record(offset)[-1] if offset >= 0 else SURFACE_TITLE
        if kind == SURFACE_LOWER:
            return key
        if kind == SURFACE_TITLE:
            return key.capitalize()
        if kind == SURFACE_UPPER:
            return key.upper()
        odd = kind - SURFACE_ODD
        return str(self._odd_text[self._odd_ends[odd] : self._odd_ends[odd + 1]], "utf-8")


_NATS: Final = tuple(FLOOR + STEP * quantised for quantised in range(256))
