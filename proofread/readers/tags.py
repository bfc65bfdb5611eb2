"""What HTML and Markdown share: the shape of a tag and what the elements are."""

import re
from typing import Final, NamedTuple

# Groups: slash, name, attributes, closing bracket. A quotation mark that closes no value
# is taken for a plain character, so a forgotten one costs its own tag and nothing after it;
# an unfinished tag ends before the next one. Possessive throughout: no backtracking.
TAG: Final = re.compile(
    r"<(/?)([A-Za-z][^\s/<>]*+)"
    r"((?:[^<>=]++|=\s*+(?:\"[^\"]*+\"(?=[\s/>])|'[^']*+'(?=[\s/>]))|=)*+)(>?)"
)

TEMPLATE: Final = re.compile(r"\{\{(?:(?!\{[{%]).){0,999}?\}\}|\{%(?:(?!\{[{%]).){0,999}?%\}", re.DOTALL)
"""What a site builder puts its own text in place of, as Liquid, Jinja and Hugo write it; no check may touch it."""

BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center details dialog dir div dl fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend "
    "listing main menu nav ol optgroup p pre search section select summary table tbody tfoot thead "
    "title ul".split()
)
"""Elements that are read apart from what stands before and after."""
ROWS: Final = frozenset("dd dt li option td th tr".split())
"""The same, in lists and tables."""
VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content."""
RAW: Final = frozenset("iframe noembed noframes script style textarea xmp".split())
"""Elements whose content is left out and in which a tag is no tag."""
DROPPED: Final = frozenset("audio canvas math noscript object svg template video".split())
"""Elements whose content is left out."""
OBJECT: Final = "\ufffc"
"""What stands in a sentence for a picture, a formula or the like, so that marks beside it are not taken for strays."""
OBJECTS: Final = frozenset("audio canvas embed img input math object svg video".split())
"""Elements that show as something that is no text."""
PREFORMATTED: Final = frozenset(("listing", "pre"))
CODE: Final = frozenset("code kbd listing pre samp sub sup tt var".split())
"""Elements no check may touch: code, and the footnote marks that cling to words."""


class Elements(NamedTuple):
    """What the elements of a markup are; names are in lower case and without a prefix.

    Attributes:
        blocks: read apart from what stands before and after.
        rows: the same, in lists and tables.
        dropped: left out with all they hold.
        raw: the same; in them a tag is no tag.
        languages: the attributes that name the language of an element.
        xml: names may have a prefix, and CDATA sections are prose.
    """

    blocks: frozenset[str] = BLOCKS
    rows: frozenset[str] = ROWS
    dropped: frozenset[str] = DROPPED
    raw: frozenset[str] = RAW
    languages: frozenset[str] = frozenset(("lang", "xml:lang"))
    xml: bool = False


HTML: Final = Elements()


class Seeker:
    """Looks ahead in a source; never twice for what is not there, so a scan stays linear."""

    __slots__ = ("_absent", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._absent: set[str] = set()

    def after(self, needle: str, at: int) -> int:
        """The offset after the next occurrence, or -1. Call it with growing offsets only."""
        if needle in self._absent:
            return -1
        found = self._source.find(needle, at)
        if found < 0:
            self._absent.add(needle)
            return -1
        return found + len(needle)

    def closing(self, name: str, at: int) -> re.Match[str] | None:
        """The next end tag of an element. Call it with growing offsets only."""
        if name in self._absent:
            return None
        match = re.compile(rf"</{name}(?=[\s/>])[^<>]*+>?", re.IGNORECASE | re.ASCII).search(self._source, at)
        if match is None:
            self._absent.add(name)
        return match

    def declaration_end(self, at: int) -> int:
        """Where a comment, doctype, CDATA section or instruction that begins here ends.

        An unclosed comment hides the rest of the page, as it does in browsers.
        """
        source = self._source
        if source.startswith("<!--", at):
            for empty in ("<!-->", "<!--->"):
                if source.startswith(empty, at):
                    return at + len(empty)
            end = self.after("-->", at + 4)
            return end if end >= 0 else len(source)
        end = self.after("]]>", at) if source.startswith("<![CDATA[", at) else -1
        if end < 0:
            end = self.after(">", at)
        if end < 0:
            end = source.find("<", at + 1)
        return end if end >= 0 else len(source)
