"""Two or three words with no space between them.

Left behind where a content system strips the tags of links, and by missed keys. A
known word is never cut (therapist, healthcare, Nowhere), nor a brand that is printed
with a capital inside (iPhone, ExxonMobil).

A word may also be stuck to an abbreviation or to a number, also where a table lost its
columns. In copy that came off a page in pieces, all letters are read anew.

Examples:
    The balloon was flying {{inU.S.|in U.S.}} airspace on Monday.
    The report {{saidciting|said citing}} two officials.
    Lazar {{BermanDiplomatic|Berman Diplomatic}} Correspondent
    He returned {{tothe|to the}} city.
    The results {{of2019|of 2019}} were {{0.71north|0.71 north}} and {{0.64south|0.64 south}}.

Passes:
    The therapist works in healthcare and sold an iPhone to Nowhere Records.
    Prices are from Factset: FactSet Research Systems.
    The 0.75mile run, the G20 and Windows10 were on sale in 4K.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Token
from proofread.checks.check import Candidate, SpacesCheck
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.ngrams import COMMA
from proofread.model.finding import CheckInfo, Safety, Suggestion
from proofread.model.span import Span
from proofread.suggest.alternatives import Way
from proofread.suggest.context import surroundings
from proofread.suggest.judge import Verdict
from proofread.suggest.worn import CUT

_WITH_COMMA: Final = 0.25
"""How the cut with a comma is scored beside that without one. In news with marked errors 3 of 198 cuts fit better with
one, and the text as it was printed had none; where a reporter's "said, citing" lost both, it is what was meant."""
_NUMBER_AND_WORD: Final = re.compile(r"(\d[\d.,:]*)([^\W\d_]{3,})")
_DECIMAL_AND_WORD: Final = re.compile(r"(\d+\.\d{2,})([^\W\d_]{3,}\d*|[^\W\d_]{2}\d{2,})")
_WORD_AND_NUMBER: Final = re.compile(r"([^\W\d_]+)(\d+(?:st|nd|rd|th)?)")
# Words that a number follows: small ones, months, and parts of a book.
_BEFORE_NUMBERS: Final = frozenset(
    "of in on at by to the and for from until since with than about page pages chapter section figure table "
    "January February March April June July August September October November December Page Pages Chapter "
    "Section Figure Table".split()
)
# Small words that no number is part of: the mark of a footnote stuck to the sentence that it explains, 3The, 8and.
_SMALL_WORDS: Final = frozenset("the this that these those and with from are was were has have they there".split())
_UNITS: Final = frozenset(
    "mph kph min mins sec secs hrs lbs yrs yds gal bbl bpd mbps gbps ghz mhz kwh mwh gwh mah pts pcs fps ppm dpi rpm "
    "bhp million billion trillion ths tbsp tsp year day week month hour mile pound bedroom inch foot man point".split()
)


class RunTogether(SpacesCheck):
    """Words without the space between them."""

    info: ClassVar = CheckInfo("spacing.run-together", "Words run together")
    corrects: ClassVar = True
    worn: ClassVar = CUT

    def concerns(self, verdict: Verdict) -> bool:
        """Cuts."""
        return verdict.best.way is Way.SPLIT

    def message(self, written: str, right: str) -> str:
        """What is wrong."""
        return f"“{written}” is {len(right.split())} words run together"

    def offered(
        self, analysis: Analysis, verdict: Verdict, likeliest: tuple[Suggestion, ...]
    ) -> tuple[Suggestion, ...]:
        """The cuts; where a comma fits better between the two words, it is offered, too, and no cut is made unasked."""
        at, keys, fit = verdict.setting.suspect.at, verdict.best.keys, self.judge.fit
        place = surroundings(analysis, at, at + 1)
        if len(keys) != 2 or fit.score(place, (keys[0], COMMA, keys[1])) <= fit.score(place, keys):
            return likeliest
        cut = likeliest[0]
        left, _, right = cut.replacement.partition(" ")
        comma = Suggestion(f"{left}, {right}", cut.score * _WITH_COMMA)
        return (replace(cut, safety=min(cut.safety, Safety.REVIEW)), comma, *likeliest[1:2])

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """What worn copy reads as, and words that touch an abbreviation or a number."""
        yield from super().candidates(analysis)
        tokens = analysis.tokens
        for index, token in enumerate(tokens):
            if token.kind is Kind.ABBREVIATION and index and tokens[index - 1].end == token.start:
                before = tokens[index - 1]
                if before.kind is Kind.WORD and before.text.islower():
                    yield self._candidate(before.start, token.end, before.text, token.text, "abbreviation", before.text)
            elif token.kind is Kind.NUMBER and token.text[-1].isalpha():
                match = _NUMBER_AND_WORD.fullmatch(token.text)
                if match and match[2] not in _UNITS:
                    yield self._candidate(token.start, token.end, match[1], match[2], "number", match[2])
            yield from self._beside_a_number(token)

    def _beside_a_number(self, token: Token) -> Iterator[Candidate]:
        """A word stuck to a number with decimals, as in tables, or a number to a word that numbers follow."""
        if token.text[0].isdigit():
            match = _DECIMAL_AND_WORD.fullmatch(token.text)
            if match and match[2].casefold() not in _UNITS:
                yield self._candidate(token.start, token.end, match[1], match[2], "decimal", match[2])
        elif token.kind is Kind.WORD and (token.text[-1].isdigit() or token.text[-3:-2].isdigit()):
            match = _WORD_AND_NUMBER.fullmatch(token.text)
            if match and match[1] in _BEFORE_NUMBERS:
                yield self._candidate(token.start, token.end, match[1], match[2], "word", match[1])

    def _candidate(self, start: int, end: int, left: str, right: str, kind: str, word: str) -> Candidate:
        features = {
            kind: 1.0,
            f"{kind}_known": (self.judge.lexicon.words.best(word.casefold()) - FLOOR) / 10,
            f"{kind}_capital": float(right[0].isupper()),
            f"{kind}_long": float(len(word) > _SHORT),
            f"{kind}_small": float(word.casefold() in _SMALL_WORDS),
        }
        return Candidate(Span(start, end), f"{left} {right}", f"“{left}” and “{right}” are run together", features)


_SHORT: Final = 3
