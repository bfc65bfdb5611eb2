"""How characters are written where they do not stand for themselves."""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from proofread.errors import EditError

_MARKUP: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_QUOTES: Final = {ord('"'): "&quot;", ord("'"): "&#39;"}
_CDATA_END: Final = "]]>"


def _cdata(text: str) -> str:
    if _CDATA_END in text:
        raise EditError(f"“{_CDATA_END}” cannot be written inside a CDATA section", hint="change it by hand")
    return text


ESCAPES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "html": lambda text: text.translate(_MARKUP),
        "xml": lambda text: text.translate(_MARKUP),
        "attribute": lambda text: text.translate(_QUOTES),
        "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
        "cdata": _cdata,
    }
)
"""By the name that a segment gives it, what writes a text so: markup; markup in the value of an attribute, between
quotation marks of either kind; a JSON string; a CDATA section of XML."""


def escaped(text: str, escapes: Iterable[str]) -> str:
    """A text as it has to be written, the innermost way of writing first.

    Raises:
        EditError: it cannot be written there.
    """
    for name in escapes:
        text = ESCAPES[name](text)
    return text
