"""A capital inside a sentence on a word that is no name.

Left behind where two lines or a button's label are run into a sentence. Titles,
names of works, headlines, quotations that begin inside a sentence and terms that a
story defines with a capital are left alone, so this is seldom more than information.

Examples:
    Members read exclusive content {{Available|available}} only to them.

Passes:
    The European Council said that Prime Minister Smith read The Art of War.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, plain, shape
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.entry import FLOOR
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span
from proofread.suggest.context import surroundings

_MIN_LENGTH: Final = 3
_LEAST_WORD: Final = -12.0
_NAME_RATIO: Final = 2.0  # nats by which a form is commoner as a word than as a name
_LOWER_RATIO: Final = 2.0  # nats by which it is oftener printed without a capital
_LIMIT: Final = 8.0


class UnexpectedCapital(PatternCheck):
    """A capital on a common word inside a sentence."""

    info: ClassVar = CheckInfo("case.unexpected-capital", "A capital inside a sentence on a common word")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Capitalised common words between two words in lower case."""
        tokens = analysis.tokens
        for index in range(1, len(tokens) - 1):
            token = tokens[index]
            if token.kind is not Kind.WORD or not token.text[0].isupper() or len(token.text) < _MIN_LENGTH:
                continue
            before, after = tokens[index - 1], tokens[index + 1]
            if not (before.text[0].islower() and after.text[0].islower()) or before.kind is not Kind.WORD:
                continue
            if analysis.gap(index) == " " and analysis.gap(index + 1) == " " and shape(token.text) is Shape.TITLE:
                found = self._candidate(analysis, index)
                if found is not None:
                    yield found

    def _candidate(self, analysis: Analysis, index: int) -> Candidate | None:
        token = analysis.tokens[index]
        key = plain(token.text).casefold()
        entry = self.judge.lexicon.words.entry(key)
        if entry is None or entry.word < _LEAST_WORD or entry.name > entry.word - _NAME_RATIO:
            return None
        if entry.lower - entry.title < _LOWER_RATIO:
            return None
        place = surroundings(analysis, index, index + 1)
        lower = token.text.lower()
        first, last = analysis.block_bounds(index)
        capitals = analysis.once(f"capitals:{first}", lambda story: _capital_share(story, first, last))
        features = {
            "bias": 1.0,
            "ratio": min(8.0, entry.word - entry.name) if entry.name > FLOOR else 8.0,
            "cased": max(-4.0, min(6.0, entry.lower - entry.title)) if entry.title > FLOOR else 0.0,
            "fit": max(-_LIMIT, min(_LIMIT, self.judge.fit.gain(place, (key,)))),
            "seen_capital": float(min(3, analysis.counts[token.text] - 1)),
            "seen_lower": float(min(3, analysis.counts[lower])),
            "capitals": capitals,
            "quoted": float(analysis.is_quoted(index)),
            "after_the": float(analysis.tokens[index - 1].text in ("the", "a", "an", "of", "for", "and", "in")),
            "after_said": float(
                analysis.tokens[index - 1].text in ("said", "says", "is", "was", "called", "titled", "asked", "reads")
            ),
        }
        evidence = (f"“{lower}” is a common word and seldom a name", "the words on both sides have no capital")
        message = f"“{token.text}” has a capital inside a sentence"
        return Candidate(Span(token.start, token.end), lower, message, features, evidence, Safety.SHOW)


def _capital_share(analysis: Analysis, first: int, last: int) -> float:
    """The share of the tokens of a block that are words with a capital."""
    words = (token for token in analysis.tokens[first:last] if token.kind is Kind.WORD)
    return sum(1 for word in words if word.text[0].isupper()) / max(1, last - first)
