"""One name in several spellings: as writers of other scripts spell it, or but for a slip.

Each form is filed under keys that only its variants share, so that the variants among
the names of a story are found in time linear in their number.
"""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import Final

from proofread.suggest.edits import unaccented

_MOST_IN_A_DRAWER: Final = 12
_SHORTEST: Final = 4
_SHORTEST_SLIP: Final = 6  # shorter forms are a letter apart from too many others


class Likeness(IntEnum):
    """How two spellings differ, the likeliest for one name first."""

    MARKS = 0  # accents, apostrophes and capitals: Erdoğan, Erdogan; McDonald, Mcdonald
    SCRIPT = 1  # a usual choice of those who spell another script in ours: Zelensky, Zelenskyy
    VOWELS = 2  # other vowels, the same consonants: Hezbollah, Hizbullah
    SLIP = 3  # one letter


# The usual choices, each brought to one; what stands first is looked for first.
_USUAL: Final = (
    (re.compile(r"^m[aou]hamm?[ae]d$|^m[aou]hamm?[ae]dou$|^mehmed$"), "mohamed"),
    (re.compile(r"[iy]ov(?=a?$)"), "ev"),
    (re.compile(r"(?<=[lnrtdmzkvb])j(?=[aou])"), "i"),
    (re.compile(r"[iy]j$|[iy]{2,}"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<=[aeiou])i(?=[aeou])|(?<=[^aeiou])i(?=[eo]va?$)|^i(?=[aeou])"), ""),
    (re.compile(r"sch|sh"), "š"),
    (re.compile(r"tch|ch"), "č"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"(?<=[dtbjz])h"), ""),
    (re.compile(r"(?<=[aeiou])h(?![aeiou])"), ""),
    (re.compile(r"dj|zh|dzh"), "j"),
    (re.compile(r"ts|tz|cz"), "z"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"ue"), "u"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ck|q|c(?=[aoukrl])|c$"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS: Final = re.compile(r"[aeiou]+")
_MARKS: Final = str.maketrans("", "", "'’- ")


@lru_cache(maxsize=65536)
def bare(key: str) -> str:
    """A casefolded form without accents, apostrophes, hyphens and spaces."""
    return unaccented(key).translate(_MARKS)


@lru_cache(maxsize=65536)
def usual(key: str) -> str:
    """What all the usual spellings of a name have in common."""
    key = bare(key)
    for pattern, instead in _USUAL:
        key = pattern.sub(instead, key)
    return key


@lru_cache(maxsize=65536)
def _consonants(key: str) -> str:
    return _VOWELS.sub("a", usual(key))


def likeness(one: str, other: str) -> Likeness | None:
    """How two casefolded forms differ; None where no more than chance makes them alike."""
    if bare(one) == bare(other):
        return Likeness.MARKS
    if usual(one) == usual(other):
        return Likeness.SCRIPT
    if _consonants(one) == _consonants(other):
        return Likeness.VOWELS
    return Likeness.SLIP if _drawers(one).intersection(_drawers(other)) else None


def alike(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of forms that may be one name, each once; forms of under four letters are like too many."""
    first: dict[str, str] = {}
    crowded: dict[str, list[str]] = {}
    for key in keys:
        if len(key) >= _SHORTEST:
            for drawer in _drawers(key):
                before = first.setdefault(drawer, key)
                if before is not key:
                    crowded.setdefault(drawer, [before]).append(key)
    pairs = {
        (one, other) if one < other else (other, one)
        for filed in crowded.values()
        if len(filed) <= _MOST_IN_A_DRAWER
        for one, other in combinations(filed, 2)
        if one != other
    }
    yield from sorted(pairs)


@lru_cache(maxsize=65536)
def _drawers(key: str) -> frozenset[str]:
    """The consonants of a form, and for a longer form itself and it with each one letter left out."""
    own = f"*{_consonants(key)}"
    if len(key) < _SHORTEST_SLIP:
        return frozenset((own, key))
    return frozenset((own, key, *(key[:at] + key[at + 1 :] for at in range(len(key)))))
