"""A full stop inside a sentence, or a comma between two.

The first leaves a small letter behind it, the second a capital on a word that is no
name. Published news has next to none of either, but abbreviations, brands and titles
look like them, so this is seldom more than a warning unless a language model agrees.

Examples:
    He left the {{party. which|party, which}} he had led for years.
    The talks {{failed. they|failed. They}} will be resumed on Monday.
    It rained all {{night, The|night. The}} harbour was closed.

Passes:
    The firm, Gap Inc. said on Monday, is based in St. Louis.
    He praised Pablo Neruda, Isabel Allende and, The Times said, himself.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.titles import in_title
from proofread.analysis.tokens import Kind, Shape, Token, plain, shape
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span

# Words before which a sentence goes on after a comma; before others the new sentence lost its capital.
_GOES_ON: Final = frozenset(
    "which who whose whom where when while although though because since unless until whereas and but or nor so yet "
    "as if including according especially particularly despite after before with without saying stating adding "
    "citing from by".split()
)
_BEGINS: Final = frozenset(
    "the this these those it he she they we there in on at however but and when while after a an his her their its "
    "that as if what some many".split()
)
_SHORTEST: Final = 4  # letters before a full stop; shorter words are oftener abbreviations
_COMMON: Final = -11.0  # nats: what follows a full stop is no brand and no name


class WrongMark(PatternCheck):
    """A full stop for a comma, a comma for a full stop, or a sentence without its capital."""

    info: ClassVar = CheckInfo("punctuation.wrong-mark", "A full stop for a comma or the other way round")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every full stop before a small letter, and every comma before a sentence's first word with a capital."""
        tokens = analysis.tokens
        for index in range(1, len(tokens) - 1):
            mark = tokens[index].text
            if mark in (".", ",") and _is_between_words(analysis, index):
                found = self._after_stop(analysis, index) if mark == "." else self._after_comma(analysis, index)
                if found is not None:
                    yield found

    def _after_stop(self, analysis: Analysis, index: int) -> Candidate | None:
        before, _, after = analysis.tokens[index - 1 : index + 2]
        if shape(after.text) is not Shape.LOWER or not analysis.starts_sentence(index + 1):
            return None
        entry = self.judge.lexicon.words.entry(plain(after.text).casefold())
        if len(before.text) < _SHORTEST or shape(before.text) is not Shape.LOWER or entry is None:
            return None
        if entry.word < _COMMON or entry.word < entry.name:
            return None
        if after.text in _GOES_ON:
            kind, right, what = "goes_on", f"{before.text}, {after.text}", "a full stop before “{}” inside a sentence"
        else:
            capital = after.text[0].upper() + after.text[1:]
            kind, right, what = "small", f"{before.text}. {capital}", "a sentence begins with a small “{}”"
        return _candidate(analysis, index, kind, right, what.format(after.text))

    def _after_comma(self, analysis: Analysis, index: int) -> Candidate | None:
        before, _, after = analysis.tokens[index - 1 : index + 2]
        if shape(after.text) is not Shape.TITLE or after.text.casefold() not in _BEGINS:
            return None
        following = analysis.tokens[index + 2 : index + 3]
        if shape(before.text) is not Shape.LOWER or not (following and shape(following[0].text) is Shape.LOWER):
            return None
        right = f"{before.text}. {after.text}"
        return _candidate(analysis, index, "comma", right, f"a comma before “{after.text}” where a sentence begins")


def _candidate(analysis: Analysis, index: int, kind: str, right: str, message: str) -> Candidate:
    tokens = analysis.tokens
    features = {
        kind: 1.0,
        "quoted": float(analysis.is_quoted(index)),
        "title_line": float(in_title(analysis, index)),
    }
    span = Span(tokens[index - 1].start, tokens[index + 1].end)
    return Candidate(span, right, message, features, ("the letter behind the mark belongs to another",), Safety.SHOW)


def _is_between_words(analysis: Analysis, index: int) -> bool:
    """Whether a mark follows a word at once, and a word follows it after one space, in one block."""
    before, mark, after = analysis.tokens[index - 1 : index + 2]
    first, last = analysis.block_bounds(index)
    return (
        first < index < last - 1
        and _is_word(before)
        and _is_word(after)
        and before.end == mark.start
        and analysis.gap(index + 1) == " "
    )


def _is_word(token: Token) -> bool:
    return token.kind is Kind.WORD
