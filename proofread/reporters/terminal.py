"""The report an editor reads: each finding with its line, its correction and the reason."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.model.document import Anchor
from proofread.model.finding import Finding, Severity, Suggestion, Why
from proofread.model.outcome import Checked, Failure, Notice
from proofread.model.positions import Lines
from proofread.model.span import Span
from proofread.reporters.passage import passage, placed
from proofread.reporters.summary import Summary
from proofread.reporters.visible import visible

WIDTH: Final = 80
"""Columns of a report that goes to no terminal."""

_INDENT: Final = "    "

# What a terminal is told, by the part of a report (ECMA-48, select graphic rendition).
_STYLES: Final = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "flagged": "1;4;31",
    "marker": "31",
    "correction": "1;32",
    "quiet": "2",
}


class Piece(NamedTuple):
    """Some characters of a line and the part they play, a key of the styles or the empty string."""

    text: str
    style: str = ""


class TerminalReporter:
    """Findings for reading, in colour or not; without its colours the text is the same.

    Args:
        colour: whether to write the codes that colour a terminal.
        width: columns of a line, 40 at least.
    """

    def __init__(self, *, colour: bool = False, width: int = WIDTH) -> None:
        self._colour = colour
        self._width = max(40, width)

    def begin(self) -> str:
        """Nothing: the first finding stands at the top."""
        return ""

    def document(self, checked: Checked) -> str:
        """The findings of a story, then notes on its ignores, then what failed on it, an empty line after each."""
        return "".join(self._line(pieces) for pieces in self._entries(checked))

    def end(self, summary: Summary) -> str:
        """The whole run in one line."""
        return self._line([Piece(summary.sentence(), "place")])

    def _line(self, pieces: list[Piece]) -> str:
        return joined(pieces, colour=self._colour) + "\n"

    def _entries(self, checked: Checked) -> Iterator[list[Piece]]:
        document = checked.document
        if document is not None and (checked.findings or checked.notices):
            lines = Lines(document.source)
            for finding in checked.findings:
                start = document.source_span(finding.span).start
                line, column = lines.position(start)
                yield heading(f"{checked.name}:{line}:{column}", finding, document.anchor(start))
                yield from self._passage(document.text, finding.span)
                yield from _explained(finding)
                yield from _weighed(finding.why)
                yield []
            for notice in checked.notices:
                yield from _noted(placed(checked.name, notice, lines), notice)
                yield []
        for failure in checked.failures:
            yield from _failed(checked.name, failure)
            yield []

    def _passage(self, text: str, span: Span) -> Iterator[list[Piece]]:
        shown = passage(text, span, self._width - len(_INDENT))
        yield [Piece(_INDENT + shown.before), Piece(shown.flagged, "flagged"), Piece(shown.after)]
        yield [Piece(_INDENT + shown.marker, "marker")]


def joined(pieces: list[Piece], *, colour: bool) -> str:
    """The pieces as one line without its end, in colour or not."""
    return "".join(map(_coloured, pieces)) if colour else "".join(piece.text for piece in pieces)


def _coloured(piece: Piece) -> str:
    return f"\x1b[{_STYLES[piece.style]}m{piece.text}\x1b[0m" if piece.style and piece.text else piece.text


def heading(place: str, finding: Finding, anchor: Anchor | None) -> list[Piece]:
    """Where a finding stands, by its place and what that is called, how grave it is, and which check says so."""
    severity = finding.severity.label
    called = f" in {visible(anchor.called)}" if anchor else ""
    sure = Piece(f" {per_cent(finding.confidence)}{called}", "quiet")
    return [Piece(visible(place), "place"), Piece(" "), Piece(severity, severity), Piece(f" {finding.check}"), sure]


def per_cent(confidence: float) -> str:
    """A confidence, 0 to 1, as whole per cent that never promise a higher severity or certainty."""
    whole = round(confidence * 100)
    if confidence < 1:
        whole = min(whole, 99)
    if Severity.of(whole / 100) > Severity.of(confidence):
        whole -= 1
    return f"{whole} %"


def _explained(finding: Finding) -> Iterator[list[Piece]]:
    yield [Piece(_INDENT + visible(finding.message))]
    if finding.suggestions:
        best, *others = finding.suggestions
        also = f", or {', '.join(map(_quoted, others))}" if others else ""
        yield [Piece(f"{_INDENT}suggested: "), Piece(_quoted(best), "correction"), Piece(also)]
    if finding.evidence:
        yield [Piece(f"{_INDENT}because: {visible('; '.join(finding.evidence))}", "quiet")]


def _weighed(why: Why | None) -> Iterator[list[Piece]]:
    """The sum behind a confidence: a head, then a line a feature with its value, weight and contribution."""
    if why is None:
        return
    probability = f"{100 * why.probability:.1f} %"
    yield [Piece(f"{_INDENT}weighed by {why.family}: {why.score:+.2f} nats, {probability}", "quiet")]
    width = max((len(each.feature) for each in why.reasons), default=0)
    for each in why.reasons:
        product = f"{each.value:8.2f} x {each.weight:+7.3f} = {each.contribution:+7.2f}"
        yield [Piece(f"{_INDENT}    {each.feature:<{width}} {product}", "quiet")]


def _quoted(suggestion: Suggestion) -> str:
    return f'"{visible(suggestion.replacement)}"' if suggestion.replacement else "nothing (delete it)"


def _noted(place: str, notice: Notice) -> Iterator[list[Piece]]:
    yield [Piece(visible(place), "place"), Piece(" "), Piece("note:", "info"), Piece(f" {visible(notice.message)}")]
    if notice.hint:
        yield [Piece(_INDENT + visible(notice.hint), "quiet")]


def _failed(name: str, failure: Failure) -> Iterator[list[Piece]]:
    yield [Piece(visible(name), "place"), Piece(" "), Piece("failed", "error"), Piece(f" {visible(failure.what)}")]
    yield [Piece(_INDENT + visible(failure.message))]
    if failure.hint:
        yield [Piece(_INDENT + visible(failure.hint), "quiet")]
