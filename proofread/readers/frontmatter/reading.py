"""Settings before a story, as site builders put them there: YAML between ``---``, TOML between ``+++``.

The values of chosen fields are prose, each read apart; so are lists of texts.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.fields import is_chosen
from proofread.readers.frontmatter.toml import TomlScan
from proofread.readers.frontmatter.yaml import Value, YamlScan
from proofread.readers.nesting import Part, joined, read_plain_value

_OPENING: Final = re.compile(r"(---|\+\+\+)[ \t]*+(?:\r\n|\r|\n)")
_CLOSING: Final = {
    "---": re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?<=[\r\n])\+\+\+[ \t]*+(?:\r\n|\r|\n|\Z)"),
}
# Behind empty lines and comments a key, a table, a map or a list in brackets, or nothing more. Between two rules of
# Markdown stands prose.
_SETTINGS: Final = re.compile(
    r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\r|\n))*+"
    r"(?:\Z|[ \t]*+(?:[\[{&!%?]|(?:[\w.-]++|\"[^\"\r\n]*+\"|'[^'\r\n]*+')[ \t]*+[:=]))"
)


class FrontMatter(NamedTuple):
    """What stands before a story.

    Attributes:
        end: where the story begins.
        parts: the fields that are prose, in order.
        comments: the comments addressed to us.
    """

    end: int = 0
    parts: tuple[Part, ...] = ()
    comments: tuple[Span, ...] = ()

    def before(self, story: Document) -> Document:
        """The fields and the story after them as one."""
        if not self.parts and not self.comments:
            return story
        return joined(story.name, story.source, (*self.parts, Part(story)), self.comments)


def read_front_matter(name: str, source: str, fields: Sequence[str]) -> FrontMatter:
    """The front matter of a story; nothing where it has none, it has no end, or it begins with no setting."""
    opening = _OPENING.match(source)
    closing = _CLOSING[opening[1]].search(source, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter()
    if _SETTINGS.match(source[opening.end() : closing.start()]) is None:
        return FrontMatter()
    scan = (YamlScan if opening[1] == "---" else TomlScan)(source, opening.end(), closing.start())
    parts = tuple(_part(name, source, value) for value in scan.values() if is_chosen(value.path, fields))
    return FrontMatter(closing.end(), parts, tuple(scan.comments))


def _part(name: str, source: str, value: Value) -> Part:
    place = (("field", value.path),)
    return Part(
        read_plain_value(value.scalar.document(name, source)), (("item", value.item), *place) if value.item else place
    )
