"""Plain text as Markdown."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

MARK: Final = "<!-- Made by `proofread docs build` from what the program says; change it there, not here. -->"
"""The first line of every page that is ours to write."""

_CODE: Final = re.compile(r"``(.+?)``|`(.+?)`|(?<![\w-])(--[a-z][a-z-]*)")
_SPECIAL: Final = re.compile(r"[\\*<`]|(?<!\w)_|_(?!\w)|\](?=[(\[])|&(?=#?\w+;)|(?<=\s)#(?=\s*$)|~")
_LEADING: Final = re.compile(r"(?=[#>+=-])|\d+(?=[.)](?:\s|$))")


def prose(text: str) -> str:
    """A paragraph whose marks all stand for themselves, but that code in backticks, and an option, is code."""
    pieces: list[str] = []
    at = 0
    for found in _CODE.finditer(text):
        pieces += _plain(text[at : found.start()]), f"`{found[1] or found[2] or found[3]}`"
        at = found.end()
    whole = "".join((*pieces, _plain(text[at:])))
    return _LEADING.sub(lambda number: f"{number[0]}\\", whole, count=1) if _LEADING.match(whole) else whole


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda mark: f"\\{mark[0]}", text)


def code(text: str) -> str:
    """A stretch of code inside a line."""
    return f"`{text}`" if "`" not in text else f"`` {text} ``"


def block(lines: Iterable[str], language: str = "text") -> str:
    """A block of code, fenced so that no line of it ends the block."""
    body = "\n".join(lines)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", body)), default=0))
    return f"{fence}{language}\n{body}\n{fence}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already; a bar in one of them would end it, even in code."""
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", r"\|") for cell in cells] for cells in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(*parts: str) -> str:
    """Parts of a page, a blank line between any two; empty ones are left out."""
    return "\n\n".join(part for part in parts if part) + "\n"
