"""When a story was printed, judged by its words: the nineteenth century, or later.

Two sums, learned from newspapers of both. That of common words (upon, persons, prisoner
against million, people, 2019) can speak against old print as loudly as it likes, and for it
only so far that the matter stays open: a report from a court of today has most of them, too.
What decides are things that news of today has next to never: Messrs., inst., to-day,
Bow-street, 5s. 6d., connexion. One of them is enough only where all other words are of the
time; those that a story quotes, as from an old letter, do not count.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from math import exp, log
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, plain
from proofread.suggest.confidence import Coefficients, Features

COMMON: Final = "period"
"""The family of coefficients that weighs common words; their names are those of the words."""

TELLING: Final = "period.telling"
"""The family that weighs words and forms which news of today has next to never."""

OLD: Final = 0.7
"""The probability from which a story is taken for one of the nineteenth century."""

OPEN: Final = -0.5
"""Nats: all that common words can say for old print. What tells most is worth 1.5, and it takes 0.85 for `OLD`."""

_CLOSED: Final = -5.5  # nats: below it nothing that tells could make a story old, and nothing is looked for
_NEARLY: Final = -2.2  # nats: below it the old spellings that count could not make it old, and their list stays closed
_SPELLING: Final = 1.0  # nats for each old spelling
_MOST_SPELLINGS: Final = 3
_USUAL: Final = 30  # tokens of a line of print
_FEWEST: Final = 5
_MOST: Final = 2.0  # how often a form counts at most

_YEAR: Final = re.compile(r"1[89]\d\d|20\d\d")
_LAST_OLD, _FIRST_MODERN = 1910, 1930
_SPACED: Final = (" ;", " :", " !", " ?")
_FORMS: Final = (
    ("_today", ("o-day", "o-morrow", "o-night"), re.compile(r"(?<![\w-])[Tt]o-(?:day|morrow|night)\b")),
    (
        "_street",
        ("-street", "-road", "-lane", "-square", "-terrace"),
        re.compile(r"\b[A-Z][\w'’]*-(?:street|road|lane|square|terrace)\b(?!-)"),
    ),
    ("_etc", ("&c",), re.compile(r"&c\b")),
    ("_mac", ("M'", "M’", "M‘"), re.compile(r"\bM['’‘][A-Z][a-z]")),
    ("_money", ("s. ", "d.", "l."), re.compile(r"\b(?:\d+l|\d{1,3}s\. ?\d\d?d|1?\dd)\.|£\d[\d,]* \d\d?s\.")),
)
"""Forms of old print: a name, what a story that has one holds, and how it is written."""


class Period(NamedTuple):
    """When a story was printed.

    Attributes:
        name: ``19c`` or ``modern``.
        probability: how likely it is to be of the nineteenth century, 0 to 1; exactly 0 or 1 where that was told.
    """

    name: str
    probability: float

    @property
    def is_old(self) -> bool:
        """Whether it is taken for print of the nineteenth century."""
        return self.name == "19c"


TOLD: Final = {"19c": Period("19c", 1.0), "modern": Period("modern", 0.0)}
"""What is told of stories needs no guess."""


class Periods:
    """Judges stories; holds resources, no state of a story.

    Args:
        coefficients: the weights of all families.
        spellings: how many old spellings a story has, asked only where they may decide.
    """

    def __init__(self, coefficients: Coefficients, spellings: Callable[[Analysis], int]) -> None:
        self._coefficients = coefficients
        self._spellings = spellings

    def of(self, analysis: Analysis) -> Period:
        """When a story was printed; judged once a story."""
        return analysis.once("period", self._judged)

    def _judged(self, analysis: Analysis) -> Period:
        score = min(OPEN, self._coefficients.score(COMMON, common(analysis)))
        if score > _CLOSED:
            score += self._coefficients.score(TELLING, telling(analysis))
        if score > _NEARLY:
            score += _SPELLING * min(_MOST_SPELLINGS, self._spellings(analysis))
        probability = 1 / (1 + exp(-score))
        return Period("19c" if probability >= OLD else "modern", probability)


def common(analysis: Analysis) -> Features:
    """The words of a story, each once, and the years it speaks of by how often it does."""
    features = {plain(text): 1.0 for text in analysis.counts}
    years: dict[str, int] = {}
    for form, count in analysis.counts.items():
        if form[0] in "12" and len(form) == _DIGITS and _YEAR.fullmatch(form):
            age = _age(int(form))
            years[age] = years.get(age, 0) + count
    years["_spaced"] = sum(map(analysis.text.count, _SPACED))
    features.update((name, _often(count)) for name, count in years.items() if count)
    features["bias"] = 1.0
    features["_length"] = log(max(_FEWEST, len(analysis.tokens)) / _USUAL)
    return features


def telling(analysis: Analysis) -> Features:
    """What only old print has and a story does not quote: words, each once, and forms by how often it has them."""
    features: Features = {}
    for index, token in enumerate(analysis.tokens):
        if token.kind is Kind.WORD and not analysis.is_quoted(index):
            features[plain(token.text)] = 1.0
    for name, count in _forms(analysis):
        features[name] = _often(count)
    return features


def _forms(analysis: Analysis) -> Iterator[tuple[str, int]]:
    text = analysis.text
    for name, held, pattern in _FORMS:
        if any(each in text for each in held):
            count = sum(1 for match in pattern.finditer(text) if not _in_quotes(analysis, match.start()))
            if count:
                yield name, count


def _in_quotes(analysis: Analysis, at: int) -> bool:
    """Whether an offset lies in a quotation."""
    index = bisect_right(analysis.tokens, at, key=lambda token: token.start) - 1
    return index >= 0 and analysis.is_quoted(index)


def _often(count: int) -> float:
    return min(_MOST, 1 + log(count))


def _age(year: int) -> str:
    if year <= _LAST_OLD:
        return "_1800s"
    return "_between" if year < _FIRST_MODERN else "_modern"


_DIGITS: Final = 4
