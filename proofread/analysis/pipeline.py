"""What a pipeline that tags words is given and what it gives back."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Tag(NamedTuple):
    """What a token is in its sentence.

    Attributes:
        pos: its part of speech in Universal Dependencies: ``NOUN``, ``PROPN``, ``VERB``.
        fine: the same in the tags of the Penn Treebank: ``NNS``, ``NNP``, ``VBZ``.
        entity: the kind of entity in OntoNotes that it is part of: ``PERSON``, ``GPE``, ``ORG``; empty for none.
    """

    pos: str
    fine: str
    entity: str


class Passage(NamedTuple):
    """Words that are read at once.

    Attributes:
        words: the tokens, none of them empty.
        spaces: for each, whether white space follows it; as many as there are words.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]


class Absent(NamedTuple):
    """There are no tags.

    Attributes:
        reason: why, in one sentence for the person who runs the program.
    """

    reason: str


class Pipeline(Protocol):
    """Reads words."""

    def tags(self, passages: Sequence[Passage]) -> Sequence[Sequence[Tag]]:
        """For each passage a tag for each of its words."""
        ...
