"""The diagnostic format of reviewdog: one JSON object, columns in bytes of UTF-8, ends exclusive."""

from collections.abc import Iterator
from typing import Any, Final

from proofread.model.finding import Finding, Severity
from proofread.model.outcome import Checked, Failure, Notice
from proofread.model.positions import Position, Unit
from proofread.reporters.json import compact
from proofread.reporters.places import Place, Places
from proofread.reporters.summary import Summary
from proofread.reporters.tool import TOOL
from proofread.reporters.visible import visible
from proofread.reporters.wording import advised, hinted

_SOURCE: Final = {"name": TOOL["name"]}


class RdjsonReporter:
    """One object with a diagnostic a line; written as it goes, whole only at its end."""

    def __init__(self) -> None:
        self._between = "\n"

    def begin(self) -> str:
        """The tool, and the list of diagnostics opened."""
        return f'{{"source":{compact(_SOURCE)},"diagnostics":['

    def document(self, checked: Checked) -> str:
        """The diagnostics of a story, a line each."""
        parts = []
        for diagnostic in _diagnostics(checked):
            parts.append(self._between + compact(diagnostic))
            self._between = ",\n"
        return "".join(parts)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the format has no place for it
        """The list and the object closed."""
        return "\n]}\n"


def _diagnostics(checked: Checked) -> Iterator[dict[str, Any]]:
    places = Places(checked.document, Unit.UTF8) if checked.document else None
    if places is not None:
        for finding in checked.findings:
            place = places.of(finding.span)
            yield _of_finding(checked.name, finding, place) | _suggestions(finding, place, places)
    for failure in checked.failures:
        yield _of_failure(checked.name, failure)
    for notice in checked.notices:
        yield _of_notice(checked.name, notice, places)


def _of_finding(name: str, finding: Finding, place: Place) -> dict[str, Any]:
    message = advised(finding, place)
    where = f"{name}:{place.start.line}" if place.has_lines else name
    return {
        "message": message,
        "location": _location(name, place),
        "severity": finding.severity.label.upper(),
        "code": {"value": finding.check},
        "originalOutput": visible(f"{where}: {finding.severity.label} {finding.check}: {message}"),
    }


def _suggestions(finding: Finding, place: Place, places: Places) -> dict[str, Any]:
    exact = [{"range": _range(place), "text": each.replacement} for each in places.exact(finding)]
    return {"suggestions": exact} if exact else {}


def _of_failure(name: str, failure: Failure) -> dict[str, Any]:
    return {
        "message": hinted(failure),
        "location": {"path": name},
        "severity": Severity.ERROR.label.upper(),
        "code": {"value": f"failed.{failure.what}"},
    }


def _of_notice(name: str, notice: Notice, places: Places | None) -> dict[str, Any]:
    place = places.of_source(notice.source) if places and notice.source else None
    return {
        "message": hinted(notice),
        "location": _location(name, place),
        "severity": Severity.INFO.label.upper(),
        "code": {"value": "ignore"},
    }


def _location(name: str, place: Place | None) -> dict[str, Any]:
    return {"path": name, "range": _range(place)} if place and place.has_lines else {"path": name}


def _range(place: Place) -> dict[str, Any]:
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
