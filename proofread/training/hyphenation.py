"""Puts broken words into clean stories, as the joined lines of a page hold them, and learns what tells them."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from proofread.analysis import Analysis
from proofread.checks.ocr.broken_hyphenation import BrokenHyphenation
from proofread.readers import read_text
from proofread.suggest.judge import Judge, open_judge
from proofread.training.corpus import Corpus, Mark, Story
from proofread.training.examples import Example, label, pattern_places
from proofread.training.logit import Problem
from proofread.training.model_files import write_families

FAMILY: Final = BrokenHyphenation.info.id
CLEAN: Final = ("clean_intl", "clean_aeb")
COMMAND: Final = "scripts/hyphenation.py"

WORDS, COMPOUNDS, DASHES = 1 / 50, 1 / 3, 1 / 2
"""The share of the long words and of the compounds that are broken, and of the dashes that lose a space."""

_WORD: Final = re.compile(r"(?<![\w'’.@/-])[^\W\d_]{5,}(?![\w'’@/-]|\.\w)")
_COMPOUND: Final = re.compile(r"(?<=[^\W_])-(?=[^\W\d_])")
_DASH: Final = re.compile(r"(?<=[^\W\d_]) [-–—] (?=[^\W\d_])")
_BREAKS: Final = ("- ", "- ", "- ", "-\n")
_EACH: Final = 1.0


def broken(story: Story, seed: int = 0) -> Story:
    """A clean story with words and compounds broken and marked, and dashes that look like hyphens but are not."""
    random = Random(f"{seed}/{story.key}")  # noqa: S311 - no secret
    pieces: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for start, end, wrong, is_fault in sorted(_wrongs(story.text, random)):
        if start < at:
            continue
        pieces += (story.text[at:start], wrong)
        length += start - at
        if is_fault:
            marks.append(Mark(length, length + len(wrong), (story.text[start:end],)))
        length += len(wrong)
        at = end
    return Story(story.set, story.id, "".join((*pieces, story.text[at:])), tuple(marks))


def _wrongs(text: str, random: Random) -> Iterator[tuple[int, int, str, bool]]:
    """What is to stand where: its start, its end, the text, and whether it is a fault of this kind."""
    for word in _WORD.finditer(text):
        if random.random() < WORDS:
            cut = random.randint(2, len(word.group()) - 2)
            wrong = f"{word.group()[:cut]}{random.choice(_BREAKS)}{word.group()[cut:]}"
            yield *word.span(), wrong, True
    for hyphen in _COMPOUND.finditer(text):
        if random.random() < COMPOUNDS:
            yield *hyphen.span(), random.choice(_BREAKS), True
    for dash in _DASH.finditer(text):
        if random.random() < DASHES:
            yield *dash.span(), "- ", False


def examples(corpus: Corpus, judge: Judge, seed: int = 0) -> Iterator[Example]:
    """The breaks of the damaged stories and of the clean ones, with their labels."""
    checks = [BrokenHyphenation(judge)]
    for name in CLEAN:
        for story in corpus.stories(name):
            for each in (story, broken(story, seed)):
                for place in pattern_places(Analysis(read_text(each.id, each.text)), checks):
                    right = label(each, place)
                    if right is not None:
                        yield Example(each.key, name, each.text[place.start : place.end], place.choices, right, _EACH)


def learn(data: Path, out: Path) -> list[Path]:
    """Learn the family and write its file; what was written.

    Raises:
        UsageError: there is nothing to learn from.
        WriteError: a file cannot be written.
    """
    problem = Problem(list(examples(Corpus(data), open_judge())))
    return write_families(problem.families(problem.fit()), out, CLEAN, {FAMILY}, COMMAND)
