"""Derive the files of word frequencies.

share-alike/wordfreq.tsv  `word<TAB>centizipf` (wordfreq, large English list)
words/wordsegment.tsv     `word<TAB>count` (web counts of 2006)
words/casing.tsv          `form<TAB>centinats` (negated log probability x 100)

The lists hold common errors: they tell how frequent a form is, never that it
is right.
"""

from __future__ import annotations

import gzip
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from shared import LATIN_LETTER, Package, clean, parse_arguments, write_rows

WORDFREQ = Package(
    "pypi",
    "wordfreq",
    "3.1.1",
    "wordfreq-3.1.1-py3-none-any.whl",
    "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
)
WORDSEGMENT = Package(
    "pypi",
    "wordsegment",
    "1.3.1",
    "wordsegment-1.3.1-py2.py3-none-any.whl",
    "dd10e32fdb890079532ddffc1d179f839627af8345ecf52b84627a536449648d",
)
LOOKUPS = Package(
    "pypi",
    "spacy-lookups-data",
    "1.0.5",
    "spacy_lookups_data-1.0.5-py2.py3-none-any.whl",
    "466f21f087e4144bc93800679437ec5a17be7d0888734b1ba880b3ecb0978bc6",
)
MOST_UNIGRAMS = 220_000
LARGEST_CENTINATS = 1950
LONGEST_FORM = 30
_FORM = re.compile(rf"[{LATIN_LETTER}]+(?:['.-][{LATIN_LETTER}]+)*\.?")
_WORD = re.compile(rf"[{LATIN_LETTER}]+(?:['.-][{LATIN_LETTER}]+)*")


class MessagePack:
    """Read the part of MessagePack that lists of lists of strings need."""

    def __init__(self, data: bytes) -> None:
        """Start at the beginning of `data`."""
        self._data = data
        self._at = 0

    def _number(self, layout: str) -> int:
        """Read a big-endian number."""
        (value,) = struct.unpack_from(">" + layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return int(value)

    def _text(self, length: int) -> str:
        """Read a string of `length` bytes."""
        self._at += length
        return self._data[self._at - length : self._at].decode("utf-8")

    def read(self) -> object:
        """Read the next value."""
        tag = self._number("B")
        if tag < 0x80:
            return tag
        if tag & 0xE0 == 0xA0:
            return self._text(tag & 0x1F)
        if tag in (0xD9, 0xDA, 0xDB):
            return self._text(self._number("BHI"[tag - 0xD9]))
        if tag & 0xF0 == 0x90:
            return [self.read() for _ in range(tag & 0x0F)]
        if tag in (0xDC, 0xDD):
            return [self.read() for _ in range(self._number("HI"[tag - 0xDC]))]
        if tag & 0xF0 == 0x80:
            return {str(self.read()): self.read() for _ in range(tag & 0x0F)}
        if 0xCC <= tag <= 0xCF:
            return self._number("BHIQ"[tag - 0xCC])
        raise ValueError(f"unexpected MessagePack tag {tag:#x}")


def member(package: Path, name: str) -> bytes:
    """Return a file of a wheel."""
    with zipfile.ZipFile(package) as archive:
        return archive.read(name)


def wordfreq_rows(package: Path) -> Iterator[tuple[str, int]]:
    """Yield words and Zipf frequencies x 100.

    Entry N of the list (after its header) holds the words of N centibels
    below one: a frequency of 10 ** (-N / 100), a Zipf frequency of 9 - N / 100.
    """
    data = gzip.decompress(member(package, "wordfreq/data/large_en.msgpack.gz"))
    bins = MessagePack(data).read()
    if not isinstance(bins, list) or not isinstance(bins[0], dict) or bins[0].get("format") != "cB":
        raise ValueError("wordfreq: unknown format")
    seen: set[str] = set()
    for centibels, words in enumerate(bins[1:]):
        for text in words:
            word = clean(text)
            if len(word) <= LONGEST_FORM and _WORD.fullmatch(word) and word not in seen:
                seen.add(word)
                yield word, 900 - centibels


def wordsegment_rows(package: Path) -> list[tuple[str, int]]:
    """Return the most frequent alphabetic unigrams with their counts."""
    rows: list[tuple[str, int]] = []
    for line in member(package, "wordsegment/unigrams.txt").decode("utf-8").splitlines():
        word, count = line.split("\t")
        if re.fullmatch("[a-z]+", word):
            rows.append((word, round(float(count))))
    rows.sort(key=lambda row: (-row[1], row[0]))
    return rows[:MOST_UNIGRAMS]


def casing_rows(package: Path) -> Iterator[tuple[str, int]]:
    """Yield cased forms that are more probable than the floor of the table."""
    data = gzip.decompress(member(package, "spacy_lookups_data/data/en_lexeme_prob.json.gz"))
    table: dict[str, float] = json.loads(data)
    floor = min(table.values())
    best: dict[str, int] = {}
    for text, probability in table.items():
        form = clean(text)
        if probability <= floor or len(form) > LONGEST_FORM or not _FORM.fullmatch(form):
            continue
        centinats = round(-100 * probability)
        if centinats <= LARGEST_CENTINATS:
            best[form] = min(centinats, best.get(form, centinats))
    yield from best.items()


def main() -> None:
    """Fetch the packages and write the three files."""
    cache, out = parse_arguments(__doc__)
    write_rows(out / "share-alike/wordfreq.tsv", wordfreq_rows(WORDFREQ.fetch(cache)))
    write_rows(out / "words/wordsegment.tsv", wordsegment_rows(WORDSEGMENT.fetch(cache)))
    write_rows(out / "words/casing.tsv", casing_rows(LOOKUPS.fetch(cache)))


if __name__ == "__main__":
    main()
