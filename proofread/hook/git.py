"""What git is asked, and how its answers are read; as few processes as will do.

File names are bytes to git. They are decoded as the file system has them, so that
any name goes through, and never taken from a patch, where they would be quoted.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import ReadError, UsageError

_GIT: Final = ("git", "--no-optional-locks", "-c", "core.quotepath=off", "-c", "diff.relative=false")
_DIFF: Final = (
    "diff",
    "--raw",
    "--patch",
    "-z",
    "--no-abbrev",
    "--full-index",
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--text",  # an attribute may call a story binary; what is text is for the reader to say
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--ignore-submodules=all",
)
# What would change how arguments are read, or how much of a file a patch shows.
_MEDDLING: Final = frozenset(
    ("GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
)

# In a patch without context each line of content begins with "+", "-" or a backslash, and names are quoted:
# nothing else can begin a line so.
_PATCH: Final = re.compile(
    rb"^(?:index (?P<old>[0-9a-f]+)\.\.(?P<new>[0-9a-f]+)|@@ -\S+ \+(?P<start>\d+)(?:,(?P<length>\d+))? @@)",
    re.MULTILINE,
)

# Relative to the folder at hand; questions are asked from the top of the work tree.
_FOLDERS: Final = ("GIT_DIR", "GIT_WORK_TREE")
# Set by `git merge` for each commit that it merges, which MERGE_HEAD names only after the hook before its commit.
_HEAD_MERGED: Final = re.compile(r"GITHEAD_([0-9a-f]{40,64})")

_NOT_THERE: Final = "run it inside of a git repository, or name files to `proofread check`"
_SHALLOW: Final = "fetch it first; in CI fetch the whole history (GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0)"


class Hunk(NamedTuple):
    """A change on its new side: the first line, from 1, and how many; of a deletion none, and the line before it."""

    start: int
    length: int


class Entry(NamedTuple):
    """A file that differs: its mode and blob on both sides, and its path from the top of the work tree.

    `status` is the letter git gives: A, C, D, M, R, T or U.
    """

    status: str
    old_mode: str
    new_mode: str
    old_blob: str
    new_blob: str
    path: str


class Diff(NamedTuple):
    """The files that differ, and by the blobs on both sides the hunks between them."""

    entries: tuple[Entry, ...]
    hunks: Mapping[tuple[str, str], Sequence[Hunk]]


class Repository:
    """A repository with a work tree.

    What a hook is told in its surroundings holds for each question: ``git commit FILE`` has an index of its own.
    """

    def __init__(self, top: Path, folder: Path) -> None:
        self.top = top
        self.folder = folder  # its own of a linked work tree

    def diff(self, sides: Sequence[str], paths: Iterable[str] = ()) -> Diff:
        """What differs between two sides, such as ``("--cached",)``: HEAD and what is staged.

        `paths` are pathspecs.

        Raises:
            ReadError: git cannot tell.
        """
        return _parsed(self._asked(*_DIFF, *sides, "--", *paths))

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """The contents of blobs; those that the repository lacks are left out.

        Raises:
            ReadError: git cannot tell.
        """
        wanted = list(dict.fromkeys(names))
        if not wanted:
            return {}
        return dict(_batch(wanted, self._asked("cat-file", "--batch", given="".join(f"{each}\n" for each in wanted))))

    def commit(self, revision: str) -> str:
        """The id of a commit.

        Raises:
            UsageError: there is none of that name.
        """
        said = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if said.returncode:
            raise UsageError(f"there is no commit {revision!r} in this repository", hint=_SHALLOW)
        return said.stdout.decode().strip()

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit at which two commits parted; None where they have no common history here."""
        said = self._try("merge-base", one, other)
        return said.stdout.decode().split()[0] if said.returncode == 0 else None

    @property
    def merged(self) -> tuple[str, ...]:
        """The commits that are being merged into HEAD, none of them HEAD."""
        try:
            return tuple((self.folder / "MERGE_HEAD").read_text(encoding="ascii").split())
        except OSError:
            return tuple(found[1] for found in map(_HEAD_MERGED.fullmatch, os.environ) if found)

    @cached_property
    def hooks(self) -> Path:
        """The folder that git runs hooks from; ``core.hooksPath`` is heeded."""
        return self.top / self._line("rev-parse", "--git-path", "hooks")

    @cached_property
    def common(self) -> Path:
        """The folder of the repository that its linked work trees share."""
        return self.top / self._line("rev-parse", "--git-common-dir")

    def setting(self, name: str) -> str:
        """The value of a setting of git, or the empty string."""
        said = self._try("config", "--get", name)
        return os.fsdecode(said.stdout.removesuffix(b"\n"))

    def _line(self, *arguments: str) -> str:
        return os.fsdecode(self._asked(*arguments).removesuffix(b"\n"))

    def _asked(self, *arguments: str, given: str = "") -> bytes:
        said = self._try(*arguments, given=given)
        if said.returncode:
            raise _failed(arguments[0], said.stderr)
        return said.stdout

    def _try(self, *arguments: str, given: str = "") -> "subprocess.CompletedProcess[bytes]":
        return _run(arguments, given, self.top)


def open_repository() -> Repository:
    """The repository of the folder at hand.

    Raises:
        UsageError: it is in none, or in one without a work tree.
        ReadError: git is missing, or refuses to say.
    """
    said = _run(("rev-parse", "--show-cdup", "--is-inside-work-tree", "--git-dir"), "", None)
    if said.returncode:
        if b"not a git repository" in said.stderr:
            raise UsageError("this folder is in no git repository", hint=_NOT_THERE)
        raise _failed("rev-parse", said.stderr)
    up, inside, folder = said.stdout.split(b"\n", 2)
    if inside != b"true":
        raise UsageError("there is no work tree here: this is a bare repository, or a .git folder", hint=_NOT_THERE)
    here = Path.cwd()
    top = Path(os.path.normpath(here / os.fsdecode(up)))
    return Repository(top, here / os.fsdecode(folder.removesuffix(b"\n")))


def _run(arguments: Sequence[str], given: str, folder: Path | None) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603 - git, its own words, and names after "--" or "--end-of-options"
            (*_GIT, *arguments), input=given.encode(), capture_output=True, cwd=folder, env=_environment(), check=False
        )
    except OSError as error:
        reason = "it is not installed, or not on the PATH" if isinstance(error, FileNotFoundError) else str(error)
        raise ReadError(f"git cannot be run: {reason}", hint="install git, or check its permissions") from None


def _environment() -> dict[str, str]:
    """That of this process, as a hook was given it, less what meddles; git speaks English in it."""
    kept = {name: value for name, value in os.environ.items() if name not in _MEDDLING}
    folders = {name: os.path.abspath(kept[name]) for name in _FOLDERS if kept.get(name)}  # noqa: PTH100 - links stay
    return kept | folders | {"LC_ALL": "C"}


def _failed(command: str, stderr: bytes) -> ReadError:
    """What git said when it refused: its first line, and the rest as a hint."""
    first, _, rest = stderr.decode(errors="replace").strip().partition("\n")
    hint = " ".join(rest.split()) or "the same command tells more where git is run by hand"
    return ReadError(f"git {command} failed: {first.removeprefix('fatal: ') or 'it did not say why'}", hint=hint)


def _parsed(data: bytes) -> Diff:
    """The raw entries, each ended by NUL, an empty one, then the patch."""
    entries = []
    at = 0
    while data.startswith(b":", at):
        end = data.index(b"\0", at)
        old_mode, new_mode, old, new, status = data[at + 1 : end].decode().split(" ")
        for _ in range(2 if status[0] in "CR" else 1):  # of two names the second is the new one
            at, end = end + 1, data.index(b"\0", end + 1)
        entries.append(Entry(status[0], old_mode, new_mode, old, new, os.fsdecode(data[at:end])))
        at = end + 1
    return Diff(tuple(entries), _hunks(data[at:].removeprefix(b"\0")))


def _hunks(patch: bytes) -> dict[tuple[str, str], list[Hunk]]:
    found: dict[tuple[str, str], list[Hunk]] = {}
    hunks: list[Hunk] = []
    for match in _PATCH.finditer(patch):
        if match["old"]:
            hunks = found[match["old"].decode(), match["new"].decode()] = []
        else:
            hunks.append(Hunk(int(match["start"]), int(match["length"] or 1)))
    return found


def _batch(names: Iterable[str], data: bytes) -> Iterable[tuple[str, bytes]]:
    """Name and content of each object that git has: a line ``id type size``, the content, a line end."""
    at = 0
    for name in names:
        end = data.index(b"\n", at)
        head = data[at:end].split(b" ")
        at = end + 1
        if len(head) == 3 and head[2].isdigit():
            size = int(head[2])
            yield name, data[at : at + size]
            at += size + 1
