"""Old forms where they stand in a story: those of the reviewed list, and what a rule tells.

By rule are the names with M' for Mac (M'Gowan), past tenses with 'd for ed (call'd), and
letters that are written as one (archæology). All of it is right in print of the
nineteenth century, and nowhere asked of other stories.
"""

import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, plain, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.period import PAST, SPELLING
from proofread.model.finding import Finding
from proofread.suggest.doubt import BEYOND_DOUBT

if TYPE_CHECKING:
    from proofread.suggest.houseforms import HouseForms, Sighting

_MAC: Final = re.compile(r"M'(?:[A-Z][a-z]+|[A-Z]{2,})")
_PAST: Final = re.compile(r"([a-z]{2,})'d")
_LIGATURES: Final = str.maketrans({"æ": "ae", "œ": "oe", "Æ": "Ae", "Œ": "Oe"})
_AMERICAN: Final = str.maketrans({"æ": "e", "œ": "e", "Æ": "E", "Œ": "E"})
_RARE: Final = -14.5  # nats: what is written more today, as gaol is, tells nothing
_TELLING: Final = frozenset((SPELLING, PAST))


class OldForms:
    """Finds the old forms of stories; holds resources, no state of a story."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _listed(self) -> "HouseForms":
        # Whether a story is old is asked of many; these are needed for those that are.
        from proofread.lexicon.house import House, Said
        from proofread.suggest.houseforms import HouseForms

        entries = {old: Said(form.modern, Path(), 0) for old, form in self._lexicon.old_forms.items()}
        return HouseForms(House(entries, {}), "old forms")

    def accepted(self, analysis: Analysis) -> frozenset[int]:
        """The tokens of a story that are of an old form."""
        return analysis.once("old forms by rule and list", self._accepted)

    def _accepted(self, analysis: Analysis) -> frozenset[int]:
        words = enumerate(analysis.tokens)
        ruled = (at for at, token in words if token.kind is Kind.WORD and self.is_regular(token.text))
        return self._listed.accepted(analysis).union(ruled)

    def telling(self, analysis: Analysis) -> int:
        """How many old spellings a story has but in quotations, each counted once, that news of today never prints."""
        seen = {text for text in analysis.counts if self._is_telling(text)}
        if not seen:
            return 0
        tokens = enumerate(analysis.tokens)
        return len({token.text for at, token in tokens if token.text in seen and not analysis.is_quoted(at)})

    def _is_telling(self, text: str) -> bool:
        form = self._lexicon.old_forms.get(text)
        if form is None or form.kind not in _TELLING or not text.islower():
            return False
        entry = self._lexicon.words.entry(text)
        return entry is None or (entry.news_documents == 0 and entry.wide < _RARE)

    def is_regular(self, text: str) -> bool:
        """Whether a word as it is written is an old form by rule."""
        if text.isalpha() and text.isascii():
            return False
        form = plain(text)
        if _MAC.fullmatch(stem_of(form)):
            return True
        past = _PAST.fullmatch(form.lower())
        if past is not None:
            return self._is_word(f"{past[1]}ed") or (past[1][-1] == "y" and self._is_word(f"{past[1][:-1]}ied"))
        modern = {stem_of(form).translate(way).casefold() for way in (_LIGATURES, _AMERICAN)}
        return stem_of(form).casefold() not in modern and any(map(self._is_word, modern))

    def _is_word(self, key: str) -> bool:
        entry = self._lexicon.words.entry(key)
        return entry is not None and (entry.size > 0 or entry.best >= BEYOND_DOUBT)

    def excuses(self, analysis: Analysis, finding: Finding) -> bool:
        """Whether a finding calls an old form wrong, or the mark behind an old abbreviation.

        A check of words where they stand judges by models of modern English, so that an old form in its reach is
        enough.
        """
        if not self._touches(analysis, finding):
            return False
        if self._listed.excuses(analysis, finding):
            return True
        if finding.check.startswith("context."):
            return any(_covers(analysis, finding, at) for at in self.accepted(analysis))
        if finding.check.startswith("punctuation."):
            return any(_ends_in(analysis, finding, each) for each in self._listed.sightings(analysis))
        return any(_covers(analysis, finding, at) for at in self.accepted(analysis) - self._listed.accepted(analysis))

    def _touches(self, analysis: Analysis, finding: Finding) -> bool:
        """Whether a finding lies on or beside a token of an old form; of most it does not, and that is told at once."""
        places = analysis.once("old places", lambda story: sorted(self.accepted(story)))
        tokens = analysis.tokens
        last = bisect_right(places, finding.span.end, key=lambda at: tokens[at].start) - 1
        return last >= 0 and tokens[places[last]].end >= finding.span.start


def _covers(analysis: Analysis, finding: Finding, at: int) -> bool:
    token = analysis.tokens[at]
    return finding.span.start < token.end and token.start < finding.span.end


def _ends_in(analysis: Analysis, finding: Finding, sighting: "Sighting") -> bool:
    """Whether a finding reaches over the full stop that an abbreviation ends in."""
    end = sighting.span.end
    return analysis.text[end - 1 : end] == "." and finding.span.start < end <= finding.span.end
