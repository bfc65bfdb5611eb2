"""Compiles the trie that `proofread.lexicon.trie` maps."""

from array import array
from collections import deque
from collections.abc import Iterable
from typing import Final

from proofread.lexicon.entry import FLOOR
from proofread.lexicon.format import compiled
from proofread.lexicon.trie import STEP


def compile_trie(forms: Iterable[tuple[str, float]], digest: str) -> bytes:
    """The bytes of ``trie.bin``.

    Args:
        forms: distinct keys, each with its log probability in nats; those that Latin-1 cannot spell are left out, and
            short ones that are rare: everything is a misreading of one of them.
        digest: of the sources.
    """
    listed = sorted((spelt, nats) for key, nats in forms if nats >= _least(key) and (spelt := _spelt(key)))
    first, labels, best = array("I"), bytearray(), bytearray()
    waiting = deque([(0, len(listed), 0)])  # forms that share as many letters
    while waiting:
        low, high, depth = waiting.popleft()
        first.append(len(labels))
        ends = low < high and len(listed[low][0]) == depth
        best.append(_steps(listed[low][1]) if ends else 0)
        at = low + ends
        while at < high:
            letter = listed[at][0][depth]
            until = at
            while until < high and listed[until][0][depth] == letter:
                until += 1
            labels.append(letter)
            waiting.append((at, until, depth + 1))
            at = until
    first.append(len(labels))
    top = bytearray(best)
    for node in reversed(range(len(best))):  # the children of a node come after it
        top[node] = max(top[node], *top[first[node] + 1 : first[node + 1] + 1], 0)
    sections = {"first": ("I", first.tobytes()), "labels": ("B", bytes(labels)), "best": ("B", bytes(best))}
    sections["forms"] = ("B", b"\n".join(spelt for spelt, _ in listed))
    sections["steps"] = ("B", bytes(_steps(nats) for _, nats in listed))
    sections["top"] = ("B", bytes(top))
    return compiled("trie", digest, sections)


def _steps(nats: float) -> int:
    """A log probability in steps above FLOOR; 0 is left for where no form ends."""
    return max(1, min(255, round((nats - FLOOR) / STEP)))


def _spelt(key: str) -> bytes:
    try:
        return key.encode("latin-1")
    except UnicodeEncodeError:
        return b""


def _least(key: str) -> float:
    """Nats: the log probability from which a form of so many letters may be offered."""
    if len(key) == 1:
        return 0.0 if key not in "ai" else FLOOR
    return _LEAST.get(len(key), FLOOR)


_LEAST: Final = {2: -10.5, 3: -13.0, 4: -14.5, 5: -15.5}
