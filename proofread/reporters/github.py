"""Annotations of GitHub Actions: workflow commands that show findings beside the lines of a change.

A line is ``::error file=NAME,line=N,...::MESSAGE``. GitHub shows ten errors and
ten warnings of a step at most; all of them stand in its log.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from proofread.model.finding import Finding, Severity
from proofread.model.outcome import Checked, Notice
from proofread.reporters.places import Place, Places
from proofread.reporters.summary import Summary
from proofread.reporters.terminal import per_cent
from proofread.reporters.visible import visible
from proofread.reporters.wording import advised, hinted

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

# What the runner of a workflow turns back; a per cent sign goes first, for the others bring their own.
_IN_MESSAGE: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Final = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


class GithubReporter:
    """One workflow command a finding, a failure and a notice; the last line is for the log."""

    def begin(self) -> str:
        """Nothing: a line is a command."""
        return ""

    def document(self, checked: Checked) -> str:
        """The findings of a story, then what failed on it, then what is to be said about its ignores."""
        return "".join(f"{line}\n" for line in _commands(checked))

    def end(self, summary: Summary) -> str:
        """The whole run in one line, which is no command."""
        return f"{summary.sentence()}\n"


def _commands(checked: Checked) -> Iterator[str]:
    places = Places(checked.document) if checked.document else None
    if places is not None:
        for finding in checked.findings:
            yield _of_finding(checked.name, finding, places.of(finding.span))
    for failure in checked.failures:
        title = f"failed {failure.what}"
        yield _command("error", {"file": checked.name, "title": title}, f"{checked.name}: {hinted(failure)}")
    for notice in checked.notices:
        yield _of_notice(checked.name, notice, places)


def _of_finding(name: str, finding: Finding, place: Place) -> str:
    title = f"{finding.check} {per_cent(finding.confidence)}"
    reasons = f"\nbecause: {'; '.join(finding.evidence)}" if finding.evidence else ""
    message = advised(finding, place) + reasons
    return _command(_COMMANDS[finding.severity], {"file": name, **_region(place), "title": title}, message)


def _of_notice(name: str, notice: Notice, places: Places | None) -> str:
    region = _region(places.of_source(notice.source)) if places and notice.source else {}
    return _command("notice", {"file": name, **region, "title": "ignore"}, hinted(notice))


def _region(place: Place) -> Mapping[str, str]:
    """Lines and columns; columns only within one line, which is all that GitHub takes."""
    if not place.has_lines:
        return {}
    lines = {"line": str(place.start.line), "endLine": str(place.end.line)}
    if place.start.line != place.end.line:
        return lines
    return {
        "line": lines["line"],
        "col": str(place.start.column),
        "endLine": lines["endLine"],
        "endColumn": str(place.end.column),
    }


def _command(command: str, properties: Mapping[str, str], message: str) -> str:
    # What cannot be seen is spelt out line by line; names of files stay what they are.
    said = _written("\n".join(map(visible, message.split("\n"))), _IN_MESSAGE)
    given = ",".join(f"{key}={_written(value, _IN_PROPERTY)}" for key, value in properties.items())
    return f"::{command} {given}::{said}"


def _written(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)
