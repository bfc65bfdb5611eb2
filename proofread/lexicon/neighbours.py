"""Near spellings: symspellpy over mapped tables.

symspellpy's look-up asks its two dictionaries only ``in``, ``[]`` and the length
of the longest word, so views of the mapped file stand in for them unchanged; its
own start, 6 s and 600 MB for as many words, falls away.
"""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from proofread.lexicon.entry import FLOOR
from proofread.lexicon.format import Store

if TYPE_CHECKING:
    from symspellpy import SymSpell

MAX_DISTANCE: Final = 2
PREFIX_LENGTH: Final = 6
STEP: Final = 0.1
"""Nats a unit of the ``best`` column: 0 means FLOOR."""


class Neighbour(NamedTuple):
    """A known form near another: its casefolded key and the distance in edits (optimal string alignment)."""

    key: str
    distance: int


class _Deletes(Mapping[str, list[str]]):
    """Prefixes with letters left out, to the forms they come from.

    Deletes are filed by hash alone, so a list may hold forms of another delete;
    the look-up measures every form it is given and drops those.
    """

    def __init__(self, store: Store) -> None:
        self._starts = store.array("starts")
        self._postings = store.array("postings")
        self._keys = store.raw("keys")
        self._ends = store.array("ends")
        self._best = store.array("best")
        self._mask = len(self._starts) - 2
        self._last: tuple[str, list[str]] = ("", [])
        self._least = 0

    def __len__(self) -> int:
        return len(self._best)

    def expect(self, least: float) -> None:
        """Leave out forms less common than this, in nats, until told otherwise."""
        self._least = max(0, math.ceil((least - FLOOR) / STEP))
        self._last = ("", [])

    def __contains__(self, delete: object) -> bool:
        return bool(self._forms(str(delete)))

    def __getitem__(self, delete: str) -> list[str]:
        return self._forms(delete)

    def _forms(self, delete: str) -> list[str]:
        if self._last[0] == delete:  # the look-up asks `in` and then `[]`
            return self._last[1]
        bucket = crc32(delete.encode("utf-8", "surrogatepass")) & self._mask
        postings = self._postings[self._starts[bucket] : self._starts[bucket + 1]]
        keys, ends, best, least = self._keys, self._ends, self._best, self._least
        forms = [str(keys[ends[each] : ends[each + 1]], "utf-8") for each in postings if best[each] >= least]
        self._last = (delete, forms)
        return forms

    def __iter__(self) -> Iterator[str]:
        raise TypeError("deletes are filed by hash and cannot be listed")


class _Counts(Mapping[str, int]):
    """The look-up's word counts: it needs a number a form, to sort by; we rank by our own."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __contains__(self, form: object) -> bool:
        return False  # an exact match would end the search before its neighbours are seen

    def __getitem__(self, form: str) -> int:
        return 1

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[str]:
        raise TypeError("counts stand in for a look-up only")


class Neighbours:
    """Known forms within two edits of a form.

    Raises:
        LexiconError: the index is missing, damaged or of another version.
    """

    def __init__(self, data: Path) -> None:
        self._store = Store(data / "deletes.bin", "deletes")
        self._deletes = _Deletes(self._store)
        self._speller: SymSpell | None = None
        self._cache: dict[tuple[str, int, float], tuple[Neighbour, ...]] = {}

    def __len__(self) -> int:
        return len(self._deletes)

    def near(self, key: str, max_distance: int = MAX_DISTANCE, least: float = FLOOR) -> tuple[Neighbour, ...]:
        """The forms near a casefolded form, itself left out, nearest first, then by spelling.

        Args:
            key: the form.
            max_distance: in edits, 1 or 2.
            least: the log probability below which a form is no candidate.
        """
        asked = (key, max_distance, least)
        found = self._cache.get(asked)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[asked] = self._look_up(key, max_distance, least)
        return found

    def release(self) -> None:
        """Let go of the memory that look-ups have mapped; what they found is kept."""
        self._store.release()

    def _look_up(self, key: str, max_distance: int, least: float) -> tuple[Neighbour, ...]:
        if self._speller is None:
            self._speller = self._open_speller()
        from symspellpy import Verbosity

        self._deletes.expect(least)
        found = self._speller.lookup(key, Verbosity.ALL, max_distance)
        return tuple(sorted((Neighbour(item.term, item.distance) for item in found), key=lambda n: (n.distance, n.key)))

    def _open_speller(self) -> "SymSpell":
        # Imported here: a story without a suspect needs no speller, and the import costs 25 ms.
        from symspellpy import SymSpell
        from symspellpy.editdistance import DistanceAlgorithm, EditDistance

        speller = SymSpell(max_dictionary_edit_distance=MAX_DISTANCE, prefix_length=PREFIX_LENGTH)
        inner: Any = speller  # its dictionaries are private, and it offers no way to bring others
        inner._words = _Counts(len(self._deletes))  # noqa: SLF001 - see above
        inner._deletes = self._deletes  # noqa: SLF001 - see above
        inner._max_length = self._store.array("longest")[0]  # noqa: SLF001 - see above
        speller.distance_comparer = EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST)
        return speller


_CACHE_LIMIT: Final = 50_000
