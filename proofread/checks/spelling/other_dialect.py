"""A word in the spelling of the other dialect.

Says something only where the settings name a dialect: “color” in a story that keeps
British spelling, “colour” in one that keeps American. What both dialects write is
left alone (program, license, practice in British; -ize in British), and so is what
may be a name: a word with a capital, as in World Health Organization or Department
of Defense, counts only where it begins a sentence, is seldom a name, and has a
capital nowhere else in the story. What is quoted counts for less, since it may be
somebody's writing.

Settings:
    dialect = "british"

Examples:
    The {{color|colour}} of the {{theater|theatre}} had faded to {{gray|grey}}.
    The envoys {{traveled|travelled}} 20 {{kilometers|kilometres}} to the village.
    {{Neighbors|Neighbours}} said that they had heard nothing.

Passes:
    The World Health Organization and the Department of Defense agreed with Labor in Pearl Harbor.
    They recognized the program, and the organisers recognised it too.
    Tourists saw The Color Purple at the Kennedy Center.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.titles import in_title
from proofread.analysis.tokens import Kind, Shape, plain, shape, stem_of
from proofread.lexicon.dialects import Spelling
from proofread.lexicon.entry import Flag
from proofread.model.finding import CheckInfo, Finding, Safety, Suggestion
from proofread.model.span import Span
from proofread.suggest.doubt import BEYOND_DOUBT
from proofread.suggest.judge import Judge

# Read in published news: of 780 words in lower case that were the other dialect's, 310 were looked at and none was a
# name or a word of both; of 60 that begin a sentence all were right, but firms and parties are called so. That an
# editor leaves a quotation as it was written is not to be read from what was printed.
_LOWER: Final = 0.95
_BEGINS: Final = 0.85
_QUOTED: Final = 0.8

_ENGLISH_SIZE: Final = 60  # SCOWL: larger lists hold "el", "los" and "de"
_MORE_A_WORD: Final = 1.0  # nats by which a form is commoner as a word than as a name; not Labour, Sabres
_OF_A_NAME: Final = frozenset(("of", "for", "and", "in"))  # Organisation of Islamic Cooperation


class OtherDialect:
    """Words that only the other dialect spells so."""

    info: ClassVar = CheckInfo("spelling.other-dialect", "A word in the spelling of the other dialect")

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """The words of the other dialect that are no names; none where stories may keep any."""
        if self._judge.told.dialect == "any":
            return
        others = dict(self._others(analysis))
        tokens = analysis.tokens if others else []
        places = [at for at, token in enumerate(tokens) if token.kind is Kind.WORD and token.text in others]
        inside = {tokens[at].text for at in places if not analysis.starts_sentence(at)}
        for at in places:
            text = tokens[at].text
            if shape(text) is Shape.LOWER:
                confidence = _LOWER
            elif shape(text) is Shape.TITLE and text not in inside and self._is_capital_of_sentence(analysis, at):
                confidence = _BEGINS
            else:
                continue
            if not self._is_foreign(analysis, at):
                sure = min(confidence, _QUOTED) if analysis.is_quoted(at) else confidence
                yield self._finding(analysis, at, others[text], sure)

    def _others(self, analysis: Analysis) -> Iterator[tuple[str, Spelling]]:
        for text in analysis.counts:
            found = self._judge.other_dialect(stem_of(text).lower())
            if found is not None:
                yield text, found

    def _is_foreign(self, analysis: Analysis, at: int) -> bool:
        """Whether a word seems to be of another language: por favor, le centre du programme."""
        first, last = analysis.block_bounds(at)
        beside = (near for near in (at - 1, at + 1) if first <= near < last)
        return any(self._is_strange(analysis, near) for near in beside) or (
            self._judge.setting(analysis, at).in_foreign_passage
        )

    def _is_strange(self, analysis: Analysis, at: int) -> bool:
        """Whether a word is not English; one with a capital may be a name, unless nobody knows it."""
        token = analysis.tokens[at]
        if token.kind is not Kind.WORD:
            return False
        entry = self._judge.lexicon.words.entry(stem_of(token.text).casefold())
        if token.text.islower():
            return entry is None or not (0 < entry.size <= _ENGLISH_SIZE or entry.has(Flag.NEWS_WORD))
        return analysis.starts_sentence(at) and (entry is None or entry.best < BEYOND_DOUBT)

    def _is_capital_of_sentence(self, analysis: Analysis, at: int) -> bool:
        """Whether a word with a capital has it because it begins a sentence, and not as a name."""
        tokens = analysis.tokens
        after = tokens[at + 1].text if at + 1 < analysis.block_bounds(at)[1] else ""
        if not after.islower() or after in _OF_A_NAME or in_title(analysis, at):
            return False
        entry = self._judge.lexicon.words.entry(stem_of(tokens[at].text).lower())
        return entry is not None and entry.word - entry.name >= _MORE_A_WORD

    def _finding(self, analysis: Analysis, at: int, found: Spelling, confidence: float) -> Finding:
        token = analysis.tokens[at]
        span = Span(token.start, token.end - (len(plain(token.text)) - len(stem_of(token.text))))
        written = analysis.text[slice(*span)]
        other = found.other.capitalize() if written[0].isupper() else found.other
        return Finding(
            self.info.id,
            span,
            f"“{written}” is {found.dialect.capitalize()} spelling",
            (Suggestion(other, 1.0, Safety.REVIEW),),
            confidence,
            (f"stories here keep {self._judge.told.dialect.capitalize()} spelling",),
        )
