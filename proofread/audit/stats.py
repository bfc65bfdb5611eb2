"""What a log tells of the checks: which findings editors act on, and which they answer for.

A finding is one fingerprint in one story, over all runs. It was acted on where `fix` changed it, or where a later run
of its check over its story, that looks as far, no longer finds it; it was ignored where the last run says so, or where
it is no longer found because a house dictionary accepts its word; it is open where the last run still shows it. What
was never shown does not count. Stories that lie nowhere share a name, so that nothing can be told from what one lacks.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from proofread.audit.log import CHANGED, FIXED, HIDDEN, IGNORED, OUTCOMES, VERSION
from proofread.config import DEPTHS
from proofread.errors import ReadError

_SHAPE: Final = "a log is what --log wrote, one run a line"
_LOOKS: Final = ("check", "hook", "gate")
"""The commands that look at a whole story, so that what they do not find is gone."""


@dataclass(slots=True)
class Counts:
    """What became of the findings of one check, or of all.

    Attributes:
        acted: corrected as suggested, otherwise, or gone in a later run.
        ignored: somebody answers for them; `how` counts by what says so.
        open: still shown when their story was last looked at.
    """

    acted: int = 0
    ignored: int = 0
    open: int = 0
    how: Counter[str] = field(default_factory=Counter)

    @property
    def findings(self) -> int:
        """All of them."""
        return self.acted + self.ignored + self.open

    @property
    def share(self) -> float | None:
        """The share acted on of those that were decided, 0 to 1; None where none was."""
        decided = self.acted + self.ignored
        return self.acted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Stats:
    """A log in numbers.

    Attributes:
        runs: how many there are, by command.
        stories: how many different ones they looked at.
        stopped: runs that failed because of what they found.
        skipped: runs that checked nothing, in an emergency.
        words: words of the stories, each counted as it was last.
        first, last: when the first and the last run were, as in the log; empty for none.
        checks: by check, in order of name.
    """

    runs: Mapping[str, int]
    stories: int
    stopped: int
    skipped: int
    words: int
    first: str
    last: str
    checks: Mapping[str, Counts]

    @property
    def total(self) -> Counts:
        """Over all checks."""
        whole = Counts()
        for each in self.checks.values():
            whole.acted += each.acted
            whole.ignored += each.ignored
            whole.open += each.open
            whole.how.update(each.how)
        return whole


def read_log(path: Path, since: datetime | None = None) -> Iterator[dict[str, Any]]:
    """The runs of a log, in its order, from a time on.

    Raises:
        ReadError: the file cannot be read, or a line is none of a log; the message names it.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    run = _run(path, number, line)
                    if since is None or _time(run) >= since:
                        yield run
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from None


def _run(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        run = json.loads(line)
        version = run["version"]
        valid = (
            version == VERSION
            and run["depth"] in DEPTHS
            and _are(str, run["command"])
            and _are(int, run["exit"])
            and all(_are(str, *checks) for checks in run["ran"])
            and all(_is_valid(story, run["ran"]) for story in run["stories"])
            and _time(run)
        )
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        version, valid = VERSION, None
    if version != VERSION:
        raise ReadError(f"line {number} of {path} is of version {version}", hint="a newer proofread reads it")
    if not valid:
        raise ReadError(f"line {number} of {path} is none of a log", hint=_SHAPE)
    return dict(run)


def _is_valid(story: Mapping[str, Any], ran: Sequence[Sequence[str]]) -> bool:
    return (
        _are(str, story["name"])
        and _are(int, story["words"], story["failures"])
        and isinstance(ran[story["ran"]], list)
        and all(
            each["outcome"] in OUTCOMES
            and _are(str, each["word"], each["check"], each["fingerprint"], each.get("how", ""))
            for each in story["findings"]
        )
    )


def _are(kind: type, *values: object) -> bool:
    return all(isinstance(each, kind) for each in values)


def _time(run: Mapping[str, Any]) -> datetime:
    return datetime.strptime(run["time"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def stats(runs: Iterable[Mapping[str, Any]], accepted: AbstractSet[str] = frozenset()) -> Stats:
    """Runs, in the order in which they were, in numbers; `accepted` are the digests of words that the house accepts."""
    commands: Counter[str] = Counter()
    first = last = ""
    stopped = skipped = 0
    words: dict[tuple[str, int], int] = {}
    fates: defaultdict[str, dict[str, _Fate]] = defaultdict(dict)
    for number, run in enumerate(runs, start=1):
        commands[run["command"]] += 1
        first, last = first or run["time"], run["time"]
        stopped += run["exit"] == 1
        skipped += "skipped" in run
        for story in run["stories"]:
            is_nowhere = story.get("nowhere", False)
            words[story["name"], number if is_nowhere else 0] = story["words"]
            if run["command"] in _LOOKS and not story["failures"] and not is_nowhere:
                _notice_gone(fates[story["name"]], story, run)
            _take_in(fates[story["name"]], story, DEPTHS.index(run["depth"]))
    checks: defaultdict[str, Counts] = defaultdict(Counts)
    for fate in (fate for story in fates.values() for fate in story.values() if fate.was_shown):
        fate.count(checks[fate.check], accepted)
    total = sum(words.values())
    return Stats(commands, len(words), stopped, skipped, total, first, last, dict(sorted(checks.items())))


@dataclass(slots=True)
class _Fate:
    """What is known of one finding so far; `depth` is the least, a place in `DEPTHS`, at which it was found."""

    check: str
    word: str
    outcome: str
    depth: int
    how: str = ""
    was_shown: bool = False

    def count(self, counts: Counts, accepted: AbstractSet[str]) -> None:
        """Count it for its check; what is gone since the house accepts its word was not acted on."""
        learned = self.outcome == CHANGED and self.word in accepted
        if self.outcome == IGNORED or learned:
            counts.ignored += 1
            counts.how["dictionary" if learned else self.how or "fix"] += 1
        elif self.outcome in (FIXED, CHANGED):
            counts.acted += 1
        else:
            counts.open += 1


def _notice_gone(fates: Mapping[str, _Fate], story: Mapping[str, Any], run: Mapping[str, Any]) -> None:
    """What a check that looked at all of a story, and as far as before, no longer finds was acted on."""
    ran, depth = set(run["ran"][story["ran"]]), DEPTHS.index(run["depth"])
    found = {each["fingerprint"] for each in story["findings"]}
    for name, fate in fates.items():
        if name not in found and fate.check in ran and fate.depth <= depth and fate.outcome != FIXED:
            fate.outcome = CHANGED


def _take_in(fates: dict[str, _Fate], story: Mapping[str, Any], depth: int) -> None:
    for each in story["findings"]:
        before = fates.get(each["fingerprint"])
        shown = each["outcome"] != HIDDEN or (before is not None and before.was_shown)
        needed = depth if before is None else min(depth, before.depth)
        fates[each["fingerprint"]] = _Fate(
            each["check"], each["word"], each["outcome"], needed, each.get("how", ""), shown
        )
