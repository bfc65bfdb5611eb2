"""Which stories belong together, and what a model says of stories that it has not seen."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from proofread.languagemodel.questions import Model
from proofread.suggest.confidence import Coefficients
from proofread.suggest.judge import Judge, open_judge
from proofread.suggest.told import NOTHING, Told
from proofread.suggest.weighing import Weigher
from proofread.suggest.witness import Witness
from proofread.training.corpus import Corpus, Story
from proofread.training.damage import Damage
from proofread.training.examples import Example, examples
from proofread.training.informed import open_places
from proofread.training.logit import Floats, Problem
from proofread.training.model_files import Families, families_by_hand
from proofread.training.noise_learning import learn
from proofread.training.spaces import mended

Numbers = NDArray[np.intp]

FOLDS: Final = 5

_ARTICLE: Final = re.compile(r"aeb-[0-9a-f]{12}|(?:intl|knk|bf-real)-\d+")
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
_LONG: Final = 60


def group_of(key: str) -> str:
    """The article that the id of a story names, which pieces of it share in all sets; else the key itself."""
    found = _ARTICLE.search(key.partition("/")[2])
    return found.group() if found else key


def fold_of(key: str) -> int:
    """The fold of a story of which nothing but its key is known."""
    return zlib.crc32(group_of(key).encode()) % FOLDS


class Folds:
    """The folds of stories: those of one article, or that share a long sentence, are in one fold."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._above: dict[str, str] = {}
        holders: dict[str, str] = {}
        for story in stories:
            group = group_of(story.key)
            for sentence in _long_sentences(story):
                self._join(group, holders.setdefault(sentence, group))

    def fold_of(self, key: str) -> int:
        """The fold of a story; one that is not among the known ones is by its article."""
        return zlib.crc32(self.group_of(key).encode()) % FOLDS

    def group_of(self, key: str) -> str:
        """The name of all stories that belong with this one: the first of their articles."""
        return self._root(group_of(key))

    def of(self, found: Sequence[Example]) -> Numbers:
        """The fold of each example."""
        known: dict[str, int] = {}
        for example in found:
            if example.story not in known:
                known[example.story] = self.fold_of(example.story)
        return np.array([known[example.story] for example in found], dtype=np.intp)

    def _root(self, group: str) -> str:
        while (above := self._above.get(group, group)) != group:
            group = above
        return group

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._above[second] = first


def _long_sentences(story: Story) -> Iterator[str]:
    """The long sentences of a story with its errors mended, in letters and figures alone."""
    for match in _SENTENCE.finditer(mended(story).text):
        if len(match.group().strip()) >= _LONG:
            yield re.sub(r"\W+", "", match.group()).casefold()


def _fits(problem: Problem, folds: Numbers, by_hand: Families) -> Iterator[Floats]:
    """For each fold, what the examples of the others teach; what is set by hand stays."""
    for number in range(FOLDS):
        yield problem.overruled(problem.fit((folds != number).astype(np.float64)), by_hand)


def out_of_fold(problem: Problem, folds: Numbers, by_hand: Families) -> Floats:
    """The probability of each alternative by a model that has not seen its story."""
    shares: Floats = np.zeros(len(problem.x))
    for number, coefficients in enumerate(_fits(problem, folds, by_hand)):
        inside = (folds == number)[problem.group]
        shares[inside] = problem.shares(coefficients)[inside]
    return shares


def fold_coefficients(problem: Problem, folds: Numbers, by_hand: Families) -> list[Coefficients]:
    """For each fold the coefficients of a model that has not seen its stories, and those set by hand as they are."""
    return [Coefficients({**problem.families(fit), **by_hand}) for fit in _fits(problem, folds, by_hand)]


def judges(
    data: Path, model: Model | None = None, seed: int = 0, *, told: Told = NOTHING, deep: bool = False
) -> Callable[[str], Judge]:
    """For the key of a story, ``SET/ID``, a judge that has not learned from it, and asks the language model if any.

    `told` is what is known of the stories, `deep` whether the language model reads them first: of the judges, as
    opposed to what they learn from.

    Features are computed once, and five models fitted. The noise that clean stories are
    damaged with is learned from the errors of all: rates of letters alone, see
    `proofread.training.noise_learning`.

    Raises:
        UsageError: there is nothing to learn from, or numpy or scipy is not installed.
        ReadError: a set cannot be read.
        LexiconError: a compiled dictionary is missing or damaged.
    """
    corpus = Corpus(data)
    judge = open_judge()
    found = list(examples(corpus, judge, Damage(learn(corpus), seed)))
    problem = Problem(found)
    folds = Folds(corpus.all_stories())
    by_hand = families_by_hand(judge.lexicon.data)
    models = fold_coefficients(problem, folds.of(found), by_hand)
    informed = [Coefficients({})] * FOLDS
    if model is not None:
        places = open_places(found, problem, out_of_fold(problem, folds.of(found), by_hand), model)
        by_hand = families_by_hand(judge.lexicon.data, informed=True)
        informed = fold_coefficients(Problem(places), folds.of(places), by_hand)
    witness = Witness(lambda: model) if model else None
    weighers = [Weigher(*each, witness, deep) for each in zip(models, informed, strict=True)]
    opened = [Judge(judge.lexicon, weigher, told=told) for weigher in weighers]
    return lambda key: opened[folds.fold_of(key)]
