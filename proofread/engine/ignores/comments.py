"""The ignores that comments of a story ask for, and which findings each of them covers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from proofread.engine.ignores.grammar import REASON, Directive, Reach, parse
from proofread.engine.ignores.layout import Layout
from proofread.engine.select import named
from proofread.errors import UsageError
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Notice
from proofread.model.span import Span

COMMENT = "comment"
FRONT_MATTER = "front matter"


class Place(NamedTuple):
    """A line by its number, a block by its number, or the whole story, and a check that finds something there."""

    reach: Reach
    number: int
    check: str


class Ignore(NamedTuple):
    """One comment that asks for something that exists.

    Attributes:
        source: where it stands.
        says: what it asks for.
        checks: by the name it gives, the ids of the checks; those of all checks under the empty name where it gives
            none.
        reach: lines, a block or the whole story.
        numbers: those of the lines or of the block that it reaches; one number for the whole story.
    """

    source: Span
    says: Directive
    checks: Mapping[str, frozenset[str]]
    reach: Reach
    numbers: Sequence[int] = (0,)

    @property
    def how(self) -> str:
        """What an ignored finding says of it."""
        return FRONT_MATTER if self.says.in_front_matter else COMMENT

    def places(self, name: str) -> Iterator[Place]:
        """The places that it covers by one of its names."""
        return (Place(self.reach, number, check) for number in self.numbers for check in self.checks[name])

    @property
    def rank(self) -> tuple[object, ...]:
        """The nearest first, then those with a reason, then by place: whoever comes first answers for a finding."""
        return (_NEAREST.index(self.reach), not self.says.because, self.source)


_NEAREST: Final = (Reach.LINE, Reach.BLOCK, Reach.STORY)


class Comments(NamedTuple):
    """The comments of one story.

    Attributes:
        ignores: what they ask for, the nearest and best reasoned first.
        notices: what is the matter with the others.
        layout: where they stand.
    """

    ignores: Sequence[Ignore]
    notices: Sequence[Notice]
    layout: Layout

    def places_of(self, document: Document, finding: Finding) -> list[Place]:
        """The places that a finding stands in, the nearest first."""
        lines = self.layout.lines(document.source_span(finding.span))
        numbers = [
            *((Reach.LINE, line) for line in lines),
            (Reach.BLOCK, self.layout.block_of(finding)),
            (Reach.STORY, 0),
        ]
        return [Place(reach, number, finding.check) for reach, number in numbers]

    def answering(self, counts: Callable[[str], bool]) -> dict[Place, Ignore]:
        """By place the ignore that answers for it, of those whose reasons count."""
        found: dict[Place, Ignore] = {}
        for ignore in self.ignores:
            if counts(ignore.says.because):
                for name in ignore.checks:
                    for place in ignore.places(name):
                        found.setdefault(place, ignore)
        return found


def comments_of(document: Document, ids: Iterable[str]) -> Comments:
    """What the comments of a story ask for; `ids` are those of all checks there are."""
    layout, known = Layout(document), sorted(ids)
    ignores, notices = [], []
    for source in document.comments:
        try:
            ignores.append(_ignore(document, source, layout, known))
        except UsageError as error:
            notices.append(Notice(f"{error.message}, so this ignore does not count", source, error.hint))
    return Comments(sorted(ignores, key=lambda each: each.rank), notices, layout)


def _ignore(document: Document, source: Span, layout: Layout, ids: list[str]) -> Ignore:
    says = parse(document.source[slice(*source)])
    checks = {name: _meant(name, ids, says) for name in says.names} or {"": frozenset(ids)}
    if says.reach is Reach.STORY:
        return Ignore(source, says, checks, Reach.STORY)
    if says.reach is Reach.BLOCK:
        return Ignore(source, says, checks, Reach.BLOCK, layout.block(source))
    beside = () if says.reach is Reach.NEXT_LINE else layout.prose_lines(source)
    return Ignore(source, says, checks, Reach.LINE, beside or layout.next_line(source))


def _meant(name: str, ids: list[str], says: Directive) -> frozenset[str]:
    try:
        return frozenset(named((name,), ids))
    except UsageError as error:
        is_sentence = len(says.names) >= _SENTENCE and not says.because
        hint = f"a reason follows the word {REASON!r}" if is_sentence else error.hint
        raise UsageError(error.message, hint=hint) from None


_SENTENCE: Final = 3
"""Words after an ignore that are rather its reason than checks, if one of them is none."""
