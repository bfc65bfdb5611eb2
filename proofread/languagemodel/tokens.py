"""Texts taken apart into the tokens that the model knows."""

import re
from pathlib import Path
from typing import Final, NamedTuple

START: Final = "Ċ"
"""A line break as a token; it stands in front of every text, so that its first word has something before it."""

_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class Pieces(NamedTuple):
    """A text taken apart.

    Attributes:
        tokens: as the model's vocabulary spells them.
        spans: for each token where it starts and ends in the text, in code points. A token that
            is part of a character has the span of that character.
    """

    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Splitter:
    """Takes texts apart as the model was taught to."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))

    def pieces(self, text: str) -> Pieces:
        """Take a text apart; half a surrogate pair, which UTF-8 cannot hold, counts as an unreadable character."""
        encoding = self._tokenizer.encode(_SURROGATES.sub("\ufffd", text))
        return Pieces(tuple(encoding.tokens), tuple(encoding.offsets))
