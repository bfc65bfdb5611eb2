"""The stories under a folder; what is passed over is counted, what fails is reported."""

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from proofread.model.outcome import Failure
from proofread.readers.encoding import HEAD, is_binary
from proofread.readers.formats import is_of_bytes, is_story, is_walked


class Walk(NamedTuple):
    """What a folder holds.

    Attributes:
        stories: the files to read, sorted by folder and name.
        hidden: how many files and folders whose name begins with a dot were passed over.
        other: how many files of an unknown kind were, a folder seen before counted too.
        binary: how many files named like a story that hold no text were.
        failures: the folders that could not be listed; the walk is not complete.
    """

    stories: tuple[Path, ...]
    hidden: int = 0
    other: int = 0
    binary: int = 0
    failures: tuple[Failure, ...] = ()


def walk(root: Path) -> Walk:
    """The stories under a folder, links followed but no folder entered twice.

    A root that is no folder is its own only story, whatever its name: it was asked
    for, and reading it tells what is wrong with it.
    """
    if not root.is_dir():
        return Walk((root,))
    stories: list[Path] = []
    failures: list[Failure] = []
    counts: Counter[str] = Counter()
    seen: set[tuple[int, int]] = set()
    pending = [root]
    while pending:
        path = pending.pop()
        try:
            kind = _kind(path, is_root=path is root)
            if kind == "folder":
                status = path.stat()
                place = (status.st_dev, status.st_ino)
                kind = "other" if place in seen else kind
                seen.add(place)
            if kind == "folder":
                pending += sorted((Path(entry.path) for entry in os.scandir(path)), reverse=True)
        except OSError as error:
            failures.append(_failure(path, error))
            continue
        if kind == "story":
            stories.append(path)
        counts[kind] += 1
    return Walk(tuple(stories), counts["hidden"], counts["other"], counts["binary"], tuple(failures))


def _kind(path: Path, *, is_root: bool) -> str:
    if path.name.startswith(".") and not is_root:
        return "hidden"
    if path.is_dir():
        return "folder"
    if not is_walked(path):
        return "other"
    if path.exists() and not path.is_file():  # a pipe or a device: opening it could wait for ever
        return "other"
    return _kind_within(path)


def _kind_within(path: Path) -> str:
    """What a file named like a story is by its beginning; one that cannot be opened is left to fail in reading."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return "story"
    if not is_story(path, head):
        return "other"
    return "binary" if is_binary(head) and not is_of_bytes(path) else "story"


def _failure(path: Path, error: OSError) -> Failure:
    reason = error.strerror or str(error)
    return Failure("read", f"folder {path} cannot be listed: {reason}", "check its permissions")
