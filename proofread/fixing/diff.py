"""What correcting a file changes, as a unified diff that patch and git accept."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from typing import Final, NamedTuple

from proofread.fixing.apply import Original
from proofread.readers.encoding import Decoded, decoded

_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
_BYTEWISE: Final = frozenset(("utf-8", "cp1252"))
"""Encodings in which a line end is a line end byte for byte, so that a diff of lines applies to the file."""
_QUOTED: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT: Final = {"\n": r"\n", "\t": r"\t", '"': r"\"", "\\": r"\\"}
_NO_NEWLINE: Final = "\n\\ No newline at end of file\n"


class Diff(NamedTuple):
    """A diff.

    Attributes:
        text: for reading; empty where nothing changes.
        data: for programs, in the encoding of the file.
        applies: whether a program can apply it; not to files that are no lines of text.
    """

    text: str
    data: bytes
    applies: bool


def diff(original: Original, data: bytes, path: str) -> Diff:
    """The difference between a file as it was and its new bytes, under a path with forward slashes."""
    if not original.is_text:
        lines = "".join(_compared(_paragraphs(original, original.data), _paragraphs(original, data), path))
        return Diff(lines, lines.encode(), applies=False)
    was = decoded(original.data, original.name)
    applies = was.codec in _BYTEWISE
    codec = was.codec if applies else "utf-8"
    found = list(_compared(_marked(was, was.text), _marked(was, decoded(data, original.name).text), path))
    # The names are UTF-8 whatever the lines are.
    body = "".join(found[2:]).encode(codec)
    return Diff("".join(found), "".join(found[:2]).encode("utf-8", "surrogateescape") + body, applies)


def _paragraphs(original: Original, data: bytes) -> str:
    document = original.read(data)
    return "".join(document.text[slice(*block)] + "\n" for block in document.blocks)


def _marked(was: Decoded, text: str) -> str:
    """A text with its byte-order mark, which stands in the first line of the file."""
    return ("\ufeff" if was.mark else "") + text


def _compared(was: str, now: str, path: str) -> Iterator[str]:
    lines = unified_diff(_LINES.findall(was), _LINES.findall(now), _named(f"a/{path}"), _named(f"b/{path}"))
    for line in lines:
        yield line if line.endswith("\n") else line + _NO_NEWLINE


def _named(path: str) -> str:
    """A path as git writes it: quoted where it holds marks, closed by a tab where it holds spaces."""
    if _QUOTED.search(path):
        return '"' + _QUOTED.sub(lambda match: _SHORT.get(match[0], f"\\{ord(match[0]):03o}"), path) + '"'
    return f"{path}\t" if " " in path else path
