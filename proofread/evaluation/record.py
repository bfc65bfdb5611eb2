"""What a run measured, as an object ready for JSON, and the findings of an earlier run read back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from proofread.errors import ReadError
from proofread.evaluation.calibration import Bin, Calibration, calibration_of
from proofread.evaluation.corpus import Story
from proofread.evaluation.measure import Measured
from proofread.evaluation.score import Marked, Tally
from proofread.model.finding import Severity

VERSION: Final = 1

SEVERITIES: Final = tuple(sorted(Severity, reverse=True))
"""From the strictest down; each counts those above it, too."""

_AROUND: Final = 40
"""Code points of a story that are kept on each side of a finding."""

_WORDS: Final = ("set", "id", "text", "before", "after", "check", "severity", "verdict")
_HOW: Final = "proofread eval --format json --output FILE writes one"

_COUNTS: Final = ("docs", "words", "gold", "flags", "hit", "fixed", "good", "skipped")
_SHARES: Final = ("precision", "recall", "f05", "f1", "fixed_rate", "false_per_10k")
_OF_CHECKS: Final = ("flags", "good", "hit", "fixed", "skipped", "precision", "false_per_10k")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding as it is kept: where, what, how sure, and whether it was right.

    Attributes:
        set: the name of the set.
        id: that of the story.
        start: where in the story it begins, in code points.
        end: where it ends.
        text: what stands there.
        before: what stands before it.
        after: what stands after it.
        check: the id of the check.
        severity: what its confidence earns, in a word.
        confidence: 0 to 1.
        suggestion: the first one; None where there is none.
        verdict: ``good``, ``false`` or ``skipped``.
    """

    set: str
    id: str
    start: int
    end: int
    text: str
    before: str
    after: str
    check: str
    severity: str
    confidence: float
    suggestion: str | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The findings of a run and the digest of each set they are of."""

    digests: Mapping[str, str]
    found: tuple[Found, ...]


def snapshot(sets: Sequence[Measured]) -> Snapshot:
    """The findings over sets, in their order."""
    found = tuple(
        each
        for measured in sets
        for story, marked in zip(measured.gold.stories, measured.marked, strict=True)
        for each in _found(measured.gold.name, story, marked)
    )
    return Snapshot({measured.gold.name: measured.gold.digest for measured in sets}, found)


def _found(name: str, story: Story, marked: Marked) -> Iterator[Found]:
    for flag, verdict in zip(marked.flags, marked.verdicts, strict=True):
        start, end = flag.span
        yield Found(
            set=name,
            id=story.id,
            start=start,
            end=end,
            text=story.text[start:end],
            before=story.text[max(0, start - _AROUND) : start],
            after=story.text[end : end + _AROUND],
            check=flag.check,
            severity=Severity.of(flag.confidence).label,
            confidence=round(flag.confidence, 6),
            suggestion=flag.suggestion,
            verdict=verdict.value,
        )


def run_object(sets: Sequence[Measured], tool: Mapping[str, str]) -> dict[str, Any]:
    """A run as the object of the JSON report."""
    return {
        "version": VERSION,
        "tool": dict(tool),
        "sets": [_set_object(measured) for measured in sets],
        "calibration": _calibration_object(calibration_of(sets)),
        "findings": [asdict(each) for each in snapshot(sets).found],
        "failures": [
            {"set": measured.gold.name, "what": each.what, "message": each.message}
            for measured in sets
            for each in measured.failures
        ],
    }


def _set_object(measured: Measured) -> dict[str, Any]:
    return {
        "name": measured.gold.name,
        "sha256": measured.gold.digest,
        "labelled": measured.gold.labelled,
        "marks": {each.label: _named(measured.at(each), _COUNTS + _SHARES) for each in SEVERITIES},
        "checks": {
            check: {each.label: _named(measured.at(each, check), _OF_CHECKS) for each in SEVERITIES}
            for check in measured.checks
        },
    }


def _named(tally: Tally, names: Iterable[str]) -> dict[str, float | None]:
    return {name: getattr(tally, name) for name in names}


def _calibration_object(calibration: Calibration) -> dict[str, Any]:
    return {
        "findings": calibration.count,
        "error": _rounded(calibration.error),
        "bins": [_bin_object(each) for each in calibration.bins],
    }


def _bin_object(each: Bin) -> dict[str, Any]:
    return {
        "low": each.low,
        "high": each.high,
        "findings": each.count,
        "right": each.right,
        "share": _rounded(each.share),
        "confidence": _rounded(each.confidence),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def read_snapshot(path: Path) -> Snapshot:
    """The findings of an earlier run, from its JSON report.

    Raises:
        ReadError: the file is missing, is no such report or one of another version.
    """
    try:
        given = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ReadError(f"there is no file {path}", hint="check the spelling of the path") from None
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise ReadError(f"{path} is not JSON", hint=_HOW) from None
    try:
        return _snapshot(given)
    except (ValueError, KeyError, TypeError):
        what = f"no report of an evaluation of version {VERSION}"
        raise ReadError(f"{path} is {what}", hint=_HOW) from None


def _snapshot(given: Any) -> Snapshot:  # noqa: ANN401 - whatever a file holds
    if given["version"] != VERSION:
        raise ValueError
    digests = {str(each["name"]): str(each["sha256"]) for each in given["sets"]}
    return Snapshot(digests, tuple(map(_read_found, given["findings"])))


def _read_found(given: dict[str, Any]) -> Found:
    words = {name: given[name] for name in _WORDS}
    numbers = {name: given[name] for name in ("start", "end", "confidence")}
    if not all(isinstance(each, str) for each in words.values()):
        raise TypeError
    if not all(isinstance(each, int | float) for each in numbers.values()):
        raise TypeError
    if not isinstance(given["suggestion"], str | None):
        raise TypeError
    return Found(**words, **numbers, suggestion=given["suggestion"])
