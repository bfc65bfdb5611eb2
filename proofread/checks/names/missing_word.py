"""A word missing, or another word in its place, inside a known name of several words.

What stands there must be no name by itself, and the whole must be known; it weighs more
where the story itself uses the whole name, or the missing word, elsewhere. A word in the
place of another counts only where a slip makes one of the other.

Examples:
    The flagship of the {{Black Fleet|Black Sea Fleet}} sank in the Black Sea.
    The United Nations Security {{Counsel|Council}} met on Monday.

Passes:
    The European Council met the Security Council in the White House.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, Token, shape
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.entry import Flag
from proofread.lexicon.phrases import BLANK
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span
from proofread.suggest.edits import edit
from proofread.suggest.morphology import is_demonym_of, is_dialect_pair, is_plural_of, is_transliteration_pair

_LONGEST: Final = 4
_DEAREST: Final = 2.0  # slips: a word further from that of the name is another name
_SHORTEST: Final = 3
_SMALL: Final = frozenset(("of", "the", "and", "for", "in", "de", "on", "to"))


class MissingWord(PatternCheck):
    """A known name of several words without one of its inner words."""

    info: ClassVar = CheckInfo("names.missing-word", "A word missing or wrong in a known name")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every capitalised run that is a known name but for one word."""
        for first, last in _runs(analysis.tokens):
            for start in range(first, last - 1):
                for end in range(min(last, start + _LONGEST), start + 1, -1):
                    found = self._candidate(analysis, start, end, first, last)
                    if found is not None:
                        yield found
                    if end - start > _SHORTEST - 1:
                        yield from self._with_wrong_word(analysis, start, end)

    def _with_wrong_word(self, analysis: Analysis, start: int, end: int) -> Iterator[Candidate]:
        """Known names that stand here but for one word that a slip could have made of theirs."""
        tokens = analysis.tokens[start:end]
        phrases, entry_of = self.judge.lexicon.phrases, self.judge.lexicon.words.entry
        words = [token.text.casefold() for token in tokens]
        if phrases.weight(" ".join(words)) > 0:
            return
        for at, token in enumerate(tokens):
            whole = phrases.completed(" ".join([*words[:at], BLANK, *words[at + 1 :]]))
            entry = entry_of(words[at])
            if whole is None or entry is None or not token.text[0].isupper():
                continue
            right = whole.text.split(" ")[at]
            cost = edit(words[at], right).cost
            is_name = entry.name > entry.word
            if cost > _DEAREST or not right.isalpha() or _is_variant(words[at], right, is_name=is_name):
                continue
            features = {
                "bias": 1.0,
                "wrong": 1.0,
                "weight": whole.weight,
                "cost": cost,
                "initial": float(len(right) < _SHORTEST),
            }
            replacement = right.upper() if token.text.isupper() else right.capitalize()
            known = " ".join(map(str.capitalize, whole.text.split(" ")))
            message = f"“{token.text}” stands where the name “{known}” has “{replacement}”"
            evidence = ("the whole name is known, with this word it is not",)
            yield Candidate(token.span, replacement, message, features, evidence, Safety.SHOW)

    def _candidate(self, analysis: Analysis, start: int, end: int, first: int, last: int) -> Candidate | None:
        tokens = analysis.tokens[start:end]
        if not (tokens[0].text[0].isupper() and tokens[-1].text[0].isupper()):
            return None
        phrases = self.judge.lexicon.phrases
        words = [token.text.casefold() for token in tokens]
        whole = phrases.completed(" ".join(words))
        if whole is None or phrases.weight(" ".join(words)) > 0:
            return None
        gap, missing = _difference(words, whole.text.split(" "))
        replacement = " ".join(
            [token.text for token in tokens[:gap]]
            + [self.judge.lexicon.words.surface(missing).capitalize()]
            + [t.text for t in tokens[gap:]]
        )
        counts = analysis.counts
        here = counts[missing.capitalize()]
        entry = self.judge.lexicon.words.entry(missing)
        beside = self._stands_beside(analysis, missing, words, gap)
        features = {
            "bias": 1.0,
            "weight": whole.weight,
            "words": float(len(words)),
            "missing_seen": float(here > 0),
            "pair_seen": float(beside),
            "larger": float(end < last) + float(start > first),
            "person": float(entry is not None and entry.name > entry.word and entry.has(Flag.GIVEN | Flag.PERSON)),
            "initial": float(len(missing) < _SHORTEST),
            "starts": float(analysis.starts_sentence(start)),
            "title_line": float(
                analysis.once(f"caps:{analysis.block_bounds(start)[0]}", lambda a: _is_capitals(a, start))
            ),
        }
        evidence = [f"“{replacement}” is a known name, “{' '.join(t.text for t in tokens)}” is not"]
        if beside:
            evidence.append(f"“{missing.capitalize()}” stands beside one of its words elsewhere in this story")
        message = f"“{missing.capitalize()}” is missing: this looks like “{replacement}”"
        return Candidate(
            Span(tokens[0].start, tokens[-1].end), replacement, message, features, tuple(evidence), Safety.SHOW
        )

    def _stands_beside(self, analysis: Analysis, missing: str, words: list[str], gap: int) -> bool:
        """Whether the story has the missing word beside a word that it would stand beside here."""
        pairs = analysis.once("pairs", _capital_pairs)
        return (words[gap - 1], missing) in pairs or (missing, words[gap]) in pairs


def _is_variant(word: str, right: str, *, is_name: bool) -> bool:
    """Whether two words are forms of one: plural, dialect, transliteration."""
    if (
        is_plural_of(word, right)
        or is_plural_of(right, word)
        or is_demonym_of(word, right)
        or is_demonym_of(right, word)
    ):
        return True
    return is_dialect_pair(word, right) or (is_name and is_transliteration_pair(word, right))


def _capital_pairs(analysis: Analysis) -> frozenset[tuple[str, str]]:
    tokens = analysis.tokens
    return frozenset(
        (one.text.casefold(), other.text.casefold())
        for one, other in pairwise(tokens)
        if one.text[0].isupper() and other.text[0].isupper()
    )


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Runs ``[first, last)`` of two or more words that begin and end with a capital, one space apart."""
    start = None
    for index, token in enumerate(tokens):
        if start is None:
            if token.text[0].isupper() and _may_begin(token):
                start = index
            continue
        follows = token.start - tokens[index - 1].end == 1
        if follows and (_may_begin(token) or token.text in _SMALL):
            continue
        if index - start > 1:
            yield start, index
        start = index if _may_begin(token) else None
    if start is not None and len(tokens) - start > 1:
        yield start, len(tokens)


def _may_begin(token: Token) -> bool:
    """Whether a token is a word with a capital and no possessive ending."""
    return token.kind is Kind.WORD and shape(token.text) is Shape.TITLE and not token.text.endswith(("'s", "’s"))


def _difference(words: list[str], whole: list[str]) -> tuple[int, str]:
    """Where the whole has one word more, and which."""
    for at, word in enumerate(whole):
        if at >= len(words) or words[at] != word:
            return at, word
    return len(words), whole[-1]


def _is_capitals(analysis: Analysis, index: int) -> bool:
    first, last = analysis.block_bounds(index)
    words = [
        token.text
        for token in analysis.tokens[first : min(last, first + 40)]
        if token.kind is Kind.WORD and len(token.text) > 3
    ]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)
