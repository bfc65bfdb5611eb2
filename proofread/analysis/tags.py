"""Parts of speech and named entities, for the blocks of a story that are asked about.

Importing spaCy and loading its model costs a second and some 100 MB, so nothing of it is imported before the first
block is asked about. It is given our tokens rather than left to find its own, so that a tag belongs to a token.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from proofread.analysis import Analysis

LONGEST: Final = 200
"""Tokens that are read at once; the memory of a pipeline grows with the length of what it reads."""

_LAYER: Final = "tags"


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


def load_pipeline() -> Pipeline | Absent:
    """The installed pipeline; this is where spaCy is imported."""
    from proofread.analysis.spacy_pipeline import load

    return load()


class Tags:
    """The tags of stories; holds the pipeline, no state of a story.

    Args:
        load: loads the pipeline when the first tag is asked for, or says why there is none.
    """

    def __init__(self, load: Callable[[], Pipeline | Absent] = load_pipeline) -> None:
        self._load = load

    @cached_property
    def _pipeline(self) -> Pipeline | Absent:
        return self._load()

    def absent(self) -> Absent | None:
        """Why there are no tags, None where there are; loads the pipeline."""
        return self._pipeline if isinstance(self._pipeline, Absent) else None

    def of(self, analysis: Analysis, asked: Iterable[int]) -> Mapping[int, Tag] | Absent:
        """The tags of all tokens of the blocks that hold some tokens, by the index of the token in the story.

        What other blocks were asked about before is there, too. Ask about all tokens in doubt together:
        their blocks are then read as one batch, each block once in the life of the analysis.

        Raises:
            IndexError: a token is asked about that the story does not have.
        """
        pipeline = self._pipeline
        if isinstance(pipeline, Absent):
            return pipeline
        known = analysis.once(_LAYER, _Known)
        blocks = sorted({_block(analysis, at) for at in asked} - known.blocks)
        pieces = [piece for block in blocks for piece in _pieces(analysis, *block)]
        found = pipeline.tags([passage(analysis, *piece) for piece in pieces]) if pieces else ()
        for (first, last), tags in zip(pieces, found, strict=True):
            known.tags.update(zip(range(first, last), tags, strict=True))
        known.blocks.update(blocks)
        return known.tags

    def read(self, passages: Sequence[Passage]) -> Sequence[Sequence[Tag]] | Absent:
        """A tag for each word of each passage, such as a sentence with another word in it."""
        pipeline = self._pipeline
        return pipeline if isinstance(pipeline, Absent) else pipeline.tags(passages)


class _Known:
    """What was read of a story: the blocks, as indices ``[first, last)`` of tokens, and the tags of their tokens."""

    def __init__(self, _: Analysis) -> None:
        self.blocks: set[tuple[int, int]] = set()
        self.tags: dict[int, Tag] = {}


def passage(analysis: Analysis, first: int, last: int) -> Passage:
    """The tokens ``[first, last)`` of a story, to be read."""
    tokens = analysis.tokens
    return Passage(
        tuple(token.text for token in tokens[first:last]),
        tuple(at + 1 < len(tokens) and tokens[at].end < tokens[at + 1].start for at in range(first, last)),
    )


def _block(analysis: Analysis, at: int) -> tuple[int, int]:
    if not 0 <= at < len(analysis.tokens):
        raise IndexError(f"token {at} of {len(analysis.tokens)}")
    return analysis.block_bounds(at)


def _pieces(analysis: Analysis, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A block in pieces of at most `LONGEST` tokens, cut before sentences, or anywhere in a sentence that is longer."""
    starts = [first]
    if last - first > LONGEST:
        starts += [at for at in range(first + 1, last) if analysis.starts_sentence(at)]
    while last - first > LONGEST:
        cut = starts[bisect_right(starts, first + LONGEST) - 1]
        cut = cut if cut > first else first + LONGEST
        yield first, cut
        first = cut
    yield first, last
