"""Which letters scanned print takes for others; kept apart from what hands do, and not for news copy."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from proofread.training.corpus import Story
from proofread.training.noise import REST, Rate, significant
from proofread.training.spaces import mended

_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 2  # letters on each side: rn for m, but no more
_ENOUGH: Final = 5


def confusions(stories: Iterable[Story]) -> tuple[dict[str, Rate], int]:
    """What is read for what, ``right>read``, each with its share of the right letters; and of how many words.

    Nothing on one side of ``>`` is a letter lost or one too many; the latter's share is of all letters.
    """
    seen, possible = Counter[str](), Counter[str]()
    for story in stories:
        for word in _WORD.findall(mended(story).text):
            possible[""] += len(word)
            for size in range(1, _LONGEST + 1):
                possible.update(word[at : at + size] for at in range(len(word) + 1 - size))
        seen.update(_confusions(story))
    enough = {key: count for key, count in seen.items() if count >= _ENOUGH}
    table = {key: Rate(count, significant(count / possible[key.split(">")[0]])) for key, count in enough.items()}
    rest = seen.total() - sum(enough.values())
    if rest:
        table[REST] = Rate(rest, significant(rest / possible[""]))
    return table, seen.total()


def _confusions(story: Story) -> Iterable[str]:
    for mark in story.marks:
        read, right = _WORD.findall(story.text[mark.start : mark.end]), _WORD.findall(mark.rights[0])
        if len(read) == len(right) == 1:
            was, became = _core(right[0], read[0])
            if was != became and max(len(was), len(became)) <= _LONGEST:
                yield f"{was}>{became}"


def _core(one: str, other: str) -> tuple[str, str]:
    """What differs when what is alike at both ends is taken away."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
