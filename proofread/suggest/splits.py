"""Two or three words run together: where a suspect could be cut, and what speaks for each cut."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Shape, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Flag
from proofread.model.span import Span
from proofread.suggest import brandparts
from proofread.suggest.alternatives import Alternative, Way
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit
from proofread.suggest.doubt import Form, strength_of
from proofread.suggest.morphology import derived_from
from proofread.suggest.setting import Setting

_KEPT: Final = 3
_PART_FLOOR: Final = -16.5  # nats: a part rarer than this is no word
_LONGEST: Final = 60
_MIN_THREE: Final = 7
_BOUNDARY: Final = 4.0  # nats that a change of capitals at the cut is worth in the first, rough ranking
_LIMIT: Final = 12.0
# Parts of one or two letters that stand as words of running text.
SHORT_WORDS: Final = frozenset(
    "a i am an as at be by do go he if in is it me mr my no of oh on or so to up us we dr tv uk eu un vs ms".split()
)
_SHORT_CAPITALS: Final = frozenset(("A", "I", "X"))
AFFIXES: Final = frozenset(
    "s es ed ing er ers ly re un de co non pre pro sub anti post over out up in mis dis inter super hyper micro macro "
    "multi mega mini bio geo eco neo semi mid able less ness ment ism ist ists ish age ship hood man men woman land "
    "ville town burg berg field ford ham son stein sen ton worth wood ware ling let dom wise like away down off "
    "back".split()
)
_ENDS_AND_BEGINNINGS: Final = frozenset(
    "the a an of to in on at by for and or but with from as is was are were be has have had that this his her "
    "its their he she it they we you i not after before who which said told says when where while over into "
    "than".split()
)

# Second parts that make new closed words freely: chipmaking, flagbearers, monthslong.
_COMPOUNDING: Final = frozenset(
    "making maker makers bearer bearers long wide keeping keeper keepers building builder builders holder holders "
    "goer goers breaking breaker breakers writing writer writers watcher watchers watching sharing based free proof "
    "related side time work works worker workers line lines book books board boards house houses ware tech gate stan "
    "fest verse core space spaces stream streams cast casts code codes base bases glass frame frames paper papers "
    "delivering delivered performing performed reporting reported spending spent paid grab grabs up ups out "
    "outs".split()
)


class Part(NamedTuple):
    """A piece of a cut form: as written, its key, its log probability as written, and whether it is rather a name."""

    text: str
    key: str
    strength: float
    is_name: bool


class Splits:
    """Finds and weighs the ways to cut a suspect."""

    def __init__(self, lexicon: Lexicon, fit: Fit) -> None:
        self._lexicon = lexicon
        self._fit = fit
        self._parts: dict[str, Part | None] = {}
        self._found: dict[str, tuple[tuple[Part, ...], ...]] = {}

    def alternatives(self, setting: Setting) -> Iterator[Alternative]:
        """The best few cuts, each with its features."""
        token = setting.token
        if not _SHORTEST <= len(token.text) <= _LONGEST or setting.form.shape is Shape.FOREIGN:
            return
        if _is_listed(setting.form) or _is_a_brand_here(setting):
            return
        for parts in self._best_cuts(token.text):
            replacement = " ".join(part.text for part in parts)
            keys = tuple(part.key for part in parts)
            yield Alternative(
                Way.SPLIT, Span(token.start, token.end), replacement, keys, self._features(setting, parts)
            )

    def _best_cuts(self, text: str) -> tuple[tuple[Part, ...], ...]:
        """The likeliest ways to cut a form, wherever it stands."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) > _CACHE_LIMIT:
                self._found.clear()
            cuts = self._marked_cuts(text) or self._cuts(text)
            best = sorted(cuts, key=lambda parts: (-_worth(parts), parts))[:_KEPT]
            found = self._found[text] = tuple(best)
        return found

    def _marked_cuts(self, text: str) -> list[tuple[Part, ...]]:
        """The cut where small letters meet a capital, if it is the only such place and both sides are words."""
        places = [at for at in range(2, len(text) - 1) if text[at - 1].islower() and text[at].isupper()]
        if len(places) != 1:
            return []
        head, tail = self._part(text[: places[0]]), self._part(text[places[0] :])
        return [(head, tail)] if head is not None and tail is not None else []

    def _cuts(self, text: str) -> Iterator[tuple[Part, ...]]:
        """All cuts into two words, and the three-word cuts whose first or last word is a common small one."""
        for at in range(1, len(text)):
            head = self._part(text[:at])
            if head is None:
                continue
            tail = self._part(text[at:])
            if tail is not None:
                yield head, tail
            elif (
                len(text) >= _MIN_THREE
                and at < len(text) - 2
                and (head.key in _ENDS_AND_BEGINNINGS or len(head.text) > _SHORT)
            ):
                yield from self._three(head, text, at)

    def _three(self, head: Part, text: str, at: int) -> Iterator[tuple[Part, ...]]:
        for end in range(at + 1, len(text)):
            middle = self._part(text[at:end])
            if middle is None or (len(middle.text) <= _SHORT and middle.key not in _ENDS_AND_BEGINNINGS):
                continue
            tail = self._part(text[end:])
            if tail is not None:
                yield head, middle, tail

    def _part(self, text: str) -> Part | None:
        """A piece that could stand as a word, or None."""
        try:
            return self._parts[text]
        except KeyError:
            if len(self._parts) > _CACHE_LIMIT:
                self._parts.clear()
            part = self._parts[text] = self._judge(text)
            return part

    def _judge(self, text: str) -> Part | None:
        if not text[0].isalpha() or not text[-1].isalpha():
            return None
        whole = plain(text)
        key = stem_of(whole).casefold()
        how = shape(text)
        if how is Shape.MIXED and text != self._lexicon.words.surface(key):
            return None
        if len(whole) <= _SHORT - 1 and key not in SHORT_WORDS and how is not Shape.UPPER:
            return None
        if len(whole) == 1 and text not in _SHORT_CAPITALS and key not in SHORT_WORDS:
            return None
        strength = max(self._strength(form, how) for form in {whole.casefold(), key})
        if strength < _PART_FLOOR:
            return None
        entry = self._lexicon.words.entry(key)
        return Part(text, whole.casefold(), strength, entry is not None and entry.name > entry.word)

    def _is_given(self, key: str) -> bool:
        """Whether a piece is a given name or a plain word, so that after a given name it is no surname."""
        entry = self._lexicon.words.entry(key)
        return entry is not None and (entry.has(Flag.GIVEN) or entry.word > entry.name)

    def _strength(self, key: str, how: Shape) -> float:
        entry = self._lexicon.words.entry(key)
        if entry is None:
            return FLOOR
        return entry.word if how is Shape.LOWER else strength_of(entry, how)

    def _features(self, setting: Setting, parts: tuple[Part, ...]) -> Features:
        form = setting.form
        strengths = [part.strength for part in parts]
        shortest = min(len(part.text) for part in parts)
        gain = self._fit.gain(setting.surroundings, tuple(part.key for part in parts))
        after_given, camel = setting.follows_given_name, _has_camel(parts)
        return {
            "bias": 1.0,
            "three": float(len(parts) > 2),
            "weakest": min(strengths) - FLOOR,
            "sum": sum(strengths) / len(parts) - FLOOR,
            "strength": form.strength - FLOOR,
            "known": float(form.is_known),
            "rough": form.entry.rough - FLOOR,
            "length": float(min(len(form.key), 16)),
            "shortest": float(min(shortest, 5)),
            "letter": float(shortest == 1),
            "tail_short": float(len(parts[-1].text) <= 2),
            "head_short": float(len(parts[0].text) <= 2),
            "head_name": float(parts[0].text[0].isupper() and parts[0].is_name and parts[0].strength > _FIRM),
            "prefixed": float(parts[0].key in AFFIXES and parts[-1].key not in _ENDS_AND_BEGINNINGS),
            "suffixed": float(parts[-1].key in AFFIXES and parts[0].key not in _ENDS_AND_BEGINNINGS),
            "small_word": float(parts[0].key in _ENDS_AND_BEGINNINGS or parts[-1].key in _ENDS_AND_BEGINNINGS),
            "affix": float(parts[0].key in AFFIXES or parts[-1].key in AFFIXES),
            "fit": max(-_LIMIT, min(_LIMIT, gain)),
            "seen": float(min(setting.count, 6)) - 1.0,
            "quoted": float(setting.analysis.is_quoted(setting.suspect.at)),
            "strangers": float(setting.strangers),
            "hyphened": float(setting.is_hyphened),
            "derived": float(derived_from(form.key, self._lexicon.words) > FLOOR),
            "brand": float(form.entry.has(Flag.BRAND)),
            "brand_head": float(camel and parts[0].key in brandparts.HEADS),
            "brand_tail": float(camel and parts[-1].key in brandparts.TAILS),
            "after_given": float(after_given and setting.is_namelike and not camel),
            "after_given_camel": float(after_given and camel),
            "given_head": float(after_given and not camel and self._is_given(parts[0].key)),
            "introduced": float(setting.is_introduced and not camel),
            "given_tail": float(after_given and not camel and len(parts[-1].text) <= _SHORT),
            "compounding": float(parts[-1].key in _COMPOUNDING),
            "title_line": float(setting.in_title),
            **_boundary_features(form, parts),
        }


def _is_a_brand_here(setting: Setting) -> bool:
    """Whether the story prints the form with a capital inside elsewhere: "Factset: FactSet Research Systems"."""
    if setting.form.shape is not Shape.TITLE:
        return False
    return setting.form.key in setting.analysis.once("capitals inside", _forms_with_capitals_inside)


def _forms_with_capitals_inside(analysis: Analysis) -> frozenset[str]:
    return frozenset(text.casefold() for text in analysis.counts if shape(text) is Shape.MIXED and text[0].isupper())


def _is_listed(form: Form) -> bool:
    """Whether the form is a word of the reviewed lists, which is never two: therapist, offseason, outwith."""
    if form.shape not in (Shape.LOWER, Shape.TITLE) or len(form.key) <= _SHORT + 1:
        return False
    return form.entry.size > 0 or form.entry.has(Flag.NEWS_WORD)


def _boundary_features(form: Form, parts: tuple[Part, ...]) -> Features:
    """What the capitals at the cuts say."""
    kinds = {_boundary(left.text, right.text) for left, right in pairwise(parts)}
    names = sum(1 for part in parts if part.text[0].isupper())
    return {
        "camel": float("camel" in kinds),
        "after_caps": float("after_caps" in kinds),
        "clitic": float("'" in parts[0].key),
        "no_boundary": float(kinds == {"none"}),
        "title_none": float(kinds == {"none"} and form.shape is Shape.TITLE),
        "title_tail": float(kinds == {"none"} and form.shape is Shape.TITLE and len(parts[-1].text) <= 2),
        "two_content": float(not any(part.key in _ENDS_AND_BEGINNINGS for part in parts)),
        "two_content_lower": float(
            form.shape is Shape.LOWER and not any(part.key in _ENDS_AND_BEGINNINGS for part in parts)
        ),
        "mixed_none": float(kinds == {"none"} and form.shape is Shape.MIXED),
        "upper_whole": float(form.shape is Shape.UPPER),
        "names": float(names),
    }


def _has_camel(parts: tuple[Part, ...]) -> bool:
    return any(_boundary(left.text, right.text) == "camel" for left, right in pairwise(parts))


def _boundary(left: str, right: str) -> str:
    if left[-1].islower() and right[0].isupper():
        return "camel"
    if len(left) > 1 and left.isupper() and right[0].islower():
        return "after_caps"
    return "none"


def _worth(parts: tuple[Part, ...]) -> float:
    """Log probability of the words side by side, with a bonus for cuts that capitals mark."""
    bonus = sum(_BOUNDARY for left, right in pairwise(parts) if _boundary(left.text, right.text) != "none")
    return sum(part.strength for part in parts) + bonus


_FIRM: Final = -12.5  # nats: a well known name
_SHORT: Final = 3
_SHORTEST: Final = 3
_CACHE_LIMIT: Final = 100_000
