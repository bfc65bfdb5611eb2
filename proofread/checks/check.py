"""What a check is, and the families most checks belong to."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee
from typing import ClassVar, Final, NamedTuple, Protocol

from proofread.analysis import Analysis
from proofread.model.finding import CheckInfo, Finding, Safety, Suggestion
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.evidence import evidence_of, spoken
from proofread.suggest.judge import REPORTED, Judge, Verdict
from proofread.suggest.mojibake import mojibake, touches
from proofread.suggest.weighing import Choice

_MOST_SUGGESTIONS = 3
_LEAST_CHANCE = 0.01

CERTAIN: Final = 0.99
"""The chance of a correction from which it may be made unasked: of such ones nearly all are what an editor makes."""


class Check(Protocol):
    """Finds one kind of fault; stateless, so one instance serves all stories."""

    info: ClassVar[CheckInfo]

    def __init__(self, judge: Judge) -> None: ...

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """The faults of a story, in any order."""
        ...


class Candidate(NamedTuple):
    """A place that fits the pattern of a check.

    Attributes:
        span: what would be replaced, in code points.
        replacement: what would stand there; None where nobody can tell.
        message: what is wrong, in one sentence.
        features: what speaks for and against a fault.
        evidence: what decided, in plain words.
        safety: how freely the edit may be made where the finding is an error.
        family: the coefficients that weigh it, where they are not those of the check.
        others: what else might stand there, where only the language model can tell.
    """

    span: Span
    replacement: str | None
    message: str
    features: Features
    evidence: tuple[str, ...] = ()
    safety: Safety = Safety.REVIEW
    family: str = ""
    others: tuple[str, ...] = ()


class PatternCheck(ABC):
    """A check that sees a pattern and weighs each place; its family of coefficients has its id.

    Where it `shuns_mojibake`, it says nothing of places that touch characters decoded wrongly: they are no marks.
    """

    info: ClassVar[CheckInfo]
    shuns_mojibake: ClassVar[bool] = True

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    @abstractmethod
    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every place that fits the pattern."""

    def choice(self, candidate: Candidate) -> Choice:
        """What of a candidate is weighed."""
        family = candidate.family or self.info.id
        return Choice(family, candidate.span, candidate.replacement or "", candidate.features, candidate.others)

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """The places that are likely enough to be faults."""
        candidates, doubted = tee(self._sound(analysis))
        places = ([self.choice(each)] for each in doubted)
        for each, (opinion,) in zip(candidates, self.judge.weigher.weigh(analysis, places), strict=True):
            if opinion.chance >= REPORTED:
                right = each.replacement if opinion.replacement is None else opinion.replacement
                suggestions = () if right is None else (Suggestion(right, 1.0, each.safety),)
                why = self.judge.why(each.family or self.info.id, opinion)
                evidence = each.evidence if right is None else (*each.evidence, *spoken(opinion, right))
                yield Finding(self.info.id, each.span, each.message, suggestions, opinion.chance, evidence, why)

    def _sound(self, analysis: Analysis) -> Iterator[Candidate]:
        """The candidates, but for those that the check shuns."""
        damaged = mojibake(analysis) if self.shuns_mojibake else ()
        return (each for each in self.candidates(analysis) if not touches(damaged, each.span))


class VerdictCheck(ABC):
    """A check that reports the verdicts on suspects which are its business.

    Where `corrects` says so, the first suggestion is safe if it is certain and all letters are small ones: no name.
    """

    info: ClassVar[CheckInfo]
    corrects: ClassVar[bool] = False

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    @abstractmethod
    def concerns(self, verdict: Verdict) -> bool:
        """Whether this check reports the verdict."""

    @abstractmethod
    def message(self, written: str, right: str) -> str:
        """What is wrong, in one sentence."""

    def offered(
        self,
        analysis: Analysis,  # noqa: ARG002 - for checks that look around
        verdict: Verdict,  # noqa: ARG002 - as above
        likeliest: tuple[Suggestion, ...],
    ) -> tuple[Suggestion, ...]:
        """What is offered, of the likeliest alternatives and of what a check knows besides."""
        return likeliest

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """The verdicts that are this check's business."""
        for verdict in self.judge.verdicts(analysis):
            if self.concerns(verdict):
                span = verdict.span
                written = analysis.text[slice(*span)]
                likeliest = tuple(_suggestions(verdict, written if self.corrects else ""))
                suggestions = self._in_dialect(self.offered(analysis, verdict, likeliest))
                evidence = (*evidence_of(verdict), *self._spelt_otherwise(verdict.best.replacement))
                yield Finding(
                    self.info.id,
                    span,
                    self.message(written, suggestions[0].replacement),
                    suggestions,
                    verdict.confidence,
                    evidence,
                    self.judge.why(verdict.best.way.value, verdict.ranked[0].opinion),
                )

    def _in_dialect(self, suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """The suggestions, words in lower case as the dialect that stories keep spells them, each once."""
        spelt: dict[str, Suggestion] = {}
        for each in suggestions:
            found = self.judge.other_dialect(each.replacement)
            kept = each if found is None else replace(each, replacement=found.other)
            spelt.setdefault(kept.replacement, kept)
        return tuple(spelt.values())

    def _spelt_otherwise(self, word: str) -> Iterator[str]:
        """That the dialect has its own spelling of the word that was weighed."""
        found = self.judge.other_dialect(word)
        if found is not None:
            yield f"the {self.judge.told.dialect.capitalize()} spelling of “{word}” is “{found.other}”"


class SpacesCheck(VerdictCheck, PatternCheck):
    """A check of spaces in words: verdicts on suspects, and readings of worn copy that a family of `worn` weighs."""

    worn: ClassVar[str]

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """Both kinds of finding."""
        yield from VerdictCheck.find(self, analysis)
        yield from PatternCheck.find(self, analysis)

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Where a worn story reads otherwise than it is written."""
        for each in self.judge.respaced(analysis):
            if each.family == self.worn:
                message = self.message(analysis.text[slice(*each.span)], each.replacement)
                evidence = (f"{each.others} other places of this story are in pieces",) if each.others else ()
                yield Candidate(each.span, each.replacement, message, each.features, evidence, family=each.family)


def _suggestions(verdict: Verdict, written: str) -> Iterator[Suggestion]:
    """The likeliest alternatives for the span of the best one; `written` is what may be corrected unasked."""
    offered = [
        each for each in verdict.ranked if each.alternative.span == verdict.span and each.chance >= _LEAST_CHANCE
    ]
    for each in (offered or verdict.ranked[:1])[:_MOST_SUGGESTIONS]:
        replacement = each.alternative.replacement
        certain = each.chance >= CERTAIN and _is_small(written) and _is_small(replacement)
        yield Suggestion(replacement, each.chance, Safety.SAFE if certain else Safety.SHOW)


def _is_small(words: str) -> bool:
    """Whether a text is words in small letters, with no mark but apostrophes."""
    return words.islower() and words.translate(_NO_MARKS).isalpha()


_NO_MARKS: Final = str.maketrans("", "", " '’")
