"""Count forms, phrases and n-grams of training news, and write the tables under ``dictionaries/``.

    python scripts/sources/news.py --data DIR --out dictionaries

``DIR`` holds ``*.jsonl.gz``, one JSON object a line with ``text``. The texts are not
shipped; the counts are. Every paragraph, and every sentence of eight
words or more, counts once, in the first story that has it.
Needs numpy and ftfy 6.3. The same input gives the same bytes.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from news_counts import BEGIN, Forms, Ngrams, Phrases
from news_text import fresh, is_headline, stories, tokens

VOCABULARY = 3  # occurrences that make a word part of the n-gram vocabulary
TRIGRAM_LIMIT = 15_000_000  # bytes; above it trigrams seen twice are left out


def write(path: Path, rows: Iterable[str]) -> int:
    """Write sorted rows and return the size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(f"{row}\n" for row in sorted(rows, key=lambda row: row.split("\t", 1)[0])).encode()
    path.write_bytes(data)
    return len(data)


def count(paths: list[Path]) -> tuple[Forms, Phrases, Ngrams]:
    """All counts over the stories of the files."""
    known, ngrams = Forms(), Ngrams()
    texts = list(stories(paths))
    seen: set[int] = set()
    for story in texts:
        for paragraph in story.paragraphs:
            found = fresh(tokens(paragraph), seen)
            known.add(found, is_headline(found), story.number, story.source)
            ngrams.add(found)
    phrases = Phrases(known)
    seen = set()
    for story in texts:
        paragraphs = [fresh(tokens(paragraph), seen) for paragraph in story.paragraphs]
        phrases.add([found for found in paragraphs if not is_headline(found)])
    return known, phrases, ngrams


def main() -> int:
    """Write the six tables."""
    parser = argparse.ArgumentParser(description="Count forms, phrases and n-grams of training news.")
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="the folder dictionaries")
    options = parser.parse_args()
    paths = sorted(options.data.glob("*.jsonl.gz"))
    if not paths:
        parser.error(f"no *.jsonl.gz in {options.data}")
    known, phrases, ngrams = count(paths)
    write(options.out / "news/forms.tsv", known.rows())
    write(options.out / "news/phrases.tsv", phrases.rows())
    unigrams, bigrams, trigrams = ngrams.counts(VOCABULARY)
    write(options.out / "ngrams/news_1.tsv", (f"{word}\t{seen}" for word, seen in unigrams.items()))
    write(options.out / "ngrams/news_2.tsv", bigrams.rows(2))
    write(options.out / "ngrams/news_once.tsv", bigrams.once())
    least = 2
    if write(options.out / "ngrams/news_3.tsv", trigrams.rows(least)) > TRIGRAM_LIMIT:
        least = 3
        write(options.out / "ngrams/news_3.tsv", trigrams.rows(least))
    print(f"{len(known.tallies)} forms, {len(unigrams)} tokens, sentences {unigrams[BEGIN]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
