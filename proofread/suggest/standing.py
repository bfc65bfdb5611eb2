"""How each name of a story stands: known, spelt the same way throughout, doubtful, or spelt two ways."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, plain, stem_of
from proofread.lexicon.entry import FLOOR
from proofread.model.names import Name, Standing
from proofread.suggest.alternatives import Way
from proofread.suggest.judge import Judge
from proofread.suggest.mentions import Mention, Mentions

INCONSISTENT: Final = "names.inconsistent"
"""The family of coefficients that weighs pairs of spellings."""

_LISTED: Final = 0.2  # the probability from which a doubt is worth a line
_VERY_WELL, _WELL = -11.5, -15.0  # nats, of a word
_WHOLE_VERY_WELL, _WHOLE_WELL = 7.0, 3.0  # nats above the least known name of several words


class _Doubt(NamedTuple):
    """What speaks against one place: the standing it earns, what was meant instead of what, and how sure that is."""

    standing: Standing
    written: str
    other: str
    confidence: float


class Standings:
    """Lists the names of stories."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._mentions = Mentions(judge.lexicon)

    def of(self, analysis: Analysis) -> list[Name]:
        """The names of a story in the order of a list."""
        places: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.of(analysis):
            places[plain(analysis.text[slice(*mention.span)])].append(mention)
        doubts = sorted(self._doubts(analysis).items())
        names = [self._name(analysis, text, where, doubts) for text, where in _merged(places).items()]
        return sorted(names, key=lambda each: each.place)

    def _doubts(self, analysis: Analysis) -> dict[int, _Doubt]:
        """By the index of a token, what speaks against it; the surest doubt where there are several."""
        found: dict[int, _Doubt] = {}
        for verdict in self._judge.verdicts(analysis):
            if verdict.best.way is Way.SUBSTITUTE and verdict.confidence >= _LISTED:
                written, other = plain(verdict.setting.form.text), verdict.best.replacement
                found[verdict.setting.suspect.at] = _Doubt(Standing.DOUBTFUL, written, other, verdict.confidence)
        for pair in self._judge.pairs(analysis):
            confidence = self._judge.coefficients.confidence(INCONSISTENT, pair.features)
            for place in pair.rarer.places if confidence >= _LISTED else ():
                doubt = _Doubt(Standing.INCONSISTENT, pair.rarer.text, pair.other.text, confidence)
                found[place] = max(doubt, found.get(place, doubt), key=lambda each: each.confidence)
        return found

    def _name(self, analysis: Analysis, text: str, where: list[Mention], doubts: list[tuple[int, _Doubt]]) -> Name:
        first = min(mention.span for mention in where)
        doubt = _surest(where, doubts)
        popularity = self._popularity(analysis, where[0])
        if doubt is not None:
            other = text.replace(doubt.written, doubt.other, 1)
            return Name(text, doubt.standing, len(where), first, popularity, other, doubt.confidence)
        if popularity:
            return Name(text, Standing.KNOWN, len(where), first, popularity)
        consistent = self._least_count(analysis, where[0]) > 1
        return Name(text, Standing.CONSISTENT if consistent else Standing.UNKNOWN, len(where), first)

    def _popularity(self, analysis: Analysis, mention: Mention) -> str:
        """How well known a name is, in words; empty where it, or one of its words, is unknown."""
        if mention.weight:
            return _in_words(mention.weight, _WHOLE_VERY_WELL, _WHOLE_WELL)
        best = [self._strength(form.casefold()) for form in _forms(analysis, mention)]
        if min(best) <= FLOOR:
            return ""
        return _in_words(best[0], _VERY_WELL, _WELL) if len(best) == 1 else "each word known"

    def _strength(self, key: str) -> float:
        entry = self._judge.lexicon.words.entry(key)
        return FLOOR if entry is None else entry.best

    def _least_count(self, analysis: Analysis, mention: Mention) -> int:
        """How often the rarest of the unknown words of a name stands in the story, alone or in another name."""
        counts = analysis.once("stems", _stem_counts)
        forms = _forms(analysis, mention)
        return min(counts[form] + counts[form.upper()] for form in forms if self._strength(form.casefold()) <= FLOOR)


def merged(lists: Iterable[list[Name]]) -> tuple[Name, ...]:
    """The names of the parts of one story as those of the whole, the gravest standing of each."""
    found: dict[str, Name] = {}
    for name in (each for names in lists for each in names):
        before = found.get(name.text)
        found[name.text] = name if before is None else _both(before, name)
    return tuple(sorted(found.values(), key=lambda each: each.place))


def _both(one: Name, other: Name) -> Name:
    """Two parts of a name; one that no dictionary knows and that stands in both is spelt the same way in both."""
    graver = min(one, other, key=lambda each: each.place)
    standing = Standing.CONSISTENT if graver.standing is Standing.UNKNOWN else graver.standing
    first = min(one.first, other.first)
    return Name(one.text, standing, one.count + other.count, first, graver.popularity, graver.other, graver.confidence)


def _merged(places: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """Names in capitals throughout, as in a dateline, counted with the same name as it is written elsewhere."""
    usual = {text.casefold(): text for text in places if not text.isupper()}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for text, where in places.items():
        found[usual.get(text.casefold(), text) if text.isupper() else text].extend(where)
    return found


def _surest(where: list[Mention], doubts: list[tuple[int, _Doubt]]) -> _Doubt | None:
    """The surest doubt about any place of a name."""
    here = [
        doubt
        for mention in where
        for _, doubt in doubts[bisect_left(doubts, (mention.first,)) : bisect_left(doubts, (mention.last,))]
    ]
    return max(here, key=lambda each: each.confidence, default=None)


def _forms(analysis: Analysis, mention: Mention) -> list[str]:
    """The words of a name as written; initials and small words are none."""
    tokens = analysis.tokens[mention.first : mention.last]
    forms = [stem_of(t.text) for t in tokens if t.kind is Kind.WORD and t.text[0].isupper()]
    return [form for form in forms if len(form) > 1] or forms


def _stem_counts(analysis: Analysis) -> Counter[str]:
    return Counter(stem_of(token.text) for token in analysis.tokens if token.kind is Kind.WORD)


def _in_words(nats: float, very: float, well: float) -> str:
    if nats >= very:
        return "very well known"
    return "known" if nats >= well else "rare"
