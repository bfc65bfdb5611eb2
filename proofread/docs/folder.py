"""A folder of documents, of which the marked pages are ours: what is out of date in it, and bringing it up to date."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from proofread.docs.markdown import MARK
from proofread.errors import ReadError, WriteError
from proofread.files import write_text

MISSING: Final = "is missing"
DIFFERS: Final = "is out of date"
LEFT_OVER: Final = "is left over"


class Difference(NamedTuple):
    """A page that is not as it should be: its path in the folder, and what is the matter with it."""

    path: str
    what: str


def differences(folder: Path, pages: Mapping[str, str]) -> list[Difference]:
    """What of the pages is missing, out of date or left over in a folder, in order of path.

    Raises:
        ReadError: a page cannot be read.
    """
    found = []
    for path, text in pages.items():
        held = _held(folder / path)
        if held != text:
            found.append(Difference(path, MISSING if held is None else DIFFERS))
    found += (Difference(path, LEFT_OVER) for path in _ours(folder, pages) if path not in pages)
    return sorted(found)


def bring_up_to_date(folder: Path, pages: Mapping[str, str]) -> list[Difference]:
    """Write what is missing or out of date and remove what is left over; tells what there was.

    Raises:
        ReadError: a page cannot be read.
        WriteError: a page cannot be written, or a file that is not ours is in its place; then nothing is written.
    """
    found = differences(folder, pages)
    for path, what in found:
        if what == DIFFERS and not _is_ours(folder / path):
            raise WriteError(
                f"{folder / path} was not made by `proofread docs build`", hint="move it away, or name another folder"
            )
    for path, what in found:
        if what == LEFT_OVER:
            _remove(folder / path)
        else:
            _make_folder((folder / path).parent)
            write_text(folder / path, pages[path])
    return found


def _ours(folder: Path, pages: Mapping[str, str]) -> Iterator[str]:
    """The marked files in the folders where pages lie."""
    for place in sorted({(folder / path).parent for path in pages}):
        for file in place.glob("*.md"):
            if file.is_file() and _is_ours(file):
                yield file.relative_to(folder).as_posix()


def _is_ours(path: Path) -> bool:
    return (_held(path) or "").startswith(MARK)


def _held(path: Path) -> str | None:
    """What a file holds, line ends as they are; None where it does not exist."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"the folder {folder} cannot be made: {error.strerror or error}") from None


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(f"{path} cannot be removed: {error.strerror or error}") from None
