"""Near spellings: symspellpy over mapped tables.

symspellpy's look-up asks its two dictionaries only ``in``, ``[]`` and the length
of the longest word, so views of the mapped file stand in for them unchanged; its
own start, 6 s and 600 MB for as many words, falls away.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from proofread.lexicon.format import Store
from proofread.lexicon.words import Words

if TYPE_CHECKING:
    from symspellpy import SymSpell

MAX_DISTANCE: Final = 2
PREFIX_LENGTH: Final = 7
TITLE_BIT: Final = 1 << 31
"""Set in a posting whose row is one of the titles table, clear for the words table."""


class Neighbour(NamedTuple):
    """A known form near another: its casefolded key and the distance in edits (optimal string alignment)."""

    key: str
    distance: int


class _Deletes(Mapping[str, list[str]]):
    """Prefixes with letters left out, to the forms they come from.

    Deletes are filed by hash alone, so a list may hold forms of another delete;
    the look-up measures every form it is given and drops those.
    """

    def __init__(self, store: Store, words: Words) -> None:
        self._starts = store.array("starts")
        self._postings = store.array("postings")
        self._mask = len(self._starts) - 2
        self._words = words
        self._last: tuple[str, list[str]] = ("", [])

    def __contains__(self, delete: object) -> bool:
        return bool(self._forms(str(delete)))

    def __getitem__(self, delete: str) -> list[str]:
        return self._forms(delete)

    def _forms(self, delete: str) -> list[str]:
        if self._last[0] == delete:  # the look-up asks `in` and then `[]`
            return self._last[1]
        bucket = crc32(delete.encode("utf-8", "surrogatepass")) & self._mask
        postings = self._postings[self._starts[bucket] : self._starts[bucket + 1]]
        word, title = self._words.words.key, self._words.titles.key
        forms = [title(row ^ TITLE_BIT) if row & TITLE_BIT else word(row) for row in postings]
        self._last = (delete, forms)
        return forms

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        raise TypeError("deletes are filed by hash and cannot be listed")


class _Counts(Mapping[str, int]):
    """The look-up's word counts: it needs a number a form, to sort by; we rank by our own."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __contains__(self, form: object) -> bool:
        return False  # an exact match would end the search before its neighbours are seen

    def __getitem__(self, form: str) -> int:
        return 1

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        raise TypeError("counts stand in for a look-up only")


class Neighbours:
    """Known forms within two edits of a form."""

    def __init__(self, data: Path, words: Words) -> None:
        self._store = Store(data / "deletes.bin", "deletes")
        self._words = words
        self._speller: SymSpell | None = None
        self._cache: dict[tuple[str, int], tuple[Neighbour, ...]] = {}

    def near(self, key: str, max_distance: int = MAX_DISTANCE) -> tuple[Neighbour, ...]:
        """The forms within a distance of a casefolded form, itself left out, nearest first, then by spelling."""
        cached = self._cache.get((key, max_distance))
        if cached is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            cached = self._cache[key, max_distance] = self._look_up(key, max_distance)
        return cached

    def _look_up(self, key: str, max_distance: int) -> tuple[Neighbour, ...]:
        if self._speller is None:
            self._speller = self._open_speller()
        from symspellpy import Verbosity

        found = self._speller.lookup(key, Verbosity.ALL, max_distance)
        return tuple(sorted((Neighbour(item.term, item.distance) for item in found), key=lambda n: (n.distance, n.key)))

    def _open_speller(self) -> "SymSpell":
        # Imported here: a story without a suspect needs no speller, and the import costs 25 ms.
        from symspellpy import SymSpell
        from symspellpy.editdistance import DistanceAlgorithm, EditDistance

        speller = SymSpell(max_dictionary_edit_distance=MAX_DISTANCE, prefix_length=PREFIX_LENGTH)
        inner: Any = speller
        inner._words = _Counts(self._words)
        inner._deletes = _Deletes(self._store, self._words)
        inner._max_length = self._store.array("longest")[0]
        speller.distance_comparer = EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST)
        return speller


_CACHE_LIMIT: Final = 50_000
