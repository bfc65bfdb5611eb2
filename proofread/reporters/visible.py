"""Text made safe and plain for a terminal: what would not be seen, or would move others, is spelt out."""

import re
from typing import Final
from unicodedata import category, east_asian_width

# Control characters, marks of direction, invisible format characters, line
# separators, what stands for a picture and lone surrogates; the joiners of emoji
# and scripts stay.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ud800-\udfff\U000e0000-\U000e007f]"
)
_NAMED: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\ufffc": "[picture]"}


def visible(text: str) -> str:
    r"""The text on one line, what is not seen as ``\n``, ``\u202e``, ``[picture]``; nothing in it moves a terminal."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    char = match[0]
    if char in _NAMED:
        return _NAMED[char]
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def cells(text: str) -> int:
    """The columns of a terminal that a visible text takes: marks none, East Asian wide letters two."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def fit_start(text: str, width: int) -> str:
    """As much of the start of a visible text as takes `width` columns at most."""
    if cells(text) <= width:
        return text
    if text.isascii():
        return text[:width]
    taken = 0
    for index, char in enumerate(text):
        taken += _cells_of(char)
        if taken > width:
            return text[:index]
    return text


def fit_end(text: str, width: int) -> str:
    """As much of the end of a visible text as takes `width` columns at most; no mark is cut from its letter."""
    if cells(text) <= width:
        return text
    if text.isascii():
        return text[len(text) - width :]
    taken = 0
    kept = len(text)
    for index in range(len(text) - 1, -1, -1):
        taken += _cells_of(text[index])
        if taken > width:
            break
        if _cells_of(text[index]):
            kept = index
    return text[kept:]
