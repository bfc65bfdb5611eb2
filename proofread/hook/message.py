"""A commit message: the prose in it, as a story."""

import re
from collections.abc import Iterator
from typing import Final

from proofread.model.document import Document
from proofread.readers.builder import Builder

_SCISSORS: Final = re.compile(r" ?-{8,} ?>8 ?-{8,}")
_TRAILER: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*: \S|[ \t]+\S|\(cherry picked from commit ")
_SIGNED: Final = re.compile(r"[A-Z][A-Za-z-]*-by: ")
_GENERATED: Final = re.compile(
    r"Merge (?:branch|remote-tracking branch|tag|commit|pull request|[0-9a-f]{7,})|Revert \"|Reapply \""
    r"|This reverts commit |(?:fixup|squash|amend)! "
)
_INDENTED: Final = re.compile(r" {4}|\t")

_WORDS: Final = re.compile(r"`[^`\n]*`|\S+")
_CODE: Final = re.compile(r"[`_/\\<>{}\[\]=@#$%^&*|~+:\d]|\(\)|\.\w|[a-z][A-Z]|[A-Z]{2}|^--?\w")
"""What shows that a word is code: a sign, a digit, a capital inside."""

_AUTO: Final = "auto"
_CANDIDATES: Final = "#;@!$%^&|:"
"""What git chooses from where it may choose the mark of comments itself."""
_CHOSEN: Final = re.compile(rf"^([{_CANDIDATES}])(?: -{{8,}} >8 -{{8,}}$|(?: .*)?\n?\Z)", re.MULTILINE)
"""The mark that git chose: before the scissors, or of the last line, because its template ends there."""


def read_message(name: str, source: str, mark: str = "#") -> Document:
    """The prose of a commit message.

    Left out are comments, the scissors and the changes below them, trailers, indented lines and the lines that
    git writes of its own. No check may touch what looks like code.

    Args:
        name: what a report calls it.
        source: the file that git hands to a hook.
        mark: what a comment begins with, as ``core.commentChar`` says: ``auto`` for what git chose.
    """
    lines = list(_kept(source, _mark(source, mark)))
    end = _before_trailers(source, lines)
    builder = Builder(source)
    for start, stop in lines[:end]:
        line = source[start:stop]
        if not line.strip() or _INDENTED.match(line) or _GENERATED.match(line) or _SIGNED.match(line):
            builder.end_block()
            continue
        _keep(builder, source, start, stop)
        if start == lines[0][0]:
            builder.end_block()  # the subject is no part of what follows
    return builder.build(name)


def _mark(source: str, mark: str) -> str:
    if mark != _AUTO:
        return mark or "#"
    chosen = _CHOSEN.search(source)
    return chosen[1] if chosen else "#"


def _kept(source: str, mark: str) -> Iterator[tuple[int, int]]:
    """Start and end, its line feed left out, of each line that git will keep."""
    at = 0
    for line in source.split("\n"):
        if line.startswith(mark):
            if _SCISSORS.match(line, len(mark)):
                return
        else:
            yield at, at + len(line)
        at += len(line) + 1


def _before_trailers(source: str, lines: list[tuple[int, int]]) -> int:
    """How many lines stand before the trailers, which are the last paragraph if each of its lines looks like one."""
    last = len(lines)
    while last and not source[slice(*lines[last - 1])].strip():
        last -= 1
    first = last
    while first and source[slice(*lines[first - 1])].strip():
        first -= 1
    is_trailers = first and all(_TRAILER.match(source[slice(*line)]) for line in lines[first:last])
    return first if is_trailers else last


def _keep(builder: Builder, source: str, start: int, stop: int) -> None:
    """Take a line, and the line feed before it where it goes on with a block, as prose with code in it."""
    at = start - 1 if builder.in_block and source[start - 1] == "\n" else start
    for word in _WORDS.finditer(source, start, stop):
        if _CODE.search(word[0]):
            builder.keep(at, word.start())
            builder.keep(word.start(), word.end(), protected=True)
            at = word.end()
    builder.keep(at, stop)
