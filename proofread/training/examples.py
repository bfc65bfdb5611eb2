"""Suspects with their labels: what the model learns from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.checks import BUILTIN
from proofread.checks.check import PatternCheck
from proofread.evaluation import score
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.judge import Judge
from proofread.suggest.weighing import Choice, Open, asking
from proofread.training.corpus import DAMAGED, Corpus, Mark, Story
from proofread.training.damage import Damage
from proofread.training.model_files import ALONE, REAL_WORDS

KEEP: Final = -1
"""The label of a place where nothing is wrong."""

UNSURE: Final = -2
"""The label of a place where something is wrong and the right text is not among the alternatives."""

_BEFORE, _AFTER = 25, 15  # code points shown around a place


class Place(NamedTuple):
    """A doubtful stretch of a story, the ways to mend it, and what a language model would be asked of them."""

    start: int
    end: int
    choices: list[Choice]
    asking: Open | None = None


@dataclass(frozen=True)
class Example:
    """One suspect: the alternatives, which of them is right, and how much it counts; and what to ask of them all."""

    story: str
    set: str
    written: str
    alternatives: list[Choice]
    right: int
    weight: float
    asking: Open | None = None

    @property
    def kind(self) -> str:
        """The family of a pattern, or ``form`` for the families that compete."""
        family = self.alternatives[0].family
        return family if "." in family else "form"


def examples(corpus: Corpus, judge: Judge, damage: Damage) -> Iterator[Example]:
    """All doubtful places of all sets, and those that errors put into clean stories make."""
    learned = (check for check in BUILTIN if check.info.id not in REAL_WORDS)
    patterns = [check(judge) for check in learned if issubclass(check, PatternCheck)]
    for taught in corpus.sets:
        for story in corpus.stories(taught.name):
            for place in places(story, judge, patterns):
                right = label(story, place)
                weight = taught.weight(kept=right == KEEP, alone=place.choices[0].family in ALONE)
                if right is not None and weight and not (taught.by_pattern and _is_known(place)):
                    yield _example(story, story.set, place, right, weight)
    for name in DAMAGED:
        for story in map(damage.damaged, corpus.stories(name)):
            for place in places(story, judge, patterns):
                right = label(story, place)
                # News is not worn: errors put into it teach nothing of copy that is.
                if right is not None and right != KEEP and place.choices[0].family not in ALONE:
                    yield _example(story, f"{name}_damaged", place, right, DAMAGED[name])


def _example(story: Story, name: str, place: Place, right: int, weight: float) -> Example:
    written = story.text[max(0, place.start - _BEFORE) : place.end + _AFTER]
    return Example(story.key, name, written, place.choices, right, weight, place.asking)


def places(story: Story, judge: Judge, patterns: Sequence[PatternCheck]) -> Iterator[Place]:
    """Every doubtful place of a story."""
    analysis = Analysis(read_text(story.id, story.text))
    for setting, alternatives in judge.settings(analysis):
        choices = [each.choice for each in alternatives]
        yield Place(setting.token.start, setting.token.end, choices, _asking(analysis, choices))
    yield from pattern_places(analysis, patterns)


def pattern_places(analysis: Analysis, patterns: Sequence[PatternCheck]) -> Iterator[Place]:
    """Every place that fits one of the patterns."""
    for check in patterns:
        for found in check.candidates(analysis):
            choice = check.choice(found)
            yield Place(found.span.start, found.span.end, [choice], _asking(analysis, [choice]))


def _asking(analysis: Analysis, choices: Sequence[Choice]) -> Open | None:
    return asking(analysis, choices, range(len(choices)))


def label(story: Story, place: Place) -> int | None:
    """The index of the right alternative, KEEP, UNSURE, or None to leave the place out."""
    written = story.text[place.start : place.end]
    touched = False
    for mark in story.marks:
        if not (mark.start < max(place.end, place.start + 1) and place.start < mark.end):
            continue
        if mark.kind in score.UNWANTED:
            return None
        if written.isalpha() and _stands_in(written, mark.rights[0]):
            continue  # the mark is about what stands beside it
        touched = True
        for index, choice in enumerate(place.choices):
            if mends(story.text, choice, mark):
                return index
    return UNSURE if touched else KEEP


def _is_known(place: Place) -> bool:
    """Whether a doubted form is in the word lists or the gazetteer: a pattern takes Luckin Coffee for "Luck in"."""
    return any(choice.features.get("known") for choice in place.choices)


def _stands_in(word: str, right: str) -> bool:
    """Whether a word stands whole in a text."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", right) is not None


def mends(text: str, choice: Choice, mark: Mark) -> bool:
    """Whether an alternative makes the text that a mark asks for, over the stretch of both."""
    return score.mends(text, choice.span, choice.replacement, Span(mark.start, mark.end), mark.rights)
