"""Compiles what `proofread.lexicon.confusions` maps: words with alternatives, and the filter over pairs."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np

from proofread.errors import SourceError
from proofread.lexbuild.backoff import NEVER, BackoffModel, Floats, Ints
from proofread.lexbuild.sources import rows
from proofread.lexbuild.tables import table
from proofread.lexicon.confusions import CHECK_SHIFT, LISTED, LOWEST, RECORD, UNIT, Relation, pair_keys
from proofread.lexicon.entry import FLOOR, STEP
from proofread.lexicon.words import Words

_BITS: Final = 21
"""The filter has 2 to this number of bytes."""

_MOST: Final = 15  # the highest level of attraction

_SHORTEST: Final = 3  # letters of a word that only nearness connects: shorter ones are near everything
_LONGER: Final = 4
_LARGEST_SIZE: Final = 60  # SCOWL: words that writers use
_KNOWN: Final = -17.0  # nats: a word that may have been written by mistake
_COMMON: Final = -12.8  # nats: a word that may have been meant
_ALTERNATIVES: Final = 12  # of one word, at most, but for those of the lists
_RARER: Final = 4.0  # nats: so much rarer a word is not what was meant, unless a list says so
_CLOSE: Final = 0.4  # nats: a name is no word
_ENDINGS: Final = ("s", "es", "ed", "d", "r", "er", "ing", "n", "y", "ly", "al")

Pairs = Mapping[tuple[str, str], Relation]


def listed_pairs(folder: Path) -> dict[tuple[str, str], Relation]:
    """The pairs of the reviewed lists, each with the list that holds it.

    Raises:
        SourceError: a line is not two words in order, or a pair stands in two lists.
    """
    pairs: dict[tuple[str, str], Relation] = {}
    for name, relation in LISTED.items():
        path = folder / f"{name}.tsv"
        for pair, _reason in rows(path, 2):
            first, _, second = pair.partition(" ")
            if not first < second or " " in second:
                raise SourceError(f"{path}: {pair!r} is not two words in order")
            if (first, second) in pairs:
                raise SourceError(f"{path}: {pair!r} stands in another list, too")
            pairs[first, second] = relation
    return pairs


def near_pairs(words: Words) -> Iterator[tuple[str, str]]:
    """Pairs of words one slip apart, of which one is common."""
    frequency = dict(_plain_words(words))
    holes: dict[str, list[str]] = defaultdict(list)
    for word in frequency:
        for at in range(len(word)):
            holes[f"{word[:at]}_{word[at + 1 :]}"].append(word)
            shorter = word[:at] + word[at + 1 :]
            if shorter in frequency:
                yield from _worthy(shorter, word, frequency)
            swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
            if swapped in frequency:
                yield from _worthy(word, swapped, frequency)
    for alike in holes.values():
        for first, second in combinations(alike, 2):
            yield from _worthy(first, second, frequency)


def _worthy(first: str, second: str, frequency: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    from proofread.suggest.morphology import is_dialect_pair

    if first == second or max(len(first), len(second)) < _LONGER or is_dialect_pair(first, second):
        return
    if max(frequency[first], frequency[second]) >= _COMMON:
        yield (first, second) if first < second else (second, first)


def _plain_words(words: Words) -> Iterator[tuple[str, float]]:
    """Words of small letters that general dictionaries hold, and that are not names."""
    for key in words.words:
        if len(key) >= _SHORTEST and key.isalpha() and key.isascii():
            entry = words.entry(key)
            if entry is not None and 0 < entry.size <= _LARGEST_SIZE and entry.word >= max(_KNOWN, entry.name - _CLOSE):
                yield key, entry.word


def _is_ending(first: str, second: str) -> bool:
    """Whether one word is another with an ending."""
    shorter, longer = sorted((first, second), key=len)
    if longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS:
        return True
    stem = len(shorter) - 1
    return first[:stem] == second[:stem] and {first[stem:], second[stem:]} <= {"s", "d", "r", "e", "ed", "es", "y"}


class Attractions:
    """How both trigram models together see pairs of words.

    Attributes:
        keys: hash of the first word XOR hash of the second, of each pair.
        nats: how much likelier the second is after the first than anywhere.
        joint: how often the pair stands in a running text, as a probability.
    """

    def __init__(self, models: list[BackoffModel], kept: set[str]) -> None:
        words = sorted({word for model in models for word in model.words}, key=str.encode)
        number = {word: index for index, word in enumerate(words, 1)}
        size = len(words) + 1
        maps = [np.array([0, *(number[word] for word in model.words)], dtype=np.int64) for model in models]
        keys = np.unique(
            np.concatenate(
                [
                    of_ours[model.bigrams[:, 0]] * size + of_ours[model.bigrams[:, 1]]
                    for model, of_ours in zip(models, maps, strict=True)
                ]
            )
        )
        first, second = keys // size, keys % size
        wanted = np.array([False, *(word in kept for word in words)])
        chosen = wanted[first] | wanted[second]
        first, second = first[chosen], second[chosen]
        pair, single = np.zeros(len(first)), np.zeros(size)
        before = np.zeros(size)
        for model, of_ours in zip(models, maps, strict=True):
            ours = np.zeros(size, dtype=np.int64)
            ours[of_ours[1:]] = np.arange(1, len(of_ours))
            pair += np.exp(_log_probs(model, ours[first], ours[second])) / len(models)
            alone = np.exp(np.maximum(model.unigram_prob, NEVER))
            single += alone[ours] / len(models)
            before += alone[ours] / len(models)
        self.single = dict(zip(words, np.log(np.maximum(single[1:], 1e-12)), strict=True))
        self.nats: Floats = np.log(pair) - np.log(np.maximum(single[second], 1e-12))
        self.joint: Floats = pair * np.maximum(before[first], 1e-9)
        lefts, rights = (np.array([0, *(pair_keys(word)[side] for word in words)], dtype=np.int64) for side in (0, 1))
        self.keys: Ints = lefts[first] ^ rights[second]

    def filter(self) -> bytes:
        """The bytes of the filter: check and attraction; where two pairs fall together the more frequent is held."""
        level = np.clip(np.rint((self.nats - LOWEST) / UNIT), 0, _MOST).astype(np.int64)
        order = np.argsort(self.joint, kind="stable")
        slots = np.zeros(1 << _BITS, dtype="u1")
        keys = self.keys[order]
        slots[keys & ((1 << _BITS) - 1)] = (keys >> CHECK_SHIFT << 4 | level[order]).astype("u1")
        return slots.tobytes()


class Company:
    """Which words stand beside which, by the news model: words in the same company can seldom be told apart."""

    def __init__(self, model: BackoffModel) -> None:
        self._number = {word: number for number, word in enumerate(model.words, 1)}
        size = len(model.words) + 1
        first, second = model.bigrams[:, 0], model.bigrams[:, 1]
        joint = np.exp(np.maximum(model.unigram_prob, NEVER)[first] + model.bigram_prob)
        sides = []
        for own, other in ((second, first), (first, second)):
            order = np.lexsort((other, own))
            whole = np.bincount(own, joint, size)
            share = np.sqrt(joint / np.maximum(whole[own], 1e-12))[order]
            sides.append((np.searchsorted(own[order], np.arange(size + 1)), other[order], share))
        self._sides = sides

    def alike(self, one: str, other: str) -> tuple[float, float]:
        """How far the words before two words are the same, and those after them: Bhattacharyya coefficients, 0 to 1."""
        numbers = self._number.get(one, 0), self._number.get(other, 0)
        if not all(numbers):
            return 0.0, 0.0
        before, after = (self._common(side, *numbers) for side in self._sides)
        return before, after

    @staticmethod
    def _common(side: tuple[Ints, Ints, Floats], one: int, other: int) -> float:
        starts, beside, share = side
        ours, theirs = slice(starts[one], starts[one + 1]), slice(starts[other], starts[other + 1])
        _, left, right = np.intersect1d(beside[ours], beside[theirs], assume_unique=True, return_indices=True)
        common = float(share[ours][left] @ share[theirs][right])
        return min(1.0, common)


def _log_probs(model: BackoffModel, first: Ints, second: Ints) -> Floats:
    """Log P(second | first) of each pair by one model, with backoff."""
    size = len(model.words) + 1
    keys = model.bigrams[:, 0] * size + model.bigrams[:, 1]
    wanted = first * size + second
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    backed_off = model.unigram_backoff[first] + np.maximum(model.unigram_prob[second], NEVER)
    return np.where(keys[place] == wanted, model.bigram_prob[place], backed_off)


def compile_confusions(folder: Path, words: Words, models: list[BackoffModel], digest: str) -> bytes:
    """The bytes of ``confusions.bin``.

    Args:
        folder: the reviewed lists.
        words: the compiled words.
        models: the trigram models that a run mixes.
        digest: of the sources.
    """
    pairs = listed_pairs(folder)
    for first, second in near_pairs(words):
        pairs.setdefault((first, second), Relation.ENDING if _is_ending(first, second) else Relation.NEAR)
    held = {word for pair in pairs for word in pair}
    attractions = Attractions(models, held | {"<s>"})
    frequency = {word: _frequency(word, words, attractions.single) for word in held}
    alternatives = _alternatives(pairs, frequency)
    records, entries, relations = _laid_out(alternatives, frequency)
    company = Company(models[-1])
    alike = bytes(
        round(255 * side)
        for word, others in alternatives.items()
        for other, _relation in others
        for side in company.alike(word, other)
    )
    extra = {
        "alternative_alike": ("B", alike),
        "alternative_entry": ("I", entries.tobytes()),
        "alternative_relation": ("B", bytes(relations)),
        "pairs": ("B", attractions.filter()),
    }
    return table("confusions", digest, RECORD, records, extra)


def _frequency(word: str, words: Words, single: Mapping[str, float]) -> float:
    """Log probability of a word, in nats: by the models, else by the dictionaries."""
    entry = words.entry(word)
    known = entry.word if entry is not None else FLOOR
    return max(FLOOR, single.get(word, FLOOR), min(known, -14.0))


def _alternatives(pairs: Pairs, frequency: Mapping[str, float]) -> dict[str, list[tuple[str, Relation]]]:
    """The alternatives of each word: those of the lists, then the most frequent."""
    found: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for (first, second), relation in pairs.items():
        found[first].append((second, relation))
        found[second].append((first, relation))
    unlisted = (Relation.NEAR, Relation.ENDING)
    chosen = {}
    for word, others in sorted(found.items()):
        others.sort(key=lambda each: (each[1] in unlisted, -frequency[each[0]], each[0]))
        least = max(_COMMON, frequency[word] - _RARER)
        chosen[word] = [each for each in others if each[1] not in unlisted or frequency[each[0]] >= least]
        listed = sum(each[1] not in unlisted for each in chosen[word])
        chosen[word] = chosen[word][: max(listed, _ALTERNATIVES)]
    return chosen


def _laid_out(
    alternatives: Mapping[str, list[tuple[str, Relation]]], frequency: Mapping[str, float]
) -> tuple[list[tuple[str, tuple[int, int, int]]], "array[int]", list[int]]:
    """The records, and the alternatives end to end: where the entry of each lies in the table, and its relation."""
    offsets, offset = {}, 0
    for word in alternatives:
        offsets[word] = offset
        offset += 1 + len(word.encode()) + 6
    records = []
    entries, relations = array("I"), []
    for word, others in alternatives.items():
        level = max(0, min(255, round((frequency[word] - FLOOR) / STEP)))
        records.append((word, (len(entries), len(others), level)))
        entries.extend(offsets[other] for other, _relation in others)
        relations += [int(relation) for _other, relation in others]
    return records, entries, relations
