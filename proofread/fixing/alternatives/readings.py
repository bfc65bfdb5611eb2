"""From findings in a story to what its Strings may read instead, the best first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from proofread.fixing.alternatives.sharing import Piece, shared_out
from proofread.fixing.alternatives.strings import String, hyphen_of
from proofread.fixing.apply import spliced
from proofread.fixing.edit import Edit
from proofread.model.document import Document, SegmentKind
from proofread.model.finding import Finding
from proofread.model.span import Span


class Readings(NamedTuple):
    """What a String may read instead of its content, the best first, and the checks that say so."""

    texts: tuple[str, ...]
    checks: tuple[str, ...]


@dataclass(slots=True)
class _Unit:
    """Strings that make one stretch of the text, by their numbers: mostly one, two where a word goes on."""

    first: int
    last: int
    text: Span


@dataclass(slots=True)
class _Cluster:
    """Units, by their numbers, and the findings in them, which are corrected together."""

    first: int
    last: int
    findings: list[Finding]


def readings(document: Document, strings: Sequence[String], findings: Iterable[Finding]) -> dict[int, Readings]:
    """By the number of a String, its other readings: the first with the best correction of each finding.

    The second has the second best of each, or the best where there is no other, and so on; those of one rank go
    together. A String that no correction changes has none.

    Args:
        document: the story.
        strings: those of its source.
        findings: some of the story, in order, without overlap.
    """
    units = _units(document, strings)
    found: dict[int, Readings] = {}
    for cluster in _clusters(units, [each for each in findings if each.suggestions]):
        checks = tuple(dict.fromkeys(each.check for each in cluster.findings))
        among = units[cluster.first : cluster.last + 1]
        numbers = [number for unit in among for number in range(unit.first, unit.last + 1)]
        ranks = range(max(len(each.suggestions) for each in cluster.findings))
        now = [_read(document, strings, among, _edits(cluster.findings, rank)) for rank in ranks]
        for number, texts in zip(numbers, zip(*now, strict=True), strict=True):
            content = strings[number].reads(document.source)
            if any(text != content for text in texts):
                found[number] = Readings(tuple(dict.fromkeys(texts)) if len(numbers) == 1 else texts, checks)
    return found


def _units(document: Document, strings: Sequence[String]) -> list[_Unit]:
    starts = [string.content.start for string in strings]
    units: list[_Unit] = []
    for text, source, kind, _ in document.segments:
        if kind is SegmentKind.SYNTHETIC:
            continue
        first, last = (bisect_right(starts, at) - 1 for at in (source.start, source.end - 1))
        if units and first <= units[-1].last:
            units[-1] = _Unit(units[-1].first, max(last, units[-1].last), Span(units[-1].text.start, text.end))
        else:
            units.append(_Unit(first, last, text))
    _take_rest(units, strings)
    return units


def _take_rest(units: Sequence[_Unit], strings: Sequence[String]) -> None:
    """Halves that stand nowhere in the text, because the whole word was read at the first one, in another block."""
    taken = {unit.first for unit in units}
    for unit in units:
        rest = unit.last + 1
        if rest < len(strings) and rest not in taken and strings[unit.last].is_continued_by(strings[rest]):
            unit.last = rest


def _clusters(units: Sequence[_Unit], findings: Iterable[Finding]) -> Iterator[_Cluster]:
    """Findings that touch the same unit, together."""
    ends, starts = [unit.text.end for unit in units], [unit.text.start for unit in units]
    held: _Cluster | None = None
    for finding in findings:
        first = bisect_right(ends, finding.span.start - 1)
        last = bisect_right(starts, finding.span.end) - 1
        if first > last:
            continue
        if held and first <= held.last:
            held.last = max(held.last, last)
            held.findings.append(finding)
            continue
        if held:
            yield held
        held = _Cluster(first, last, [finding])
    if held:
        yield held


def _edits(findings: Iterable[Finding], rank: int) -> Iterator[Edit]:
    """The corrections of a rank in the text; the best of a finding that has no more."""
    for each in findings:
        yield Edit(each.span, each.suggestions[rank if rank < len(each.suggestions) else 0].replacement)


def _read(
    document: Document, strings: Sequence[String], units: Sequence[_Unit], edits: Iterable[Edit]
) -> Iterator[str]:
    """What each String of some units reads after edits of the text."""
    start, end = units[0].text.start, units[-1].text.end
    here = [Edit(each.span.shifted(-start), each.replacement) for each in edits]
    new = spliced(document.text[start:end], here)
    pieces = list(_pieces(document, strings, units))
    now = [each.strip(" ") for each in shared_out(pieces, new)]
    if now == [each.text for each in pieces]:  # the file says of a hyphenated word what its halves do not
        now = [new, *[""] * (len(pieces) - 1)]
    for at, piece in enumerate(pieces):
        goes_on = now[at] and not piece.gap and any(now[at + 1 : at + 2]) and "".join(now[at : at + 2]) in new
        yield now[at] + (piece.hyphen if goes_on else "")


def _pieces(document: Document, strings: Sequence[String], units: Sequence[_Unit]) -> Iterator[Piece]:
    """What each String of some units holds of their text."""
    for at, unit in enumerate(units):
        after = units[at + 1].text.start if at + 1 < len(units) else unit.text.end
        if unit.first == unit.last:
            yield Piece(document.text[slice(*unit.text)], document.text[unit.text.end : after])
            continue
        for number in range(unit.first, unit.last):
            text = strings[number].reads(document.source)
            hyphen = hyphen_of(text)
            yield Piece(text.removesuffix(hyphen) or text, "", hyphen)
        yield Piece(strings[unit.last].reads(document.source), document.text[unit.text.end : after])
