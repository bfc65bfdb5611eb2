"""The engine over sets of stories, and its findings judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from proofread.engine.run import check_story
from proofread.evaluation.corpus import GoldSet, Story
from proofread.evaluation.score import Flag, Marked, Tally, mark, tally_at
from proofread.model.finding import Finding, Severity
from proofread.model.outcome import Checked, Failure
from proofread.readers import read_text

if TYPE_CHECKING:
    from proofread.checks import Check

ChecksFor = Callable[[str], "Sequence[Check]"]
"""The checks to run on a story, by its set and id, ``natural/a1``: a model that learned from it may not judge it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A set after the checks.

    Attributes:
        gold: the set.
        marked: its stories with their findings judged, in its order.
        checks: the ids of the checks that ran, in order.
        failures: what broke; figures from a run with any are worth nothing.
    """

    gold: GoldSet
    marked: tuple[Marked, ...]
    checks: tuple[str, ...]
    failures: tuple[Failure, ...] = ()

    def at(self, severity: Severity, check: str | None = None) -> Tally:
        """The counts of the findings of a severity or more, of one check or all."""
        return tally_at(self.marked, severity, check)


def measure(gold: GoldSet, checks_for: ChecksFor, after_each: Callable[[], None] = lambda: None) -> Measured:
    """A set under the checks, every finding counted whatever its confidence."""
    marked: list[Marked] = []
    ran: set[str] = set()
    failures: list[Failure] = []
    for story in gold.stories:
        name = f"{gold.name}/{story.id}"
        checks = checks_for(name)
        checked = _check(name, story, checks)
        marked.append(mark(story, [*map(_flag, checked.findings)]))
        ran.update(check.info.id for check in checks)
        failures += (Failure(each.what, f"{name}: {each.message}", each.hint) for each in checked.failures)
        after_each()
    return Measured(gold, tuple(marked), tuple(sorted(ran)), tuple(failures))


def _check(name: str, story: Story, checks: "Sequence[Check]") -> Checked:
    return check_story(name, partial(read_text, name, story.text), checks)


def _flag(finding: Finding) -> Flag:
    """A finding in plain text, whose source is its text."""
    suggestion = finding.suggestions[0].replacement if finding.suggestions else None
    return Flag(finding.check, finding.span, suggestion, finding.confidence)
