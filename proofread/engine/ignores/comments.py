"""The ignores that comments of a story ask for, and which findings each of them covers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


class Ignore(NamedTuple):
    """One comment that asks for something that exists.

    Attributes:
        source: where it stands.
        says: what it asks for.
        checks: by the name it gives, the ids of the checks; those of all checks under the empty name where it gives
            none.
        reach: lines, a block or the whole story; as in `says` but for a line that lies below.
        places: numbers of the lines or of the block that it reaches; nothing for the whole story.
    """

    source: Span
    says: Directive
    checks: Mapping[str, frozenset[str]]
    reach: Reach
    places: range = range(0)

    @property
    def how(self) -> str:
        """What an ignored finding says of it."""
        return FRONT_MATTER if self.says.in_front_matter else COMMENT

    def names_of(self, check: str) -> list[str]:
        """The names in it that stand for a check."""
        return [name for name, ids in self.checks.items() if check in ids]

    @property
    def _place(self) -> tuple[object, ...]:
        """The nearest first, then those with a reason, then by place: whoever comes first answers for a finding."""
        return (_NEAREST.index(self.reach), not self.says.because, self.source)


_NEAREST = (Reach.LINE, Reach.BLOCK, Reach.STORY)


@dataclass(slots=True)
class Comments:
    """The comments of one story.

    Attributes:
        ignores: what they ask for, the nearest and best reasoned first.
        notices: what is the matter with the others.
    """

    ignores: Sequence[Ignore]
    notices: Sequence[Notice]
    _layout: Layout
    _on_line: Mapping[int, list[Ignore]] = field(init=False)
    _in_block: Mapping[int, list[Ignore]] = field(init=False)
    _anywhere: list[Ignore] = field(init=False)

    def __post_init__(self) -> None:
        self._on_line, self._in_block = defaultdict(list), defaultdict(list)
        self._anywhere = [each for each in self.ignores if each.reach is Reach.STORY]
        for ignore in self.ignores:
            for place in ignore.places:
                (self._on_line if ignore.reach is Reach.LINE else self._in_block)[place].append(ignore)

    def covering(self, document: Document, finding: Finding) -> list[Ignore]:
        """The ignores that reach a finding and name its check, the nearest first."""
        lines = self._layout.lines(document.source_span(finding.span))
        reaching = [ignore for line in lines for ignore in self._on_line.get(line, ())]
        reaching += self._in_block.get(self._layout.block_of(finding), ())
        return [each for each in (*reaching, *self._anywhere) if each.names_of(finding.check)]


def comments_of(document: Document, ids: Iterable[str]) -> Comments:
    """What the comments of a story ask for; `ids` are those of all checks there are."""
    layout, known = Layout(document), sorted(ids)
    ignores, notices = [], []
    for source in document.comments:
        try:
            ignores.append(_ignore(document, source, layout, known))
        except UsageError as error:
            notices.append(Notice(f"{error.message}, so this ignore does not count", source, error.hint))
    return Comments(sorted(ignores, key=lambda each: each._place), notices, layout)  # noqa: SLF001 - of this module


def _ignore(document: Document, source: Span, layout: Layout, ids: list[str]) -> Ignore:
    says = parse(document.source[slice(*source)])
    checks = {name: _meant(name, ids, says) for name in says.names} or {"": frozenset(ids)}
    if says.reach is Reach.STORY:
        return Ignore(source, says, checks, Reach.STORY)
    if says.reach is Reach.BLOCK:
        return Ignore(source, says, checks, Reach.BLOCK, layout.block(source))
    below = says.reach is Reach.NEXT_LINE or layout.is_alone(source)
    return Ignore(source, says, checks, Reach.LINE, layout.next_line(source) if below else layout.lines(source))


def _meant(name: str, ids: list[str], says: Directive) -> frozenset[str]:
    try:
        return frozenset(named((name,), ids))
    except UsageError as error:
        is_sentence = len(says.names) >= _SENTENCE and not says.because
        hint = f"a reason follows the word {REASON!r}" if is_sentence else error.hint
        raise UsageError(error.message, hint=hint) from None


_SENTENCE: Final = 3
"""Words after an ignore that are rather its reason than checks, if one of them is none."""
