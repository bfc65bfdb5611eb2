"""One change of a source."""

from typing import NamedTuple

from proofread.model.span import Span


class Edit(NamedTuple):
    """A stretch of the source and what is to stand there."""

    span: Span
    replacement: str
