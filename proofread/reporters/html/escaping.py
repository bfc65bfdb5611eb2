"""Text as HTML: nothing in it acts on the page, and what cannot be seen is spelt out."""

from html import escape
from urllib.parse import quote

from proofread.reporters.visible import visible


def shown(text: str) -> str:
    """Text for an element or for an attribute in double quotes; ends of line and tabs stay white space."""
    if text.isascii() and text.isprintable():
        return escape(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return escape("\n".join(map(visible, lines)))


def check_id(check: str) -> str:
    """The id of the description of a check."""
    return f"check-{quote(check, safe='')}"


def icon(kind: str) -> str:
    """The sign of a kind of finding, told apart by its shape; words stand beside it."""
    return f'<span class="icon {kind}" aria-hidden="true"></span>'
