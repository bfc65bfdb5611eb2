"""Gentle reading of quotations: what somebody said is theirs, and only what is sure is told."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from proofread.analysis.quotes import quoted_stretches
from proofread.model.document import Document
from proofread.model.finding import Finding, Severity


def gentle(document: Document, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that are errors or do not lie wholly inside quotation marks; one on a mark does not."""
    if all(each.severity is Severity.ERROR for each in findings):
        return tuple(findings)
    quoted = quoted_stretches(document.text, document.blocks, document.protected)

    def is_quoted(finding: Finding) -> bool:
        index = bisect_right(quoted, finding.span.start, key=attrgetter("start")) - 1
        return index >= 0 and finding.span.end <= quoted[index].end

    return tuple(each for each in findings if each.severity is Severity.ERROR or not is_quoted(each))
