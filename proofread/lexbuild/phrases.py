"""Compiles the multiword gazetteer and its gaps: a known name with one inner word missing."""

import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from proofread.lexbuild.sources import rows
from proofread.lexbuild.tables import ends, table
from proofread.lexicon.phrases import BLANK, GAP_RECORD, PHRASE_RECORD
from proofread.lexicon.table import LONGEST_KEY

_SPACES = re.compile(r"[\s-]+")
_STEP: Final = 0.1
_HOUSE_WEIGHT: Final = {"1": 3.0, "2": 5.0, "3": 7.0}
_BRAND_WEIGHT: Final = 2.0
_CITY: Final = 1e4  # weight of a place: log of its population over this
_GAP_WEIGHT: Final = 1.5  # a name less known than this is no reason to doubt a shorter one
_BLANK_WEIGHT: Final = 2.5  # the same for a name with another word in the place of one of its own
_MAX_WORDS: Final = 5
_MIN_REDIRECTS: Final = 3  # of a title of two words, which most are; fewer say little
_SMALL: Final = frozenset("of the and for in on at to de la le du van von al el a an & - with by".split())

Weights = dict[str, float]


def folded(name: str) -> str:
    """A name as a phrase key: lower case, single spaces, hyphens as spaces."""
    return _SPACES.sub(" ", name.casefold().replace(",", "")).strip()


def own_phrases(dictionaries: Path) -> Weights:
    """Phrases from permissive sources, with weights in nats."""
    weights: Weights = {}
    for name, _kind, popularity, _note in rows(dictionaries / "house/news_names.tsv", 4):
        _keep(weights, name, _HOUSE_WEIGHT[popularity])
    for name, count, documents in rows(dictionaries / "news/phrases.tsv", 3):
        _keep(weights, name, math.log(int(count)) + math.log(int(documents)) / 2)
    for name, population, kind in rows(dictionaries / "names/geonames.tsv", 3):
        if kind != "alternate" and int(population) >= _CITY:
            _keep(weights, name, 1.0 + math.log(int(population) / _CITY))
    for name, _origin in rows(dictionaries / "names/brands.tsv", 2):
        _keep(weights, name, _BRAND_WEIGHT)
    return weights


def title_phrases(dictionaries: Path) -> Weights:
    """Phrases from encyclopedia titles; the more other titles lead to one, the better it is known."""
    weights: Weights = {}
    for phrase, redirects in rows(dictionaries / "share-alike/title_phrases.tsv", 2):
        if int(redirects) >= (_MIN_REDIRECTS if phrase.count(" ") == 1 else 1):
            _keep(weights, phrase, math.log1p(int(redirects)))
    for title, _score in rows(dictionaries / "share-alike/popular_titles.tsv", 2):
        _keep(weights, title, 2.0 + weights.get(folded(title), 0.0))
    return weights


def _keep(weights: Weights, name: str, weight: float) -> None:
    key = folded(name)
    if 1 < len(key.split()) <= _MAX_WORDS and len(key.encode("utf-8")) <= LONGEST_KEY:
        weights[key] = max(weight, weights.get(key, 0.0))


def phrase_table(kind: str, digest: str, weights: Weights) -> bytes:
    """A compiled table from phrase to quantised weight."""
    rows = ((key, (max(1, min(255, round(weights[key] / _STEP))),)) for key in sorted(weights))
    return table(kind, digest, PHRASE_RECORD, rows)


def gap_table(digest: str, weights: Weights) -> bytes:
    """A compiled table from a phrase with one word left out or blanked to the best known whole."""
    best: dict[str, str] = {}
    for phrase in sorted(weights, key=lambda each: (-weights[each], each)):
        if weights[phrase] < _GAP_WEIGHT:
            break
        words = phrase.split()
        for shorter in _with_gap(words):
            if shorter not in weights:
                best.setdefault(shorter, phrase)
        if weights[phrase] >= _BLANK_WEIGHT:
            for blanked in _with_blank(words):
                best.setdefault(blanked, phrase)
    wholes = sorted(set(best.values()))
    index = {whole: number for number, whole in enumerate(wholes)}
    encoded = [whole.encode("utf-8") for whole in wholes]
    extra = {"whole_text": ("B", b"".join(encoded)), "whole_ends": ("I", ends(encoded))}
    return table("gaps", digest, GAP_RECORD, ((key, (index[best[key]],)) for key in sorted(best)), extra)


def _with_gap(words: list[str]) -> Iterator[str]:
    """The phrase without one inner word that carries meaning; what is left has two such words or more."""
    for gap in range(1, len(words) - 1):
        rest = words[:gap] + words[gap + 1 :]
        if words[gap] not in _SMALL and _meaningful(rest) >= 2 and rest[0] not in _SMALL and rest[-1] not in _SMALL:
            yield " ".join(rest)


def _with_blank(words: list[str]) -> Iterator[str]:
    """A phrase of three words or more that carry meaning, with one of these made unreadable."""
    if _meaningful(words) > 2:
        for at, word in enumerate(words):
            if word not in _SMALL and len(word) > 2:
                yield " ".join([*words[:at], BLANK, *words[at + 1 :]])


def _meaningful(words: Iterable[str]) -> int:
    return sum(word not in _SMALL for word in words)
