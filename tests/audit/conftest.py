"""Stories with findings, and logs of runs over them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from proofread.audit.log import Log, outcomes
from proofread.model.document import Document
from proofread.model.finding import Finding, Severity
from proofread.model.outcome import Checked, Ignored, numbered
from proofread.model.span import Span

CHECKS = ("spelling.misspelt", "names.misspelt")
WORDS = {
    "recieve": ("spelling.misspelt", 0.98),
    "Mauripol": ("names.misspelt", 0.8),
    "Kharkov": ("names.misspelt", 0.3),
}

Look = Callable[..., None]


def checked_story(text: str, ignored: tuple[str, ...] = ()) -> Checked:
    """A story in which each of the words above is found; some are answered for."""
    document = Document.verbatim("a.txt", text, [Span(0, len(text))])
    found = sorted(
        (
            Finding(check, Span(at, at + len(word)), "wrong", (), confidence)
            for word, (check, confidence) in WORDS.items()
            for at in range(len(text))
            if text.startswith(word, at)
        ),
        key=lambda each: each.span,
    )
    findings = numbered(document, found)
    kept = tuple(each for each in findings if text[slice(*each.span)] not in ignored)
    answered = tuple(Ignored(each, "comment", "so it is") for each in findings if each not in kept)
    return Checked("a.txt", document, kept, (), len(text.split()), answered)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Look at a story as a run does, and log it; each run is an hour later than the one before."""
    runs = 0

    def look_at(
        text: str,
        *,
        ignored: tuple[str, ...] = (),
        checks: tuple[str, ...] = CHECKS,
        command: str = "check",
        depth: str = "standard",
        nowhere: bool = False,
    ) -> None:
        nonlocal runs
        runs += 1
        hour = runs
        log = Log(tmp_path / "log.jsonl", "0.1.0", command, depth, lambda: datetime(2026, 5, 1, hour, tzinfo=UTC))
        checked = checked_story(text, ignored)
        checked = Checked(
            checked.name, checked.document, tuple(each for each in checked.findings if each.check in checks), (),
            checked.words, checked.ignored,
        )  # fmt: skip
        shown = checked.at_least(Severity.WARNING).findings
        stopping = checked.at_least(Severity.ERROR).findings
        log.take(checked, None if nowhere else tmp_path / "copy" / "a.txt", checks, outcomes(stopping, shown))
        log.write(1 if stopping else 0)

    return look_at
