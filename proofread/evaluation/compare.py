"""What a change did: the findings of two runs over the same stories, side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from proofread.evaluation.record import Found, Snapshot

_Key = tuple[str, str, str, int, int]


class Change(NamedTuple):
    """A finding of both runs that is not the same in them."""

    before: Found
    after: Found


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two runs; only sets with the same data in both are compared.

    Attributes:
        added: findings of the new run alone.
        removed: findings of the old run alone.
        moved: findings of both whose severity differs.
        reworded: findings of both, of one severity, whose first suggestion differs.
        left_out: a sentence for each set that is not compared.
    """

    added: tuple[Found, ...]
    removed: tuple[Found, ...]
    moved: tuple[Change, ...]
    reworded: tuple[Change, ...]
    left_out: tuple[str, ...]

    def summary(self) -> str:
        """The counts in a line."""
        ups = sum(change.after.confidence > change.before.confidence for change in self.moved)
        return "; ".join(
            (
                f"{len(self.added)} added{_kinds(self.added)}",
                f"{len(self.removed)} removed{_kinds(self.removed)}",
                f"{ups} of higher severity{_kinds(_later(self.moved, ups=True))}",
                f"{len(self.moved) - ups} of lower severity{_kinds(_later(self.moved, ups=False))}",
                f"{len(self.reworded)} with another suggestion",
            )
        )


def compare(old: Snapshot, new: Snapshot) -> Comparison:
    """What the new run finds otherwise than the old one."""
    same = {name for name, digest in new.digests.items() if old.digests.get(name) == digest}
    before, after = _by_place(old.found, same), _by_place(new.found, same)
    both = [Change(found, after[key]) for key, found in before.items() if key in after]
    moved = [change for change in both if change.before.severity != change.after.severity]
    reworded = [
        change
        for change in both
        if change.before.severity == change.after.severity and change.before.suggestion != change.after.suggestion
    ]
    return Comparison(
        added=_ordered(found for key, found in after.items() if key not in before),
        removed=_ordered(found for key, found in before.items() if key not in after),
        moved=tuple(sorted(moved, key=lambda change: _place(change.after))),
        reworded=tuple(sorted(reworded, key=lambda change: _place(change.after))),
        left_out=tuple(_left_out(old, new)),
    )


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """A comparison as it stands in the JSON report."""
    return {
        "summary": comparison.summary(),
        "added": [asdict(each) for each in comparison.added],
        "removed": [asdict(each) for each in comparison.removed],
        "moved": [_change_object(each) for each in comparison.moved],
        "reworded": [_change_object(each) for each in comparison.reworded],
        "left_out": list(comparison.left_out),
    }


def _change_object(change: Change) -> dict[str, Any]:
    return {"before": asdict(change.before), "after": asdict(change.after)}


def _by_place(found: Iterable[Found], sets: set[str]) -> dict[_Key, Found]:
    return {_place(each): each for each in found if each.set in sets}


def _place(found: Found) -> _Key:
    return found.set, found.id, found.check, found.start, found.end


def _ordered(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda each: (each.set, each.id, each.start, each.end, each.check)))


def _left_out(old: Snapshot, new: Snapshot) -> Iterator[str]:
    for name in sorted(old.digests.keys() | new.digests.keys()):
        if name not in new.digests:
            yield f"{name} was measured only before"
        elif name not in old.digests:
            yield f"{name} was not measured before"
        elif old.digests[name] != new.digests[name]:
            yield f"{name} is not compared: its data have changed"


def _later(changes: Sequence[Change], *, ups: bool) -> list[Found]:
    return [change.after for change in changes if (change.after.confidence > change.before.confidence) is ups]


def _kinds(found: Sequence[Found]) -> str:
    counts = Counter(each.verdict for each in found)
    kinds = [f"{counts[kind]} {kind}" for kind in ("good", "false", "skipped") if counts[kind]]
    return f" ({', '.join(kinds)})" if kinds else ""
