"""Baselines: findings that are answered for in a file of their own, by file and fingerprint, never by line.

One JSON object a line, sorted by file and there by place, so that two branches seldom touch the same lines::

    {"file": "copy/flood.md", "fingerprint": "0a1b2c3d4e5f6071", "check": "names.misspelt", "text": "Mauripol",
     "because": "so spelt in the letter"}

(on one line). `file` is relative to the folder of the baseline, with forward slashes. A fingerprint survives edits
elsewhere in the story; check and text are for the reader.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from proofread.config import nearest
from proofread.errors import ConfigError, WriteError
from proofread.files import write_whole
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import fingerprint

NAME: Final = "proofread-baseline.jsonl"
"""What a baseline is called where nobody says otherwise."""

HOW: Final = "baseline"

_RENAMED: Final = 2
"""Findings that a story and a file that is gone have in common where they are one under two names."""

_NEEDED: Final = ("file", "fingerprint", "check", "text")
_KEYS: Final = (*_NEEDED, "because")
_HINT: Final = "settle a merge by keeping the lines of both sides; `proofread baseline write` makes entries anew"


class Entry(NamedTuple):
    """One finding that is answered for; `file` is as it stands in the baseline."""

    file: str
    fingerprint: str
    check: str
    text: str
    because: str = ""

    def line(self) -> str:
        """The entry as a line of the file, its end included."""
        values = {key: value for key, value in zip(_KEYS, self, strict=True) if key in _NEEDED or value}
        return json.dumps(values, ensure_ascii=False) + "\n"


Entries = Mapping[str, Entry]
"""By fingerprint, the entries of one story, in order of place."""


class Held(NamedTuple):
    """The entries that hold for a story, and the name they stand under where that is an old one."""

    entries: Entries
    moved_from: str = ""


@dataclass(slots=True)
class Baseline:
    """A baseline in memory.

    Attributes:
        path: where it lies, an absolute path.
        files: by the name of a file, its entries.
        was: what lies there, as it was read or written last.
    """

    path: Path
    files: dict[str, dict[str, Entry]] = field(default_factory=dict)
    was: bytes = b""
    _gone: dict[str, bool] = field(default_factory=dict)
    _by_fingerprint: dict[str, list[str]] = field(default_factory=dict)

    def name_of(self, story: Path) -> str:
        """What the baseline calls a story, an absolute path."""
        try:
            return Path(os.path.relpath(story, self.path.parent)).as_posix()
        except ValueError:  # on another drive
            return story.as_posix()

    def path_of(self, file: str) -> Path:
        """Where a file of the baseline lies; the inverse of `name_of`."""
        return Path(os.path.normpath(self.path.parent / PurePosixPath(file)))

    def is_gone(self, file: str) -> bool:
        """Whether a file of the baseline is not there any more; looked up once."""
        if file not in self._gone:
            self._gone[file] = not self.path_of(file).is_file()
        return self._gone[file]

    def held(self, story: Path, fingerprints: Iterable[str]) -> Held:
        """The entries that hold for a story with findings of these fingerprints.

        Its own; or, if it has none, those of a file that is gone: one of the same name, which was moved, or else one
        with two findings or more in common, which was renamed.
        """
        own = self.files.get(self.name_of(story))
        if own is not None:
            return Held(own)
        gone = []
        for file, count in self._in_common(fingerprints).items():
            same_name = PurePosixPath(file).name == story.name
            if (same_name or count >= _RENAMED) and self.is_gone(file):
                gone.append((not same_name, -count, file))
        return Held(self.files[min(gone)[2]], min(gone)[2]) if gone else Held({})

    def _in_common(self, fingerprints: Iterable[str]) -> Counter[str]:
        """By file, how many of the fingerprints it has entries for."""
        if not self._by_fingerprint:
            for file, entries in self.files.items():
                for each in entries:
                    self._by_fingerprint.setdefault(each, []).append(file)
        return Counter(file for each in set(fingerprints) for file in self._by_fingerprint.get(each, ()))

    def put(self, file: str, entries: Iterable[Entry]) -> None:
        """Put entries, in order of place, in the stead of those of a file; without any it is left out."""
        self.files[file] = {each.fingerprint: each._replace(file=file) for each in entries}
        if not self.files[file]:
            del self.files[file]
        self._by_fingerprint.clear()

    def text(self) -> str:
        """The whole file."""
        return "".join(each.line() for file in sorted(self.files) for each in self.files[file].values())

    def write(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            ConfigError: the file that is there cannot be read.
            WriteError: it cannot be written, or somebody else has changed it meanwhile.
        """
        if _bytes(self.path) != self.was:
            raise WriteError(f"the baseline {self.path} has changed meanwhile", hint="it is as it was; run this again")
        data = self.text().encode("utf-8", "backslashreplace")  # names of files may be no text
        write_whole(self.path, data)
        self.was = data


def entry_of(document: Document, finding: Finding, file: str, because: str = "") -> Entry:
    """The entry that answers for a finding."""
    said = " ".join(because.split())
    return Entry(file, fingerprint(document, finding), finding.check, document.text[slice(*finding.span)], said)


def add(baseline: Path, story: Path, document: Document, finding: Finding, because: str = "") -> None:
    """Answer for one finding: write it into a baseline, which is made where there is none.

    Both paths are absolute. An entry that is there already gets the reason.

    Raises:
        ConfigError: the baseline is broken.
        WriteError: it cannot be written.
    """
    held = read_baseline(baseline)
    entry = entry_of(document, finding, held.name_of(story), because)
    held.files.setdefault(entry.file, {})[entry.fingerprint] = entry
    held.write()


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file, an absolute path; an empty one where there is no such file, because it hides nothing.

    Raises:
        ConfigError: it cannot be read, or a line is broken; the message names file and line.
    """
    data = _bytes(path)
    baseline = Baseline(path, was=data)
    for entry in _entries(path, data):
        entries = baseline.files.setdefault(entry.file, {})
        there = entries.get(entry.fingerprint)
        if there is None or not there.because:  # of doublets that a merge left, the one with a reason
            entries[entry.fingerprint] = entry
    return baseline


def _bytes(path: Path) -> bytes:
    """What the file holds; nothing where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(f"the baseline {path} cannot be read: {error.strerror or error}") from None


def _entries(path: Path, data: bytes) -> Iterator[Entry]:
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise ConfigError(f"the baseline {path} is not UTF-8", hint=_HINT) from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _entry(line, f"{path}:{number}")


def _entry(line: str, place: str) -> Entry:
    try:
        values: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        raise ConfigError(f"{place}: this line of the baseline is not JSON", hint=_HINT) from None
    if not isinstance(values, dict):
        raise ConfigError(f"{place}: this line of the baseline is no object", hint=_HINT)
    for key, value in values.items():
        if key not in _KEYS:
            raise ConfigError(f"{place}: unknown key {key!r}", hint=nearest(key, _KEYS))
        if not isinstance(value, str):
            raise ConfigError(f"{place}: {key} must be a string, not {value!r}")
    for key in _NEEDED:
        if key not in values:
            raise ConfigError(f"{place}: {key} is missing", hint=_HINT)
    return Entry(**values)
