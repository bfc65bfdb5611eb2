"""What of a story stands in quotation marks, found block by block where it is asked for."""

from bisect import bisect_left, bisect_right

from proofread.analysis.quotes import quoted_tokens
from proofread.analysis.tokens import tokenize
from proofread.model.document import Document
from proofread.model.span import Span


class Quotations:
    """The quotations of a story."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._quoted: dict[int, list[Span]] = {}

    def hold(self, span: Span) -> bool:
        """Whether a token that a stretch of the text overlaps or touches is quoted."""
        block = bisect_right(self._document.blocks, span.start, key=lambda each: each.start) - 1
        if block < 0:
            return False
        quoted = self._in_block(block)
        first = bisect_left(quoted, span.start, key=lambda each: each.end)
        return first < len(quoted) and quoted[first].start <= span.end

    def _in_block(self, block: int) -> list[Span]:
        if block not in self._quoted:
            tokens = list(tokenize(self._document.text, *self._document.blocks[block]))
            self._quoted[block] = [tokens[at].span for at in quoted_tokens(tokens, 0, len(tokens))]
        return self._quoted[block]
