"""Which findings are new: those on lines that changed."""

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from proofread.hook.changes import Touched
from proofread.model.outcome import Checked
from proofread.model.span import Span


def new_only(checked: Checked, touched: Touched | None) -> Checked:
    """The outcome with what lies on changed lines only, and all failures; None stands for a change of all lines.

    A finding on another line is not new, even where it is there because of a change elsewhere, as one name spelt
    two ways is. A notice that is not about a place in the story is left out.
    """
    document = checked.document
    if touched is None or document is None or not (checked.findings or checked.ignored or checked.notices):
        return checked
    changed = Changed(document.source, touched)
    findings = tuple(each for each in checked.findings if changed.touches(document.source_span(each.span)))
    ignored = tuple(each for each in checked.ignored if changed.touches(document.source_span(each.finding.span)))
    notices = tuple(each for each in checked.notices if each.source is not None and changed.touches(each.source))
    return replace(checked, findings=findings, ignored=ignored, notices=notices)


class Changed:
    """The stretches of a source that changed.

    Args:
        source: a decoded file.
        touched: its lines that changed, as git counts them.
    """

    def __init__(self, source: str, touched: Touched) -> None:
        lines = source.split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        # The end of the last line counts as its own, so that what is missing there lies on it.
        self._lines = [Span(*starts[line - 1 : line + 1]) for line in sorted(touched.lines) if line <= len(lines)]
        self._ends = [each.end for each in self._lines]
        self._gaps = [_gap(lines, starts, after) for after in touched.gaps if after <= len(lines)]

    def touches(self, span: Span) -> bool:
        """Whether a stretch of the source lies on a changed line, or touches a place where lines were taken out."""
        index = bisect_right(self._ends, span.start)
        if index < len(self._lines) and self._lines[index].start < max(span.end, span.start + 1):
            return True
        return any(gap.start <= span.end and span.start <= gap.end for gap in self._gaps)


def _gap(lines: list[str], starts: list[int], after: int) -> Span:
    """The white space between the last word of a line and the first of the next, no further than those two lines."""
    start = starts[after - 1] + len(lines[after - 1].rstrip()) if after else 0
    behind = lines[after] if after < len(lines) else ""
    return Span(start, starts[after] + len(behind) - len(behind.lstrip()))
