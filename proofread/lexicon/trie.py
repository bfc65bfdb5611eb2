"""The forms that may be offered as corrections, letter by letter: a walk ends where no form goes on so.

Nodes are numbered breadth first, so the children of a node are a run of numbers, and the number of a child is that of
the edge to it plus one: a table of first edges and a string of labels are all there is (the order of LOUDS, Jacobson
1989, without its bits).
"""

from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import Final

from proofread.lexicon.format import Store

ROOT: Final = 0
STEP: Final = 0.1
"""Nats a unit of the ``best`` column: 0 means that no form ends here."""


class Trie:
    """Forms of one-byte letters (Latin-1), casefolded, with ASCII apostrophes.

    Attributes:
        first: the number of the first edge of each node, and after the last the number of edges.
        labels: the letter of each edge; edge ``e`` leads to node ``e + 1``.
        top: the highest `best` at or below each node.
        best: of the form that ends at a node its log probability above FLOOR, in steps; 0 where none ends.

    Raises:
        LexiconError: the compiled file is missing, damaged or of another version.
    """

    def __init__(self, data: Path) -> None:
        self._store = store = Store(data / "trie.bin", "trie")
        self.first = store.array("first")
        self.labels = bytes(store.raw("labels"))
        self.best = bytes(store.raw("best"))
        self.top = bytes(store.raw("top"))

    @cached_property
    def steps(self) -> dict[str, int]:
        """All forms, each with its log probability above FLOOR, in steps: where forms are asked for whole."""
        return dict(zip(str(self._store.raw("forms"), "latin-1").split("\n"), self._store.raw("steps"), strict=True))

    def spelt(self, node: int) -> str:
        """The letters on the way to a node."""
        letters = []
        while node != ROOT:
            letters.append(self.labels[node - 1])
            node = bisect_right(self.first, node - 1) - 1  # the last that begins so: those before it have no child
        return bytes(reversed(letters)).decode("latin-1")

    def letters(self, node: int) -> str:
        """The letters that a form may go on with, in the order of its children."""
        return self.labels[self.first[node] : self.first[node + 1]].decode("latin-1")

    def after(self, node: int, letter: str) -> int | None:
        """Where a letter leads from a node; None where no form goes on so."""
        at = self.letters(node).find(letter)
        return None if at < 0 else self.first[node] + at + 1
