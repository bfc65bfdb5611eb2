"""Derive words/scowl.tsv from the SCOWL word lists.

Rows are `word<TAB>size<TAB>kind<TAB>regions`: the smallest SCOWL size that has
the form, its kind (w words, u upper, p proper names, a abbreviations,
c contractions) and where it is spelt so: `*` everywhere, or letters of
A American, B British, Z British -ize, C Canadian, U Australian; a final `v`
marks forms that only the lists of variants have.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from shared import Package, clean, parse_arguments, write_rows

SCOWL = Package(
    "debian",
    "scowl",
    "2020.12.07-2",
    "scowl_2020.12.07-2_all.deb",
    "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718",
)
LARGEST_SIZE = 80
REGIONS = {
    "english": "*",
    "american": "A",
    "british": "B",
    "british_z": "Z",
    "canadian": "C",
    "australian": "U",
}
VARIANTS = {
    f"{prefix}variant_{level}": letter
    for prefix, letter in {"": "A", "british_": "B", "canadian_": "C", "australian_": "U"}.items()
    for level in (1, 2)
}
KINDS = {"words": "w", "upper": "u", "proper-names": "p", "abbreviations": "a", "contractions": "c"}
REGION_ORDER = "ABZCU"
CONTRACTED_IS = frozenset("he's here's how's it's let's she's that's there's what's when's where's who's why's".split())


@dataclass
class Entry:
    """What the lists say of one form."""

    size: int = LARGEST_SIZE + 1
    kinds: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)

    def add(self, size: int, kind: str, region: str) -> None:
        """Record an occurrence in one list."""
        if size < self.size:
            self.size = size
            self.kinds = set()
        if size == self.size:
            self.kinds.add(kind)
        self.regions.add(region)

    def row(self, word: str, variant: bool) -> tuple[str, int, str, str]:
        """Return the row of the form."""
        kind = next(kind for kind in KINDS.values() if kind in self.kinds)
        regions = "".join(letter for letter in REGION_ORDER if letter in self.regions)
        return word, self.size, kind, "*" if "*" in self.regions else regions + "v" * variant


def read_lists(folder: Path) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Return the entries of the main lists and those of the lists of variants."""
    main: dict[str, Entry] = {}
    variants: dict[str, Entry] = {}
    for path in sorted(folder.iterdir()):
        name, _, size = path.name.rpartition(".")
        category, _, kind = name.partition("-")
        if int(size) > LARGEST_SIZE or kind not in KINDS:
            continue
        if category in REGIONS:
            target, region = main, REGIONS[category]
        elif category in VARIANTS:
            target, region = variants, VARIANTS[category]
        else:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if word := clean(line):
                target.setdefault(word, Entry()).add(int(size), KINDS[kind], region)
    return main, variants


def scowl_rows(folder: Path) -> list[tuple[str, int, str, str]]:
    """Return the rows of all forms but the regular possessives."""
    main, variants = read_lists(folder)
    forms = main.keys() | variants.keys()
    rows = []
    for word in forms:
        stem = word.removesuffix("'s")
        if stem != word and stem in forms and word not in CONTRACTED_IS:
            continue
        if word in main:
            rows.append(main[word].row(word, variant=False))
        else:
            rows.append(variants[word].row(word, variant=True))
    return rows


def main() -> None:
    """Fetch SCOWL and write its file."""
    cache, out = parse_arguments(__doc__)
    package = SCOWL.fetch(cache)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg", "-x", str(package), folder], check=True)
        lists = Path(folder) / "usr/share/dict/scowl"
        write_rows(out / "words/scowl.tsv", scowl_rows(lists))


if __name__ == "__main__":
    main()
