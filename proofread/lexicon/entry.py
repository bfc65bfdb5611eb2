"""What the dictionaries know of one form, whatever its capitals."""

from enum import IntFlag
from typing import Final, NamedTuple

FLOOR: Final = -22.0
"""Natural log of the probability given to what no source knows: rarer than one in three thousand million."""

STEP: Final = 0.1
"""Nats a unit of a quantised column: 0 means absent, ``q`` means ``FLOOR + q * STEP``."""


class Flag(IntFlag):
    """Where a form stands, besides its frequency."""

    PERSON = 1
    PLACE = 2
    ORGANISATION = 4
    BRAND = 8
    PEOPLE = 16
    PUBLICATION = 32
    GIVEN = 64  # a given name
    HOUSE = 128  # in a list reviewed by hand
    OLD = 256  # an old form of another name
    NEWS_WORD = 512  # a word of the news that older lists lack
    ABBREVIATION = 1024
    COMPOUND = 2048  # only known inside names of several words


class Entry(NamedTuple):
    """One form: sizes are SCOWL's (10 common to 80 rare, 0 absent), the rest natural log probabilities or absent (FLOOR).

    Attributes:
        key: the casefolded form with ASCII apostrophes.
        size: as a word in lower case.
        proper: as a proper name, an abbreviation or another capitalised form.
        flags: what kinds of name it is, and from which lists.
        web: frequency on the web, 2006, whatever its capitals; knows errors too.
        wide: frequency over news, subtitles, encyclopedia and web; knows errors too.
        lower: how often printed in lower case; knows errors too.
        title: how often printed with a capital; knows errors too.
        news_lower: in lower case inside sentences of news.
        news_title: with a capital inside sentences of news.
        news_documents: news documents that hold it, a count.
        renown: the population of the largest place of this name or a reviewed popularity, as a probability.
        titles: encyclopedia titles that hold it, as a probability.
        first: share of it that begins titles of two or three words, 0 to 1.
        last: share of it that ends them, 0 to 1.
        redirects: other titles that lead to the title of this one word, a count.
        word: the best estimate as a word in lower case, from sources that hold no errors.
        name: the best estimate as a name, from sources that hold no errors.
        rough: the best estimate from sources that hold errors too.
    """

    key: str
    size: int
    proper: int
    flags: int
    web: float
    wide: float
    lower: float
    title: float
    news_lower: float
    news_title: float
    news_documents: int
    renown: float
    titles: float
    first: float
    last: float
    redirects: int
    word: float
    name: float
    rough: float

    @property
    def best(self) -> float:
        """The better of the two estimates from sources that hold no errors, in nats."""
        return max(self.word, self.name)

    def has(self, flag: Flag) -> bool:
        """Whether any of the flags is set."""
        return bool(self.flags & flag)


def unknown(key: str) -> Entry:
    """The entry of a form that no source knows."""
    return Entry(key, 0, 0, 0, *([FLOOR] * 6), 0, FLOOR, FLOOR, 0.0, 0.0, 0, FLOOR, FLOOR, FLOOR)


# A word of SCOWL size n is at least this frequent, in nats; read off the median
# frequency of each size in wordfreq.
_SIZE_FLOOR: Final = {10: -10.5, 20: -11.8, 35: -13.0, 40: -14.2, 50: -14.8, 55: -15.6, 60: -16.2, 70: -17.0, 80: -18.2}
_REVIEWED: Final = -14.5  # what a reviewed list vouches for
_GIVEN: Final = -16.5  # what a list of given names vouches for
_LISTED: Final = -18.0  # what a list of brands vouches for


def estimate(raw: Entry) -> Entry:
    """The entry with its three estimates filled in from the columns."""
    word = max(raw.news_lower, _SIZE_FLOOR.get(raw.size, FLOOR), _REVIEWED if raw.flags & Flag.NEWS_WORD else FLOOR)
    name = max(
        raw.news_title,
        raw.renown,
        raw.titles,
        _SIZE_FLOOR.get(raw.proper, FLOOR),
        _REVIEWED if raw.flags & Flag.HOUSE else FLOOR,
        _GIVEN if raw.flags & Flag.GIVEN else FLOOR,
        _LISTED if raw.flags & Flag.BRAND else FLOOR,
    )
    rough = max(raw.web, raw.wide, raw.lower, raw.title)
    if word > FLOOR and raw.lower >= raw.title:
        word = max(word, min(raw.wide, raw.web) if raw.web > FLOOR else raw.wide - 1.0)
    if name > FLOOR and raw.title > raw.lower:
        name = max(name, min(raw.wide, raw.web) if raw.web > FLOOR else raw.wide - 1.0)
    return raw._replace(word=word, name=name, rough=rough)
