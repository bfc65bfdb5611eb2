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
    """One form: sizes as in SCOWL (10 common to 80 rare, 0 absent), the rest in nats, FLOOR where absent.

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
        return bool(self.flags & int(flag))


# A word of SCOWL size n is at least this frequent, in nats; read off the median
# frequency of each size in wordfreq.
_SIZE_FLOOR: Final = {10: -10.5, 20: -11.8, 35: -13.0, 40: -14.2, 50: -14.8, 55: -15.6, 60: -16.2, 70: -17.0, 80: -18.2}
_REVIEWED: Final = -14.5  # what a reviewed list vouches for
_GIVEN: Final = -16.5  # what a list of given names vouches for
_LISTED: Final = -18.0  # what a list of brands vouches for


# Flags as plain numbers: an IntFlag is a hundred times slower to test.
_NEWS_WORD, _HOUSE, _IS_GIVEN, _BRAND = int(Flag.NEWS_WORD), int(Flag.HOUSE), int(Flag.GIVEN), int(Flag.BRAND)


def estimated(  # noqa: PLR0913 - the columns of an entry, all named where it is called
    *,
    key: str,
    size: int = 0,
    proper: int = 0,
    flags: int = 0,
    web: float = FLOOR,
    wide: float = FLOOR,
    lower: float = FLOOR,
    title: float = FLOOR,
    news_lower: float = FLOOR,
    news_title: float = FLOOR,
    news_documents: int = 0,
    renown: float = FLOOR,
    titles: float = FLOOR,
    first: float = 0.0,
    last: float = 0.0,
    redirects: int = 0,
) -> Entry:
    """An entry with its three estimates made from the columns."""
    word = max(news_lower, _SIZE_FLOOR.get(size, FLOOR), _REVIEWED if flags & _NEWS_WORD else FLOOR)
    name = max(news_title, renown, titles, _SIZE_FLOOR.get(proper, FLOOR), _vouched(flags))
    rough = max(web, wide, lower, title)
    common = min(wide, web) if web > FLOOR else wide - 1.0
    if word > FLOOR and lower >= title:
        word = max(word, common)
    if name > FLOOR and title > lower:
        name = max(name, common)
    return Entry(
        key, size, proper, flags, web, wide, lower, title, news_lower, news_title, news_documents, renown, titles,
        first, last, redirects, word, name, rough,
    )  # fmt: skip


def _vouched(flags: int) -> float:
    """What a list without frequencies says of a name."""
    if flags & _HOUSE:
        return _REVIEWED
    if flags & _IS_GIVEN:
        return _GIVEN
    return _LISTED if flags & _BRAND else FLOOR


def unknown(key: str) -> Entry:
    """The entry of a form that no source knows."""
    return Entry(key, *_NOTHING)


_NOTHING: Final = estimated(key="")[1:]
