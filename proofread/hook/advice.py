"""What is said when something is stopped: how many findings, how to go on, and how to pass all the same."""

import shlex
from collections.abc import Sequence
from typing import Final, NamedTuple

from proofread.files import as_argument
from proofread.hook import SKIP
from proofread.model.finding import Finding
from proofread.model.outcome import Checked
from proofread.reporters.counting import counted
from proofread.reporters.visible import visible

_MOST: Final = 3
"""Files that a command shown as an example names."""

PASSING: Final = f'{SKIP}="the reason" git commit ..., or git commit --no-verify'
"""How a commit passes all the same."""


class Stop(NamedTuple):
    """A finding that stops: the name of its story, the id of the check, and the flagged text on one line."""

    name: str
    check: str
    flagged: str


def stops(checked: Checked, findings: Sequence[Finding]) -> list[Stop]:
    """Findings of a story, as they stop."""
    text = checked.document.text if checked.document else ""
    return [Stop(checked.name, each.check, " ".join(text[slice(*each.span)].split())) for each in findings]


def about_stories(stopping: Sequence[Stop], failures: int, *, is_commit: bool) -> str:
    """What is said below a report on stories.

    Args:
        stopping: the findings that stop, at least one where there is no failure.
        failures: how many things could not be read or checked.
        is_commit: whether a commit is stopped, and not a run over what was committed.
    """
    ways = []
    if stopping:
        first = stopping[0]
        names = list(dict.fromkeys(each.name for each in stopping))
        files = " ".join(map(as_argument, names[:_MOST])) + (" ..." if len(names) > _MOST else "")
        ways = [
            ("to fix it", f"proofread fix --interactive {files}{', then git add' if is_commit else ''}"),
            ("if it is right", f"<!-- proofread: ignore {first.check} because ... --> on the line before it"),
            ("old, all of it", f'proofread baseline write {files} --because "..."'),
        ]
        ways[2:2] = _for_good(stopping)
    return _advice(stopping, failures, ways, is_commit=is_commit)


def about_message(stopping: Sequence[Stop], failures: int, path: str) -> str:
    """What is said below a report on a commit message, which lies at `path`; the rest is as for stories."""
    ways = []
    if stopping:
        ways = [
            ("to fix it", f"git commit --edit --file {as_argument(path)}"),
            ("if it is right", "put it between `backquotes`"),
            *_for_good(stopping),
        ]
    return _advice(stopping, failures, ways, is_commit=True)


def _advice(stopping: Sequence[Stop], failures: int, ways: Sequence[tuple[str, str]], *, is_commit: bool) -> str:
    counts = [counted(number, noun) for number, noun in ((len(stopping), "finding"), (failures, "failure")) if number]
    what = "commit" if is_commit else "run"
    rest = [("failures", "nobody knows what they hide, so they stop, too; see what is said of them above")]
    always = PASSING if is_commit else f'{SKIP}="the reason" before the command'
    lines = [*ways, *(rest if failures else []), ("in an emergency", always)]
    said = "".join(f"  {when:<18}{visible(what)}\n" for when, what in lines)
    return f"proofread: this {what} is stopped by {' and '.join(filter(None, counts))}\n{said}"


def _for_good(stopping: Sequence[Stop]) -> list[tuple[str, str]]:
    """How a word is made known, where the flagged text of one of those that stop is one."""
    words = (each.flagged for each in stopping if " " not in each.flagged and any(map(str.isalpha, each.flagged)))
    return [("right everywhere", f'proofread dict add {shlex.quote(word)} --because "..."') for word in words][:1]
