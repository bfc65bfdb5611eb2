"""A known word in the place of another that fits far better.

What may have been meant comes from reviewed lists of words that are confused (sound alike,
near in sense, forms of one word, small words one slip apart) and from common words one slip
away. Two trigram models weigh the words on both sides.

Examples:
    Voters went to the polls {{form|from}} early morning.
    He said that {{their|there}} is no evidence of fraud.
    Prices rose faster {{then|than}} expected last month.
    The two sides agreed to {{met|meet}} again on Monday.
    The government's {{principle|principal}} adviser resigned.
    {{A|An}} inquiry into the affair will begin next week.

Passes:
    Their leader said there was no lead in the pipes.
    It's the first time its members have met since then.
"""

from collections.abc import Iterator
from typing import ClassVar

from proofread.analysis import Analysis
from proofread.analysis.tokens import Shape, shape
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.confusions import Relation
from proofread.model.finding import CheckInfo, Safety
from proofread.suggest.realwords import Doubted

_REASONS = {
    Relation.NEAR: "one slip makes one of the other",
    Relation.ENDING: "they differ by an ending",
    Relation.SOUND: "they sound alike",
    Relation.SENSE: "they are often confused",
    Relation.SMALL: "one slip makes one of the other",
    Relation.SLIP: "one slip makes one of the other",
    Relation.FORM: "they are forms of one word",
    Relation.PRONOUN: "one pronoun stands for another",
}


class WrongWord(PatternCheck):
    """One known word for another."""

    info: ClassVar = CheckInfo("context.wrong-word", "A known word in the place of another")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every word in whose place another would fit better."""
        for doubted in self.judge.real_words.swaps(analysis):
            found = self._candidate(analysis, doubted)
            if found is not None:
                yield found

    def _candidate(self, analysis: Analysis, doubted: Doubted) -> Candidate | None:
        alternative = doubted.alternative
        at = self.judge.real_words.line(analysis).at[doubted.first]
        token = analysis.tokens[at]
        how = shape(token.text)
        if alternative is None or how not in (Shape.LOWER, Shape.TITLE):
            return None
        if how is Shape.TITLE and not analysis.starts_sentence(at):
            return None  # part of a name or of a headline
        replacement = _like(alternative.word, token.text, analysis)
        evidence = (
            f"“{replacement}” fits the words around it better by {doubted.gain:.1f} nats",
            _REASONS[alternative.relation],
        )
        message = f"“{token.text}” may have been meant to be “{replacement}”"
        features = self.judge.real_words.swap_features(analysis, doubted)
        return Candidate(token.span, replacement, message, features, evidence, Safety.SHOW)


def _like(word: str, written: str, analysis: Analysis) -> str:
    """A word with the capital of what is written and the apostrophe of the story."""
    if word == "i" or word.startswith("i'"):
        word = f"I{word[1:]}"
    if written[0].isupper():
        word = word[0].upper() + word[1:]
    if "'" in word and ("’" in written or ("'" not in written and "’" in analysis.text)):
        word = word.replace("'", "’")
    return word
