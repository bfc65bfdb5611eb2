"""Forms regularly derived from known ones: re-openings, Trumpism, unhoused."""

import re
from functools import lru_cache
from typing import Final

from proofread.lexicon.entry import FLOOR
from proofread.lexicon.words import Words

_PREFIXES: Final = (
    "anti", "auto", "bio", "co", "counter", "crypto", "cyber", "de", "dis", "eco", "electro", "euro", "ex", "extra",
    "geo", "hyper", "in", "inter", "intra", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano",
    "neo", "neuro", "non", "omni", "out", "over", "para", "petro", "photo", "poly", "post", "pre", "pro", "proto",
    "pseudo", "psycho", "quasi", "re", "self", "semi", "socio", "sub", "super", "techno", "tele", "trans", "tri",
    "ultra", "un", "under", "uni", "up", "vice",
)  # fmt: skip
# Each ending with what it replaces of the stem, so that "reforest|ing" and "blogg|ers" both lead home.
_SUFFIXES: Final = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("ers", ""), ("ers", "e"), ("ly", ""), ("ness", ""), ("less", ""), ("like", ""), ("ism", ""), ("isms", ""),
    ("ist", ""), ("ists", ""), ("ish", ""), ("y", ""), ("able", ""), ("able", "e"), ("ization", "ize"),
    ("isation", "ise"), ("ize", ""), ("ise", ""), ("ised", ""), ("ized", ""), ("ian", ""), ("ians", ""), ("an", ""),
    ("esque", ""), ("hood", ""), ("dom", ""), ("wise", ""), ("ability", "able"), ("ally", "al"), ("iness", "y"),
    ("ier", "y"), ("iest", "y"), ("ites", ""), ("ite", ""),
)  # fmt: skip
_MIN_STEM: Final = 4
_FIRM: Final = -14.5  # nats: stems rarer than this prove nothing


def derived_from(key: str, words: Words) -> float:
    """The log probability of the best known stem that a form is regularly derived from, or FLOOR."""
    best = _without_ending(key, words)
    for prefix in _PREFIXES:
        if key.startswith(prefix) and len(key) - len(prefix) >= _MIN_STEM:
            rest = key[len(prefix) :]
            best = max(best, _firm(rest, words), _without_ending(rest, words))
    return best


def _without_ending(key: str, words: Words) -> float:
    best = FLOOR
    for suffix, instead in _SUFFIXES:
        if key.endswith(suffix) and len(key) - len(suffix) >= _MIN_STEM:
            best = max(best, _firm(key[: -len(suffix)] + instead, words))
    return best


def _firm(stem: str, words: Words) -> float:
    entry = words.entry(stem)
    return entry.best if entry is not None and entry.best >= _FIRM else FLOOR


_ISE: Final = re.compile(r"(?<=[a-z]{3}i|[a-z]{3}y)s(?=(e|ed|es|er|ers|ing|ation|ations|able)$)")
_DIALECT: Final = (
    (_ISE, "z"),
    (re.compile(r"our"), "or"),
    (re.compile(r"(?<=[a-z]{2})re(s?)$"), r"er\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[aeiou])ll(?=(ed|ing|er|ers|or|ors|ous|ist|ists|ation)$)"), "l"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"(?<=[ne])ce(s?)$"), r"se\1"),
)


def is_dialect_pair(one: str, other: str) -> bool:
    """Whether two forms are the British and the American spelling of one word."""
    return one != other and without_dialect(one) == without_dialect(other)


def is_ise_pair(one: str, other: str) -> bool:
    """Whether two forms differ as organise and organize do, which holds of any verb, listed or not."""
    return one != other and _ISE.sub("z", one) == _ISE.sub("z", other)


@lru_cache(maxsize=16384)
def without_dialect(key: str) -> str:
    """What the British and the American spelling of a word have in common; other words may share it."""
    for pattern, instead in _DIALECT:
        key = pattern.sub(instead, key)
    return key


# Ways in which one name of another script is spelt in ours, each brought to one form.
_TRANSLITERATION: Final = (
    (re.compile(r"kh|ch|gh"), "h"),
    (re.compile(r"[sc]+h|sch"), "s"),
    (re.compile(r"zh|dj|dzh"), "j"),
    (re.compile(r"ts|tz|cz"), "c"),
    (re.compile(r"[iy]+"), "i"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"q|ck|c"), "k"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"e"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[a-z])[h'](?=.)"), ""),
)


def is_transliteration_pair(one: str, other: str) -> bool:
    """Whether two names differ only as writers of another script spell them in ours: Zelensky, Zelenskyy."""
    return one != other and _without_transliteration(one) == _without_transliteration(other)


def _without_transliteration(key: str) -> str:
    for pattern, instead in _TRANSLITERATION:
        key = pattern.sub(instead, key)
    return key


_LAST_SOUND: Final = re.compile(r"[iyj]+(?=a?$)")
_SLAVIC: Final = re.compile(r"[iyj]{2}a?\b|[sc]k[iyj]\b|kh")


def is_variant_of_name(one: str, other: str) -> bool:
    """Whether two names are one and neither is an error: Zelensky, Zelenskyy, Zelenskiy; Serhii, Serhiy; Abdullakh.

    Writers of Cyrillic names choose among many ways to spell the last sound, and keep the k of kh or not.
    """
    if one == other or not _SLAVIC.search(f"{one} {other}"):
        return False
    return _with_one_last_sound(one) == _with_one_last_sound(other)


def _with_one_last_sound(key: str) -> str:
    return _LAST_SOUND.sub("i", key.replace("kh", "h"))


def is_plural_of(form: str, stem: str) -> bool:
    """Whether a form is the regular plural of another."""
    return form in (stem + "s", stem + "es") or (stem.endswith("y") and form == stem[:-1] + "ies")


def is_demonym_of(form: str, name: str) -> bool:
    """Whether a form is regularly made from the name of a place or person: Minnesotan, Churchillian."""
    return form.startswith(name) and form[len(name) :] in _DEMONYMS


_DEMONYMS: Final = frozenset(("n", "ns", "an", "ans", "ian", "ians", "ite", "ites", "ese", "er", "ers"))
