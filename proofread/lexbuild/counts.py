"""Estimates a backoff trigram model from counts.

Interpolated absolute discounting, with a discount for counts of two and one for
higher counts (Ney, Essen and Kneser 1994; estimates of Chen and Goodman 1998).
"""

from pathlib import Path
from typing import Final

import numpy as np

from proofread.errors import SourceError
from proofread.lexbuild.backoff import NEVER, BackoffModel, Floats, Ints
from proofread.lexbuild.sources import rows

UNKNOWN: Final = "<unk>"
BEGIN: Final = "<s>"

_DISCOUNTS: Final = (1.1, 1.4)  # where the counts of counts are too few to estimate
_ENOUGH: Final = 20  # n-grams seen two, three and four times, for an estimate
_TWICE: Final = 2


def estimated(unigrams: Path, bigrams: Path, trigrams: Path, once: Path | None = None) -> BackoffModel:
    """A model estimated from counts, lines ``w1 w2 w3<TAB>count``.

    N-grams that are missing (those below the least count) keep their share: what the
    counts of a context leave over, and the discounts, go to the shorter context. The
    mass of ``<unk>`` is reserved; one unknown word has the probability of a single
    occurrence.

    Args:
        unigrams: all words of the vocabulary, ``<unk>``, and ``<s>`` (begun sentences).
        bigrams: two words, at least twice.
        trigrams: three words, at least twice, whose two halves are among the bigrams.
        once: lines ``w1<TAB>w2 w3 ...``: the words that followed ``w1`` a single time; bigrams, too.

    Raises:
        SourceError: a line is malformed, or the counts contradict each other.
    """
    words, seen = _vocabulary(unigrams)
    numbers = {word: index for index, word in enumerate(words, 1)}
    pairs, pair_counts = _sorted(*_read_grams(bigrams, numbers, 2), *(_read_once(once, numbers) if once else ()))
    triples, triple_counts = _sorted(*_read_grams(trigrams, numbers, 3))
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
        single_log[numbers[BEGIN]] = NEVER
    left[0] = 1.0
    return BackoffModel(
        words, single_log, np.log(left), pairs, np.log(pair_prob), np.log(pair_left), triples, np.log(triple_prob)
    )


def _vocabulary(path: Path) -> tuple[list[str], Ints]:
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


def _read_grams(path: Path, numbers: dict[str, int], order: int) -> tuple[Ints, Ints]:
    """Word numbers (n x order) and counts (n) of a table of n-grams."""
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
    return np.array(grams, dtype=np.int64).reshape(-1, order), np.array(counts, dtype=np.int64)


def _read_once(path: Path, numbers: dict[str, int]) -> tuple[Ints, Ints]:
    """Word numbers (n x 2) and counts, all 1, of the bigrams seen a single time."""
    grams = []
    for number, (first, seconds) in enumerate(rows(path, 2), 1):
        try:
            grams += [(numbers[first], numbers[second]) for second in seconds.split(" ")]
        except KeyError as error:
            raise SourceError(f"{path}:{number}: {error} is not among the words") from None
    return np.array(grams, dtype=np.int64).reshape(-1, 2), np.ones(len(grams), dtype=np.int64)


def _sorted(*tables: Ints) -> tuple[Ints, Ints]:
    """Tables of n-grams, each followed by its counts, as one in the order of their words."""
    grams, counts = np.concatenate(tables[::2]), np.concatenate(tables[1::2])
    by_words = np.lexsort(grams.T[::-1])
    return grams[by_words], counts[by_words]


def _positions(path: Path, keys: Ints, wanted: Ints) -> Ints:
    """Where each wanted key stands in sorted keys; all must be there."""
    found = np.searchsorted(keys, wanted)
    if len(wanted) and not (len(keys) and np.array_equal(keys[np.minimum(found, len(keys) - 1)], wanted)):
        raise SourceError(f"{path}: two words of a trigram are not among the bigrams")
    return found.astype(np.int64)


def _discounts(counts: Ints) -> tuple[float, float]:
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


def _discounted(path: Path, context: Ints, counts: Ints, totals: Ints) -> tuple[Floats, Floats]:
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
    share: Floats = (counts - taken) / totals[context]
    left: Floats = 1.0 - np.bincount(context, share, len(totals)).astype(np.float64)
    return share, left
