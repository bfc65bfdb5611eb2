"""What a language model that reads the story teaches of known words, for a deep look."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from proofread.analysis import Analysis
from proofread.languagemodel.questions import Model, Question
from proofread.lexbuild.build import INFORMED
from proofread.readers import read_text
from proofread.suggest.confidence import Coefficients, compiled_families
from proofread.suggest.judge import Judge
from proofread.suggest.weighing import READ, Choice, told
from proofread.suggest.witness import Witness
from proofread.training.corpus import Corpus, Story
from proofread.training.examples import KEEP, Example, label, pattern_places
from proofread.training.folds import fold_of
from proofread.training.logit import Problem
from proofread.training.model_files import REAL_WORDS, Families, write_families
from proofread.training.realword import Confused, Halves, RealWordDamage
from proofread.training.realword_learning import (
    CLEAN,
    COMMAND,
    DOSE,
    FAMILIES,
    fold_judges,
    kind_at,
    weights_of,
)

PART: Final = 3
"""The model reads one clean story in so many: a quarter of an hour."""

_EACH: Final = 50.0  # as `EACH` of what is learned without the model; a family has half a dozen coefficients here
_TOGETHER: Final = 64
_SEED: Final = 11


def is_read(story: Story) -> bool:
    """Whether a clean story is among those that the model reads."""
    return zlib.crc32(f"read/{story.key}".encode()) % PART == 0


def learn_reading(data: Path, lists: Path, out: Path, model: Model) -> list[Path]:
    """Learn from all pairs, and write the families that weigh what the model says; what was written.

    Raises:
        UsageError: there is nothing to learn from.
        WriteError: a file cannot be written.
    """
    judges = _deep(fold_judges(data, lists, Halves.BOTH), model)
    problem = Problem(read_examples(Corpus(data), judges, model, lists, Halves.BOTH))
    return write_families(problem.families(problem.fit()), out / INFORMED, CLEAN, REAL_WORDS, COMMAND)


def reading_judges(data: Path, lists: Path, model: Model) -> list[Judge]:
    """For each fold a judge that looks deep and has learned neither from its stories nor from the pairs held out."""
    judges = _deep(fold_judges(data, lists), model)
    found = read_examples(Corpus(data), judges, model, lists, Halves.TAUGHT)
    problem = Problem(found)
    folds = np.array([fold_of(each.story) for each in found])
    fits = [problem.families(problem.fit((folds != number).astype(np.float64))) for number in range(len(judges))]
    return [_informed(judge, families) for judge, families in zip(judges, fits, strict=True)]


def _deep(judges: Sequence[Judge], model: Model) -> list[Judge]:
    """The same judges looking deep; all that the model could be asked about is open to them."""
    witness = Witness(lambda: model)
    asking = Coefficients({family: {"score": 1.0} for family in READ})
    return [
        Judge(judge.lexicon, replace(judge.weigher, informed=asking, witness=witness, deep=True)) for judge in judges
    ]


def _informed(judge: Judge, families: Families) -> Judge:
    compiled = compiled_families(judge.lexicon.data, informed=True)
    return Judge(judge.lexicon, replace(judge.weigher, informed=Coefficients({**compiled, **families})))


class _Asked(NamedTuple):
    """An open place: its one choice with the score that it had, the question, and what it teaches."""

    choice: Choice
    score: float
    question: Question
    example: Example


def read_examples(corpus: Corpus, judges: Sequence[Judge], model: Model, lists: Path, halves: Halves) -> list[Example]:
    """The places that a deep look opens in some of the clean stories, clean and with errors put in, after it asked.

    Args:
        corpus: the sets.
        judges: for each fold one that looks deep and has not learned from its stories.
        model: the language model that they ask.
        lists: the folder of the reviewed pairs.
        halves: which of them are put in.
    """
    stories = [story for name in CLEAN for story in corpus.stories(name) if is_read(story)]
    words = sum(len(story.text.split()) for story in stories)
    damage = RealWordDamage(Confused(judges[0].lexicon.confusions, lists, halves), DOSE, _SEED)
    damaged = [damage.damaged(story) for story in stories]
    weights = weights_of(damaged, words, _EACH)
    asked = [each for story in stories for each in _open(story, judges, {})]
    asked += [each for story in damaged for each in _open(story, judges, weights)]
    return list(_answered(asked, model))


def _open(story: Story, judges: Sequence[Judge], weights: Mapping[str, float]) -> Iterator[_Asked]:
    """The open places of a clean story; of a damaged one, which has weights, those that put the right word back."""
    judge = judges[fold_of(story.key)]
    analysis = Analysis(read_text(story.id, story.text))
    for place in pattern_places(analysis, [check(judge) for check in FAMILIES]):
        right = label(story, place)
        (choice,) = place.choices
        if right is None or (right == KEEP) == bool(weights) or choice.family not in REAL_WORDS:
            continue
        share = judge.coefficients.confidence(choice.family, choice.features)
        found = judge.weigher.open_question(analysis, place.choices, [share])
        if found is not None:
            weight = weights[kind_at(story, place)] if weights else _EACH
            example = Example(story.key, story.set, story.text[place.start : place.end], [choice], right, weight)
            yield _Asked(choice, judge.coefficients.score(choice.family, choice.features), found.question, example)


def _answered(asked: Sequence[_Asked], model: Model) -> Iterator[Example]:
    for start in range(0, len(asked), _TOGETHER):
        together = asked[start : start + _TOGETHER]
        gains = model.gains([each.question for each in together])
        for each, (gain,) in zip(together, gains, strict=True):
            weighed = each.choice._replace(features=told(each.choice.features, each.score, gain))
            yield replace(each.example, alternatives=[weighed])
