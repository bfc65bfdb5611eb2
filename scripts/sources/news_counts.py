"""Counters over the tokens of news: cased forms, capitalised phrases, and n-grams."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from news_text import DOTTED, HYPHEN, NUMBER, PAUSE, STOP, WEB, WORD, Token
from numpy.typing import NDArray

#: Lower-case words allowed inside a capitalised phrase.
_PARTICLES = "of the and for de al bin van von der la du el den del da di dos das & ibn le upon on"
PARTICLES = frozenset(_PARTICLES.split())
#: Capitalised words that are never part of a name.
PRONOUNS = frozenset({"I", "I'm", "I've", "I'd", "I'll"})
#: Words whose 's is a verb or a pronoun's ending, never a possessive.
_CONTRACTED = "it that what here there who he she let where how when why one"
CONTRACTED = frozenset(_CONTRACTED.split())
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯ\u1e00-\u1eff]+(?:['-][A-Za-zÀ-ÖØ-öø-ʯ\u1e00-\u1eff]+)*")
UNKNOWN, BEGIN = "<unk>", "<s>"

_POSSESSIVE = ("'s", "'S")
_INNER_LONGEST = 4
_LONGEST = 5
_PARTICLES_IN_A_ROW = 2


def stem(word: str) -> str:
    """A word without the dot of an abbreviation and without the possessive 's."""
    word = word.rstrip(".")
    if word.endswith(_POSSESSIVE) and word[:-2].lower() not in CONTRACTED:
        return word[:-2]
    return word


@dataclass(slots=True)
class Tally:
    """How often a form was seen where its case is its own, where its place gave it, and in how many stories."""

    middle: int = 0
    initial: int = 0
    documents: int = 0
    last: int = -1
    sources: set[int] = field(default_factory=set)

    def add(self, initial: bool, document: int, source: int) -> None:
        """One more occurrence."""
        if initial:
            self.initial += 1
        else:
            self.middle += 1
        if document != self.last:
            self.documents += 1
            self.last = document
        self.sources.add(source)


class Forms:
    """Counts of cased word forms and of hyphenated compounds."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}

    def add(self, found: list[Token], headline: bool, document: int, source: int) -> None:
        """Count the forms of one paragraph."""
        for form, initial in forms(found):
            tally = self.tallies.get(form)
            if tally is None:
                tally = self.tallies[form] = Tally()
            tally.add(initial or headline, document, source)

    def middle(self, form: str) -> int:
        """How often a form was seen where its case is its own."""
        tally = self.tallies.get(form)
        return tally.middle if tally else 0

    def is_name(self, form: str) -> bool:
        """Whether a capitalised form keeps its capital inside sentences."""
        return self.middle(form) > 2 * self.middle(form.lower())

    def rows(self) -> Iterator[str]:
        """Lines of the table, unsorted."""
        for form, tally in self.tallies.items():
            if tally.middle + tally.initial >= 2 and tally.documents >= 2:
                yield f"{form}\t{tally.middle}\t{tally.initial}\t{tally.documents}\t{len(tally.sources)}"


def forms(found: list[Token]) -> Iterator[tuple[str, bool]]:
    """Forms of a paragraph with their place: the words, the parts of compounds, and the compounds."""
    compound: list[str] = []
    first = False
    for index, token in enumerate(found):
        joined = index + 1 < len(found) and found[index + 1].kind == HYPHEN
        if token.kind == HYPHEN:
            continue
        if token.kind != WORD or token.text == "&":
            compound = []
            continue
        after_hyphen = index > 0 and found[index - 1].kind == HYPHEN
        form = stem(token.text)
        if LATIN.fullmatch(form):
            yield form, token.initial
        if not after_hyphen:
            compound, first = [form], token.initial
        elif compound:
            compound.append(form)
        if not joined and len(compound) > 1 and LATIN.fullmatch(whole := "-".join(compound)):
            yield whole, first
        if not joined:
            compound = []


@dataclass(slots=True)
class Piece:
    """A word of a possible phrase: hyphenated compounds are one word."""

    text: str
    initial: bool
    possessive: bool


class Phrases:
    """Counts of capitalised sequences inside sentences."""

    def __init__(self, known: Forms) -> None:
        self.known = known
        self.counts: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()

    def add(self, paragraphs: list[list[Token]]) -> None:
        """Count the phrases of one story."""
        here: Counter[str] = Counter()
        for found in paragraphs:
            for run in runs(found):
                here.update(self._phrases(run))
        self.counts.update(here)
        self.documents.update(here.keys())

    def _phrases(self, run: list[Piece]) -> Iterator[str]:
        while run and (not run[0].text[0].isupper() or (run[0].initial and not self.known.is_name(run[0].text))):
            run = run[1:]
        while run and not run[-1].text[0].isupper():
            run = run[:-1]
        words = [piece.text for piece in run]
        capital = [word[0].isupper() for word in words]
        for start in range(len(words)):
            for end in range(start + 2, min(start + _INNER_LONGEST, len(words)) + 1):
                if capital[start] and capital[end - 1]:
                    yield " ".join(words[start:end])
        if len(words) == _LONGEST:
            yield " ".join(words)

    def rows(self) -> Iterator[str]:
        """Lines of the table, unsorted."""
        for phrase, count in self.counts.items():
            if count >= 2 and self.documents[phrase] >= 2:
                yield f"{phrase}\t{count}\t{self.documents[phrase]}"


def runs(found: list[Token]) -> Iterator[list[Piece]]:
    """Runs of capitalised words and particles that nothing but spaces and hyphens interrupts."""
    run: list[Piece] = []
    particles = 0
    index = 0
    while index < len(found):
        token = found[index]
        piece, index = _piece(found, index)
        capital = piece is not None and piece.text[0].isupper() and piece.text not in PRONOUNS
        particle = piece is not None and piece.text in PARTICLES and particles < _PARTICLES_IN_A_ROW
        if piece is None or not token.adjacent or token.initial or not (capital or particle):
            if len(run) > 1:
                yield run
            run, particles = [], 0
        if piece is not None and (capital or (particle and run)):
            run.append(piece)
            particles = 0 if capital else particles + 1
            if piece.possessive:
                if len(run) > 1:
                    yield run
                run, particles = [], 0
    if len(run) > 1:
        yield run


def _piece(found: list[Token], index: int) -> tuple[Piece | None, int]:
    """The word or compound that begins at an index, and the index after it."""
    token = found[index]
    if token.kind not in {WORD, DOTTED}:
        return None, index + 1
    parts = [token.text]
    index += 1
    while index + 1 < len(found) and found[index].kind == HYPHEN and found[index + 1].kind == WORD:
        parts.append(found[index + 1].text)
        index += 2
    if index < len(found) and found[index].kind == HYPHEN:
        return None, index + 2
    text = "-".join(parts)
    bare = text
    if text.endswith(_POSSESSIVE):
        bare = text[:-2]
    if not bare or any(character.isdigit() for character in bare):
        return None, index
    return Piece(bare, token.initial, bare != text), index


class Ngrams:
    """The corpus as one array of word numbers, for counting n-grams of order 1 to 3."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {UNKNOWN: 0, BEGIN: 1, ",": 2, ".": 3, "<n>": 4}
        self.corpus: list[int] = []

    def add(self, found: list[Token]) -> None:
        """Append one paragraph, a sentence begin before each sentence."""
        begun = False
        for token in spoken(found):
            if not begun:
                self.corpus.append(1)
                begun = True
            self.corpus.append(self.words.setdefault(token, len(self.words)))
            if token == ".":
                begun = False

    def counts(self, vocabulary: int) -> tuple[dict[str, int], "Grams", "Grams"]:
        """Unigram counts of words seen ``vocabulary`` times (the rest ``<unk>``), their bigrams and trigrams."""
        corpus = np.array(self.corpus, dtype=np.int64)
        seen = np.bincount(corpus, minlength=len(self.words))
        kept = seen >= vocabulary
        kept[:2] = True
        corpus = np.where(kept[corpus], corpus, 0)
        seen = np.bincount(corpus, minlength=len(self.words))
        names = list(self.words)
        unigrams = {names[index]: int(seen[index]) for index in np.flatnonzero(seen)}
        return unigrams, Grams(names, corpus, 2), Grams(names, corpus, 3)


class Grams:
    """Counts of the n-grams of one order (2 or 3) that hold no unknown word and cross no sentence."""

    def __init__(self, names: list[str], corpus: NDArray[np.int64], order: int) -> None:
        self.names = names
        self.order = order
        self.base = len(names)
        columns = [corpus[index : len(corpus) - order + 1 + index] for index in range(order)]
        good = columns[0] != 0
        for column in columns[1:]:
            good &= column > 1
        keys = columns[0][good]
        for column in columns[1:]:
            keys = keys * self.base + column[good]
        self.keys, self.counts = np.unique(keys, return_counts=True)

    def rows(self, least: int) -> Iterator[str]:
        """Lines of the table for counts of at least ``least``, unsorted."""
        chosen = self.counts >= least
        for key, count in zip(self.keys[chosen].tolist(), self.counts[chosen].tolist(), strict=True):
            words = []
            rest = key
            for _ in range(self.order):
                rest, index = divmod(rest, self.base)
                words.append(self.names[index])
            yield f"{' '.join(reversed(words))}\t{count}"

    def once(self) -> Iterator[str]:
        """A line for each first word: what followed it a single time; bigrams only."""
        followers: dict[int, list[str]] = {}
        for key in self.keys[self.counts == 1].tolist():
            first, second = divmod(key, self.base)
            followers.setdefault(first, []).append(self.names[second])
        for first, names in followers.items():
            yield f"{self.names[first]}\t{' '.join(sorted(names))}"


def spoken(found: list[Token]) -> Iterator[str]:
    """The tokens of a language model: lower-case words, ``<n>``, ``,`` and ``.``; others dropped."""
    last = "."
    for token in found:
        if token.kind == WORD:
            out = [token.text.rstrip(".").lower()] if token.text != "&" else ["and"]
        elif token.kind == DOTTED:
            out = token.text.lower().strip(".").split(".")
        elif token.kind == NUMBER:
            out = ["<n>"]
        elif token.kind == WEB:
            out = [UNKNOWN]
        elif token.kind == PAUSE:
            out = [","] if last not in ",." else []
        elif token.kind == STOP:
            out = ["."] if last != "." else []
        else:
            continue
        for text in out:
            yield text
            last = text
