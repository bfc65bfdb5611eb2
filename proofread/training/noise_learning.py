"""Learns how copy goes wrong from pairs of wrong and right text.

What is learned are rates over letters and kinds of place, some hundred numbers for all
sets together, and no words. So a model measured on stories whose errors were among the
pairs knows nothing of these stories in particular: no fold needs rates of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from proofread.training import slips
from proofread.training.confusions import confusions
from proofread.training.corpus import SETS, Corpus, Story
from proofread.training.noise import REST, Noise, Rate, Table, significant
from proofread.training.spaces import edges, gaps, mended

SLIP_SETS: Final = ("news_typos", "author_fixed_typos", "natural")
GLUE_SETS: Final = ("scraped_glue", "cms_migration_glue", "natural")
SPACE_SETS: Final = ("scraper_spacing",)
OCR_SETS: Final = ("ocr_newspapers_19c",)

_WEIGHT: Final = {each.name: each.wrong for each in SETS}
_MOST_SLIPS: Final = 2  # what differs more is another word, not a slip
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 3.0  # seen or expected so often, a key has a rate of its own


class Pair(NamedTuple):
    """A wrong word and the right one."""

    written: str
    right: str


def learn(corpus: Corpus) -> Noise:
    """The noise of all sets that are there."""
    counts: Counter[str] = Counter()
    found: list[Pair] = []
    for name in SLIP_SETS:
        of_set = [pair for story in corpus.stories(name) for pair in pairs(story) if is_slip(pair)]
        counts[name] += len(of_set)
        found += of_set
    tables = {**slip_tables(found), **_space_tables(corpus, counts)}
    for name in OCR_SETS:
        table, count = confusions(corpus.stories(name))
        counts[name] += count
        tables |= {"ocr": table} if table else {}
    return Noise({name: count for name, count in counts.items() if count}, tables)


def pairs(story: Story) -> Iterator[Pair]:
    """The errors of a story that put one word in the place of another."""
    for mark in story.marks:
        wrong = _WORD.findall(story.text[mark.start : mark.end])
        right = _WORD.findall(mark.rights[0])
        if len(wrong) == len(right) == 1 and wrong != right:
            yield Pair(wrong[0], right[0])


def is_slip(pair: Pair) -> bool:
    """Whether a word is another one with a slip or two in it, small and capital letters aside."""
    written, right = pair.written.lower(), pair.right.lower()
    return written != right and len(right) >= _SHORTEST and len(slips.slips(written, right)) <= _MOST_SLIPS


class Tally:
    """What was seen against what an even spread would have given."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._seen: defaultdict[str, float] = defaultdict(float)
        self._expected: defaultdict[str, float] = defaultdict(float)

    def add(self, seen: Mapping[str, int], possible: Mapping[str, int], weight: float = 1.0) -> None:
        """What was seen by key, and at how many places it might have been."""
        counts = Counter(seen)
        whole = sum(possible.values())
        for key, count in counts.items():
            self._counts[key] += count
            self._seen[key] += weight * count
        for key, times in possible.items():
            self._expected[key] += weight * counts.total() * times / whole

    def table(self) -> dict[str, Rate]:
        """How many times as often as evenly, add-one smoothed; what is too rare to tell is pooled.

        A strong preference comes out a little weaker than it is, since it is part of the spread.
        """
        keys = sorted(self._seen.keys() | self._expected.keys())
        enough = [key for key in keys if max(self._counts[key], self._expected[key]) >= _ENOUGH]
        rare = [key for key in keys if key not in enough]
        return {key: self._rate([key]) for key in enough} | ({REST: self._rate(rare)} if rare else {})

    def _rate(self, keys: Sequence[str]) -> Rate:
        seen, expected = (sum(each[key] for key in keys) for each in (self._seen, self._expected))
        return Rate(sum(self._counts[key] for key in keys), significant((seen + 1) / (expected + 1)))


def _shares(counts: Mapping[str, int], keys: Iterable[str]) -> dict[str, Rate]:
    """The share of each key, add-one smoothed."""
    known = sorted(keys)
    whole = sum(counts.get(key, 0) for key in known) + len(known)
    return {key: Rate(counts.get(key, 0), significant((counts.get(key, 0) + 1) / whole)) for key in known}


def slip_tables(found: Iterable[Pair]) -> dict[str, Table]:
    """The tables of slips within words."""
    kinds: Counter[str] = Counter()
    words: Counter[str] = Counter()
    positions = {kind: Tally() for kind in slips.KINDS}
    letters = {kind: Tally() for kind in slips.KINDS}
    written: dict[str, Counter[str]] = {kind: Counter() for kind in slips.KINDS}
    for pair in found:
        right = pair.right.lower()
        made = slips.slips(pair.written.lower(), right)
        words["again" if len(made) > 1 else "once"] += 1
        for slip in made:
            kinds[slip.kind] += 1
            possible = list(slips.places(slip.kind, right))
            positions[slip.kind].add({slip.place.position: 1}, Counter(place.position for place in possible))
            letters[slip.kind].add({slip.place.letter: 1}, Counter(place.letter for place in possible))
            written[slip.kind][slip.wrote] += 1
    tables: dict[str, Table] = {"slips": _shares(kinds, slips.KINDS), "words": _shares(words, ("once", "again"))}
    for kind in slips.KINDS:
        if kinds[kind]:
            tables[f"{kind}.positions"] = positions[kind].table()
            tables[f"{kind}.letters"] = letters[kind].table()
    for kind, alphabet in slips.ALPHABETS.items():
        tables[f"{kind}.written"] = _shares(written[kind], alphabet)
    return tables


def _space_tables(corpus: Corpus, counts: Counter[str]) -> dict[str, Table]:
    """The tables of spaces lost between words, of those that came in at marks, and of words cut in two."""
    glue, stray, cut = Tally(), Tally(), Tally()
    for name in GLUE_SETS:
        lost, possible = Counter[str](), Counter[str]()
        for spaces in map(mended, corpus.stories(name)):
            kinds = {gap.at: gap.kind for gap in gaps(spaces.text)}
            lost.update(kinds[at] for at in spaces.lost if at in kinds)
            possible.update(kinds.values())
        glue.add(lost, possible, _WEIGHT[name])
        counts[name] += lost.total()
    for name in SPACE_SETS:
        came, possible = Counter[str](), Counter[str]()
        for spaces in map(mended, corpus.stories(name)):
            kinds = {edge.at: edge.kind for edge in edges(spaces.text)}
            came.update(kinds[at] for at in spaces.came if at in kinds)
            possible.update(kinds.values())
            for at, word in spaces.cuts():
                where = slips.places(slips.CUT, word)
                cut.add(
                    Counter(each.position for each in where if each.at == at), Counter(each.position for each in where)
                )
                counts[name] += 1
        stray.add(came, possible)
        counts[name] += came.total()
    return {"glue": glue.table(), "stray": stray.table(), "split": cut.table()}
