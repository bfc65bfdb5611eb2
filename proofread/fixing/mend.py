"""Corrections into a file, each of them proven: read again, the story says what was meant and nothing else changed."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from proofread.errors import EditError, ProofreadError
from proofread.fixing.apply import Original, spliced
from proofread.fixing.edit import Edit, HiddenSpace, ways
from proofread.model.document import Document
from proofread.model.finding import Finding

_OTHERWISE: Final = EditError(
    "the change would read otherwise, because of the markup beside it", hint="change it by hand"
)


class Change(NamedTuple):
    """A finding, and what is to stand there."""

    finding: Finding
    replacement: str


class Refused(NamedTuple):
    """A change that cannot be made exactly, and why."""

    change: Change
    error: ProofreadError


class Mended(NamedTuple):
    """A file with changes made.

    Attributes:
        data: its bytes.
        edits: what was edited in the source, in order.
        made: the changes, in the order given.
        refused: those that were not made.
    """

    data: bytes
    edits: tuple[Edit, ...] = ()
    made: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()


class _Made(NamedTuple):
    change: Change
    edits: tuple[Edit, ...]


class Mender:
    """Makes changes in one reading of a file."""

    def __init__(self, original: Original, document: Document) -> None:
        self._original = original
        self._document = document
        self._hidden = HiddenSpace(document)

    def mend(self, changes: Iterable[Change]) -> Mended:
        """The file with all changes that can be made exactly; findings do not overlap."""
        refused: list[Refused] = []
        wanted = list(changes)
        made = self._sound(wanted, refused)
        data = self._tried(made)
        if data is None:
            made, data = self._one_by_one(made, refused)
        edits = tuple(edit for each in made for edit in each.edits)
        return Mended(data, edits, tuple(each.change for each in made), tuple(refused))

    def refusal(self, change: Change) -> ProofreadError | None:
        """Why a change cannot be made exactly; None where it can."""
        refused = self.mend([change]).refused
        return refused[0].error if refused else None

    def _sound(self, changes: Sequence[Change], refused: list[Refused]) -> list[_Made]:
        """The changes that can be made, by halves: most files take all of them at once."""
        if len(changes) <= 1:
            return [alone for each in changes if (alone := self._alone(each, refused))]
        try:
            made = [_Made(each, self._ways(each)[0]) for each in changes]
        except EditError:
            pass
        else:
            if self._tried(made) is not None:
                return made
        middle = len(changes) // 2
        return [*self._sound(changes[:middle], refused), *self._sound(changes[middle:], refused)]

    def _alone(self, change: Change, refused: list[Refused]) -> _Made | None:
        error: ProofreadError = _OTHERWISE
        try:
            for edits in self._ways(change):
                if self._proven([_Made(change, edits)], self._original.edited(edits)):
                    return _Made(change, edits)
        except ProofreadError as found:
            error = found
        refused.append(Refused(change, error))
        return None

    def _one_by_one(self, wanted: Sequence[_Made], refused: list[Refused]) -> tuple[list[_Made], bytes]:
        """As many as go together, the first first; what is left over is refused."""
        made: list[_Made] = []
        data = self._original.data
        for each in wanted:
            tried = self._tried([*made, each])
            if tried is None:
                refused.append(Refused(each.change, _OTHERWISE))
            else:
                made.append(each)
                data = tried
        return made, data

    def _ways(self, change: Change) -> tuple[tuple[Edit, ...], ...]:
        """The ways to make a change, the likeliest first; raises an EditError where there is none."""
        found = ways(self._document, change.finding.span, change.replacement)
        return tuple(dict.fromkeys([*map(self._hidden.with_it, found), *found]))

    def _tried(self, made: Sequence[_Made]) -> bytes | None:
        """The bytes with these changes, if the story in them is the one that was meant."""
        if not made:
            return self._original.data
        try:
            data = self._original.edited(edit for each in made for edit in each.edits)
            return data if self._proven(made, data) else None
        except ProofreadError:
            return None

    def _proven(self, made: Sequence[_Made], data: bytes) -> bool:
        meant = spliced(self._document.text, (Edit(each.change.finding.span, each.change.replacement) for each in made))
        return self._original.read(data).text == meant
