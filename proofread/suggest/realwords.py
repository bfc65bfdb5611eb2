"""Known words that may be wrong where they stand, missing or too many: what the trigram models would rather read.

Candidates are found with the filter over pairs, which costs a fraction of a microsecond;
only those that could gain are scored. What a candidate weighs is not decided here.
"""

import re
from collections.abc import Iterator, Sequence
from math import exp, inf, log, log1p
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.titles import in_title
from proofread.analysis.tokens import Kind
from proofread.lexicon import Lexicon
from proofread.lexicon.confusions import CHECK_SHIFT, EXTRA, WEAKER, Alternative
from proofread.lexicon.ngrams import BEGIN, COMMA, STOP, NgramModel
from proofread.suggest.confidence import Features
from proofread.suggest.edits import edit
from proofread.suggest.lines import RARITY, Known, Line, Lines, around

_MARKS: Final = frozenset((COMMA, STOP, BEGIN))


class Scores(NamedTuple):
    """How well words fit in a place, in nats.

    Attributes:
        own: log probability of the words after what precedes them, by both models together.
        after: that of what follows them.
        broadcast: of both, by the broadcast model alone.
        news: of both, by the news model alone.
    """

    own: float
    after: float
    broadcast: float
    news: float

    @property
    def whole(self) -> float:
        """Of the words and what follows them, by both models together."""
        return self.own + self.after


class Doubted(NamedTuple):
    """A place and what the models would rather read there.

    Attributes:
        first: the first word of the line that would go.
        last: the word after the last that would go; `first` where nothing would.
        words: what would stand there.
        kept: the scores of what is written.
        changed: the scores of what would be.
        alternative: the confusion, where one word stands for another.
    """

    first: int
    last: int
    words: tuple[str, ...]
    kept: Scores
    changed: Scores
    alternative: Alternative | None = None

    @property
    def gain(self) -> float:
        """Nats by which the change fits better."""
        return self.changed.whole - self.kept.whole


class Place(NamedTuple):
    """What stands around a place, as one model numbers words; -1 is a mark that the model passes over."""

    before: tuple[int, ...]
    after: list[int]


class Reach(NamedTuple):
    """How much must speak for a change before it is looked at further, in nats.

    Attributes:
        pairs: of one word for another, by the pairs alone; below it nothing is scored.
        at_home: on each side above words that stand apart; a word that fits so well is not doubted.
        swap: by both models; below it no candidate.
        news: by the news model alone, which is asked first.
        put_in: of a small word put in, by both models.
        pairs_put_in: the same by the pairs alone.
        held: two words that attract each other more than so want nothing between them; a level, 4 for 0 nats.
        taken_out: of a small word taken out, by both models.
        pairs_taken_out: the same by the pairs alone, less the rarity of the word.
        best: so many words for another are candidates, a number.
    """

    pairs: float
    at_home: float
    swap: float
    news: float
    put_in: float
    pairs_put_in: float
    held: int
    taken_out: float
    pairs_taken_out: float
    best: int


USUAL: Final = Reach(3.0, 2.3, 3.0, 1.5, 2.0, 2.0, 4, 5.5, 6.0, 2)
"""What a run looks at; wider costs words a second and finds little more by the n-grams alone."""

WIDE: Final = Reach(-2.0, inf, -2.0, -inf, -2.0, -2.0, 15, 0.0, 0.0, 3)
"""What a deep look looks at, where a language model decides."""


class RealWords:
    """Finds doubted places in stories; holds resources, no state of a story."""

    def __init__(self, lexicon: Lexicon, reach: Reach = USUAL) -> None:
        self._reach = reach
        self.lines = Lines(lexicon.confusions)
        self._models = lexicon.context.models
        self._lexicon = lexicon

    def line(self, analysis: Analysis) -> Line:
        """The words of a story as the models read them."""
        return self.lines.of(analysis)

    def swaps(self, analysis: Analysis) -> Iterator[Doubted]:
        """Words in whose place another would fit better; at most two for each."""
        line = self.line(analysis)
        for at, likely in self._likely_swaps(line):
            written = line.words[at].word
            alternatives = [self.lines.confusions.alternative(each, written) for each in likely]
            place = self._place(line, at, at + 1)
            alternatives = self._in_the_news(place[1], written, alternatives)
            if not alternatives:
                continue
            kept = self._scores(place, (written,))
            found = []
            for each in alternatives:
                doubted = Doubted(at, at + 1, (each.word,), kept, self._scores(place, (each.word,)), each)
                if doubted.gain >= self._reach.swap + WEAKER.get(each.relation, 0.0):
                    found.append(doubted)
            yield from sorted(found, key=lambda each: (-each.gain, each.words))[: self._reach.best]

    def _in_the_news(self, place: Place, written: str, alternatives: list[Alternative]) -> list[Alternative]:
        """The alternatives that the news model, asked first, does not speak against."""
        numbers, word, model = self._numbers, self.lines.word, self._models[1]
        least = sum(_log_probs(model, place, [numbers(word(written))[1]])) + self._reach.news
        return [each for each in alternatives if sum(_log_probs(model, place, [numbers(word(each.word))[1]])) >= least]

    def _likely_swaps(self, line: Line) -> Iterator[tuple[int, list[int]]]:
        """Places, and the numbers of the alternatives that the pairs of neighbours speak for.

        The inner loop of a run: what `Confusions.attraction_of` does stands here without the calls.
        """
        words = line.words
        pairs, mask = self.lines.confusions.pairs, self.lines.confusions.mask
        extra, shift = EXTRA, CHECK_SHIFT
        gained, at_home = self._reach.pairs, self._reach.at_home
        for at in range(1, len(words) - 1):
            known = words[at]
            alternatives = known.alternatives
            if not alternatives:
                continue
            first, second = words[at - 1].before, words[at + 1].after
            code = first ^ known.after
            held = pairs[code & mask]
            fits = extra[held & 15] if held >> 4 == code >> shift else 0.0
            code = known.before ^ second
            held = pairs[code & mask]
            if held >> 4 == code >> shift:
                right = extra[held & 15]
                if fits > at_home < right:
                    continue
                fits += right
            least = fits + gained
            found = None
            for after_key, before_key, gain, number in alternatives:
                code = first ^ after_key
                held = pairs[code & mask]
                left = extra[held & 15] if held >> 4 == code >> shift else 0.0
                code = before_key ^ second
                held = pairs[code & mask]
                if held >> 4 == code >> shift:
                    left += extra[held & 15]
                if left + gain >= least:
                    if found is None:
                        found = [number]
                    else:
                        found.append(number)
            if found is not None:
                yield at, found

    def put_in(self, analysis: Analysis) -> Iterator[Doubted]:
        """Gaps where a small word seems to be missing; the best for each."""
        line = self.line(analysis)
        for at in self._likely_gaps(line.words):
            fitting = self.lines.between(line.words[at - 1], line.words[at], self._reach.pairs_put_in)
            if not fitting:
                continue
            place = self._place(line, at, at)
            kept = self._scores(place, ())
            found = [Doubted(at, at, (word,), kept, self._scores(place, (word,))) for word in fitting]
            best = max(found, key=lambda each: (each.gain, each.words))
            if best.gain >= self._reach.put_in:
                yield best

    def _likely_gaps(self, words: list[Known]) -> Iterator[int]:
        """Gaps between two words that do not attract each other, where some small word may stand."""
        pairs, mask = self.lines.confusions.pairs, self.lines.confusions.mask
        read = self.lines.read_small
        first = words[0]
        for at in range(1, len(words) - 1):
            second = words[at]
            if second.leads < 0:
                read(second)
            if first.follows & second.leads:
                code = first.before ^ second.after
                held = pairs[code & mask]
                if held >> 4 != code >> CHECK_SHIFT or held & 15 <= self._reach.held:
                    yield at
            first = second

    def taken_out(self, analysis: Analysis) -> Iterator[Doubted]:
        """Small words that seem to be too many."""
        line = self.line(analysis)
        words, attraction = line.words, self.lines.attraction
        for at in range(2, len(words) - 1):
            known = words[at]
            if not known.is_small:
                continue
            before, following = words[at - 1], words[at + 1]
            if known.word in (before.word, following.word):
                continue  # a doubled word is another check's business
            bare = attraction(before, following)
            fits = attraction(before, known) + attraction(known, following)
            if bare - fits < self._reach.pairs_taken_out - RARITY[known.word] or before.word == BEGIN:
                continue
            place = self._place(line, at, at + 1)
            kept = self._scores(place, (known.word,))
            doubted = Doubted(at, at + 1, (), kept, self._scores(place, ()))
            if doubted.gain >= self._reach.taken_out:
                yield doubted

    def _place(self, line: Line, first: int, last: int) -> list[Place]:
        """What stands around the words ``[first, last)`` of a line, as each model numbers it."""
        before, after = around(line, first, last)
        numbers = self._numbers
        left = [known.numbers or numbers(known) for known in before]
        right = [known.numbers or numbers(known) for known in after]
        return [
            Place(tuple([each[of] for each in left if each[of] >= 0]), [each[of] for each in right]) for of in _BOTH
        ]

    def _scores(self, place: list[Place], words: Sequence[str]) -> Scores:
        """How well words, or none, fit in a place."""
        inside = [self._numbers(self.lines.word(word)) for word in words]
        broadcast = _log_probs(self._models[0], place[0], [each[0] for each in inside])
        news = _log_probs(self._models[1], place[1], [each[1] for each in inside])
        own = len(words)
        sides, alone = [0.0, 0.0], [0.0, 0.0]
        for at, (one, other) in enumerate(zip(broadcast, news, strict=True)):
            alone[1] += other
            both = other
            if one <= 0:
                alone[0] += one
                both = (one + log1p(exp(other - one)) if one > other else other + log1p(exp(one - other))) - _LN2
            sides[at >= own] += both
        return Scores(sides[0], sides[1], alone[0], alone[1])

    def _numbers(self, known: Known) -> tuple[int, int]:
        """The numbers of a word in both models; -1 where a model passes it over."""
        if known.numbers is None:
            broadcast, news = self._models
            known.numbers = broadcast.number(known.word), news.number(known.word)
        return known.numbers

    def features(self, analysis: Analysis, doubted: Doubted) -> Features:
        """What speaks for and against a change, whatever its kind; nats where nothing else is said."""
        line = self.line(analysis)
        kept, changed = doubted.kept, doubted.changed
        own, after = changed.own - kept.own, changed.after - kept.after
        broadcast, news = changed.broadcast - kept.broadcast, changed.news - kept.news
        at = next(place for place in (*line.at[doubted.first :], 0) if place >= 0)
        token = analysis.tokens[at]
        text = analysis.text
        return {
            "bias": 1.0,
            "gain": own + after,
            "own": own,
            "after": after,
            "least_side": min(own, after),
            "broadcast": broadcast,
            "news": news,
            "least_model": min(broadcast, news),
            "kept": kept.own,
            "kept_after": kept.after,
            "changed": changed.own,
            "capital": float(token.text[0].isupper()),
            "quoted": float(analysis.is_quoted(at)),
            "starts": float(line.words[doubted.first - 1].word == BEGIN),
            "ends": float(line.words[doubted.last].word in _MARKS),
            "comma": float(line.words[doubted.first - 1].word == COMMA),
            "title": float(in_title(analysis, at)),
            "hyphened": float(text[token.end : token.end + 1] == "-" or text[token.start - 1 : token.start] == "-"),
            "name_beside": float(_beside_name(analysis, at)),
        }

    def swap_features(self, analysis: Analysis, doubted: Doubted) -> Features:
        """The features of one word for another."""
        features = self.features(analysis, doubted)
        alternative = doubted.alternative
        if alternative is None:
            return features
        line = self.line(analysis)
        written = line.words[doubted.first].word
        counts = analysis.counts
        cost = edit(written, alternative.word).cost
        is_near = alternative.is_near
        features |= {
            "frequency": alternative.gain,
            "seen": log(max(1, counts[written] + counts[written.capitalize()])),  # once is here
            "other_seen": log(1 + counts[alternative.word] + counts[alternative.word.capitalize()]),
            alternative.relation.name.lower(): 1.0,
            "near_cost": cost if is_near else 0.0,
            "listed_cost": 0.0 if is_near else min(cost, 3.0),
            "short": float(min(len(written), len(alternative.word)) < _SHORT),
            "unread": float(self._is_unread(written)),
            "alike_before": alternative.alike[0],
            "alike_after": alternative.alike[1],
            "alike": alternative.alike[0] * alternative.alike[1],
            "article": _article(written, alternative.word, _behind(analysis, line, doubted)),
            "apostrophe": float("'" in written) - float("'" in alternative.word),
        }
        return features

    def _is_unread(self, word: str) -> bool:
        """Whether no model has the word, so that it scores as any rare word."""
        return not any(model.word_id(word) for model in self._models)


_SHORT: Final = 4
_CONSONANT_SOUNDS: Final = ("uni", "use", "usa", "usu", "eu", "one", "once", "ut", *"bcdfgjklpqtvwyz")
_VOWEL_SOUNDS: Final = (*"aeio", "un", "um", "up", "ur", "ul", "hour", "honest", "honou", "honor", "heir")
_NUMBER_WITH_A_VOWEL: Final = re.compile(r"8|1[18](?!\d)")  # eight, eighty, eleven, eighteen, 11,000
_A_NUMBER: Final = "<n>"
_LN2: Final = log(2.0)
_PASSED_OVER: Final = 1.0  # no log probability
_BOTH: Final = (0, 1)  # the broadcast model, the news model


def _log_probs(model: NgramModel, place: Place, inside: list[int]) -> list[float]:
    """Log probability of each word in a place and of those after it; 1 for what the model passes over."""
    context, scores = place.before, []
    for number in inside + place.after:
        if number < 0:
            scores.append(_PASSED_OVER)
            continue
        scores.append(model.log_prob(context, number))
        context = (context[-1], number) if context else (number,)
    return scores


def _article(written: str, other: str, following: str) -> float:
    """1 where only the other article goes with the sound that follows, -1 where only the written one does, else 0."""
    if {written, other} != {"a", "an"}:
        return 0.0
    if following[:1].isdigit():
        wants = "an" if _NUMBER_WITH_A_VOWEL.match(following) else "a"
    elif following.startswith(_CONSONANT_SOUNDS) or not following.isalpha():
        wants = "a"
    elif following.startswith(_VOWEL_SOUNDS):
        wants = "an"
    else:
        return 0.0
    return 1.0 if other == wants else -1.0


def _behind(analysis: Analysis, line: Line, doubted: Doubted) -> str:
    """The word behind a place as the models spell it, a number as it is written."""
    at = line.at[doubted.last]
    word = line.words[doubted.last].word
    return analysis.tokens[at].text if at >= 0 and word == _A_NUMBER else word


def _beside_name(analysis: Analysis, at: int) -> bool:
    """Whether a word with a capital stands directly before or after a token, in its block."""
    first, last = analysis.block_bounds(at)
    for beside in (at - 1, at + 1):
        if first <= beside < last:
            token = analysis.tokens[beside]
            if token.kind is Kind.WORD and token.text[0].isupper() and not analysis.starts_sentence(beside):
                return True
    return False
