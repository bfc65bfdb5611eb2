"""Plain text: the story is its source, and only its paragraphs have to be found.

A blank line ends a paragraph. So does every line end, because copy comes one
paragraph a line with headlines among them, unless the lines are hard-wrapped.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from proofread.model.document import Document
from proofread.model.span import Span

# Lines as people see them; a form feed or a Unicode separator parts paragraphs too.
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]")
_COMMENT = re.compile(r"<!--\s*+proofread:.*?-->", re.DOTALL | re.IGNORECASE)
_FINISHED = tuple(".!?:;\"')]\u2026\u201d\u2019\u00bb")
_NARROWEST = 40
_WIDEST = 100
"""The narrowest and widest column that copy is wrapped to, in code points."""


def read_plain(name: str, source: str) -> Document:
    """A story in plain text; the white space at the edges of lines is outside the blocks.

    Only comments addressed to us are no prose.
    """
    comments = tuple(Span(*match.span()) for match in _COMMENT.finditer(source))
    return Document.verbatim(name, source, _blocks(source), comments)


def _blocks(source: str) -> Iterator[Span]:
    for lines in _runs(source):
        if _is_wrapped(source, lines):
            yield from _joined(source, lines)
        else:
            yield from lines


def _runs(source: str) -> Iterator[list[Span]]:
    """The lines between two blank ones, each without the white space at its edges."""
    run: list[Span] = []
    for line in _lines(source):
        if line.start < line.end:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lines(source: str) -> Iterator[Span]:
    start = 0
    for match in _LINE_END.finditer(source):
        yield _stripped(source, start, match.start())
        start = match.end()
    yield _stripped(source, start, len(source))


def _stripped(source: str, start: int, end: int) -> Span:
    line = source[start:end]
    left = line.lstrip()
    start = end - len(left)
    return Span(start, start + len(left.rstrip()))


def _is_wrapped(source: str, lines: Sequence[Span]) -> bool:
    """Whether the line ends of a run are a matter of width and not of paragraphs.

    The widest line has 40 to 100 columns; of the lines but the last three quarters
    are full, half end without a stop, and a quarter end in a hyphen or before a
    small letter. The last keeps a list of headlines apart.
    """
    ends = len(lines) - 1
    full = _full(lines)
    if ends == 0 or not _NARROWEST <= max(end - start for start, end in lines) <= _WIDEST:
        return False
    if sum(end - start >= full for start, end in lines[:-1]) * 4 < ends * 3:
        return False
    broken = [
        source[after.start].islower() or source.endswith("-", line.start, line.end) for line, after in pairwise(lines)
    ]
    unfinished = [
        broke or not source.endswith(_FINISHED, line.start, line.end)
        for broke, line in zip(broken, lines, strict=False)
    ]
    return sum(broken) * 4 >= ends and sum(unfinished) * 2 >= ends


def _joined(source: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The blocks of a wrapped run: a line that is not full, and no word goes on in the next, is the last of one."""
    full = _full(lines)
    start = lines[0].start
    for line, after in pairwise(lines):
        goes_on = source.endswith("-", line.start, line.end) and source[after.start].islower()
        if line.end - line.start < full and not goes_on:
            yield Span(start, line.end)
            start = after.start
    yield Span(start, lines[-1].end)


def _full(lines: Sequence[Span]) -> int:
    """The code points a line needs to have been wrapped: two thirds of the widest."""
    return max(end - start for start, end in lines) * 2 // 3
