"""Other words that a suspect may have been meant to be, and what speaks for each."""

from collections.abc import Iterator
from math import log, log1p
from typing import Final

from proofread.analysis.tokens import Shape
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Flag
from proofread.lexicon.neighbours import Neighbour
from proofread.model.span import Span
from proofread.suggest import edits
from proofread.suggest.alternatives import Alternative, Way
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit
from proofread.suggest.doubt import Form, strength_of
from proofread.suggest.morphology import (
    derived_from,
    is_demonym_of,
    is_dialect_pair,
    is_ise_pair,
    is_plural_of,
    is_transliteration_pair,
    is_variant_of_name,
)
from proofread.suggest.rarenames import RareNames
from proofread.suggest.setting import Setting

_KEPT: Final = 5  # alternatives that are weighed in full
_WEIGHED: Final = 12  # near spellings whose slip is looked at
_SLIP: Final = 3.5  # nats that a slip costs in the first, rough ranking
_CHEAPEST: Final = 0.7  # the least that a slip of one edit costs
_RAREST: Final = 3.0  # nats above the floor: a form rarer than this is taken for one as rare
_SHORT: Final = 4  # forms up to this length are compared at distance 1 only
_LONGEST: Final = 30
_LONGEST_ACRONYM: Final = 6
_RARE: Final = -17.0  # nats: a form better known than this is compared at distance 1 only
# Nats by which a candidate, its slip paid for, may fall short of what is written: of 1,500 right corrections of
# marked and made errors, 1 fell shorter, and no candidate that did came to be reported as likely.
_LEAST_WORTH: Final = -3.5
_STORYS_OWN: Final = -14.5  # nats: a name that no list knows, for each time this story uses it
# Nats behind the best in the rough ranking: of 263 right corrections of marked errors 262 were nearer to it.
_BEHIND: Final = 3.0
_MIN_GAP: Final = 0.5  # nats: a rarer candidate is no correction
_LIMIT: Final = 8.0  # nats: a trigram model's opinion is not believed beyond this
_LONG: Final = 7
_OFTEN_RARER: Final = 4.0
_SOFT: Final = frozenset((edits.VOWEL, edits.SOUND, edits.SINGLED, edits.DOUBLED, edits.ACCENT))
_ENDINGS: Final = frozenset(
    ("s", "es", "d", "ed", "r", "er", "n", "ing", "ly", "y", "e", "a", "i", "o", "an", "ic", "al")
)
_NAME_ONLY: Final = ("bias", "pop", "strength", "rough", "cost", "seen", "fit", "length", "two", "derived")


class Substitutions:
    """Finds and weighs the near spellings of a suspect."""

    def __init__(self, lexicon: Lexicon, fit: Fit) -> None:
        self._lexicon = lexicon
        self._fit = fit

    def alternatives(self, setting: Setting, rare_names: RareNames) -> Iterator[Alternative]:
        """The best few substitutes, each with its features."""
        form = setting.form
        if not 1 < len(form.key) <= _LONGEST:
            return
        ranked = self._ranked(setting, rare_names)
        if not ranked:
            return
        common = self._common_features(setting)
        for _, key in ranked:
            features = self._features(setting, key, common)
            replacement = self._as_written(setting, key)
            span = Span(setting.token.start, setting.token.start + len(form.text))
            yield Alternative(Way.SUBSTITUTE, span, replacement, (key,), features)

    def look_up(self, setting: Setting) -> None:
        """Find the near spellings now; `alternatives` then finds them remembered."""
        if 1 < len(setting.form.key) <= _LONGEST:
            self._near(setting)

    def _near(self, setting: Setting) -> tuple[Neighbour, ...]:
        form = setting.form
        distance = 1 if len(form.key) <= _SHORT or form.strength > _RARE else 2
        return self._lexicon.neighbours.near(form.key, distance, round(_least(form), 1))

    def _ranked(self, setting: Setting, rare_names: RareNames) -> list[tuple[float, str]]:
        """The best few candidates in the rough ranking, each with its worth in nats."""
        form = setting.form
        least = _least(form)
        hopeful = [
            (self._popularity(setting, near.key) - _SLIP * _CHEAPEST * near.distance, near.key)
            for near in self._near(setting)
        ]
        hopeful.extend((_STORYS_OWN, name) for name in rare_names.near(form.key))
        hopeful.sort(key=lambda item: (-item[0], item[1]))
        ranked = [
            (self._popularity(setting, key) - _SLIP * edits.edit(form.key, key).cost, key)
            for _, key in hopeful[:_WEIGHED]
            if self._may_stand(setting, key, least, rare_names)
        ]
        worthy = [item for item in ranked if item[0] - max(form.strength, FLOOR + _RAREST) >= _LEAST_WORTH]
        worthy.sort(key=lambda item: (-item[0], item[1]))
        return [item for item in worthy[:_KEPT] if item[0] >= worthy[0][0] - _BEHIND]

    def _may_stand(self, setting: Setting, key: str, least: float, rare_names: RareNames) -> bool:
        """Whether a near spelling may be offered at all."""
        form = setting.form
        if self._popularity(setting, key) < least and key not in rare_names:
            return False
        if key.replace("'", "") == form.key.replace("'", "") + "s":
            return False  # a possessive without its mark is another check's business
        if key == edits.unaccented(form.key):
            return False  # the accented form of a known name is no error
        if is_plural_of(form.key, key) or is_ise_pair(form.key, key):
            return False
        if form.shape is not Shape.LOWER and (is_demonym_of(form.key, key) or is_variant_of_name(form.key, key)):
            return False
        # Only a form that some list knows can be the other spelling of a word: "absense" is none of "absence".
        return setting.is_namelike or not (form.is_known and is_dialect_pair(form.key, key))

    def _popularity(self, setting: Setting, key: str) -> float:
        """Log probability of a candidate as it would be written here."""
        entry = self._lexicon.words.entry(key)
        if entry is None:
            return _STORYS_OWN + log(max(1, setting.count_of(key.capitalize())))
        if setting.is_namelike:
            return max(entry.name, entry.word - 2.0 if entry.word > FLOOR else FLOOR)
        if setting.form.shape is Shape.LOWER:
            return max(entry.word, entry.name - 1.5 if entry.name > FLOOR else FLOOR)
        return entry.best

    def _common_features(self, setting: Setting) -> Features:
        """What speaks for or against any substitute here."""
        form = setting.form
        before, _ = setting.neighbours
        derived = derived_from(form.key, self._lexicon.words)
        return {
            "bias": 1.0,
            "strength": form.strength - FLOOR,
            "known": float(form.is_known),
            "rough": form.entry.rough - FLOOR,
            "listed": float(bool(form.entry.size) and form.shape is Shape.LOWER),
            "length": float(min(len(form.key), 12)),
            "short": float(len(form.key) <= _SHORT),
            "seen": log(max(1, setting.count)),
            "derived": (derived - FLOOR) / 10 if derived > FLOOR else 0.0,
            "upper": float(form.shape is Shape.UPPER),
            "upper_long": float(form.shape is Shape.UPPER and len(form.key) > _LONGEST_ACRONYM),
            "mixed": float(form.shape is Shape.MIXED),
            "digits": float(form.shape is Shape.DIGITS),
            "quoted": float(setting.analysis.is_quoted(setting.suspect.at)),
            "strangers": float(setting.strangers),
            "hyphened": float(setting.is_hyphened),
            "after_given": float(setting.is_namelike and setting.follows_given_name),
            "introduced": float(setting.is_introduced),
            "introduced_seen": log(max(1, setting.count)) * setting.is_introduced,
            "after_capital": float(before is not None and before.text[0].isupper() and setting.is_namelike),
            "title_line": float(setting.in_title),
            "accented": float(not form.key.isascii()),
            "apostrophe": float("'" in form.key),
            "fit_kept": self._clipped(self._fit.gain(setting.surroundings, (form.key,)))
            if form.entry.rough > FLOOR
            else 0.0,
        }

    def _features(self, setting: Setting, key: str, common: Features) -> Features:
        form = setting.form
        entry = self._lexicon.words.entry(key)
        edit = edits.edit(form.key, key)
        popularity = self._popularity(setting, key)
        kinds = edit.kinds
        features = {
            **common,
            "pop": popularity - FLOOR,
            "rough_gap": max(-8.0, min(12.0, (entry.rough if entry else FLOOR) - form.entry.rough)),
            "cost": edit.cost,
            "two": float(len(kinds) > 1),
            "far": self._far(form, key, popularity) if len(kinds) == 1 else 0.0,
            "first": float(edit.first),
            "swap": float(edits.SWAP in kinds),
            "soft": float(all(kind in _SOFT for kind in kinds)),
            "accent": float(edits.ACCENT in kinds),
            "ending": float(_differ_by_ending(form.key, key)),
            "transliterated": float(setting.is_namelike and is_transliteration_pair(form.key, key)),
            "seen_other": log1p(setting.count_of(self._as_written(setting, key))),
            "fit": self._clipped(self._fit.gain(setting.surroundings, (key,))),
            "common_for_name": float(setting.is_namelike and entry is not None and entry.word > entry.name + 1.0),
            "name_for_common": float(form.shape is Shape.LOWER and entry is not None and entry.name > entry.word + 1.0),
            "given": float(setting.is_namelike and entry is not None and entry.has(Flag.GIVEN)),
            "document_only": float(entry is None),
            **self._phrase_features(setting, key),
        }
        if setting.is_namelike:
            features.update({f"name_{name}": features[name] for name in _NAME_ONLY})
        return features

    @staticmethod
    def _far(form: Form, key: str, popularity: float) -> float:
        """Nats by which a long form with one slip is rarer than the other, beyond those that rare words often are.

        Every large list holds "goverment"; a word so near and so much better known tells it from "eventing".
        """
        if len(form.key) < _LONG or _differ_by_ending(form.key, key):
            return 0.0
        return max(0.0, popularity - max(form.strength, FLOOR + _RAREST) - _OFTEN_RARER)

    def _phrase_features(self, setting: Setting, key: str) -> Features:
        """Whether the form or its substitute makes a known name with the word beside it."""
        before, after = setting.neighbours
        phrases = self._lexicon.phrases
        own = other = 0.0
        if before is not None and before.text[0].isupper():
            left = before.text.casefold()
            own, other = phrases.weight(f"{left} {setting.form.key}"), phrases.weight(f"{left} {key}")
        if after is not None and after.text[0].isupper():
            right = after.text.casefold()
            own = max(own, phrases.weight(f"{setting.form.key} {right}"))
            other = max(other, phrases.weight(f"{key} {right}"))
        return {"phrase_kept": own, "phrase": other}

    def _as_written(self, setting: Setting, key: str) -> str:
        """The candidate with the capitals that stand here."""
        words, form = self._lexicon.words, setting.form
        surface = words.surface(key)
        entry = words.entry(key)
        if form.shape is Shape.UPPER:
            return key.upper()
        if form.shape is Shape.LOWER:
            is_word = entry is not None and strength_of(entry, Shape.LOWER) >= entry.name - 1.0
            return key if is_word or surface == key else surface
        return surface if surface != key else key.capitalize()

    @staticmethod
    def _clipped(nats: float) -> float:
        return max(-_LIMIT, min(_LIMIT, nats))


def _least(form: Form) -> float:
    """The log probability below which a near spelling is no candidate."""
    return max(form.strength, FLOOR + _RAREST) + _MIN_GAP


def _differ_by_ending(written: str, right: str) -> bool:
    """Whether one form is the other with a common ending added or exchanged."""
    shared = 0
    for one, other in zip(written, right, strict=False):
        if one != other:
            break
        shared += 1
    rest = {written[shared:], right[shared:]} - {""}
    return shared >= _MIN_STEM and all(each in _ENDINGS for each in rest)


_MIN_STEM: Final = 3
