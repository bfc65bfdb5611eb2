"""Words of worn copy that are damaged beyond spelling: what stood there is for the page to tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape
from proofread.lexicon.entry import FLOOR
from proofread.lexicon.words import Words
from proofread.model.span import Span
from proofread.suggest.alternatives import Way
from proofread.suggest.confidence import Features
from proofread.suggest.doubt import Form, Suspect
from proofread.suggest.morphology import derived_from
from proofread.suggest.worn import HYPHENED, Wear, signs

if TYPE_CHECKING:
    from proofread.suggest.judge import Verdict

_UNIT: Final = re.compile(r"\S+")
_EDGE: Final = ".,;:!?\"'“”‘’()[]{}<>\\"
_CAPITAL_INSIDE: Final = re.compile(r"[a-z][A-Z]")
_LONG: Final = 12
_FEW: Final = 3  # letters
_SPACES: Final = 0.3  # the chance of a join or a cut from which the spaces are to blame
_OFFERED: Final = 0.1  # a correction that is less likely is none
_SHAPES: Final = {Shape.LOWER: "lower", Shape.TITLE: "title", Shape.UPPER: "upper"}


class Unit(NamedTuple):
    """What white space parts from all else, without the marks at its edges, and what is known of it.

    Attributes:
        span: where it stands.
        text: what is written.
        forms: those of its words that are doubtful.
        signs: how many signs stand inside its words.
        verdict: the likeliest verdict on one of its words, if any.
    """

    span: Span
    text: str
    forms: tuple[Form, ...]
    signs: int
    verdict: "Verdict | None"

    @property
    def wants_spaces(self) -> bool:
        """Whether its spaces, rather than its letters, are wrong."""
        return self.chance(Way.JOIN) + self.chance(Way.SPLIT) >= _SPACES

    @property
    def is_word(self) -> bool:
        """Whether it has the letters of a word, and is no label such as E2, S1."""
        return sum(map(str.isalpha, self.text)) > 1

    def chance(self, way: Way) -> float:
        """The probability of a way to mend it."""
        return sum(each.chance for each in self.verdict.ranked if each.alternative.way is way) if self.verdict else 0.0


class Damaged(NamedTuple):
    """A word that may be damaged: what would stand there, as it is written where nobody knows, and the features."""

    span: Span
    replacement: str
    features: Features


def damaged(
    analysis: Analysis, words: Words, wear: Wear, suspects: Sequence[Suspect], verdicts: "Sequence[Verdict]"
) -> Iterator[Damaged]:
    """The doubtful words of a worn story, in order; no term that recurs, no label, none rather in pieces."""
    units = list(_units(analysis, suspects, verdicts))
    counts = Counter(unit.text for unit in units)
    for unit in units:
        if counts[unit.text] > 1 or unit.wants_spaces or not unit.is_word:
            continue  # no two words are damaged alike: what recurs is a term or a name
        replacement = unit.text
        best = unit.verdict.ranked[0] if unit.verdict else None
        if best is not None and best.chance >= _OFFERED and best.alternative.way is Way.SUBSTITUTE:
            at, end = (offset - unit.span.start for offset in best.alternative.span)
            replacement = unit.text[:at] + best.alternative.replacement + unit.text[end:]
        yield Damaged(unit.span, replacement, {**_features(unit, words), "hyphens": log1p(wear.hyphens)})


def _units(analysis: Analysis, suspects: Sequence[Suspect], verdicts: "Sequence[Verdict]") -> Iterator[Unit]:
    """The units that hold a doubtful word or a sign inside one; addresses and halves of broken words are none."""
    tokens = analysis.tokens
    forms = {tokens[each.at].start: each.form for each in suspects}
    judged = {each.setting.token.start: each for each in verdicts}
    inside = set(signs(analysis))
    apart = {token.start for token in tokens if token.kind in (Kind.ADDRESS, Kind.ABBREVIATION)}
    for match in _UNIT.finditer(analysis.text):
        start = match.end() - len(match.group().lstrip(_EDGE))
        text = match.group().strip(_EDGE)
        places = range(start, start + len(text))
        doubted = tuple(forms[at] for at in places if at in forms)
        marked = sum(at in inside for at in places)
        if not (doubted or marked) or not apart.isdisjoint(places) or HYPHENED.fullmatch(text):
            continue
        verdict = max((judged[at] for at in places if at in judged), key=lambda each: each.confidence, default=None)
        yield Unit(Span(start, start + len(text)), text, doubted, marked, verdict)


def _features(unit: Unit, words: Words) -> Features:
    forms = unit.forms
    unknown = [form for form in forms if not form.is_known]
    letters = sum(map(str.isalpha, unit.text))
    features = {
        "bias": 1.0,
        "nowhere": float(any(form.entry.rough <= FLOOR for form in unknown)),
        "derived": float(any(derived_from(form.key, words) > FLOOR for form in unknown)),
        "corrected": unit.chance(Way.SUBSTITUTE),
        "no_correction": float(bool(unknown) and not unit.chance(Way.SUBSTITUTE)),
        "length": float(min(letters, _LONG)),
        "few": float(letters <= _FEW),
        "sign": float(unit.signs > 0),
        "tilde": float("~" in unit.text),
        "digit": float(any(map(str.isdigit, unit.text))),
        "capital_inside": float(bool(_CAPITAL_INSIDE.search(unit.text))),
        "hyphen": float("-" in unit.text),
    }
    return features | {name: float(any(form.shape is how for form in forms)) for how, name in _SHAPES.items()}
