"""The story's own rare names: a form used again and again here is a candidate, known or not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from proofread.suggest.doubt import Suspect

_MIN_COUNT: Final = 2
_MIN_LENGTH: Final = 5
_PREFIX: Final = 8
_MAX_NAMES: Final = 500


class RareNames:
    """Doubtful forms that a story uses at least twice, filed by their prefix with a letter left out.

    Two forms of this file within one edit of each other, and many within two, share
    an entry; the work is linear in the suspects of the story.
    """

    def __init__(self, suspects: Iterable[Suspect]) -> None:
        counts = Counter(suspect.form.key for suspect in suspects if suspect.form.text[:1].isupper())
        self._counts = {
            key: n for key, n in counts.most_common(_MAX_NAMES) if n >= _MIN_COUNT and len(key) >= _MIN_LENGTH
        }
        self._filed: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._counts:
            for delete in _deletes(key):
                self._filed[delete].append(key)
        self._all = counts

    def __contains__(self, key: str) -> bool:
        return key in self._counts

    def near(self, key: str) -> set[str]:
        """Names of the story near a rarer form of it."""
        if not self._filed or len(key) < _MIN_LENGTH:
            return set()
        count = self._all[key]
        found = {name for delete in _deletes(key) for name in self._filed.get(delete, ())}
        return {
            name
            for name in found
            if name != key and self._counts[name] > count and abs(len(name) - len(key)) < _MIN_COUNT
        }


def _deletes(key: str) -> Iterator[str]:
    prefix = key[:_PREFIX]
    yield prefix
    for rest in combinations(prefix, len(prefix) - 1):
        yield "".join(rest)
