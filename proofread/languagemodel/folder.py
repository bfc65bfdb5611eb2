"""The folder that the model lies in, and the manifest that says what belongs in it."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from proofread.errors import ModelError
from proofread.languagemodel.source import Source

ENVIRON: Final = "PROOFREAD_MODEL"
"""The environment variable that names another folder."""

INSTALL: Final = "run `proofread model install`"
MANIFEST: Final = "manifest.json"
WEIGHTS: Final = "model.bin"
TOKENIZER: Final = "tokenizer.json"

_FORMAT: Final = 1
_NAME: Final = "smollm2-135m-instruct"
_WRITTEN: Final = frozenset(
    ("LICENSE", MANIFEST, "config.json", WEIGHTS, TOKENIZER, "vocabulary.json")
)  # what an installation consists of, where its manifest can no longer tell
_CHUNK: Final = 1 << 20


class Held(NamedTuple):
    """A file of an installation: its bytes and their SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str


class Manifest(NamedTuple):
    """What an installation consists of.

    Attributes:
        source: the wheel that it was made of.
        converters: package to version of what made it.
        files: file name to what is in it, all but the manifest.
    """

    source: Source
    converters: Mapping[str, str]
    files: Mapping[str, Held]

    @property
    def bytes(self) -> int:
        """The size of the whole installation but for the manifest."""
        return sum(held.bytes for held in self.files.values())


def place() -> Path:
    """The folder that the model lies in or would lie in: PROOFREAD_MODEL, else one among the user's data.

    Raises:
        ModelError: there is no home directory to look in.
    """
    if named := os.environ.get(ENVIRON):
        return Path(named).absolute()
    try:
        return _user_data() / "proofread" / _NAME
    except RuntimeError:
        raise ModelError("there is no home directory for the language model", hint=f"set {ENVIRON}") from None


def _user_data() -> Path:
    """Where the system keeps data for a user.

    Three rules of a line each; the package platformdirs, which knows more of them, would have to be
    there even where the extra is not, to find out that no model is installed.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"  # XDG: a relative one does not count


def is_installed() -> bool:
    """Whether a model lies in its place. Looks for one file and imports nothing."""
    try:
        return (place() / MANIFEST).is_file()
    except (ModelError, OSError):
        return False


def read_manifest(folder: Path) -> Manifest:
    """What an installation consists of.

    Raises:
        ModelError: there is none, or its manifest is damaged or of another version.
    """
    try:
        read = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise ModelError(f"no language model is installed in {folder}", hint=INSTALL) from None
    except (OSError, ValueError) as error:
        raise damaged(folder, f"its {MANIFEST} cannot be read ({error})") from None
    try:
        return _parsed(read)
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder, f"its {MANIFEST} is not as this program writes it ({error})") from None


def _parsed(read: Any) -> Manifest:  # noqa: ANN401 - whatever the JSON holds; raises KeyError, TypeError, ValueError
    if read["format"] != _FORMAT:
        raise ValueError(f"format {read['format']}, not {_FORMAT}")
    files = {str(name): Held(int(held["bytes"]), str(held["sha256"])) for name, held in dict(read["files"]).items()}
    if strange := files.keys() - _WRITTEN:
        raise ValueError(f"it lists {min(strange)}")  # nothing that lies elsewhere is ever read or removed
    return Manifest(Source(**read["source"]), dict(read["converters"]), files)


def write_manifest(folder: Path, source: Source, converters: Mapping[str, str]) -> None:
    """List what lies in a folder; the last step of making one, so that a folder with a manifest is complete."""
    files = {path.name: {"bytes": path.stat().st_size, "sha256": sha256_of(path)} for path in sorted(folder.iterdir())}
    listed = {"format": _FORMAT, "source": source._asdict(), "converters": dict(converters), "files": files}
    partial = folder / f"{MANIFEST}.partial"
    partial.write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    partial.replace(folder / MANIFEST)


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Look at the size of each file, which takes no time.

    Raises:
        ModelError: a file is missing or of another size.
    """
    for name, held in manifest.files.items():
        try:
            size = (folder / name).stat().st_size
        except OSError:
            raise damaged(folder, f"{name} is missing") from None
        if size != held.bytes:
            raise damaged(folder, f"{name} has {size:,} bytes, not {held.bytes:,}")


def check_digests(folder: Path, manifest: Manifest) -> None:
    """Read every file.

    Raises:
        ModelError: a file is missing or holds other bytes.
    """
    check_sizes(folder, manifest)
    for name, held in manifest.files.items():
        try:
            digest = sha256_of(folder / name)
        except OSError as error:
            raise damaged(folder, f"{name} cannot be read ({error.strerror or error})") from None
        if digest != held.sha256:
            raise damaged(folder, f"{name} has been changed")


def damaged(folder: Path, why: str) -> ModelError:
    """The error for an installation that cannot be used."""
    return ModelError(f"the language model in {folder} is damaged: {why}", hint=f"{INSTALL} to install it again")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits; OSError where it cannot be read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def is_ours(folder: Path) -> bool:
    """Whether all in a folder was laid there by an installation, a damaged one, too."""
    with suppress(OSError):
        names = {path.name for path in folder.iterdir()}
        with suppress(ModelError):
            return names <= {MANIFEST, *read_manifest(folder).files}
        return WEIGHTS in names and names <= _WRITTEN
    return False
