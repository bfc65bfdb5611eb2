"""Text to tokens: one compiled expression, exact offsets, and the shape of each form.

spaCy's tokenizer is as good, but importing it costs 0.6 to 1.0 s; a hook cannot wait.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from proofread.model.span import Span


class Kind(IntEnum):
    """What a token is; only words are ever suspect."""

    WORD = 0
    NUMBER = 1
    ABBREVIATION = 2  # letters with a full stop after each: U.S., a.m.
    ADDRESS = 3  # URL, e-mail, host name, path, file name, handle, hashtag, code
    PUNCTUATION = 4


class Token(NamedTuple):
    """A token and its stretch of the text, in code points; `text` is that stretch."""

    start: int
    end: int
    text: str
    kind: Kind

    @property
    def span(self) -> Span:
        """The stretch of text it covers."""
        return Span(self.start, self.end)


class Shape(IntEnum):
    """How a form uses capitals."""

    LOWER = 0  # lower
    TITLE = 1  # Title
    UPPER = 2  # UPPER, of two letters or more
    MIXED = 3  # iPhone, McDonald, FREEas
    DIGITS = 4  # letters and digits: COVID19, tbe0ry
    FOREIGN = 5  # letters that are not Latin, or none


# Domains that are also common words (in, me, us, so, it, news) are left out: "growth.in the" is glue.
_TOP_DOMAINS = "com|org|net|edu|gov|mil|info|biz|io|ai|co|uk|eu|de|fr|ru|ua|cn|jp|au|ca|nz|ie|il|tv|app|dev"
_FILE_ENDINGS = (
    "pdf|docx?|xlsx?|pptx?|html?|php|aspx?|jsp|xml|json|ya?ml|toml|csv|txt|md|rst|py|js|ts|css|rs|go|c|h|cpp|java|rb|"
    "sh|exe|zip|gz|tar|jpe?g|png|gif|svg|mp[34]|mov|wav|log|sql|ini|cfg|lock"
)

# Letters, digits and combining marks after a first letter; soft hyphens belong to the word they break.
_LETTER = r"[^\W\d_]"
_INNER = r"[\w\u0300-\u036f\u00ad]*"
_WORD = rf"{_LETTER}{_INNER}(?:['’ʼ‘`´]{_LETTER}{_INNER})*"

# Most words can be nothing else, whatever the alternatives are; tried first, they halve the time.
# Labels and names are bounded, as the rules for them are, so that no run of them is read twice.
_PATTERN = re.compile(
    rf"""
      (?P<common>[A-Za-z]+(?=[\s,;!?]))
    | (?P<address>
          (?:https?|ftp)://[^\s<>"”’)\]]+(?<![.,;:!?'])
        | www\.[^\s<>"”’)\]]+(?<![.,;:!?'])
        | [\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}
        | (?<![\w&])[@\#]\w[\w-]*
        | (?<![\w-])[A-Za-z0-9][\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,8}}\.(?:{_TOP_DOMAINS})(?![\w])(?:/[^\s<>"”’)\],;]*)?
        | (?<![\w-])[A-Za-z0-9][\w-]{{0,99}}\.(?:{_FILE_ENDINGS})(?!\w)
        | \w+(?:_\w+|::\w+)+(?:\(\))?
        | (?<![\w-])[a-z]{{2,4}}-\d{{1,5}}(?![\w-])
        | (?<!\w)--?[a-z][\w-]{{0,62}}=\S+
        | (?:[A-Za-z]:)?(?:[\\/][\w.-]+){{2,}}/?
      )
    | (?P<abbreviation>(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![\w'’]))?|(?<![\w.])(?:cu|sq|fl)\.[a-z]{{1,3}}\.)
    | (?P<word>[a-z]+(?=(?:[A-Z]\.){{2,}})|{_WORD})
    | (?P<number>\d[\w\u0300-\u036f]*(?:[.,:/][\d]\w*)*%?)
    | (?P<punctuation>\.{{2,}}|-{{2,}}|[^\w\s]|_+)
    """,
    re.VERBOSE,
)
_KINDS = {
    "common": Kind.WORD,
    "word": Kind.WORD,
    "number": Kind.NUMBER,
    "abbreviation": Kind.ABBREVIATION,
    "address": Kind.ADDRESS,
    "punctuation": Kind.PUNCTUATION,
}


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of text, in order, without overlap; white space is what lies between.

    Offsets count from the start of the text. Runs in time linear in the stretch.
    """
    kinds, make = _KINDS, Token._make  # a fifth cheaper than calling Token
    return [
        make((match.start(), match.end(), match.group(), kinds[match.lastgroup or ""]))
        for match in _PATTERN.finditer(text, start, len(text) if end is None else end)
    ]


@lru_cache(maxsize=65536)
def shape(form: str) -> Shape:
    """How a word form uses capitals, a possessive ending left aside."""
    stem = stem_of(form)
    letters = stem if stem.isalpha() else "".join(filter(str.isalpha, stem))
    if len(letters) < len(stem) and any(map(str.isdigit, stem)):
        return Shape.DIGITS
    if not letters or not (letters.isascii() or _is_latin(letters)):
        return Shape.FOREIGN
    return _capitals(letters)


def _capitals(letters: str) -> Shape:
    if letters.islower():
        return Shape.LOWER
    if letters.isupper():
        return Shape.UPPER if len(letters) > 1 else Shape.TITLE
    return Shape.TITLE if letters[0].isupper() and letters[1:].islower() else Shape.MIXED


def _is_latin(letters: str) -> bool:
    # Latin letters end at U+024F; U+1E00 to U+1EFF holds those of Vietnamese and others; then the ligatures fi, fl.
    return all(
        letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" or letter in "\ufb00\ufb01\ufb02" for letter in letters
    )


_APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''", "\u00ad")


def plain(form: str) -> str:
    """The form with ASCII apostrophes and without soft hyphens, as the dictionaries spell it."""
    return form if form.isascii() and "`" not in form else form.translate(_APOSTROPHES)


def stem_of(form: str) -> str:
    """The plain form without a possessive ending: ``Biden’s`` and ``Putin's`` give the name."""
    form = plain(form)
    if form.endswith(("'s", "'S")):
        return form[:-2]
    return form
