"""Decodes the trigram model that ships with pocketsphinx (BSD-2-Clause, Carnegie Mellon University)."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from proofread.errors import SourceError
from proofread.lexbuild.backoff import NEVER, BackoffModel, Ints, completed, with_vocabulary


def read_pocketsphinx(path: Path, vocabulary: int = 1 << 20) -> BackoffModel:
    """Pocketsphinx's binary trigram model (``en-us.lm.bin``).

    Args:
        path: the model as pocketsphinx installs it.
        vocabulary: the likeliest words that are kept, at most.

    Raises:
        SourceError: the file is not a quantised trigram model of that format.
    """
    return with_vocabulary(_Pocketsphinx(path).model(), vocabulary)


class _Pocketsphinx:
    """Decoder of pocketsphinx's ``Trie Language Model`` of order 3 with 16-bit quantisation.

    Layout: magic, u8 order, u32 counts per order, u32 quantisation, three tables of
    65,536 f32 (bigram probability, bigram backoff, trigram probability), per word
    {f32 probability, f32 backoff, u32 first bigram}, bit-packed bigrams [word,
    backoff 16, probability 16, first trigram] and trigrams [word, probability 16],
    each followed by eight bytes, u32 length and NUL-terminated words. The trie runs
    backwards: from a word to the one before it. Logarithms have base 1.0001.
    """

    MAGIC = b"Trie Language Model"
    BASE = float(np.log(1.0001))
    ORDER = 3
    QUANTISED = 1

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.data = path.read_bytes()
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}") from None
        head = len(self.MAGIC)
        if len(self.data) < head + 17 or self.data[:head] != self.MAGIC or self.data[head] != self.ORDER:
            raise SourceError(f"{path} is not a trigram model of pocketsphinx")
        *counts, quantised = (int(number) for number in np.frombuffer(self.data, "<u4", 4, head + 1))
        if quantised != self.QUANTISED:
            raise SourceError(f"{path} is not quantised to 16 bits")
        self.counts = counts
        self.offset = head + 17

    def model(self) -> BackoffModel:
        """The whole model, forward and with words in our order."""
        words_1, words_2, words_3 = self.counts
        tables = [self._take("<f4", 65_536).astype(np.float64) * self.BASE for _ in range(3)]
        unigrams = self._take(np.dtype([("prob", "<f4"), ("backoff", "<f4"), ("next", "<u4")]), words_1 + 1)
        word_bits = words_1.bit_length()
        second, backoff, prob, following = self._packed(words_2, [word_bits, 16, 16, words_3.bit_length()])
        third, last_prob = self._packed(words_3, [word_bits, 16])
        words, rank = self._words()
        current = _owners(unigrams["next"].astype(np.int64), words_2)
        pairs = np.column_stack([rank[second[:-1]], rank[current]])
        owner = _owners(following, words_3)
        triples = np.column_stack([rank[third[:-1]], pairs[owner]])
        order = np.argsort(rank[:words_1])
        by_rank = unigrams[:words_1][order]
        single = by_rank["prob"].astype(np.float64) * self.BASE
        return completed(
            BackoffModel(
                words,
                np.concatenate([[single[single > NEVER].min()], single]),
                np.concatenate([[0.0], by_rank["backoff"].astype(np.float64) * self.BASE]),
                pairs,
                tables[0][prob[:-1]],
                tables[1][backoff[:-1]],
                triples,
                tables[2][last_prob[:-1]],
            )
        )

    def _take(self, kind: str | np.dtype[Any], count: int) -> NDArray[Any]:
        """The next ``count`` items of the file."""
        dtype = np.dtype(kind)
        if self.offset + count * dtype.itemsize > len(self.data):
            raise SourceError(f"{self.path} is cut short")
        taken = np.frombuffer(self.data, dtype, count, self.offset)
        self.offset += count * dtype.itemsize
        return taken

    def _packed(self, count: int, widths: list[int]) -> list[Ints]:
        """The fields of ``count`` bit-packed entries and of the one that closes them (each count+1)."""
        total = sum(widths)
        raw = self._take("u1", ((count + 1) * total + 7) // 8 + 8)
        first = np.arange(count + 1, dtype=np.int64) * total
        fields = []
        for width in widths:
            value = np.zeros(count + 1, dtype=np.int64)
            for index in range((width + 7 + 7) // 8):
                value |= raw[(first >> 3) + index].astype(np.int64) << (8 * index)
            fields.append((value >> (first & 7)) & ((1 << width) - 1))
            first += width
        return fields

    def _words(self) -> tuple[list[str], Ints]:
        """The words in order of their bytes, and our number of each of theirs."""
        length = int(self._take("<u4", 1)[0])
        names = self._take("u1", length).tobytes().rstrip(b"\0").split(b"\0")
        if len(names) != self.counts[0]:
            raise SourceError(f"{self.path} is cut short")
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.zeros(len(names) + 1, dtype=np.int64)
        rank[order] = np.arange(1, len(names) + 1)
        return [names[index].decode() for index in order], rank


def _owners(starts: Ints, count: int) -> Ints:
    """For each of ``count`` children, the parent whose range (from its start to the next) holds it."""
    return np.searchsorted(starts, np.arange(count), side="right") - 1
