"""A small word too many.

Articles, prepositions, "that", "and" and forms of "be" and "have" which fit neither
neighbour, where the neighbours fit each other. A deep look finds a preposition and a
pronoun that are too many, too: "with all his might from him".

Examples:
    The company said it would be {{a able|able}} to pay.
    The two men have been in custody since {{of last|last}} week.

Passes:
    He had been in the house that he was born in for most of his life.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span
from proofread.suggest.lines import kinds_of
from proofread.suggest.realwords import Doubted


class SurplusWord(PatternCheck):
    """A small word that does not belong."""

    info: ClassVar = CheckInfo("context.surplus-word", "A small word too many")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every small word without which its neighbours fit better."""
        for doubted in self.judge.real_words.taken_out(analysis):
            found = self._candidate(analysis, doubted)
            if found is not None:
                yield found
        if self.judge.is_deep:
            yield from _phrases(analysis)

    def _candidate(self, analysis: Analysis, doubted: Doubted) -> Candidate | None:
        line = self.judge.real_words.line(analysis)
        at = line.at[doubted.first]
        tokens = analysis.tokens
        if line.at[doubted.last] != at + 1 or not analysis.gap(at + 1).isspace() or not tokens[at].text.islower():
            return None
        following = tokens[at + 1]
        if following.kind is not Kind.WORD:
            return None
        word = tokens[at].text
        features = self.judge.real_words.features(analysis, doubted) | {**kinds_of(word), word: 1.0}
        evidence = (f"without “{word}” the words around fit better by {doubted.gain:.1f} nats",)
        message = f"“{word}” seems to be too many before “{following.text}”"
        return Candidate(
            Span(tokens[at].start, following.end), following.text, message, features, evidence, Safety.SHOW
        )


_PHRASE: Final = "context.surplus-phrase"
"""The family that weighs a preposition with its pronoun; nothing but a language model has an opinion of them."""

_PREPOSITIONS: Final = frozenset("about at by for from in of on to with".split())
_PRONOUNS: Final = frozenset("him her it me them us you".split())


def _phrases(analysis: Analysis) -> Iterator[Candidate]:
    """Every preposition with a pronoun behind a word of the same block."""
    tokens = analysis.tokens
    for at in range(1, len(tokens) - 1):
        before, first, second = tokens[at - 1 : at + 2]
        if first.text not in _PREPOSITIONS or second.text not in _PRONOUNS or before.kind is not Kind.WORD:
            continue
        start, end = analysis.block_bounds(at)
        if start < at < end - 1 and analysis.gap(at).isspace() and analysis.gap(at + 1).isspace():
            message = f"“{first.text} {second.text}” seems to be too many after “{before.text}”"
            span = Span(before.end, second.end)
            yield Candidate(span, "", message, {"bias": 1.0}, (), Safety.SHOW, _PHRASE)
