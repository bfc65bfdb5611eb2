r"""Specks and rules inside prose: “the ¦ minister”, “~Gladstone”, “H~e”, “of. .the”.

What a page recogniser makes of dirt, folds and the rules between columns. A mark alone
between words is junk where the sentence goes on across it; one inside a word or before
it, where the letters alone make a known word. Separators in bylines, headlines and
navigation, bullets, section breaks, footnote marks, tables, code, prices and emoticons
are left alone.

Examples:
    The{{ ¦ | }}minister said that he would go.
    She told the court{{ ~ | }}that the house was empty.
    The prisoner sat at the end of{{. .| }}the table.
    The {{pri~soner|prisoner}} had fled, and so had the others.
    The case of {{~Gladstone|Gladstone}} was called on Monday.

Passes:
    Home | News | Sport: by Jane Doe | The Daily Post • Getty Images
    It is ~50 miles from snake_case, or C:\temp\x, and the snow* fell ^_^ he wrote.
    news | sport | weather | travel
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Token, plain
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.ngrams import STOP
from proofread.model.finding import CheckInfo
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.context import surroundings

_MARKS: Final = r"|¦~■□▪◼•_^¬\\"
_SIGNS: Final = (*"|¦~■□▪◼•_^¬\\*", ". .", ", ,", ". ,", ", .")

# Compiled when a story first needs them. Each begins with its mark, and only then looks back.
_ALONE: Final = rf"(?: [{_MARKS}*]{{1,4}}){{1,6}} (?=[^\W\d_])"
_STOPS: Final = r"[.,] [.,](?<=[^\W\d_]...)(?=[^\W\d_])"
_INSIDE: Final = r"[~¦^■□▪◼•¬|](?<=[^\W\d_].)(?=[^\W\d_])"
_BEFORE: Final = r"[~¦^■□▪◼¬|](?<=[\s“\"‘(].)(?=[^\W\d_])"
_MEANT: Final = r"\^[_.o]?\^|_[_ ]*_"  # a face, a blank to be filled in

# Words that no item of a list and no title ends with, or begins with.
_NO_ENDS: Final = frozenset(
    "the a an of to and or in at by for from with as his her its their our my your that".split()
)
_NO_STARTS: Final = frozenset(
    "of and or to that which who was were is are had has have been be said would will".split()
)
_COMMON: Final = -14.5  # log probability of a word that the letters beside a mark do not make by chance
_LIMIT: Final = 6.0  # nats: more makes no difference
_MOST_OTHERS: Final = 2
_LINE: Final = 500  # code points looked at on each side for more of a mark


class Junk(PatternCheck):
    """Marks that no writer put where they stand."""

    info: ClassVar = CheckInfo("ocr.junk", "Specks and rules inside prose")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every mark alone between words, inside a word or before one, and stops in pairs between words."""
        text = analysis.text
        if not any(sign in text for sign in _SIGNS):
            return
        for match in chain(re.finditer(_ALONE, text), re.finditer(_STOPS, text)):
            yield from self._alone(analysis, match)
        for kind, pattern in (("inside", _INSIDE), ("before", _BEFORE)):
            for match in re.finditer(pattern, text):
                yield from self._in_word(analysis, match, kind)

    def _alone(self, analysis: Analysis, match: re.Match[str]) -> Iterator[Candidate]:
        """A run of marks between two words."""
        marks = match.group().strip()
        around = analysis.touching(Span(*match.span()))
        if not around or re.search(_MEANT, marks):
            return
        first, last = around[0], around[-1]
        left, right = analysis.tokens[first], analysis.tokens[last]
        if left.end != match.start() or right.start != match.end() or not _are_words(left, right):
            return
        yield Candidate(
            Span(*match.span()),
            " ",
            f"“{marks}” stands inside a sentence",
            self._of_alone(analysis, first, last, marks),
        )

    def _of_alone(self, analysis: Analysis, first: int, last: int, marks: str) -> Features:
        left, right = (analysis.tokens[at].text for at in (first, last))
        place = surroundings(analysis, first + 1, last)
        gain = self.judge.fit.score(place, ()) - self.judge.fit.score(place, (STOP,))
        return {
            "alone": 1.0,
            "alone_small": float(left.islower() and right.islower()),
            "alone_goes_on": float(left.casefold() in _NO_ENDS or right in _NO_STARTS),
            "alone_fit": max(-_LIMIT, min(_LIMIT, gain)),
            "alone_known": float(self._is_common(left) and self._is_common(right)),
            "alone_letter": float(min(len(left), len(right)) == 1),
            "alone_star": float("*" in marks),
            "stops": float("." in marks or "," in marks),
            "others": float(_others(analysis, first, marks)),
        }

    def _in_word(self, analysis: Analysis, match: re.Match[str], kind: str) -> Iterator[Candidate]:
        """A mark inside a word or before one."""
        around = analysis.touching(Span(*match.span()))
        pieces = [analysis.tokens[at] for at in around if analysis.tokens[at].kind is Kind.WORD]
        if len(around) - len(pieces) != 1 or len(pieces) != (2 if kind == "inside" else 1):
            return
        span = Span(min(match.start(), pieces[0].start), pieces[-1].end)
        whole = "".join(piece.text for piece in pieces)
        features = {
            kind: 1.0,
            f"{kind}_known": float(self._is_common(whole)),
            "inside_words": float(len(pieces) > 1 and all(map(self._is_whole, (each.text for each in pieces)))),
            f"{kind}_short": float(len(whole) <= 2),
            "others": float(_others(analysis, around[0], match.group())),
        }
        yield Candidate(span, whole, f"“{match.group()}” stands {kind} the letters of a word", features)

    def _is_whole(self, piece: str) -> bool:
        """Whether a piece is a word by itself, and no short one, which pieces of words are by chance."""
        return len(piece) > 2 and self._is_common(piece)

    def _is_common(self, word: str) -> bool:
        entry = self.judge.lexicon.words.entry(plain(word).casefold())
        return entry is not None and entry.best >= _COMMON


def _are_words(left: Token, right: Token) -> bool:
    """Whether a sentence may go on from one token to the other: a word or a comma, then a word."""
    return (left.kind is Kind.WORD or left.text in (",", ";")) and right.kind is Kind.WORD


def _others(analysis: Analysis, at: int, marks: str) -> int:
    """How many more of such a mark stand on the line: separators come in company."""
    here = analysis.tokens[at]
    low, high = max(0, here.start - _LINE), here.end + _LINE
    start, end = analysis.text.rfind("\n", low, here.start) + 1, analysis.text.find("\n", here.end, high)
    line = analysis.text[max(low, start) : end if end >= 0 else high]
    counts = [line.count(mark) - marks.count(mark) for mark in set(marks) if mark not in " .,"]
    return min(_MOST_OTHERS, max(counts, default=0))
