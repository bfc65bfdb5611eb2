"""Prints stories, wears the pages as scans are, and has Tesseract read them: copy that `scripts/ocr.py` learns from.

    python scripts/scanned_pages.py --data DIR --out FILE.jsonl [--pages 240]

Takes stories of 150 to 300 words from ``DIR/train/*.jsonl.gz``. Writes what was read with the faults marked in it, and
beside it, in a folder named as the file is, the hOCR of each page, which says how sure the reading of each word was.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from scans.engine import why_not
from scans.pages import DAMAGE, FACES, Page, varied
from scans.scoring import recognise

SEED = 77
WORDS = range(150, 301)
PRINTABLE = re.compile("[\x20-\x7e\n‘’“”–—£€À-ſ]*")  # what the fonts have, and Tesseract's English knows


def stories(data: Path) -> Iterator[tuple[str, str]]:
    """Names and texts, whole paragraphs of each story, in an order that the seed decides."""
    packed = sorted((data / "train").glob("*.jsonl.gz"))
    lines = [line for path in packed for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
    random.Random(SEED).shuffle(lines)
    for line in lines:
        story = json.loads(line)
        text = _opening(story["text"])
        if len(text.split()) in WORDS and PRINTABLE.fullmatch(text) and "|" not in text and "http" not in text:
            yield re.sub(r"[^\w.-]", "_", story["id"]), text


def _opening(text: str) -> str:
    taken: list[str] = []
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        if sum(len(each.split()) for each in taken) + len(paragraph.split()) >= WORDS.stop:
            break
        taken.append(paragraph)
    return "\n\n".join(taken)


def pages(data: Path) -> Iterator[Page]:
    """The stories in turn through all kinds of damage and all fonts."""
    chance = random.Random(SEED)
    kinds = list(DAMAGE)
    for number, (name, text) in enumerate(stories(data)):
        kind, face = kinds[number % len(kinds)], FACES[number // len(kinds) % len(FACES)]
        face = face._replace(size=face.size * chance.choice((0.95, 1, 1.1)))
        seed = 10_000 + number
        yield Page(f"{kind.replace(' ', '-')}-{face.font}-{name}", text, face, kind, varied(DAMAGE[kind], seed), seed)


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=240)
    given = parser.parse_args()
    if reason := why_not():
        raise SystemExit(reason)
    folder = given.out.with_suffix("")
    folder.mkdir(exist_ok=True)
    with given.out.open("w", encoding="utf-8") as gold:
        for page in islice(pages(given.data), given.pages):
            read = recognise(page)
            read.write(folder)
            gold.write(json.dumps(read.gold, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
