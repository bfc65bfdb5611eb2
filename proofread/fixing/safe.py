"""Corrections that are certain, until none is left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from proofread.fixing.apply import Original, moved_back
from proofread.fixing.edit import Edit
from proofread.fixing.mend import Change, Mended, Mender, Refused
from proofread.fixing.quotations import Quotations
from proofread.model.document import Document
from proofread.model.finding import Finding, Safety
from proofread.model.outcome import Checked, Failure
from proofread.model.positions import Lines, Position

_ROUNDS: Final = 10
"""Readings of a file, at most; a correction seldom brings about another."""

Check = Callable[[str, Callable[[], Document]], Checked]
"""What becomes of a story under its name that is still to be read."""


class Fix(NamedTuple):
    """A correction that was made: by which check, where in the file as it was, what stood there and what does now."""

    check: str
    position: Position
    old: str
    new: str


class Left(NamedTuple):
    """A certain correction that cannot be made exactly: where it stands in the file, and why."""

    check: str
    position: Position
    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after its certain corrections.

    Attributes:
        original: as it was.
        data: its bytes now; those of the original where anything failed that keeps it from being written.
        checked: what is left in it.
        fixes: what was corrected, in order.
        left: what was not.
        first: what was found in it as it was.
        corrected: those findings among them that were corrected.
    """

    original: Original
    data: bytes
    checked: Checked
    fixes: tuple[Fix, ...] = ()
    left: tuple[Left, ...] = ()
    first: Checked | None = None
    corrected: tuple[Finding, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether there is something to write."""
        return self.data != self.original.data


def fix_safely(original: Original, check: Check, floor: float) -> Fixed:
    """Make the certain corrections of a confidence or more; read, check and correct again until none is left.

    Where corrections bring each other about without end, none is made, and the outcome holds a failure that names
    their checks.
    """
    run = _Run(original, check, floor)
    for _ in range(_ROUNDS):
        done = run.step()
        if done is not None:
            return done
    return run.endless()


def certain(checked: Checked, floor: float) -> Iterator[Change]:
    """The corrections that may be made unasked: sure enough, and safe; in quotation marks only those of spaces."""
    document = checked.document
    if document is None:
        return
    quotations = Quotations(document)
    for finding in checked.findings:
        best = finding.suggestions[0] if finding.suggestions else None
        if best is None or best.safety is not Safety.SAFE or finding.confidence < floor:
            continue
        old = document.text[slice(*finding.span)]
        if old != best.replacement and (_is_spacing(old, best.replacement) or not quotations.hold(finding.span)):
            yield Change(finding, best.replacement)


def _is_spacing(old: str, new: str) -> bool:
    return "".join(old.split()) == "".join(new.split())


@dataclass(slots=True)
class _Run:
    """One file on its way to the point where nothing certain is left."""

    original: Original
    check: Check
    floor: float
    data: bytes = field(init=False)
    fixes: list[Fix] = field(default_factory=list)
    edits: list[Sequence[Edit]] = field(default_factory=list)
    checks: list[frozenset[str]] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)
    lines: Lines = field(default_factory=lambda: Lines(""))
    first: Checked | None = None
    corrected: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        self.data = self.original.data

    def step(self) -> Fixed | None:
        """Check what there is and correct it; the outcome where there was nothing to correct any more."""
        checked = self.check(self.original.name, lambda: self.original.read(self.data))
        document = checked.document
        if document is None:
            return Fixed(self.original, self.original.data, checked)
        if self.first is None:
            self.first, self.lines = checked, Lines(document.source)
        now = replace(self.original, data=self.data)
        mended = Mender(now, document).mend(certain(checked, self.floor))
        if not mended.made:
            left = tuple(self._left(document, each) for each in mended.refused)
            return Fixed(self.original, self.data, checked, tuple(self.fixes), left, self.first, self.corrected)
        if checked is self.first:
            self.corrected = tuple(change.finding for change in mended.made)
        self._take(document, mended)
        return self.endless() if self.data in self.seen else None

    def endless(self) -> Fixed:
        """The outcome where corrections bring each other about."""
        again = self.seen.index(self.data) if self.data in self.seen else -2
        names = ", ".join(sorted(frozenset[str]().union(*self.checks[again:])))
        message = f"corrections bring each other about without end, those of {names}; nothing was changed"
        checked = self.check(self.original.name, lambda: self.original.read(self.original.data))
        failure = Failure("fix", message, "leave one of the checks out with --ignore, and please report it")
        return Fixed(self.original, self.original.data, replace(checked, failures=(*checked.failures, failure)))

    def _take(self, document: Document, mended: Mended) -> None:
        for change in mended.made:
            finding = change.finding
            old = document.text[slice(*finding.span)]
            self.fixes.append(Fix(finding.check, self._position(document, finding), old, change.replacement))
        self.edits.append(mended.edits)
        self.checks.append(frozenset(change.finding.check for change in mended.made))
        self.seen.append(self.data)
        self.data = mended.data

    def _left(self, document: Document, refused: Refused) -> Left:
        finding = refused.change.finding
        return Left(finding.check, self._position(document, finding), refused.error.message, refused.error.hint)

    def _position(self, document: Document, finding: Finding) -> Position:
        """Where a finding stands in the file as it was."""
        offset = document.source_span(finding.span).start
        for edits in reversed(self.edits):
            offset = moved_back(edits, offset)
        return self.lines.position(offset)
