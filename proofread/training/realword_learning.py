"""Learns the families of real-word errors from clean news with errors put in, and measures them out of fold."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from proofread.analysis import Analysis
from proofread.checks.check import PatternCheck
from proofread.checks.context.missing_word import MissingWord
from proofread.checks.context.surplus_word import SurplusWord
from proofread.checks.context.wrong_word import WrongWord
from proofread.readers import read_text
from proofread.suggest.confidence import Coefficients, compiled_families
from proofread.suggest.judge import Judge, open_judge
from proofread.training.corpus import Corpus, Story
from proofread.training.examples import KEEP, Example, Place, label, pattern_places
from proofread.training.folds import FOLDS, fold_of
from proofread.training.logit import Problem
from proofread.training.model_files import REAL_WORDS, Families, write_families
from proofread.training.realword import RATE, Confused, Fault, Halves, RealWordDamage

FAMILIES: Final[tuple[type[PatternCheck], ...]] = (MissingWord, SurplusWord, WrongWord)
"""The checks whose coefficients are learned here."""

CLEAN: Final = ("clean_intl", "clean_aeb")
"""The sets that errors are put into: news that the n-grams were not counted from."""

COMMAND: Final = "scripts/realword.py train"

_SEEDS: Final = range(4)
EACH: Final = 5.0
"""How much a place counts: beside the penalty on large coefficients, not against each other. Errors are so rare that
with 1 the penalty had the upper hand."""

DOSE: Final = 1 / 150  # errors of each kind for each word of a story
_BEFORE, _AFTER = 30, 25  # code points shown around a place


def examples(
    corpus: Corpus, judge: Judge, lists: Path, halves: Halves = Halves.BOTH, seeds: Iterable[int] = _SEEDS
) -> Iterator[Example]:
    """The doubted places of clean stories, and those that errors put into them make.

    Errors are weighted so that each kind makes up its `RATE` of the words of the clean stories.
    """
    checks = [check(judge) for check in FAMILIES]
    words = sum(corpus.count_words(name) for name in CLEAN)
    for name in CLEAN:
        for story in corpus.stories(name):
            for place in places(story, checks):
                yield _example(story, name, place, KEEP, EACH)
    confused = Confused(judge.lexicon.confusions, lists, halves)
    damaged = [
        RealWordDamage(confused, DOSE, seed).damaged(story)
        for seed in seeds
        for name in CLEAN
        for story in corpus.stories(name)
    ]
    weights = weights_of(damaged, words, EACH)
    for story in damaged:
        for place in places(story, checks):
            right = label(story, place)
            if right is not None and right >= 0:
                yield _example(story, f"{story.set}_damaged", place, right, weights[kind_at(story, place)])


def weights_of(damaged: Iterable[Story], words: int, each: float) -> dict[str, float]:
    """By its kind, what an error that was put in counts, so that each kind makes up its `RATE` of the clean words.

    Args:
        damaged: the stories with their errors marked.
        words: of the clean stories that count beside them.
        each: what a place of these counts.
    """
    made = Counter(mark.kind for story in damaged for mark in story.marks)
    return {fault.value: each * RATE[fault] * words / max(1, made[fault.value]) for fault in Fault}


def kind_at(story: Story, place: Place) -> str:
    """The kind of the first error that a place touches."""
    return next(mark.kind for mark in story.marks if mark.start < place.end and place.start < mark.end)


def places(story: Story, checks: list[PatternCheck]) -> Iterator[Place]:
    """The places of a story that any of the checks doubts."""
    yield from pattern_places(Analysis(read_text(story.id, story.text)), checks)


def _example(story: Story, name: str, place: Place, right: int, weight: float) -> Example:
    written = story.text[max(0, place.start - _BEFORE) : place.end + _AFTER]
    return Example(story.key, name, written, place.choices, right, weight)


def learn(data: Path, lists: Path, out: Path) -> list[Path]:
    """Learn the three families from all pairs, and write their files; what was written.

    Raises:
        UsageError: there is nothing to learn from.
        WriteError: a file cannot be written.
    """
    corpus = Corpus(data)
    problem = Problem(list(examples(corpus, open_judge(), lists)))
    return write_families(problem.families(problem.fit()), out, CLEAN, REAL_WORDS, COMMAND)


def fold_judges(data: Path, lists: Path, halves: Halves = Halves.TAUGHT) -> list[Judge]:
    """For each fold, by `fold_of`, a judge that has learned from none of its stories, and only from these pairs."""
    corpus, judge = Corpus(data), open_judge()
    found = list(examples(corpus, judge, lists, halves))
    problem = Problem(found)
    fold = np.array([fold_of(each.story) for each in found])
    fits = [problem.families(problem.fit((fold != number).astype(np.float64))) for number in range(FOLDS)]
    return [Judge(judge.lexicon, replace(judge.weigher, coefficients=each)) for each in _all(judge, fits)]


def _all(judge: Judge, fits: Iterable[Families]) -> Iterator[Coefficients]:
    """The coefficients of all families, with those of each fit among them."""
    compiled = compiled_families(judge.lexicon.data)
    for families in fits:
        yield Coefficients({**compiled, **families})
