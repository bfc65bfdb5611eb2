"""What a command line names as stories: files, folders, standard input."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Protocol

from proofread.cli.rules import Rules, absolute
from proofread.errors import ReadError, UsageError
from proofread.model.document import Document
from proofread.model.outcome import Checked
from proofread.readers import FIELDS, read, read_bytes

if TYPE_CHECKING:
    from proofread.readers.walk import Walk

STDIN: Final = "-"
_STDIN_NAME: Final = "<stdin>"
_PLAIN: Final = "plain"


class Read(Protocol):
    """Reads a story; in front matter and in JSON `fields` are prose."""

    def __call__(self, fields: tuple[str, ...] = ...) -> Document:
        """The story; raises what `proofread.readers.read` does."""


class Story(NamedTuple):
    """A story that is still to be read, under the name that a report gives it; without a path it lies nowhere."""

    name: str
    read: Read
    path: Path | None


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of a run.

    Attributes:
        stories: in the order given, each once.
        passed_over: how many files in folders are none, by the reason in words.
        unlisted: the folders that could not be listed, as outcomes that say so.
    """

    stories: tuple[Story, ...]
    passed_over: Mapping[str, int]
    unlisted: tuple[Checked, ...]


def gather(paths: Sequence[str], format_: str | None, rules: Rules) -> Stories:
    """The stories under paths; folders are walked, nothing else is read yet.

    `format_` is that of standard input and of files whose name does not say. A house dictionary that the settings
    name is no story, though it is a text file that lies among them.

    Raises:
        UsageError: there is no story under any of the paths.
        ConfigError: a settings file is wrong.
    """
    found: dict[str, Read] = {}
    passed_over: Counter[str] = Counter()
    unlisted = []
    for path in paths:
        if path == STDIN:
            found[_STDIN_NAME] = partial(_read_stdin, format_)
        elif Path(path).is_dir():
            walked = _walk(path)
            found |= {str(file): partial(_read_file, file, None) for file in walked.stories if str(file) not in found}
            passed_over.update({"hidden": walked.hidden, "of another kind": walked.other, "binary": walked.binary})
            if walked.failures:
                unlisted.append(Checked(path, None, failures=walked.failures))
        else:
            found.setdefault(str(Path(path)), partial(_read_file, Path(path), format_))
    named = [Story(name, read, None if name == _STDIN_NAME else absolute(name)) for name, read in found.items()]
    stories = tuple(each for each in named if each.path is None or not rules.is_dictionary(each.path))
    passed_over["a house dictionary"] = len(named) - len(stories)
    reasons = {reason: count for reason, count in passed_over.items() if count}
    if not stories and not unlisted:
        raise UsageError(f"there is no story in {', '.join(paths)}", hint=_what_is_there(reasons))
    return Stories(stories, reasons, tuple(unlisted))


def lines_of(paths: Sequence[str]) -> Iterator[tuple[str, int, bytes]]:
    """The lines of files and of standard input, as they come: name of the file, number from 1, bytes.

    Raises:
        ReadError: a file cannot be read.
    """
    for path in paths:
        try:
            with nullcontext(_stdin()) if path == STDIN else Path(path).open("rb") as file:
                for number, line in enumerate(file, start=1):
                    yield _STDIN_NAME if path == STDIN else path, number, line
        except OSError as error:
            raise ReadError(f"{path} cannot be read: {error.strerror or error}") from None


def spare(file: Path | None, inputs: Iterable[Path], *, what: str = "report", needed: str = "is to be checked") -> None:
    """Refuse to write over something that is to be read.

    Raises:
        UsageError: the file is one of the inputs; `what` would be written over it, `needed` says what for it is there.
    """
    if file and any(os.path.realpath(each) == os.path.realpath(file) for each in inputs):
        raise UsageError(f"the {what} would be written over {file}, which {needed}", hint="name another file")


def _walk(root: str) -> "Walk":
    from proofread.readers.walk import walk

    return walk(Path(root))


def _what_is_there(passed_over: Mapping[str, int]) -> str:
    looked_for = "text, Markdown, HTML and news XML files are looked for"
    if not passed_over:
        return looked_for
    reasons = ", ".join(f"{count} {reason}" for reason, count in passed_over.items())
    return f"{looked_for}; passed over: {reasons}"


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise ReadError("standard input is closed", hint="name a file, or pipe a story in")
    return sys.stdin.buffer


def _read_stdin(format_: str | None, fields: tuple[str, ...] = FIELDS) -> Document:
    try:
        data = _stdin().read()
    except OSError as error:
        raise ReadError(f"standard input cannot be read: {error.strerror or error}") from None
    return read_bytes(_STDIN_NAME, data, format_ or _PLAIN, fields)


def _read_file(path: Path, format_: str | None, fields: tuple[str, ...] = FIELDS) -> Document:
    return read(path, format_, fields)
