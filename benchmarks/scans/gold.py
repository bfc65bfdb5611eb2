"""What is wrong in a recognised text, from the known one."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from proofread.model.span import Span

WRONG_WORDS: Final = frozenset({"word", "word+space", "split", "glue"})
"""The types of faults that change words; the others change marks and capitals, leave words out or put specks in."""

_SPACE_FOR_ANOTHER: Final = 3
"""What it costs to take a space for another character, more than to leave one out and put the other in.

To change, leave out or put in a character costs 1.
"""
_PLAIN: Final = str.maketrans("‘’“”", "''\"\"")


class Fault(NamedTuple):
    """A stretch of the recognised text that is not what was printed.

    Attributes:
        start, end: in code points; the same where words were not read at all.
        right: what was printed; other ways to write it follow, a bar between two.
        kind: word, word+space, split, glue, punct, case, missing or insert_junk.
    """

    start: int
    end: int
    right: str
    kind: str


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def faults(read: str, known: str) -> list[Fault]:
    """The faults of a recognised text in order, each of whole words."""
    tokens, rights = _tokens(read), known.split()
    found: list[Fault] = []
    for unit, others in _units([each.text for each in tokens], rights):
        right = " ".join(rights[slice(*others)])
        if unit.start < unit.end or right:
            start = tokens[unit.start].start if unit.start < len(tokens) else len(read)
            end = tokens[unit.end - 1].end if unit.start < unit.end else start
            found.append(Fault(start, end, "|".join(_ways(right)), kind_of(read[start:end], right)))
    return found


def kind_of(read: str, right: str) -> str:
    """The type of a fault."""
    if not read or not right:
        return "missing" if right else "insert_junk"
    written, rights = read.split(), right.split()
    if "".join(written) == "".join(rights):
        return "split" if len(written) > len(rights) else "glue"
    letters, right_letters = [each for each in map(_letters, written) if each], [_letters(each) for each in rights]
    if "".join(letters) == "".join(right_letters):
        parts = len(letters) - sum(map(bool, right_letters))
        return "split" if parts > 0 else "glue" if parts < 0 else "punct"
    if "".join(letters).casefold() == "".join(right_letters).casefold():
        return "case"
    return "word" if len(written) == len(rights) else "word+space"


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append(_Token(word, start, at))
    return found


def _same(words: list[str], others: list[str]) -> int:
    """How many words two lists begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))


def _ways(right: str) -> list[str]:
    """The ways to write a text: quotation marks and apostrophes may be curved or straight."""
    return list(dict.fromkeys((right, right.translate(_PLAIN))))


def _units(read: list[str], rights: list[str]) -> Iterator[tuple[Span, Span]]:
    """The smallest runs of words of each text that stand for each other, those at their ends left out that agree."""
    at = right_at = count = right_count = 0
    for char, right_char in _aligned(" ".join((*read, "")), " ".join((*rights, ""))):
        count += char == " "
        right_count += right_char == " "
        if char == right_char == " ":
            yield _without_same(read, rights, Span(at, count), Span(right_at, right_count))
            at, right_at = count, right_count
    if at < count or right_at < right_count:
        yield Span(at, count), Span(right_at, right_count)


def _without_same(read: list[str], rights: list[str], unit: Span, others: Span) -> tuple[Span, Span]:
    begin = _same(read[slice(*unit)], rights[slice(*others)])
    unit, others = Span(unit.start + begin, unit.end), Span(others.start + begin, others.end)
    rest = _same(read[slice(*unit)][::-1], rights[slice(*others)][::-1])
    return Span(unit.start, unit.end - rest), Span(others.start, others.end - rest)


def _aligned(read: str, right: str) -> list[tuple[str, str]]:
    """The pairs of characters of the cheapest edit; the empty string stands for none."""
    costs = _costs(read, right)
    row, column = len(read), len(right)
    pairs: list[tuple[str, str]] = []
    while row or column:
        here = costs[row, column]
        char, right_char = read[row - 1 : row], right[column - 1 : column]
        if row and column and here == costs[row - 1, column - 1] + _cost(char, right_char):
            row, column = row - 1, column - 1
            pairs.append((char, right_char))
        elif row and here == costs[row - 1, column] + 1:
            row -= 1
            pairs.append((char, ""))
        else:
            column -= 1
            pairs.append(("", right_char))
    return pairs[::-1]


def _costs(read: str, right: str) -> NDArray[np.int32]:
    """What it costs at least to make each beginning of the one text from each of the other."""
    codes = np.array([ord(char) for char in right], dtype=np.int32)
    columns = np.arange(len(right) + 1, dtype=np.int32)
    costs = np.empty((len(read) + 1, len(right) + 1), dtype=np.int32)
    costs[0] = columns
    for row, char in enumerate(read, 1):
        change = np.where(codes == ord(" "), _SPACE_FOR_ANOTHER, 1) if char != " " else _SPACE_FOR_ANOTHER
        change = np.where(codes == ord(char), 0, change)
        line = costs[row - 1] + 1
        line[1:] = np.minimum(line[1:], costs[row - 1, :-1] + change)
        costs[row] = np.minimum.accumulate(line - columns) + columns
    return costs


def _cost(char: str, right: str) -> int:
    if char == right:
        return 0
    return _SPACE_FOR_ANOTHER if " " in (char, right) else 1


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
