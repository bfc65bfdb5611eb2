"""A backoff trigram model, and its compiled file of kind ``ngrams``.

All probabilities are natural logarithms (nats).

Sections (V words numbered from 1 in the order of their UTF-8 bytes; number 0 is any
unknown word; B bigrams sorted by first and second word; T trigrams in the same way):

    word_bytes      u8 [..]    the words, concatenated
    word_start      u32[V+2]   word ``i`` is word_bytes[word_start[i]:word_start[i+1]]
    word_slots      u32[2^k]   open addressing by CRC-32 of the bytes; word number or 0
    unigram_prob    f32[V+1]   unigram_backoff f32[V+1]
    bigram_start    u32[V+2]   the bigrams of first word ``i``
    bigram_word     u16[B]     second words, u32 where V is larger than 65,535;
                               bigram_prob u8[B], bigram_backoff u8[B]
    trigram_start   u32[B+1]   the trigrams of bigram ``j``
    trigram_word    u16[T]     third words, in the same width; trigram_prob u8[T]
    *_levels        f32[256]   what the u8 codes stand for

Codes are linear between the least and the greatest value, so their error is at most
1/510 of that range: 0.03 nat for probabilities between 1 and 1e-7.
"""

import zlib
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from proofread.lexicon.format import compiled

NEVER: Final = -99.0
"""Log probability of a word that is only ever context; pocketsphinx has 1e-99."""

_LEVELS: Final = 256
_SHORT: Final = 1 << 16

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


@dataclass(slots=True)
class BackoffModel:
    """A backoff trigram model; row 0 of the unigrams is the unknown word.

    Shapes: words V, unigrams V+1, bigrams B x 2 word numbers, trigrams T x 3.
    """

    words: list[str]
    unigram_prob: Floats
    unigram_backoff: Floats
    bigrams: Ints
    bigram_prob: Floats
    bigram_backoff: Floats
    trigrams: Ints
    trigram_prob: Floats


def completed(model: BackoffModel) -> BackoffModel:
    """The model with n-grams sorted, and with every bigram that begins a trigram.

    A bigram that is missing gets the probability that backing off would give it, and
    no backoff of its own, so that no score changes.
    """
    size = len(model.words) + 1
    keys = model.bigrams[:, 0] * size + model.bigrams[:, 1]
    needed = np.unique(model.trigrams[:, 0] * size + model.trigrams[:, 1])
    missing = needed[~np.isin(needed, keys)]
    extra = np.column_stack([missing // size, missing % size])
    keys = np.concatenate([keys, missing])
    order = np.argsort(keys, kind="stable")
    prob = model.unigram_backoff[extra[:, 0]] + model.unigram_prob[extra[:, 1]]
    model.bigrams = np.concatenate([model.bigrams, extra])[order]
    model.bigram_prob = np.concatenate([model.bigram_prob, prob])[order]
    model.bigram_backoff = np.concatenate([model.bigram_backoff, np.zeros(len(missing))])[order]
    order = np.lexsort(model.trigrams.T[::-1])
    model.trigrams, model.trigram_prob = model.trigrams[order], model.trigram_prob[order]
    return model


def with_vocabulary(model: BackoffModel, most: int) -> BackoffModel:
    """The model with at most so many words, the likeliest; n-grams that hold others go.

    Whatever the context had of a word that goes is nobody's: an unknown word scores as the rarest one did.
    """
    if len(model.words) <= most:
        return model
    likely = np.where(model.unigram_prob[1:] > NEVER, model.unigram_prob[1:], 0.0)  # <s> is only ever context
    kept = np.sort(np.argsort(-likely, kind="stable")[:most]) + 1
    rank = np.zeros(len(model.words) + 1, dtype=np.int64)
    rank[kept] = np.arange(1, most + 1)
    pairs, triples = rank[model.bigrams], rank[model.trigrams]
    kept_2, kept_3 = pairs.all(axis=1), triples.all(axis=1)
    single = np.concatenate([[0], kept])
    return BackoffModel(
        [model.words[number - 1] for number in kept],
        model.unigram_prob[single],
        model.unigram_backoff[single],
        pairs[kept_2],
        model.bigram_prob[kept_2],
        model.bigram_backoff[kept_2],
        triples[kept_3],
        model.trigram_prob[kept_3],
    )


def pack(model: BackoffModel, digest: str) -> bytes:
    """The file of a model whose n-grams are sorted."""
    size = len(model.words) + 1
    encoded = [word.encode() for word in model.words]
    keys = model.bigrams[:, 0] * size + model.bigrams[:, 1]
    context = np.searchsorted(keys, model.trigrams[:, 0] * size + model.trigrams[:, 1])
    bigram_prob, bigram_levels = _quantised(model.bigram_prob)
    bigram_backoff, backoff_levels = _quantised(model.bigram_backoff)
    trigram_prob, trigram_levels = _quantised(model.trigram_prob)
    return compiled(
        "ngrams",
        digest,
        {
            "word_bytes": ("B", b"".join(encoded)),
            "word_start": ("I", _u32(np.cumsum([0, 0, *map(len, encoded)]))),
            "word_slots": ("I", _u32(_slots(encoded))),
            "unigram_prob": ("f", model.unigram_prob.astype("<f4").tobytes()),
            "unigram_backoff": ("f", model.unigram_backoff.astype("<f4").tobytes()),
            "bigram_start": ("I", _u32(np.searchsorted(model.bigrams[:, 0], np.arange(size + 1)))),
            "bigram_word": _numbers(model.bigrams[:, 1], size),
            "bigram_prob": ("B", bigram_prob),
            "bigram_backoff": ("B", bigram_backoff),
            "trigram_start": ("I", _u32(np.searchsorted(context, np.arange(len(keys) + 1)))),
            "trigram_word": _numbers(model.trigrams[:, 2], size),
            "trigram_prob": ("B", trigram_prob),
            "bigram_levels": ("f", bigram_levels),
            "backoff_levels": ("f", backoff_levels),
            "trigram_levels": ("f", trigram_levels),
        },
    )


def _u32(numbers: NDArray[Any]) -> bytes:
    """Numbers as little-endian u32."""
    return numbers.astype("<u4").tobytes()


def _numbers(words: Ints, size: int) -> tuple[str, bytes]:
    """Word numbers below a size, in the narrowest width that holds them all, with its type code."""
    return ("H", words.astype("<u2").tobytes()) if size <= _SHORT else ("I", _u32(words))


def _quantised(values: Floats) -> tuple[bytes, bytes]:
    """A u8 code per value, and the 256 f32 the codes stand for, linear from least to greatest."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    levels = np.linspace(low, high, _LEVELS)
    step = (high - low) / (_LEVELS - 1) or 1.0
    return np.rint((values - low) / step).astype("u1").tobytes(), levels.astype("<f4").tobytes()


def _slots(encoded: list[bytes]) -> Ints:
    """The open-addressing table of word numbers, at most two thirds full."""
    size = 1 << (len(encoded) * 3 // 2).bit_length()
    slots = [0] * size
    for number, word in enumerate(encoded, 1):
        slot = zlib.crc32(word) & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = number
    return np.array(slots, dtype=np.int64)
