"""Compiles the deletes index that `proofread.lexicon.neighbours` maps.

The method is SymSpell's (Garbe 2012): every prefix of six letters of a word, with
up to two letters left out, is filed under its hash; two words within two edits share
one of these.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final
from zlib import crc32

from proofread.lexbuild.tables import ends
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.format import compiled
from proofread.lexicon.neighbours import MAX_DISTANCE, PREFIX_LENGTH, STEP

_BUCKETS: Final = 1 << 20
_MIN_LENGTH: Final = 3  # shorter words are within two edits of too much to be evidence of anything


def deletes_of(key: str) -> Iterator[str]:
    """The prefix of a key and what is left of it without one or two of its letters, each once."""
    prefix = key[:PREFIX_LENGTH]
    seen = {prefix}
    yield prefix
    for distance in range(1, MAX_DISTANCE + 1):
        for gaps in combinations(range(len(prefix)), distance):
            rest = "".join(letter for index, letter in enumerate(prefix) if index not in gaps)
            if rest and rest not in seen:
                seen.add(rest)
                yield rest


def compile_deletes(candidates: Iterable[tuple[str, float]], digest: str) -> bytes:
    """The bytes of ``deletes.bin``.

    Args:
        candidates: distinct keys, each with its log probability in nats.
        digest: of the sources.
    """
    import numpy as np  # build time only

    buckets, postings, best = array("I"), array("I"), array("B")
    keys: list[bytes] = []
    longest = 0
    for key, nats in candidates:
        if len(key) < _MIN_LENGTH:
            continue
        longest = max(longest, len(key))
        for delete in deletes_of(key):
            buckets.append(crc32(delete.encode("utf-8")) & (_BUCKETS - 1))
            postings.append(len(keys))
        keys.append(key.encode("utf-8"))
        best.append(max(0, min(255, round((nats - FLOOR) / STEP))))
    pairs = np.frombuffer(buckets, dtype=np.uint32).astype(np.uint64) << np.uint64(32)
    pairs = np.unique(pairs | np.frombuffer(postings, dtype=np.uint32))
    counts = np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=_BUCKETS)
    sections = {
        "starts": ("I", np.concatenate(([0], np.cumsum(counts))).astype("<u4").tobytes()),
        "postings": ("I", (pairs & np.uint64(0xFFFFFFFF)).astype("<u4").tobytes()),
        "keys": ("B", b"".join(keys)),
        "ends": ("I", ends(keys)),
        "best": ("B", best.tobytes()),
        "longest": ("I", array("I", [longest]).tobytes()),
    }
    return compiled("deletes", digest, sections)
