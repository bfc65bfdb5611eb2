"""The XML of Checkstyle, which build servers read."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from proofread.model.outcome import Checked, Notice
from proofread.reporters.places import Place, Places
from proofread.reporters.summary import Summary
from proofread.reporters.visible import visible
from proofread.reporters.wording import advised, hinted

# What XML 1.0 cannot hold, not even as a reference.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_WHOLE_FILE: Final = {"line": "1"}
"""A line is asked for everywhere; what concerns a file, or a place without a line, stands at its first."""


class CheckstyleReporter:
    """One ``<file>`` a story with an ``<error>`` a finding, a failure and a notice."""

    def begin(self) -> str:
        """The head of the file, which is in UTF-8."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def document(self, checked: Checked) -> str:
        """The findings of a story, what failed on it, and what is to be said about its ignores."""
        errors = "".join(f"    <error{_attributes(each)}/>\n" for each in _errors(checked))
        return f"  <file{_attributes({'name': checked.name})}>\n{errors}  </file>\n"

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the format has no place for it
        """The end of the file."""
        return "</checkstyle>\n"


def _errors(checked: Checked) -> Iterator[Mapping[str, str]]:
    places = Places(checked.document) if checked.document else None
    if places is not None:
        for finding in checked.findings:
            place = places.of(finding.span)
            yield _error(place, finding.severity.label, advised(finding, place), finding.check)
    for failure in checked.failures:
        yield _error(None, "error", hinted(failure), f"failed.{failure.what}")
    for notice in checked.notices:
        yield _error(_place_of(notice, places), "info", hinted(notice), "ignore")


def _place_of(notice: Notice, places: Places | None) -> Place | None:
    return places.of_source(notice.source) if places and notice.source else None


def _error(place: Place | None, severity: str, message: str, source: str) -> Mapping[str, str]:
    where = _WHOLE_FILE
    if place is not None and place.has_lines:
        where = {"line": str(place.start.line), "column": str(place.start.column)}
    return {**where, "severity": severity, "message": visible(message), "source": f"proofread.{source}"}


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_FORBIDDEN.sub(_spelt, value))}" for name, value in values.items())


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
