"""Writes the hooks of a repository, and takes them away again; a hook that was there before goes on running."""

import contextlib
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from proofread.errors import UsageError, WriteError
from proofread.hook.git import Repository

_KEPT: Final = ".before-proofread"
_SIGN: Final = "# written by proofread hook install, "

# The earlier hook is run in the folder and with the arguments that git gives; `exit` alone hands on what it said.
_SCRIPT: Final = """\
# `proofread hook uninstall` takes it away and puts back what was here before, which runs first.
earlier="$(dirname -- "$0")/{kept}"
if [ -x "$earlier" ]; then
    "$earlier" "$@" || exit
fi
python={python}
stop() {{
    echo "proofread: $1, so nothing could be checked and this commit is stopped" >&2
    echo "           install proofread again and run \\`proofread hook install\\` with it;" >&2
    echo "           \\`git commit --no-verify\\` passes in an emergency" >&2
    exit 3
}}
[ -x "$python" ] || stop "$python is gone"
"$python" -P -m proofread hook run --hook {hook} "$@" && exit
code=$?
"$python" -P -c "import proofread" 2>/dev/null || stop "$python has no proofread any more"
exit "$code"
"""


class Done(NamedTuple):
    """What became of a hook: its path, and one sentence about what was there before, or the empty string."""

    path: Path
    before: str = ""


def install(repository: Repository, hook: str, *, shared: bool = False) -> Done:
    """Write a hook that checks what is committed; one of our own is written anew.

    Args:
        repository: whose hook.
        hook: one of `proofread.hook.HOOKS`.
        shared: whether a folder of hooks outside of the repository, which other repositories may use, will do.

    Raises:
        UsageError: the folder lies outside and `shared` does not say so, belongs to another manager of hooks, or
            holds a hook of ours that somebody changed.
        WriteError: the hook cannot be written.
    """
    folder = repository.hooks
    _refuse_foreign(repository, folder, hook, shared=shared)
    path, kept = folder / hook, folder / f"{hook}{_KEPT}"
    is_ours = _is_ours(path)
    if not is_ours and os.path.lexists(path) and os.path.lexists(kept):
        raise UsageError(
            f"both {path} and {kept.name} are there, and neither is ours to overwrite",
            hint="keep one of them; an earlier hook is called from the one that proofread writes",
        )
    with _told(path):
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, _script(hook), None if is_ours or not os.path.lexists(path) else kept)
    return Done(path, f"{kept.name} beside it, the hook that was here, runs first" if os.path.lexists(kept) else "")


def uninstall(repository: Repository, hook: str) -> Done | None:
    """Take a hook of ours away and put back what it replaced; None where there is none.

    Raises:
        UsageError: the hook is not ours, or somebody changed it.
        WriteError: it cannot be taken away.
    """
    path = repository.hooks / hook
    kept = path.with_name(f"{hook}{_KEPT}")
    if not os.path.lexists(path) and not os.path.lexists(kept):
        return None
    if os.path.lexists(path) and not _is_ours(path):
        raise UsageError(f"{path} was not written by proofread", hint="it is left as it is")
    with _told(path):
        if os.path.lexists(kept):
            kept.replace(path)
            return Done(path, "the hook that was here before is back")
        path.unlink()
    return Done(path)


def _refuse_foreign(repository: Repository, folder: Path, hook: str, *, shared: bool) -> None:
    if ".husky" in folder.parts:  # it finds what to run by the name of the hook, which changes when it is kept
        raise UsageError(
            f"the hooks of this repository are kept by husky, in {folder}",
            hint=f'add the line `proofread hook run --hook {hook} "$@"` to .husky/{hook}',
        )
    place = folder.resolve()
    homes = (repository.top.resolve(), repository.common.resolve())
    if not shared and not any(place.is_relative_to(home) for home in homes):
        raise UsageError(
            f"core.hooksPath sends git to {folder}, outside of this repository; other repositories may use it, too",
            hint="--shared writes the hook there for all of them",
        )


def _script(hook: str) -> str:
    body = _SCRIPT.format(kept=f"{hook}{_KEPT}", python=shlex.quote(sys.executable), hook=hook)
    return f"#!/bin/sh\n{_SIGN}{crc32(os.fsencode(body)):08x}\n{body}"


def _is_ours(path: Path) -> bool:
    """Whether a hook is one that we wrote.

    Raises:
        UsageError: it is, and somebody changed it.
    """
    try:
        shebang, _, rest = path.read_bytes().partition(b"\n")
    except (OSError, ValueError):
        return False
    line, _, body = rest.partition(b"\n")
    sign, _, digest = line.rpartition(b" ")
    if shebang != b"#!/bin/sh" or sign + b" " != _SIGN.encode():
        return False
    if digest != b"%08x" % crc32(body):
        raise UsageError(
            f"{path} was written by proofread and changed since", hint="move your lines to a hook of their own first"
        )
    return True


def _write(path: Path, script: str, kept: Path | None) -> None:
    """Put a script where a hook goes, what is there kept under another name; on failure all is as it was."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.fsencode(script))
        Path(name).chmod(0o755)
        if kept is not None:
            path.rename(kept)
        try:
            Path(name).replace(path)
        except OSError:
            if kept is not None:
                kept.rename(path)
            raise
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise WriteError(f"{path} cannot be changed: {reason}", hint="check the permissions of its folder") from None
