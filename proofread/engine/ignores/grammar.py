"""What a comment addressed to proofread says.

``<!-- proofread: ignore names.misspelt, spacing because the ministry writes it so -->``, and the same after a ``#``
in front matter: what is asked for, the checks or families it is asked of (none are all), and the reason.
"""

from enum import Enum
from typing import Final, NamedTuple

from proofread.config import nearest
from proofread.errors import UsageError

REASON: Final = "because"
"""The word that a reason follows."""


class Reach(Enum):
    """How far an ignore reaches, by the word that asks for it."""

    LINE = "ignore"  # the line it stands on; alone on its line, the next one
    NEXT_LINE = "ignore-next-line"
    BLOCK = "ignore-block"  # the block it stands in; alone on its line, the next one
    STORY = "ignore-file"


class Directive(NamedTuple):
    """A comment taken apart.

    Attributes:
        reach: how far it reaches.
        names: checks or families, in small letters; empty for all of them.
        because: the reason, or the empty string.
        in_front_matter: whether it stands after a ``#``.
    """

    reach: Reach
    names: tuple[str, ...]
    because: str
    in_front_matter: bool = False


def parse(comment: str) -> Directive:
    """What a comment says, marks and all as it stands in the source.

    Raises:
        UsageError: it asks for something that does not exist.
    """
    comment = comment.strip()
    said = comment.removeprefix("<!--").removesuffix("-->").lstrip("# \t")
    words = said.partition(":")[2].split()
    small = [word.lower() for word in words]
    reason = small.index(REASON) if REASON in small else len(words)
    names = " ".join(small[1:reason]).replace(",", " ").split()
    in_front_matter = comment.startswith("#")
    reach = _reach(small[0] if small else "")
    if in_front_matter and reach is Reach.LINE:
        reach = Reach.STORY
    return Directive(reach, tuple(names), " ".join(words[reason + 1 :]), in_front_matter)


def _reach(word: str) -> Reach:
    try:
        return Reach(word)
    except ValueError:
        known = [each.value for each in Reach]
        what = f"a comment cannot ask for {word!r}" if word else "this comment asks for nothing"
        raise UsageError(what, hint=nearest(word, known)) from None
