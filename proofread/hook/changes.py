"""The stories that changed: what stands in them now, and which of their lines are new."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from proofread.errors import UsageError
from proofread.hook.git import Diff, Entry, Hunk, Repository
from proofread.readers.formats import BY_EXTENSION, format_of

_FILES: Final = ("100644", "100755")
"""The modes of files; links and submodules hold no story."""

_STAGED: Final = ("--cached",)


class Touched(NamedTuple):
    """What changed in a story.

    Attributes:
        lines: the lines that are new or edited, from 1; a line ends at a line feed, as git has it.
        gaps: the lines, or 0, after which others were taken out.
    """

    lines: frozenset[int]
    gaps: frozenset[int]


@dataclass(frozen=True, slots=True)
class Change:
    """A story that changed, or that was asked for.

    Attributes:
        path: from the top of the work tree.
        blob: what holds its content; None for the file of the work tree, the empty string where merging left
            it in conflict.
        touched: what changed in it; None for all of it.
    """

    path: str
    blob: str | None
    touched: Touched | None = None


def staged(repository: Repository) -> tuple[Change, ...]:
    """What is staged, against HEAD.

    While a merge is being made only what differs from all of its sides is a change: the rest was somebody's
    commit already.

    Raises:
        ReadError: git cannot tell.
    """
    found = _changes(_diff(repository, _STAGED))
    for other in repository.merged:
        there = {each.path: each for each in _changes(_diff(repository, (*_STAGED, other)))}
        found = [_both(each, there[each.path]) for each in found if each.path in there]
    return _some(found)


def since(repository: Repository, revision: str) -> tuple[Change, ...]:
    """What is staged, which in a clean checkout is HEAD, against where HEAD parted from a revision.

    Raises:
        UsageError: there is no such commit, or no common history.
        ReadError: git cannot tell.
    """
    head = repository.commit("HEAD")
    base = repository.merge_base(repository.commit(revision), head)
    if base is None:
        raise UsageError(
            f"HEAD has no history in common with {revision!r} here",
            hint="the clone may be shallow: fetch the whole history (GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0)",
        )
    return _some(_changes(_diff(repository, (*_STAGED, base))))


def between(repository: Repository, old: str, new: str) -> tuple[Change, ...]:
    """What a commit changed since it parted from another, or against it where they have no common history.

    Raises:
        UsageError: one of them does not exist.
        ReadError: git cannot tell.
    """
    first, last = repository.commit(old), repository.commit(new)
    return _some(_changes(_diff(repository, (repository.merge_base(first, last) or first, last))))


def in_lines_of_git(change: Change, data: bytes) -> Change:
    """The change as far as lines tell it: all of a story whose line feeds are not those of git, as in UTF-16."""
    return replace(change, touched=None) if b"\0" in data else change


def whole(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The same stories, all of their lines."""
    return tuple(replace(each, touched=None) for each in changes)


def named(repository: Repository, changes: Sequence[Change], files: Iterable[str]) -> tuple[Change, ...]:
    """The changes of files and in folders, named from the folder at hand.

    A file that did not change is taken as it lies there.

    While a merge is being made one that did not change is none: whoever lists the files of a merge lists those
    of both its sides.
    """
    changed = {each.path: each for each in changes}
    is_merging = bool(repository.merged)
    found: dict[str, Change] = {}
    for file in files:
        path = _from_top(repository, file)
        if Path(file).is_dir():
            found |= {each.path: each for each in changes if _lies_in(each.path, (path,))}
        elif path in changed:
            found[path] = changed[path]
        elif not is_merging:
            found[path] = Change(path, None)
    return tuple(found.values())


def within(repository: Repository, changes: Iterable[Change], files: Iterable[str]) -> tuple[Change, ...]:
    """Those of the changes that are of files or in folders, named from the folder at hand."""
    wanted = from_top(repository, files)
    return tuple(each for each in changes if _lies_in(each.path, wanted))


def from_top(repository: Repository, files: Iterable[str]) -> frozenset[str]:
    """The paths, from the top of the work tree, of files and folders named from the folder at hand."""
    return frozenset(_from_top(repository, file) for file in files)


def _lies_in(path: str, wanted: Collection[str]) -> bool:
    """Whether a path is one of those wanted, or below one; "." is the top."""
    return path in wanted or any(str(above) in wanted for above in PurePosixPath(path).parents)


def _from_top(repository: Repository, file: str) -> str:
    """The path of a file from the top of the work tree; links on the way to its folder are followed, as git does."""
    absolute = Path(os.path.abspath(file))  # noqa: PTH100 - the file itself may be a link, which is not followed
    if not absolute.is_relative_to(repository.top):
        absolute = absolute.parent.resolve() / absolute.name
    return Path(os.path.relpath(absolute, repository.top)).as_posix()


def _diff(repository: Repository, sides: Sequence[str]) -> Diff:
    return repository.diff(sides, (f":(top,icase)*{extension}" for extension in BY_EXTENSION))


def _changes(diff: Diff) -> list[Change]:
    """The stories of a diff, those left out that are gone, links, or submodules."""
    return [
        _change(entry, diff.hunks.get((entry.old_blob, entry.new_blob), ()))
        for entry in sorted(diff.entries, key=lambda each: each.path)
        if format_of(Path(entry.path)) is not None and (entry.new_mode in _FILES or entry.status == "U")
    ]


def _change(entry: Entry, hunks: Sequence[Hunk]) -> Change:
    if entry.status == "U":
        return Change(entry.path, "")
    if entry.old_mode not in _FILES:  # new, or a link until now
        return Change(entry.path, entry.new_blob)
    lines = frozenset(line for hunk in hunks for line in range(hunk.start, hunk.start + hunk.length))
    gaps = frozenset(hunk.start for hunk in hunks if not hunk.length)
    return Change(entry.path, entry.new_blob, Touched(lines, gaps))


def _both(one: Change, other: Change) -> Change:
    """What a merge itself changed: that which differs from both sides."""
    if one.touched is None or other.touched is None:
        return one if other.touched is None else other
    return replace(one, touched=Touched(one.touched.lines & other.touched.lines, one.touched.gaps & other.touched.gaps))


def _some(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those in which something changed: not only the name or the permissions."""
    return tuple(each for each in changes if each.touched is None or any(each.touched))
