"""What the checks share that look at copy read by a machine."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind
from proofread.model.finding import CheckInfo, Finding, Suggestion
from proofread.model.span import Span
from proofread.suggest.judge import REPORTED, Judge
from proofread.suggest.ocr.scan import Misread

_MOST_SUGGESTIONS: Final = 3
_LEAST_CHANCE: Final = 0.005
_ADDRESS: Final = re.compile(r"://|^www\.|\w@\w", re.IGNORECASE)
"""What tells an address from a word with a misread mark inside, which the tokenizer may take for one."""


class Misreadings(ABC):
    """A check that reports the units of misread copy which are its business.

    How sure it is is a mixture: of what is said of misread copy, and of what is said of copy that people wrote, by how
    likely the story is either.
    """

    info: ClassVar[CheckInfo]

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    @abstractmethod
    def concerns(self, misread: Misread) -> bool:
        """Whether this check reports the unit."""

    @abstractmethod
    def message(self, written: str, misread: Misread) -> str:
        """What is wrong, in one sentence."""

    @abstractmethod
    def evidence(self, written: str, misread: Misread, analysis: Analysis) -> Iterator[str]:
        """What decided, in plain words."""

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """The units that are likely enough to be misread."""
        likeness = self.judge.likeness(analysis)
        if likeness < REPORTED:
            return
        for misread in self.judge.scans.misread(analysis):
            if misread.chance * likeness < REPORTED or not self.concerns(misread):
                continue
            span = misread.ranked[0].alternative.span if misread.ranked else misread.unit.parts[-1]
            if _is_in_address(analysis, span):
                continue
            written = analysis.text[slice(*span)]
            yield Finding(
                self.info.id,
                span,
                self.message(written, misread),
                tuple(_suggestions(misread, span)),
                self.judge.mixed(analysis, span, misread.chance),
                tuple(self.evidence(written, misread, analysis)),
            )


def _is_in_address(analysis: Analysis, span: Span) -> bool:
    """Whether a stretch touches a web or e-mail address, which no dictionary has."""
    tokens = (analysis.tokens[at] for at in analysis.touching(span))
    return any(token.kind is Kind.ADDRESS and _ADDRESS.search(token.text) for token in tokens)


def _suggestions(misread: Misread, span: Span) -> Iterator[Suggestion]:
    """The likeliest of what may have stood there, each once."""
    offered: dict[str, Suggestion] = {}
    for each, chance in misread.ranked:
        if each.span == span and (chance >= _LEAST_CHANCE or not offered):
            offered.setdefault(each.replacement, Suggestion(each.replacement, chance))
    yield from list(offered.values())[:_MOST_SUGGESTIONS]
