"""Stories by the settings that hold where they lie: a desk is the checks and the rules of one of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from proofread.config import Settings
from proofread.engine.run import check_story
from proofread.engine.select import named
from proofread.model.document import Document
from proofread.model.finding import Severity
from proofread.model.outcome import Checked

if TYPE_CHECKING:
    from proofread.checks import Check

OpenChecks = Callable[[Settings], "list[Check]"]
"""Opens the checks that settings ask for; raises a `UsageError` where they name one that does not exist."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for a story.

    Attributes:
        settings: what was set.
        checks: the checks that run.
        floors: by the id of a check, the confidence below which its findings count for nothing.
    """

    settings: Settings
    checks: "Sequence[Check]"
    floors: Mapping[str, float]

    def check(self, name: str, read: Callable[[], Document]) -> Checked:
        """What becomes of a story that is still to be read, every finding that counts in it."""
        checked = check_story(name, read, self.checks)
        if not self.floors:
            return checked
        kept = tuple(each for each in checked.findings if each.confidence >= self.floors.get(each.check, 0.0))
        return replace(checked, findings=kept)

    def shown(self, checked: Checked) -> Checked:
        """The part of an outcome that a report shows."""
        least = self.settings.min_confidence
        return checked.at_least(Severity.INFO, Severity.WARNING.floor if least is None else least)

    def fails(self, checked: Checked) -> bool:
        """Whether any finding, shown or not, fails a run."""
        limit = self.settings.fail_on
        return limit is not None and any(each.severity >= limit for each in checked.findings)


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

    def desk(self, path: Path | None) -> Desk:
        """What holds for a story.

        Raises:
            ConfigError: its settings file is wrong.
            UsageError: it names a check that does not exist.
            LexiconError: a dictionary is missing or damaged.
        """
        settings = self._settings_for(path)
        desk = self._desks.get(settings)
        if desk is None:
            desk = self._desks[settings] = self._open(settings)
        return desk

    def _open(self, settings: Settings) -> Desk:
        opened = (
            settings.select,
            settings.ignore,
            settings.dictionaries,
            settings.dialect,
            settings.depth,
            settings.why,
        )
        if opened not in self._checks:
            self._checks[opened] = self._open_checks(settings)
        checks = self._checks[opened]
        return Desk(settings, checks, _floors(settings, [check.info.id for check in checks]))


def _floors(settings: Settings, ids: list[str]) -> dict[str, float]:
    """By the id of a check its threshold; that of a check goes before that of its family."""
    floors: dict[str, float] = {}
    for name, least in sorted(settings.thresholds, key=lambda each: each[0].count(".")):
        floors |= dict.fromkeys(named((name,), ids, settings.origin("thresholds")), least)
    return floors
