"""On what terms the findings of a story are ignored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from proofread.model.finding import CheckInfo

if TYPE_CHECKING:
    from proofread.engine.ignores.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Terms:
    """What has to be known to answer for findings.

    Attributes:
        checks: all checks there are, by id.
        judged: the ids of those whose ignores may be called unused: they ran, and did not break.
        require_reason: whether an ignore without a reason counts for nothing; ``[sic]`` is its own.
        baseline: findings that are answered for, if any are.
        path: where the story lies, an absolute path; None for one that lies nowhere, which has no baseline.
    """

    checks: Mapping[str, CheckInfo]
    judged: frozenset[str]
    require_reason: bool = False
    baseline: "Baseline | None" = None
    path: Path | None = None

    def counts(self, because: str) -> bool:
        """Whether an ignore with this reason, or none, counts."""
        return bool(because) or not self.require_reason

    def may_judge(self, name: str, ids: Iterable[str]) -> bool:
        """Whether all checks that a name stands for ran; of those off by default only the one that is called so."""
        return all(each in self.judged for each in ids if each == name or self.checks[each].on_by_default)
