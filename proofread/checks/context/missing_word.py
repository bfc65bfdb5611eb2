"""A small word that is missing between two others.

Articles, prepositions, "that", "and" and forms of "be" and "have", where the words on both
sides never stand beside each other and both want the same small word between them.

Examples:
    Officials said it would take place {{at end|at the end}} of the year.
    She was {{one the|one of the}} first women to serve in the army.

Passes:
    He wrote the report last week, and they gave the students what they wanted.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.lines import kinds_of
from proofread.suggest.realwords import Doubted


class MissingWord(PatternCheck):
    """A small word left out."""

    info: ClassVar = CheckInfo("context.missing-word", "A small word is missing")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every gap between two words of a sentence that wants a small word."""
        for doubted in self.judge.real_words.put_in(analysis):
            found = self._candidate(analysis, doubted)
            if found is not None:
                yield found

    def _candidate(self, analysis: Analysis, doubted: Doubted) -> Candidate | None:
        line = self.judge.real_words.line(analysis)
        at = line.at[doubted.first]
        if line.at[doubted.first - 1] != at - 1 or not analysis.gap(at).isspace():
            return None
        before, token = analysis.tokens[at - 1], analysis.tokens[at]
        if not (_is_plain(before.text, before.kind) and _is_plain(token.text, token.kind)):
            return None
        word = doubted.words[0]
        message = f"“{word}” seems to be missing before “{token.text}”"
        evidence = (f"with “{word}” the words around fit better by {doubted.gain:.1f} nats",)
        features = self._features(analysis, doubted, word)
        right = f"{before.text} {word} {token.text}"
        return Candidate(Span(before.start, token.end), right, message, features, evidence, Safety.SHOW)

    def _features(self, analysis: Analysis, doubted: Doubted, word: str) -> Features:
        line = self.judge.real_words.line(analysis)
        return self.judge.real_words.features(analysis, doubted) | {
            **kinds_of(word),
            "before_small": float(line.words[doubted.first].word in _COMMON),
            "after_small": float(line.words[doubted.first - 1].word in _COMMON),
            word: 1.0,
        }


_COMMON: Final = frozenset("the a an of to in that is be has at for on with was by as are and it have he they".split())


def _is_plain(text: str, kind: Kind) -> bool:
    """Whether a token is a word in small letters."""
    return kind is Kind.WORD and text.islower()
