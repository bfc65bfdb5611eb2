"""One finding a line, as compilers write them and editors read them."""

from collections.abc import Iterator

from proofread.model.finding import Finding
from proofread.model.outcome import Checked
from proofread.model.positions import Lines
from proofread.reporters.passage import placed
from proofread.reporters.places import Place, Places
from proofread.reporters.summary import Summary
from proofread.reporters.visible import visible


class LineReporter:
    """One finding a line: ``path:line:column: severity check: message -> "best"``.

    What is to be said about ignores follows as ``path:line:column: note: message``, then what failed as
    ``path: failed check: message``.
    """

    def begin(self) -> str:
        """Nothing: a line is a finding."""
        return ""

    def document(self, checked: Checked) -> str:
        """The findings of a story, then notes on its ignores, then what failed on it."""
        return "".join(f"{visible(line)}\n" for line in _lines(checked))

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - a line is a finding
        """Nothing: a line is a finding."""
        return ""


def _lines(checked: Checked) -> Iterator[str]:
    document = checked.document
    if document is not None and (checked.findings or checked.notices):
        places, lines = Places(document), Lines(document.source)
        for finding in checked.findings:
            place = places.of(finding.span)
            line, column = place.start
            yield f"{checked.name}:{line}:{column}: {_said(finding, place)}"
        for notice in checked.notices:
            yield f"{placed(checked.name, notice, lines)}: note: {notice.message}{_hinted(notice.hint)}"
    for failure in checked.failures:
        yield f"{checked.name}: failed {failure.what}: {failure.message}{_hinted(failure.hint)}"


def _hinted(hint: str) -> str:
    return f" ({hint})" if hint else ""


def _said(finding: Finding, place: Place) -> str:
    """What is wrong, led by the name of the place where the line of the file says nothing."""
    best = f' -> "{finding.suggestions[0].replacement}"' if finding.suggestions else ""
    return f"{finding.severity.label} {finding.check}: {place.lead}{finding.message}{best}"
