"""Compile backoff trigram models into one mapped file of kind ``ngrams``.

Two sources, one layout: the trigram model that ships with pocketsphinx (BSD, CMU),
decoded from its reversed, bit-packed trie; and counted n-grams, smoothed by
interpolated absolute discounting with a discount for counts of two and one for
higher counts (Ney, Essen and Kneser 1994; estimates of Chen and Goodman 1998).
All probabilities are natural logarithms (nats).

Sections (V words numbered from 1 in the order of their UTF-8 bytes; number 0 is any
unknown word; B bigrams sorted by first and second word; T trigrams in the same way):

    word_bytes      u8 [..]    the words, concatenated
    word_start      u32[V+2]   word ``i`` is word_bytes[word_start[i]:word_start[i+1]]
    word_slots      u32[2^k]   open addressing by CRC-32 of the bytes; word number or 0
    unigram_prob    f32[V+1]   unigram_backoff f32[V+1]
    bigram_start    u32[V+2]   the bigrams of first word ``i``
    bigram_word     u32[B]     second words; bigram_prob u8[B], bigram_backoff u8[B]
    trigram_start   u32[B+1]   the trigrams of bigram ``j``
    trigram_word    u32[T]     third words; trigram_prob u8[T]
    *_levels        f32[256]   what the u8 codes stand for

Codes are linear between the least and the greatest value, so their error is at most
1/510 of that range: 0.03 nat for probabilities between 1 and 1e-7.
"""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from proofread.errors import SourceError
from proofread.lexicon.format import compiled

UNKNOWN: Final = "<unk>"
BEGIN: Final = "<s>"

_NEVER: Final = -99.0  # log-probability of a word that is only ever context; pocketsphinx has 1e-99
_LEVELS: Final = 256
_DISCOUNTS: Final = (1.1, 1.4)  # where the counts of counts are too few to estimate
_ENOUGH: Final = 20  # n-grams seen two, three and four times, for an estimate
_TWICE: Final = 2

_Ints: TypeAlias = NDArray[np.int64]
_Floats: TypeAlias = NDArray[np.float64]


@dataclass(slots=True)
class _Model:
    """A backoff trigram model; row 0 of the unigrams is the unknown word.

    Shapes: words V, unigrams V+1, bigrams B x 2 word numbers, trigrams T x 3.
    """

    words: list[str]
    unigram_prob: _Floats
    unigram_backoff: _Floats
    bigrams: _Ints
    bigram_prob: _Floats
    bigram_backoff: _Floats
    trigrams: _Ints
    trigram_prob: _Floats


def repack_pocketsphinx(path: Path, digest: str, prune: float = 0.0) -> bytes:
    """The compiled form of pocketsphinx's binary trigram model (``en-us.lm.bin``).

    Args:
        path: the model as pocketsphinx installs it.
        digest: SHA-256 of the source, hexadecimal.
        prune: n-grams whose absence would change the model by less than this are left out, in
            nats times the probability of the n-gram (Seymore and Rosenfeld 1996); 0 keeps all.

    Raises:
        SourceError: the file is not a quantised trigram model of that format.
    """
    return _pack(_pruned(_Pocketsphinx(path).model(), prune), digest)


def _pruned(model: _Model, least: float) -> _Model:
    """The model without the n-grams that its shorter contexts predict nearly as well."""
    if least <= 0:
        return model
    size = len(model.words) + 1
    keys = model.bigrams[:, 0] * size + model.bigrams[:, 1]
    context = np.searchsorted(keys, model.trigrams[:, 0] * size + model.trigrams[:, 1])
    joint = model.unigram_prob[model.bigrams[:, 0]] + model.bigram_prob
    shorter = _bigram_probs(model, keys, model.trigrams[:, 1], model.trigrams[:, 2])
    gain = np.abs(model.trigram_prob - model.bigram_backoff[context] - shorter)
    kept_3 = np.exp(joint[context] + model.trigram_prob) * gain >= least
    needed = np.bincount(context[kept_3], minlength=len(keys)) > 0
    single = model.unigram_backoff[model.bigrams[:, 0]] + model.unigram_prob[model.bigrams[:, 1]]
    kept_2 = needed | (np.exp(joint) * np.abs(model.bigram_prob - single) >= least)
    return _Model(
        model.words,
        model.unigram_prob,
        model.unigram_backoff,
        model.bigrams[kept_2],
        model.bigram_prob[kept_2],
        model.bigram_backoff[kept_2],
        model.trigrams[kept_3],
        model.trigram_prob[kept_3],
    )


def _bigram_probs(model: _Model, keys: _Ints, first: _Ints, second: _Ints) -> _Floats:
    """Log P(second | first), with backoff where the bigram is missing; `keys` are the sorted bigrams."""
    wanted = first * (len(model.words) + 1) + second
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    backed_off = model.unigram_backoff[first] + model.unigram_prob[second]
    return np.where(keys[place] == wanted, model.bigram_prob[place], backed_off)


def compile_counts(unigrams: Path, bigrams: Path, trigrams: Path, digest: str) -> bytes:
    """The compiled form of a model estimated from counts, lines ``w1 w2 w3<TAB>count``.

    N-grams that are missing (those below the least count) keep their share: what the
    counts of a context leave over, and the discounts, go to the shorter context. The
    mass of ``<unk>`` is reserved; one unknown word has the probability of a single
    occurrence.

    Args:
        unigrams: all words of the vocabulary, ``<unk>``, and ``<s>`` (begun sentences).
        bigrams: two words, at least twice.
        trigrams: three words, at least twice, whose two halves are among the bigrams.
        digest: SHA-256 of the sources, hexadecimal.

    Raises:
        SourceError: a line is malformed, or the counts contradict each other.
    """
    words, seen = _vocabulary(unigrams)
    numbers = {word: index for index, word in enumerate(words, 1)}
    pairs, pair_counts = _read_grams(bigrams, numbers, 2)
    triples, triple_counts = _read_grams(trigrams, numbers, 3)
    size = len(words) + 1
    tokens = float(seen.sum() - seen[numbers.get(BEGIN, 0)] * (BEGIN in numbers))
    single = np.maximum(seen, 1) / tokens
    single[0] = 1.0 / tokens
    share, left = _discounted(bigrams, pairs[:, 0], pair_counts, seen)
    pair_prob = share + left[pairs[:, 0]] * single[pairs[:, 1]]
    pair_keys = pairs[:, 0] * size + pairs[:, 1]
    context = _positions(trigrams, pair_keys, triples[:, 0] * size + triples[:, 1])
    shorter = _positions(trigrams, pair_keys, triples[:, 1] * size + triples[:, 2])
    share, pair_left = _discounted(trigrams, context, triple_counts, pair_counts)
    triple_prob = share + pair_left[context] * pair_prob[shorter]
    single_log = np.log(single)
    if BEGIN in numbers:
        single_log[numbers[BEGIN]] = _NEVER
    left[0] = 1.0
    model = _Model(
        words, single_log, np.log(left), pairs, np.log(pair_prob), np.log(pair_left), triples, np.log(triple_prob)
    )
    return _pack(model, digest)


def _vocabulary(path: Path) -> tuple[list[str], _Ints]:
    """The words in order of their bytes, and their counts, the count of unknown words first."""
    counts = {words: count for _, words, count in _lines(path)}
    unknown = counts.pop(UNKNOWN, 0)
    words = sorted(counts, key=str.encode)
    if not words:
        raise SourceError(f"{path} holds no words")
    return words, np.array([unknown, *(counts[word] for word in words)], dtype=np.int64)


def _lines(path: Path) -> list[tuple[int, str, int]]:
    """Line number, words and count of each line."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[:-1], 1):
        words, tab, count = line.partition("\t")
        if not (tab and words and count.isdecimal() and int(count) > 0):
            raise SourceError(f"{path}:{number}: not words, a tab and a count")
        rows.append((number, words, int(count)))
    return rows


def _read_grams(path: Path, numbers: dict[str, int], order: int) -> tuple[_Ints, _Ints]:
    """Word numbers (n x order, sorted) and counts (n) of a table of n-grams."""
    grams, counts = [], []
    for number, words, count in _lines(path):
        try:
            gram = [numbers[word] for word in words.split(" ")]
        except KeyError as error:
            raise SourceError(f"{path}:{number}: {error} is not among the words") from None
        if len(gram) != order:
            raise SourceError(f"{path}:{number}: {order} words wanted")
        grams.append(gram)
        counts.append(count)
    table = np.array(grams, dtype=np.int64).reshape(-1, order)
    by_words = np.lexsort(table.T[::-1])
    return table[by_words], np.array(counts, dtype=np.int64)[by_words]


def _positions(path: Path, keys: _Ints, wanted: _Ints) -> _Ints:
    """Where each wanted key stands in sorted keys; all must be there."""
    found = np.searchsorted(keys, wanted)
    if len(wanted) and not (len(keys) and np.array_equal(keys[np.minimum(found, len(keys) - 1)], wanted)):
        raise SourceError(f"{path}: two words of a trigram are not among the bigrams")
    return found.astype(np.int64)


def _discounts(counts: _Ints) -> tuple[float, float]:
    """What to take off a count of two, and off a higher one.

    The number of n-grams seen once is not in the table; it is read off the power law
    through those seen twice and three times.
    """
    two, three, four = (int((counts == times).sum()) for times in (2, 3, 4))
    if min(two, three, four) < _ENOUGH:
        return _DISCOUNTS
    one = two * (two / three) ** (np.log(2.0) / np.log(1.5))
    ratio = one / (one + 2 * two)
    return (
        float(np.clip(2 - 3 * ratio * three / two, 0.5, 1.9)),
        float(np.clip(3 - 4 * ratio * four / three, 0.5, 1.9)),
    )


def _discounted(path: Path, context: _Ints, counts: _Ints, totals: _Ints) -> tuple[_Floats, _Floats]:
    """The discounted probability of each n-gram (n), and what each context keeps for the shorter one.

    Args:
        path: the table, for messages.
        context: position of each n-gram's context in ``totals``.
        counts: occurrences of each n-gram.
        totals: occurrences of each context.
    """
    if np.any(np.bincount(context, counts, len(totals)) > totals):
        raise SourceError(f"{path}: a context has more successors than occurrences")
    two, more = _discounts(counts)
    taken = np.where(counts <= 1, 0.75, np.where(counts == _TWICE, two, more))
    share: _Floats = (counts - taken) / totals[context]
    left: _Floats = 1.0 - np.bincount(context, share, len(totals)).astype(np.float64)
    return share, left


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

    def model(self) -> _Model:
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
        return _completed(
            _Model(
                words,
                np.concatenate([[single[single > _NEVER].min()], single]),
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

    def _packed(self, count: int, widths: list[int]) -> list[_Ints]:
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

    def _words(self) -> tuple[list[str], _Ints]:
        """The words in order of their bytes, and our number of each of theirs."""
        length = int(self._take("<u4", 1)[0])
        names = self._take("u1", length).tobytes().rstrip(b"\0").split(b"\0")
        if len(names) != self.counts[0]:
            raise SourceError(f"{self.path} is cut short")
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.zeros(len(names) + 1, dtype=np.int64)
        rank[order] = np.arange(1, len(names) + 1)
        return [names[index].decode() for index in order], rank


def _owners(starts: _Ints, count: int) -> _Ints:
    """For each of ``count`` children, the parent whose range (from its start to the next) holds it."""
    return np.searchsorted(starts, np.arange(count), side="right") - 1


def _completed(model: _Model) -> _Model:
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


def _pack(model: _Model, digest: str) -> bytes:
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
            "bigram_word": ("I", _u32(model.bigrams[:, 1])),
            "bigram_prob": ("B", bigram_prob),
            "bigram_backoff": ("B", bigram_backoff),
            "trigram_start": ("I", _u32(np.searchsorted(context, np.arange(len(keys) + 1)))),
            "trigram_word": ("I", _u32(model.trigrams[:, 2])),
            "trigram_prob": ("B", trigram_prob),
            "bigram_levels": ("f", bigram_levels),
            "backoff_levels": ("f", backoff_levels),
            "trigram_levels": ("f", trigram_levels),
        },
    )


def _u32(numbers: NDArray[Any]) -> bytes:
    """Numbers as little-endian u32."""
    return numbers.astype("<u4").tobytes()


def _quantised(values: _Floats) -> tuple[bytes, bytes]:
    """A u8 code per value, and the 256 f32 the codes stand for, linear from least to greatest."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    levels = np.linspace(low, high, _LEVELS)
    step = (high - low) / (_LEVELS - 1) or 1.0
    return np.rint((values - low) / step).astype("u1").tobytes(), levels.astype("<f4").tobytes()


def _slots(encoded: list[bytes]) -> _Ints:
    """The open-addressing table of word numbers, at most two thirds full."""
    size = 1 << (len(encoded) * 3 // 2).bit_length()
    slots = [0] * size
    for number, word in enumerate(encoded, 1):
        slot = zlib.crc32(word) & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = number
    return np.array(slots, dtype=np.int64)
