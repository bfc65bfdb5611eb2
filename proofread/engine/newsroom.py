"""Stories by the settings that hold where they lie: a desk is the checks and the rules of one of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proofread.config import Settings
from proofread.engine.run import check_story
from proofread.engine.select import named
from proofread.model.document import Document
from proofread.model.finding import Finding, Severity
from proofread.model.outcome import Checked

if TYPE_CHECKING:
    from proofread.checks import Check
    from proofread.engine.ignores.baseline import Baseline
    from proofread.engine.ignores.terms import Terms

OpenChecks = Callable[[Settings], "list[Check]"]
"""Opens the checks that settings ask for; raises a `UsageError` where they name one that does not exist."""


_SIC: Final = "sic"
_SIC_REACH: Final = 20
"""Code points after a finding in which the letters of ``[sic]`` stand, if it is marked so."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for a story.

    Attributes:
        settings: what was set.
        checks: the checks that run.
        floors: by the id of a check, the confidence below which its findings count for nothing.
        path: where the story lies, an absolute path; None for one that lies nowhere.
        baseline: the findings that are answered for in a file, if the settings name one.
    """

    settings: Settings
    checks: "Sequence[Check]"
    floors: Mapping[str, float]
    path: Path | None = None
    baseline: "Baseline | None" = None

    def check(self, name: str, read: Callable[[], Document]) -> Checked:
        """What becomes of the story, which is still to be read: every finding that counts in it, and those ignored.

        What is below a threshold goes first, then what is left to quotations; then ``[sic]`` answers for findings,
        then comments, then the baseline.
        """
        checked = check_story(name, read, self.checks)
        document, found = checked.document, checked.findings
        if document is None:
            return checked
        kept = found
        if self.floors:
            kept = tuple(each for each in found if each.confidence >= self.floors.get(each.check, 0.0))
        if self.settings.quotations == "gentle":
            from proofread.engine.quotations import gentle

            kept = gentle(document, kept)
        if not (document.comments or self.baseline or _may_be_marked(document.text, kept)):
            return checked if kept is found else replace(checked, findings=kept)
        from proofread.engine.ignores.suppress import suppress

        return suppress(checked, kept, self._terms(checked))

    def judged(self, checked: Checked) -> frozenset[str]:
        """The checks that looked at all of the story, so that what they did not find is not there.

        None after a quick look, which leaves out what is only found in context.
        """
        broken = {failure.what for failure in checked.failures}
        if checked.document is None or self.settings.depth == "quick" or "analysis" in broken:
            return frozenset()
        return frozenset(check.info.id for check in self.checks) - broken

    def _terms(self, checked: Checked) -> "Terms":
        from proofread.checks import BUILTIN
        from proofread.engine.ignores.terms import Terms

        checks = {check.info.id: check.info for check in BUILTIN} | {check.info.id: check.info for check in self.checks}
        return Terms(checks, self.judged(checked), self.settings.require_reason, self.baseline, self.path)

    def shown(self, checked: Checked) -> Checked:
        """The part of an outcome that a report shows."""
        least = self.settings.min_confidence
        return checked.at_least(Severity.INFO, Severity.WARNING.floor if least is None else least)

    def stops(self, checked: Checked) -> tuple[Finding, ...]:
        """The findings, shown or not, that fail a run."""
        limit = self.settings.fail_on
        return () if limit is None else tuple(each for each in checked.findings if each.severity >= limit)


class Newsroom:
    """The desks of a run; what two of them share is opened once.

    Args:
        settings_for: what holds for a story, an absolute path; None stands for one that lies nowhere, as standard
            input does.
        open_checks: opens the checks of a desk.
    """

    def __init__(self, settings_for: Callable[[Path | None], Settings], open_checks: OpenChecks) -> None:
        self._settings_for = settings_for
        self._open_checks = open_checks
        self._checks: dict[tuple[object, ...], Sequence[Check]] = {}
        self._desks: dict[Settings, Desk] = {}
        self._baselines: dict[Path, Baseline] = {}

    def desk(self, path: Path | None) -> Desk:
        """What holds for a story.

        Raises:
            ConfigError: its settings file or its baseline is wrong.
            UsageError: it names a check that does not exist.
            LexiconError: a dictionary is missing or damaged.
        """
        settings = self._settings_for(path)
        desk = self._desks.get(settings)
        if desk is None:
            desk = self._desks[settings] = self._open(settings)
        return replace(desk, path=path)

    def _open(self, settings: Settings) -> Desk:
        opened = (
            settings.select,
            settings.ignore,
            settings.dictionaries,
            settings.dialect,
            settings.ocr,
            settings.period,
            settings.depth,
            settings.why,
        )
        if opened not in self._checks:
            self._checks[opened] = self._open_checks(settings)
        checks = self._checks[opened]
        floors = _floors(settings, [check.info.id for check in checks])
        return Desk(settings, checks, floors, baseline=self._baseline(settings.baseline))

    def _baseline(self, path: Path | None) -> "Baseline | None":
        if path is None:
            return None
        if path not in self._baselines:
            from proofread.engine.ignores.baseline import read_baseline

            self._baselines[path] = read_baseline(path)
        return self._baselines[path]


def _may_be_marked(text: str, findings: Iterable[Finding]) -> bool:
    """Whether it is worth looking for ``[sic]`` at or behind any of the findings."""
    near = (text[max(0, each.span.start - 2) : each.span.end + _SIC_REACH] for each in findings)
    return any(_SIC in each.lower() and ("[" in each or "(" in each) for each in near)


def _floors(settings: Settings, ids: list[str]) -> dict[str, float]:
    """By the id of a check its threshold; that of a check goes before that of its family."""
    floors: dict[str, float] = {}
    for name, least in sorted(settings.thresholds, key=lambda each: each[0].count(".")):
        floors |= dict.fromkeys(named((name,), ids, settings.origin("thresholds")), least)
    return floors
