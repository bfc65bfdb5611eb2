"""What a run came to, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from proofread.model.finding import Severity
from proofread.model.outcome import Checked
from proofread.reporters.counting import counted


@dataclass(slots=True)
class Summary:
    """Counts over the stories of a run so far.

    Attributes:
        stories: stories that were read.
        words: their word tokens.
        shown: findings shown, of each severity.
        hidden: findings left out because they are not sure enough.
        ignored: findings that would be shown, but that somebody answers for.
        failures: what could not be read or checked.
        passed_over: files of folders that were not read, by the reason in words.
        showing_all: what to run, or to add to what was run, to see those left out, too.
    """

    stories: int = 0
    words: int = 0
    shown: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    hidden: int = 0
    ignored: int = 0
    failures: int = 0
    passed_over: Mapping[str, int] = field(default_factory=dict)
    showing_all: str = "--all"

    def add(self, checked: Checked, shown: Checked) -> None:
        """Count a story, of which `shown` is the part of `checked` that the report shows."""
        self.stories += checked.document is not None
        self.words += checked.words
        self.failures += len(checked.failures)
        self.hidden += len(checked.findings) - len(shown.findings)
        self.ignored += len(shown.ignored)
        for finding in shown.findings:
            self.shown[finding.severity] += 1

    def sentence(self) -> str:
        """The numbers in a line that a person reads, without its end."""
        findings = counted(sum(self.shown.values()), "finding")
        kinds = [
            counted(self.shown[each], each.label) for each in (Severity.ERROR, Severity.WARNING) if self.shown[each]
        ]
        if self.shown[Severity.INFO]:
            kinds.append(f"{self.shown[Severity.INFO]} info")
        detail = f" ({', '.join(kinds)})" if kinds else ""
        parts = [f"{findings}{detail} in {counted(self.stories, 'story')}", counted(self.words, "word")]
        if self.hidden:
            parts.append(f"{self.hidden} less certain ({self.showing_all} shows them)")
        if self.ignored:
            parts.append(f"{self.ignored:,} ignored")
        if self.passed_over:
            total = counted(sum(self.passed_over.values()), "file")
            reasons = ", ".join(f"{count} {reason}" for reason, count in self.passed_over.items())
            parts.append(f"{total} passed over: {reasons}")
        if self.failures:
            parts.append(counted(self.failures, "failure"))
        return "; ".join(parts)
