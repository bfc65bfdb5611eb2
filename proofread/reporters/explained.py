"""A check explained in lines of text: its description, and examples with carets below what is wrong."""

from collections.abc import Iterator
from typing import Final

from proofread.checks.about import About, Example, example, is_example
from proofread.reporters.visible import cells, visible

_INDENT: Final = "    "


def explained(about: About) -> Iterator[str]:
    """The lines of a check's description, its examples drawn."""
    for line in about.text.splitlines():
        if is_example(line):
            yield from drawn(example(line))
        else:
            yield line.rstrip()


def drawn(shown: Example) -> Iterator[str]:
    """An example as it stands in print, carets below it, and corrected below them where that can be told."""
    line, carets = "", ""
    for written, right in shown.pieces:
        plain = written if right is None else visible(written)
        line += plain
        carets += " " * cells(plain) if right is None else "^" * max(1, cells(plain))
    yield from _underlined(line, carets)
    if shown.right != shown.wrong:
        yield _INDENT + "-> " + shown.right.strip()


def _underlined(text: str, carets: str) -> Iterator[str]:
    """The lines of a text, each with the carets below it, if there are any."""
    at = 0
    for line in text.split("\n"):
        yield line
        below = carets[at : at + cells(line)].rstrip()
        if below:
            yield below
        at += cells(line) + 1
