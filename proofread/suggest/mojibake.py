"""Text decoded with the wrong code page: where it stands, and what it was.

A character of UTF-8 read in a code page of one byte a character begins with a character
for 0xC2 to 0xF4 and goes on with as many for 0x80 to 0xBF as that asks for. Hardly any
right text does, so that is looked for first; only a story with such a place pays for
ftfy, which knows which sequences are damage and which are words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.model.span import Span

# Two characters beyond ASCII, the first no mark of print; a control character; a lost character; a lost space.
_SIGN: Final = re.compile("[^\x00-\x7f‘’“”–—…\xa0•][^\x00-\x7f]|[\x80-\x9f\ufffd]|â€|[ÃÂ] ")
_CODE_PAGES: Final = ("cp1252", "latin-1", "mac-roman", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2")
_CONSOLES: Final = ("cp437", "cp850")
_LEADS: Final = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))  # first and last byte, how many follow
_PRINTED: Final = "‘’“”–—…"  # of MacRoman; before a letter of French they are right
_LOST: Final = "\ufffd"
_NO_BREAK: Final = "\xa0"
_USUAL: Final = re.compile("[\xa0-\u017f‐-›€™→]+")  # what English news has beyond ASCII

# What is left of sequences of which a program dropped a byte: 0x9D is no character of Windows-1252, 0xA0 a white space.
_CUT_SHORT: Final = (
    r"(?P<closing>(?:Ã¢â‚¬Â|â€)[\ufffd?]?(?![^\x00-\x7f‘’“”–—…]))"
    r"|(?P<a_grave>(?<![^\W\d_a-zà-ÿ])Ã(?: (?= )|(?= )))"
    r"|(?P<space>(?<![^\W\d_a-zà-ÿ])Â (?! ))|(?P<doubled>(?<![^\W\d_a-zà-ÿ])Â (?= ))"
)
_NEVER_RIGHT: Final = rf"(?P<lost>{_LOST}+)|(?P<control>[\x80-\x9f])"


class Mojibake(NamedTuple):
    """One damaged sequence.

    Attributes:
        span: where it stands, in code points.
        repaired: what it was; None where that is lost.
        is_bad: whether it is damage wherever it stands; else the story has to have more of it.
        is_exact: whether every byte of it is there.
    """

    span: Span
    repaired: str | None
    is_bad: bool = True
    is_exact: bool = True


def mojibake(analysis: Analysis) -> tuple[Mojibake, ...]:
    """The damaged sequences of a story, in order; computed once a story."""
    return analysis.once("mojibake", lambda story: tuple(sequences(story.text)))


def touches(found: Sequence[Mojibake], span: Span) -> bool:
    """Whether a stretch overlaps one of the sequences of a story or stands beside it."""
    at = bisect_left(found, span.start, key=lambda each: each.span.end)
    return at < len(found) and found[at].span.start <= span.end


def sequences(text: str) -> Iterator[Mojibake]:
    """The damaged sequences of a text, in order, without overlap; those that touch are one."""
    if text.isascii() or _SIGN.search(text) is None:
        return
    for match in _candidates().finditer(text):
        found = _damage(match)
        if found is not None:
            yield found


@cache
def _candidates() -> re.Pattern[str]:
    """Runs of sequences of UTF-8 as any of the code pages shows them, and what is left of some."""
    runs = dict.fromkeys(f"(?:{'|'.join(_shapes(page))})+" for page in (*_CODE_PAGES, *_CONSOLES))
    return re.compile("|".join((*runs, _CUT_SHORT, _NEVER_RIGHT)))


def _shapes(page: str) -> Iterator[str]:
    """What the sequences of UTF-8 of two, three and four bytes look like."""
    following = _class(_letters(page, 0x80, 0xBF))
    for first, last, count in _LEADS:
        leading = (letter for letter in _letters(page, first, last) if letter not in _PRINTED)
        yield f"{_class(leading)}{following}{{{count}}}"


def _letters(page: str, first: int, last: int) -> Iterator[str]:
    """The characters of some bytes in a code page; bytes that it leaves open are shown as control characters."""
    return (bytes([each]).decode(page, "ignore") or chr(each) for each in range(first, last + 1))


def _class(letters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, letters))}]"


def _damage(match: re.Match[str]) -> Mojibake | None:
    """The damaged sequence at a candidate; None where it is right."""
    span, written = Span(*match.span()), match.group()
    kind = match.lastgroup
    if kind is None:
        repaired, is_bad = _decoded(written)
        return None if repaired == written else _whole(match, repaired, is_bad=is_bad)
    if kind == "control":
        return _control(match)
    if kind == "lost":
        return Mojibake(span, None, is_exact=False)
    return Mojibake(span, {"closing": "”", "a_grave": "à", "space": " ", "doubled": ""}[kind], is_exact=False)


def _control(match: re.Match[str]) -> Mojibake:
    """A control character, which is a mark of Windows-1252 decoded as ISO 8859-1."""
    try:
        return _whole(match, match.group().encode("latin-1").decode("cp1252"), is_bad=True)
    except UnicodeDecodeError:
        return Mojibake(Span(*match.span()), None, is_exact=False)


def _whole(match: re.Match[str], repaired: str, *, is_bad: bool) -> Mojibake:
    """A sequence with all its bytes; a space that may not be broken is a plain one, and none beside another."""
    span = Span(*match.span())
    if _LOST in repaired:
        return Mojibake(span, None, is_exact=False)
    if repaired == "Â":  # such a space, decoded wrongly twice, which then lost its second half
        return Mojibake(span, "", is_exact=False)
    if repaired == _NO_BREAK:
        beside = match.string[span.start - 1 : span.start] + match.string[span.end : span.end + 1]
        repaired = "" if " " in beside else " "
    return Mojibake(span, repaired, is_bad)


def _decoded(written: str) -> tuple[str, bool]:
    """What a run of sequences was, and whether it is damage wherever it stands; as it is where it is none."""
    from ftfy import fix_encoding  # takes 60 ms to import, and hardly any story needs it

    fixed: str = fix_encoding(written)
    if fixed != written:
        return fixed, True
    for page in (*_CODE_PAGES, *_CONSOLES):
        try:
            decoded = written.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        if _USUAL.fullmatch(decoded):
            return decoded, False
    return written, False
