"""Parts of speech and named entities, for the blocks of a story that are asked about.

Importing spaCy and loading its model costs a second and some 100 MB, so nothing of it is imported before the first
block is asked about. It is given our tokens rather than left to find its own, so that a tag belongs to a token.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from proofread.analysis import Analysis
from proofread.analysis.pipeline import Absent, Passage, Pipeline, Tag

LONGEST: Final = 100
"""Tokens that are read at once; a story without paragraphs would otherwise be read whole for one word in doubt."""

_LAYER: Final = "tags"


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

        Of a block longer than `LONGEST` only the sentences around those tokens are read. What was read before is there,
        too, and is not read again. Ask about all tokens in doubt together: they are then read as one batch.

        Raises:
            IndexError: a token is asked about that the story does not have.
        """
        pipeline = self._pipeline
        if isinstance(pipeline, Absent):
            return pipeline
        known: dict[int, Tag] = analysis.once(_LAYER, lambda _: {})
        pieces = sorted({_piece(analysis, at) for at in asked if at not in known})
        found = pipeline.tags([passage(analysis, *piece) for piece in pieces]) if pieces else ()
        for (first, last), tags in zip(pieces, found, strict=True):
            known.update(zip(range(first, last), tags, strict=True))
        return known

    def read(self, passages: Sequence[Passage]) -> Sequence[Sequence[Tag]] | Absent:
        """A tag for each word of each passage, such as a sentence with another word in it."""
        pipeline = self._pipeline
        return pipeline if isinstance(pipeline, Absent) else pipeline.tags(passages)


def passage(analysis: Analysis, first: int, last: int) -> Passage:
    """The tokens ``[first, last)`` of a story, to be read."""
    tokens = analysis.tokens
    return Passage(
        tuple(token.text for token in tokens[first:last]),
        tuple(at + 1 < len(tokens) and tokens[at].end < tokens[at + 1].start for at in range(first, last)),
    )


def _piece(analysis: Analysis, at: int) -> tuple[int, int]:
    """The indices ``[first, last)`` of the tokens that are read with a token."""
    if not 0 <= at < len(analysis.tokens):
        raise IndexError(f"token {at} of {len(analysis.tokens)}")
    first, last = analysis.block_bounds(at)
    bounds = analysis.once(f"pieces:{first}", lambda story: _bounds(story, first, last))
    piece = bisect_right(bounds, at)
    return bounds[piece - 1], bounds[piece]


def _bounds(analysis: Analysis, first: int, last: int) -> list[int]:
    """Where a block is cut into pieces of at most `LONGEST` tokens, its ends included.

    It is cut before sentences, or anywhere in a sentence that is longer than that.
    """
    bounds = [first]
    sentence = first  # the last one that began since the cut
    for at in range(first + 1, last):
        if last - first > LONGEST and analysis.starts_sentence(at):
            sentence = at
        if at - bounds[-1] >= LONGEST:
            bounds.append(sentence if sentence > bounds[-1] else at)
    return [*bounds, last]
