"""The quality of stories to text: a table for reading, one JSON object for programs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final, Protocol

from proofread.model.quality import Assessed, ErrorRate, Quality, Verdict
from proofread.model.wire import VERSION, failure_object
from proofread.reporters.counting import counted
from proofread.reporters.json import compact
from proofread.reporters.terminal import Piece, joined, per_cent
from proofread.reporters.tool import TOOL
from proofread.reporters.visible import cells, fit_end, visible

_STYLES: Final = {
    Verdict.GOOD: "correction",
    Verdict.FAIR: "warning",
    Verdict.POOR: "error",
    Verdict.UNREADABLE: "error",
    Verdict.UNDETERMINED: "info",
}
_NARROWEST, _WIDEST = 8, 40
"""Columns that the name of a story takes."""

_WIDTHS: Final = (9, 7, 10, 21, 10, 8, 7)
_HEAD: Final = ("words", "known", "distinct", "wrong words", "language", "period", "OCR")
_NONE: Final = "-"


class QualityReporter(Protocol):
    """One kind of report; the texts it gives are written one after the other."""

    def begin(self) -> str:
        """What stands before the first story."""
        ...

    def document(self, assessed: Assessed) -> str:
        """The part on one story."""
        ...

    def end(self) -> str:
        """What stands after the last story."""
        ...


class QualityTable:
    """A line a story under a head, then what they come to; without its colours the text is the same.

    Args:
        names: of the stories that are to come.
        colour: whether to write the codes that colour a terminal.
    """

    def __init__(self, names: Iterable[str], *, colour: bool = False) -> None:
        self._colour = colour
        self._width = max([_NARROWEST, *(min(_WIDEST, cells(visible(name))) for name in names)])
        self._counts: Counter[Verdict] = Counter()
        self._words = self._failures = 0

    def begin(self) -> str:
        """The heads of the columns."""
        return self._line([Piece(f"{self._called('story')}{_cells(_HEAD)}  verdict", "place")])

    def document(self, assessed: Assessed) -> str:
        """A story in a line, and one for each thing that failed on it."""
        lines = []
        if assessed.quality is not None:
            self._counts[assessed.quality.verdict] += 1
            self._words += assessed.quality.words
            lines.append(self._row(assessed.name, assessed.quality))
        self._failures += len(assessed.failures)
        for failure in assessed.failures:
            hint = f" ({failure.hint})" if failure.hint else ""
            lines.append([Piece(self._called(assessed.name)), Piece("  "), Piece("failed", "error"),
                          Piece(f" {visible(failure.message + hint)}")])  # fmt: skip
        return "".join(map(self._line, lines))

    def end(self) -> str:
        """How many stories are how good, and what to do with each kind."""
        found = [each for each in Verdict if self._counts[each]]
        kinds = ", ".join(f"{self._counts[each]:,} {each.label}" for each in found)
        total = f"{counted(self._counts.total(), 'story')}, {counted(self._words, 'word')}{kinds and ': '}{kinds}"
        if self._failures:
            total += f"; {counted(self._failures, 'failure')}"
        advice = [[Piece(each.label, _STYLES[each]), Piece(f": {each.value}")] for each in found]
        return "\n" + "".join(map(self._line, [[Piece(total, "place")], *advice]))

    def _row(self, name: str, quality: Quality) -> list[Piece]:
        known = quality.lexicality
        told = (
            f"{quality.words:,}",
            _share(known.tokens) if known else _NONE,
            _share(known.types) if known else _NONE,
            _rate(quality.error_rate),
            _or_none(quality.language),
            _or_none(quality.period),
            per_cent(quality.ocr),
        )
        verdict = Piece(quality.verdict.label, _STYLES[quality.verdict])
        return [Piece(f"{self._called(name)}{_cells(told)}  "), verdict]

    def _called(self, name: str) -> str:
        """A name as wide as the column; of a long one the end."""
        shown = visible(name)
        if cells(shown) > self._width:
            shown = f"…{fit_end(shown, self._width - 1)}"
        return shown + " " * (self._width - cells(shown))

    def _line(self, pieces: list[Piece]) -> str:
        return joined(pieces, colour=self._colour) + "\n"


class QualityJson:
    """One object with all stories in it, one of them a line; written as it goes, whole only at its end."""

    def __init__(self) -> None:
        self._between = "\n"

    def begin(self) -> str:
        """The version, the tool, and the list of stories opened."""
        return f'{{"version":{VERSION},"tool":{compact(TOOL)},"documents":['

    def document(self, assessed: Assessed) -> str:
        """One story, on a line of its own."""
        between, self._between = self._between, ",\n"
        quality = None if assessed.quality is None else _object(assessed.quality)
        failures = [failure_object(failure) for failure in assessed.failures]
        return between + compact({"name": assessed.name, "quality": quality, "failures": failures})

    def end(self) -> str:
        """The list and the object closed."""
        return "\n]}\n"


def _object(quality: Quality) -> dict[str, Any]:
    known, rate = quality.lexicality, quality.error_rate
    return {
        **asdict(quality),
        "lexicality": known and _rounded(known._asdict()),
        "error_rate": rate and _rounded(rate._asdict()),
        "ocr": round(quality.ocr, 4),
        "verdict": quality.verdict.label,
    }


def _rounded(shares: dict[str, float]) -> dict[str, float]:
    return {name: round(share, 4) for name, share in shares.items()}


def _cells(texts: Iterable[str]) -> str:
    return "".join(f"{text:>{width}}" for text, width in zip(texts, _WIDTHS, strict=True))


def _rate(rate: ErrorRate | None) -> str:
    if rate is None:
        return _NONE
    low, high = (_share(each).removesuffix(" %") for each in (rate.low, rate.high))
    return f"{_share(rate.estimate)} ({low} to {high})"


def _share(share: float) -> str:
    """A share in per cent, a small one with a decimal."""
    told = 100 * share
    return f"{told:.1f} %" if round(told, 1) < 10 else f"{told:.0f} %"


def _or_none(word: str) -> str:
    return _NONE if word == "undetermined" else word
