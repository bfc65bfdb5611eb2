"""A run and a comparison as tables of text, for reading."""

from collections.abc import Iterable, Iterator, Sequence

from proofread.evaluation.calibration import Calibration, calibration_of
from proofread.evaluation.compare import Change, Comparison
from proofread.evaluation.measure import Measured
from proofread.evaluation.record import SEVERITIES, Found
from proofread.evaluation.score import Tally

_NONE = "-"

_SETS = ("set", "from", "wanted", "recall", "precision", "F0.5", "fixed", "false/10k words")
_CHECKS = ("set", "check", "from", "findings", "good", "faults hit", "precision", "false/10k words")
_BINS = ("confidence", "findings", "right", "share", "mean confidence")


def run_table(sets: Sequence[Measured]) -> str:
    """The figures of each set, of each check on it, and the calibration over all."""
    calibration = calibration_of(sets)
    parts = [
        _aligned(_SETS, [row for measured in sets for row in _set_rows(measured)], left=2),
        _aligned(_CHECKS, [row for measured in sets for row in _check_rows(measured)], left=3),
    ]
    if calibration.error is not None:
        parts.append(
            _aligned(_BINS, [*_bin_rows(calibration)], left=1)
            + f"expected calibration error {calibration.error:.3f} over {calibration.count:,} findings\n"
        )
    return "\n".join(parts)


def _set_rows(measured: Measured) -> Iterator[tuple[str, ...]]:
    for severity in SEVERITIES:
        tally = measured.at(severity)
        shares = (tally.recall, _precision(tally), tally.f05, tally.fixed_rate) if tally.gold else (None,) * 4
        yield (
            measured.gold.name,
            severity.label,
            str(tally.gold),
            *map(_share, shares),
            f"{tally.false_per_10k:.2f}",
        )


def _check_rows(measured: Measured) -> Iterator[tuple[str, ...]]:
    """A row for each check at each severity that it found something at."""
    for check in measured.checks:
        for severity in SEVERITIES:
            tally = measured.at(severity, check)
            if tally.flags:
                good, hit, precision = str(tally.good), str(tally.hit), _share(tally.precision)
                marks = (good, hit, precision) if tally.gold else (_NONE,) * 3
                false = f"{tally.false_per_10k:.2f}"
                yield measured.gold.name, check, severity.label, str(tally.flags), *marks, false


def _bin_rows(calibration: Calibration) -> Iterator[tuple[str, ...]]:
    for each in calibration.bins:
        if each.count:
            place = f"{each.low:.1f} to {each.high:.1f}"
            yield place, str(each.count), str(each.right), _share(each.share), _share(each.confidence)


def _precision(tally: Tally) -> float | None:
    return tally.precision if tally.flags else None


def _share(share: float | None) -> str:
    return _NONE if share is None else f"{share:.3f}"


def _aligned(head: Sequence[str], rows: Sequence[Sequence[str]], left: int) -> str:
    """Rows under a head, each column as wide as its widest cell, the first few to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "".join(f"{_row(row, widths, left)}\n" for row in (head, *rows))


def _row(row: Sequence[str], widths: Sequence[int], left: int) -> str:
    cells = (
        cell.ljust(width) if at < left else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def comparison_text(comparison: Comparison) -> str:
    """What two runs find otherwise, a line each, and the counts at the end."""
    lines = [
        *(f"not compared: {sentence}" for sentence in comparison.left_out),
        *_found_lines("added", comparison.added),
        *_found_lines("removed", comparison.removed),
        *(_change_line("moved", each) for each in comparison.moved),
        *(_change_line("reworded", each) for each in comparison.reworded),
        comparison.summary(),
    ]
    return "".join(f"{line}\n" for line in lines)


def _found_lines(what: str, found: Iterable[Found]) -> Iterator[str]:
    for each in found:
        yield f"{what}: {_place(each)} {each.severity} {each.confidence:.2f} {each.verdict}: {_passage(each)}"


def _change_line(what: str, change: Change) -> str:
    before, after = change
    grew = f"{before.severity} {before.confidence:.2f} to {after.severity} {after.confidence:.2f}"
    was = "" if before.suggestion == after.suggestion else f", was {_suggested(before)}"
    return f"{what}: {_place(after)} {grew} {after.verdict}: {_passage(after)}{was}"


def _place(found: Found) -> str:
    return f"{visible(found.set)}/{visible(found.id)}:{found.start} {found.check}"


def _passage(found: Found) -> str:
    return f"{visible(found.before)}[{visible(found.text)}]{visible(found.after)} -> {_suggested(found)}"


def _suggested(found: Found) -> str:
    return _NONE if found.suggestion is None else f"[{visible(found.suggestion)}]"


def visible(text: str) -> str:
    """A text on one line: what does not print is spelt out."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
