"""A story under analysis: layers computed once, on demand."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TypeVar, cast

from proofread.analysis.quotes import OPENING, quoted_tokens
from proofread.analysis.sentences import sentence_bounds, starts_sentence
from proofread.analysis.tokens import Kind, Token, tokenize
from proofread.model.document import Document
from proofread.model.span import Span

Layer = TypeVar("Layer")


class Analysis:
    """The layers of one story.

    Attributes:
        document: the story.
        text: its prose; every offset in an analysis counts code points of it.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._layers: dict[str, object] = {}

    def once(self, name: str, compute: "Callable[[Analysis], Layer]") -> Layer:
        """The layer of this name, computed at its first use.

        Later stages hang their own layers here, so that checks which share one do not compute it twice.
        """
        if name not in self._layers:
            self._layers[name] = compute(self)
        return cast("Layer", self._layers[name])

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens, block by block; those that touch protected text are addresses, which nobody suspects."""
        return self._tokens_and_blocks[0]

    @cached_property
    def block_starts(self) -> list[int]:
        """The index of the first token of each block."""
        return self._tokens_and_blocks[1]

    @cached_property
    def _tokens_and_blocks(self) -> tuple[list[Token], list[int]]:
        tokens: list[Token] = []
        starts: list[int] = []
        for block in self.document.blocks:
            starts.append(len(tokens))
            tokens.extend(tokenize(self.text, *block))
        if self.document.protected:
            tokens = self._shielded(tokens)
        return tokens, starts

    def _shielded(self, tokens: list[Token]) -> list[Token]:
        starts = [span.start for span in self.document.protected]
        ends = [span.end for span in self.document.protected]
        shielded = []
        for token in tokens:
            index = bisect_right(starts, token.end - 1) - 1
            touched = index >= 0 and ends[index] > token.start
            shielded.append(token._replace(kind=Kind.ADDRESS) if touched else token)
        return shielded

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each token text occurs."""
        return Counter(map(itemgetter(2), self.tokens))

    @cached_property
    def word_count(self) -> int:
        """Words as an editor counts them: what white space separates."""
        return (
            len(self.text.split())
            if len(self.text) < _SPLIT_LIMIT
            else sum(1 for t in self.tokens if t.kind is Kind.WORD)
        )

    def block_bounds(self, index: int) -> tuple[int, int]:
        """Indices ``[first, last)`` of the tokens of the block that holds a token."""
        block = bisect_right(self.block_starts, index) - 1
        last = self.block_starts[block + 1] if block + 1 < len(self.block_starts) else len(self.tokens)
        return self.block_starts[block], last

    def starts_sentence(self, index: int) -> bool:
        """Whether a token is the first word of a sentence, a quotation or a heading."""
        return starts_sentence(self.tokens, index, self.block_bounds(index)[0])

    def sentence(self, index: int) -> tuple[int, int]:
        """Indices ``[start, end)`` of the tokens of the sentence around a token, at most 40 each way."""
        return sentence_bounds(self.tokens, index, *self.block_bounds(index))

    def is_quoted(self, index: int) -> bool:
        """Whether a token stands inside double quotation marks."""
        if not self._has_quotations:
            return False
        first, last = self.block_bounds(index)
        return index in self.once(f"quotes:{first}", lambda story: quoted_tokens(story.tokens, first, last))

    @cached_property
    def _has_quotations(self) -> bool:
        return any(mark in self.text for mark in OPENING)

    def touching(self, span: Span) -> range:
        """The indices of the tokens that overlap a stretch of the text or touch it."""
        first = bisect_left(self.tokens, span.start, key=attrgetter("end"))
        return range(first, bisect_right(self.tokens, span.end, lo=first, key=attrgetter("start")))

    def gap(self, index: int) -> str:
        """The text between a token and the one before it in the story."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] if index else ""


_SPLIT_LIMIT = 10_000_000  # code points; above it a list of all words would cost more memory than the text
