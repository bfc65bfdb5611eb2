"""Character references: ``&amp;``, ``&eacute;``, ``&#8217;``, ``&#x2019;``."""

import re
from functools import cache

_REFERENCE = re.compile(r"&(?:#(?:[0-9]{1,10}|[xX][0-9a-fA-F]{1,8});?|([A-Za-z][A-Za-z0-9]{1,31};?))")


def reference(source: str, at: int, *, strict: bool = False) -> tuple[int, str] | None:
    """Where the reference at an ampersand ends and what it stands for, if it is one.

    `strict` demands the semicolon, as Markdown does; HTML knows ``&copy 2024``.
    """
    match = _REFERENCE.match(source, at)
    if match is None or (strict and not match[0].endswith(";")):
        return None
    name = match[1]
    if name is None:
        from html import unescape

        return match.end(), unescape(match[0])
    known = _known(name)
    if not known or (strict and not known.endswith(";")):
        return None
    return at + 1 + len(known), _named()[known]


@cache
def _named() -> dict[str, str]:
    from html.entities import html5

    return html5


def _known(name: str) -> str:
    """The longest beginning of a name that is one: ``ampx`` is ``amp``, as browsers read it."""
    names = _named()
    return next((name[:end] for end in range(len(name), 1, -1) if name[:end] in names), "")
