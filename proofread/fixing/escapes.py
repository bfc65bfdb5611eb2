"""How characters are written where they do not stand for themselves."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from proofread.errors import EditError

_MARKUP: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_QUOTES: Final = {ord('"'): "&quot;", ord("'"): "&#39;"}
_UNQUOTED: Final = {ord(char): f"&#{ord(char)};" for char in " \t\n\r\f\"'`="}
_TITLE_SIGN: Final = re.compile(r"([\\\"'()])")


def _without(pattern: str, where: str) -> Callable[[str], str]:
    """What lets a text stand as it is, and refuses what would mean something else there."""
    refused = re.compile(pattern)

    def write(text: str) -> str:
        if refused.search(text):
            raise EditError(f"“{text}” cannot be written in {where}", hint="change it by hand")
        return text

    return write


ESCAPES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "html": lambda text: text.translate(_MARKUP),
        "xml": lambda text: text.translate(_MARKUP),
        "attribute": lambda text: text.translate(_QUOTES),
        "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
        "unquoted": lambda text: text.translate(_UNQUOTED),
        "cdata": _without(r"\]\]>", "a CDATA section"),
        "markdown-title": lambda text: _TITLE_SIGN.sub(r"\\\1", text),
        "yaml-single": lambda text: text.replace("'", "''"),
        "yaml-plain": _without(
            r":(?:\s|$)|(?:^|\s)#|^[-?:&*!|>'\"%@`{}\[\],#]|[\r\n]", "a YAML value without quotation marks"
        ),
        "yaml-flow": _without(r"[,\[\]{}#:]|^[-?&*!|>'\"%@`]|[\r\n]", "an item of a YAML list without quotation marks"),
        "hyphenated": _without(r"", "the place of a word on two lines"),
        "toml-literal": _without(r"['\r\n]", "a TOML string between single quotation marks"),
    }
)
"""By the name that a segment gives it, what writes a text so: markup; markup in the value of an attribute between
quotation marks, and without any; strings of JSON, which those of YAML and TOML between double quotation marks are like;
CDATA sections of XML; words of a scan that are hyphenated at the end of a line, in the place of which
nothing can be written; titles of Markdown links; the other ways of YAML and TOML."""


def escaped(text: str, escapes: Iterable[str]) -> str:
    """A text as it has to be written, the innermost way of writing first.

    Raises:
        EditError: it cannot be written there.
    """
    for name in escapes:
        text = ESCAPES[name](text)
    return text
