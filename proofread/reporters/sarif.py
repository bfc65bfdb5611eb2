"""SARIF 2.1.0 (OASIS), which code scanners exchange: one run, a result a line, columns in code points.

The results come first and the rules they refer to last, so that a report can be
written while the run goes on; the order of members says nothing in JSON.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from proofread.checks import BUILTIN, Check
from proofread.model.document import Document
from proofread.model.finding import Finding, Severity, Suggestion
from proofread.model.outcome import Checked, Failure, Ignored, Notice, fingerprint
from proofread.reporters.json import compact
from proofread.reporters.places import Place, Places
from proofread.reporters.sarif_rules import Rules
from proofread.reporters.summary import Summary
from proofread.reporters.tool import TOOL
from proofread.reporters.wording import hinted

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_NEWLINES: Final = ("\r\n", "\n", "\r")
"""The ends of line that our line numbers count."""

_ELSEWHERE: Final = "baseline"
"""What ignores a finding from outside the story; all else stands in it."""

_Object = dict[str, Any]


class SarifReporter:
    """One log with one run, whole only at its end.

    Args:
        checks: the checks there are; those that found something are described.
    """

    def __init__(self, checks: Sequence[type[Check]] = BUILTIN) -> None:
        self._rules = Rules(checks)
        self._notifications: list[_Object] = []
        self._failed = False
        self._between = "\n"

    def begin(self) -> str:
        """The log and its run opened, and the list of results."""
        opened = compact({"columnKind": "unicodeCodePoints", "newlineSequences": _NEWLINES})
        return f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{opened[:-1]},"results":['

    def document(self, checked: Checked) -> str:
        """The results of a story, a line each; what failed on it is kept for the end."""
        self._failed = self._failed or bool(checked.failures)
        self._notifications += _notifications(checked)
        parts = []
        for result in self._results(checked):
            parts.append(self._between + compact(result))
            self._between = ",\n"
        return "".join(parts)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - a reader counts for itself
        """The list closed, the rules of the checks that found something, and how the run went."""
        driver = {**TOOL, "semanticVersion": TOOL["version"], "rules": self._rules.objects()}
        invocation = {
            "executionSuccessful": not self._failed,
            "toolExecutionNotifications": self._notifications,
        }
        closed = compact({"tool": {"driver": driver}, "invocations": [invocation]})
        return f"\n],{closed[1:]}]}}\n"

    def _results(self, checked: Checked) -> Iterator[_Object]:
        document = checked.document
        if document is None:
            return
        places = Places(document)
        for finding in checked.findings:
            yield self._result(document, finding, places)
        for ignored in checked.ignored:
            yield {**self._result(document, ignored.finding, places), "suppressions": [_suppression(ignored)]}

    def _result(self, document: Document, finding: Finding, places: Places) -> _Object:
        place = places.of(finding.span)
        fixes = [_fix(document, place, each) for each in places.exact(finding)]
        return {
            "ruleId": finding.check,
            "ruleIndex": self._rules.index(finding.check),
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [_location(document, place)],
            "partialFingerprints": {"proofread/v1": fingerprint(document, finding)},
            "rank": round(finding.confidence * 100, 2),
            **({"fixes": fixes} if fixes else {}),
            "properties": _properties(finding),
        }


def _properties(finding: Finding) -> _Object:
    return {
        "confidence": round(finding.confidence, 4),
        "evidence": list(finding.evidence),
        "suggestions": [each.replacement for each in finding.suggestions],
    }


def _location(document: Document, place: Place) -> _Object:
    physical: _Object = {"artifactLocation": _artifact(document.name)}
    if place.has_lines:
        physical["region"] = _region(document, place)
    location: _Object = {"physicalLocation": physical}
    if place.anchor is not None:
        names = [f"{name} {value}" for name, value in place.anchor.place]
        location["logicalLocations"] = [{"name": names[-1], "fullyQualifiedName": "/".join(names)}]
    return location


def _region(document: Document, place: Place) -> _Object:
    """A stretch of a file; an end is the character behind the last."""
    start, end = place.source
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": document.source[start:end]},
    }


def _fix(document: Document, place: Place, suggestion: Suggestion) -> _Object:
    region = _region(document, place)
    del region["snippet"]
    replacement = {"deletedRegion": region, "insertedContent": {"text": suggestion.replacement}}
    said = f"Replace it with “{suggestion.replacement}”." if suggestion.replacement else "Delete it."
    return {
        "description": {"text": said},
        "artifactChanges": [{"artifactLocation": _artifact(document.name), "replacements": [replacement]}],
    }


def _suppression(ignored: Ignored) -> _Object:
    kind = "external" if ignored.how == _ELSEWHERE else "inSource"
    because = {"justification": ignored.because} if ignored.because else {}
    return {"kind": kind, **because, "properties": {"how": ignored.how}}


def _notifications(checked: Checked) -> Iterator[_Object]:
    for failure in checked.failures:
        yield _of_failure(checked.name, failure)
    places = Places(checked.document) if checked.document and checked.notices else None
    for notice in checked.notices:
        yield _of_notice(checked, notice, places)


def _of_failure(name: str, failure: Failure) -> _Object:
    return {
        "level": "error",
        "message": {"text": hinted(failure)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(name)}}],
        "properties": {"what": failure.what},
    }


def _of_notice(checked: Checked, notice: Notice, places: Places | None) -> _Object:
    location: Mapping[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(checked.name)}}
    if places and checked.document and notice.source:
        location = _location(checked.document, places.of_source(notice.source))
    return {"level": "note", "message": {"text": hinted(notice)}, "locations": [location]}


def _artifact(name: str) -> _Object:
    """A file as an address: relative where its name is, its characters escaped as addresses ask for."""
    path = PurePath(name)
    written = quote(path.as_posix(), safe="/:" if path.drive else "/", errors="surrogateescape")
    if not path.is_absolute():
        return {"uri": written}
    # The share of a Windows network is named with its host, which an address has where others have nothing.
    host = "" if path.drive.startswith("\\\\") else "///"
    return {"uri": f"file:{host}{written.lstrip('/') if host else written}"}
