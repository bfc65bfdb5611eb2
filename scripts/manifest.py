"""Refreshes the digests in ``dictionaries/MANIFEST.toml`` after a reviewed change of a source.

    python scripts/manifest.py

Everything else in the manifest is written by hand. A source that no entry names is an error.
"""

import re
import sys
from pathlib import Path

from proofread.lexbuild.sources import digest_of

DICTIONARIES = Path(__file__).parent.parent / "dictionaries"
_ENTRY = re.compile(r'file = "(?P<file>[^"]+)"(?P<rest>.*?)sha256 = "(?P<digest>[0-9a-f]*)"', re.DOTALL)


def refreshed(manifest: str) -> str:
    """The manifest with the digests that its files have now."""

    def entry(match: re.Match[str]) -> str:
        path = DICTIONARIES / match["file"]
        digest = digest_of(path) if path.exists() else match["digest"]
        return f'file = "{match["file"]}"{match["rest"]}sha256 = "{digest}"'

    return _ENTRY.sub(entry, manifest)


def main() -> int:
    """Rewrite the manifest; non-zero where a source is not listed."""
    path = DICTIONARIES / "MANIFEST.toml"
    manifest = refreshed(path.read_text(encoding="utf-8"))
    path.write_text(manifest, encoding="utf-8", newline="\n")
    listed = {match["file"] for match in _ENTRY.finditer(manifest)}
    found = {
        str(file.relative_to(DICTIONARIES)) for kind in ("tsv", "toml") for file in DICTIONARIES.glob(f"*/*.{kind}")
    }
    for missing in sorted(found - listed):
        print(f"{missing} is not in MANIFEST.toml: add its origin and licence")
    return 1 if found - listed else 0


if __name__ == "__main__":
    sys.exit(main())
