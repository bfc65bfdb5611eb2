"""Puts errors into clean stories: slips of the keyboard, glued and split words.

The rates are those of careless copy; the kinds of slip are the ones that collections of
real typing errors hold most of (Damerau 1964; Kukich 1992).
"""

import re
from random import Random

from proofread.training.corpus import Mark, Story

SLIP_RATE, SPLIT_RATE, GLUE_RATE = 1 / 120, 1 / 900, 1 / 900
NEAR_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "wa qes wrd etf ryg tuh yij uok ipl o sqz awd sef drg fth gyj huk jil ko xa zsc xdv cfb vgn bhm n".split(),
        strict=False,
    )
)


def damaged(story: Story) -> Story:
    """A clean story with errors put in: slips of the keyboard, glued and split words; the seed is its id."""
    random = Random(story.id)  # noqa: S311 - no secret
    pieces: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for match in re.finditer(r"(?<![\w'’.@/-])[^\W\d_]{3,}(?![\w'’@/-]|\.\w)", story.text):
        word = match.group()
        chance = random.random() * (0.5 if word[0].isupper() else 1.0)
        wrong = None
        end = match.end()
        if chance < SLIP_RATE and len(word) > 3:
            wrong = slip(word, random)
        elif chance < SLIP_RATE + SPLIT_RATE and len(word) > 3:
            cut = random.randrange(1, len(word))
            wrong = f"{word[:cut]} {word[cut:]}"
        elif chance < SLIP_RATE + SPLIT_RATE + GLUE_RATE:
            follower = re.compile(r" ([^\W\d_]{2,})").match(story.text, end)
            if follower:
                word, wrong, end = (
                    story.text[match.start() : follower.end()],
                    match.group() + follower[1],
                    follower.end(),
                )
        if wrong is None or wrong == word or match.start() < at:
            continue
        before = story.text[at : match.start()]
        length += len(before)
        pieces += [before, wrong]
        marks.append(Mark(length, length + len(wrong), (word,)))
        length += len(wrong)
        at = end
    return Story(story.set, story.id, "".join([*pieces, story.text[at:]]), tuple(marks))


def slip(word: str, random: Random) -> str:
    """A word as a hurried hand would write it; the first letter is kept, as writers keep it."""
    at = random.randrange(1, len(word))
    kind = random.choices(("omit", "swap", "insert", "double", "replace", "vowel"), (30, 20, 10, 10, 15, 15))[0]
    letter = word[at]
    if kind == "omit":
        return word[:at] + word[at + 1 :]
    if kind == "swap" and at + 1 < len(word):
        return word[:at] + word[at + 1] + letter + word[at + 2 :]
    if kind == "insert":
        return word[:at] + random.choice(NEAR_KEYS.get(letter, "e")) + word[at:]
    if kind == "double":
        return word[:at] + letter + word[at:]
    if kind == "vowel":
        places = [index for index in range(1, len(word)) if word[index] in "aeiou"]
        if places:
            at = random.choice(places)
            return word[:at] + random.choice("aeiou".replace(word[at], "")) + word[at + 1 :]
    return word[:at] + random.choice(NEAR_KEYS.get(letter, "e")) + word[at + 1 :]
