"""Words of worn copy that are damaged beyond spelling: what stood there is for the page to tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, plain, shape
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
    from proofread.suggest.ocr.scan import Misread

_UNIT: Final = re.compile(r"\S+")
_EDGE: Final = ".,;:!?\"'“”‘’()[]{}<>\\"
_CODE: Final = re.compile(r"[^\W\d_][(\[\\]+[^\W\d_]|[=+_<>*/]")
_TERM: Final = re.compile(r"\d+(?:st|nd|rd|th)|[^\W\d_]-[^\W\d_]+|[^\W\d_]+\(s")
_CITED: Final = re.compile(r",? \(?(?:19|20)\d\d|,? et al\b|, [A-Z]\.")
_BETWEEN: Final = re.compile(r"['’]s(?!\w)|[-/& ]")
_PLAIN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPECKS: Final = "~^*|"
_INITIAL: Final = re.compile(r"\b[A-Z]\. ?$")
_INITIAL_REACH: Final = 4
_CAPITAL_INSIDE: Final = re.compile(r"[a-z][A-Z]")
_VOWEL: Final = re.compile("[aeiouyAEIOUY]")
_ODD: Final = re.compile(r"[^\w'’&$£€.,%-]")
_MOST_ODD: Final = 3
_LONG: Final = 12
_FEW: Final = 3  # letters
_SPACES: Final = 0.3  # the chance of a join or a cut from which the spaces are to blame
_OFFERED: Final = 0.1  # a correction that is less likely is none
_READINGS: Final = 3
_DOUBTED: Final = 0.3  # the chance, were the story a scan, from which a word is looked at that nothing else doubts
_LEAST: Final = 1e-4
_WITHOUT: Final = 8.0  # units that a short story is taken to have besides its own
_SHAPES: Final = {Shape.LOWER: "lower", Shape.TITLE: "title", Shape.UPPER: "upper"}


class Unit(NamedTuple):
    """What white space parts from all else, without the marks at its edges, and what is known of it.

    Attributes:
        span: where it stands.
        text: what is written.
        forms: those of its words that are doubtful.
        signs: how many signs stand inside its words.
        verdict: the likeliest verdict on one of its words, if any.
        misread: what would be said of it in a scan, if anything; of its parts the most doubtful one.
    """

    span: Span
    text: str
    forms: tuple[Form, ...]
    signs: int
    verdict: "Verdict | None"
    misread: "Misread | None"

    @property
    def wants_spaces(self) -> bool:
        """Whether its spaces, rather than its letters, are wrong."""
        return self.chance(Way.JOIN) + self.chance(Way.SPLIT) >= _SPACES

    @property
    def is_word(self) -> bool:
        """Whether it has the letters of a word, and is no label or term such as E2, 21st, n-gram, word(s)."""
        return sum(map(str.isalpha, self.text)) > 1 and not _TERM.fullmatch(self.text)

    def chance(self, way: Way) -> float:
        """The probability of a way to mend it."""
        return sum(each.chance for each in self.verdict.ranked if each.alternative.way is way) if self.verdict else 0.0

    def mended(self, words: Words) -> tuple[str, tuple[str, ...]]:
        """The unit as it would stand, and what else it would be read as in a scan.

        It stays as it is written where nobody knows or damage would be left in it.
        """
        sound = [(text, is_likely) for text, is_likely in self._readings() if _is_sound(text, words)]
        mended = next((text for text, is_likely in sound if is_likely), self.text)
        return mended, tuple(dict.fromkeys(text for text, _ in sound if text not in (self.text, mended)))

    def _readings(self) -> Iterator[tuple[str, bool]]:
        """The likeliest corrections and readings of a scan, and whether each is likely enough to be offered unasked."""
        best = self.verdict.ranked[0] if self.verdict else None
        if best is not None and best.chance >= _OFFERED and best.alternative.way is Way.SUBSTITUTE:
            yield self._with(best.alternative.span, best.alternative.replacement), True
        for number, each in enumerate(self.misread.ranked[:_READINGS] if self.misread else ()):
            is_likely = not number and each.chance >= _OFFERED and each.alternative.kind == "word"
            yield self._with(each.alternative.span, each.alternative.replacement), is_likely

    def _with(self, span: Span, replacement: str) -> str:
        at, end = (offset - self.span.start for offset in span)
        inside = 0 <= at <= end <= len(self.text)
        return (self.text[:at] + replacement + self.text[end:]).strip(_SPECKS) if inside else self.text


class Damaged(NamedTuple):
    """A word that may be damaged.

    Attributes:
        span: where it stands.
        replacement: what would stand there, as it is written where nobody knows.
        features: what speaks for and against damage.
        others: what else it would be read as in a scan, the likeliest first.
    """

    span: Span
    replacement: str
    features: Features
    others: tuple[str, ...]


class Doubted(NamedTuple):
    """What is doubted in a story: by dictionaries, by the model that weighs, and were the story a scan."""

    suspects: Sequence[Suspect]
    verdicts: "Sequence[Verdict]"
    misread: "Sequence[Misread]"


def damaged(analysis: Analysis, words: Words, wear: Wear, doubted: Doubted) -> Iterator[Damaged]:
    """The doubtful words of a worn story, in order; no term that recurs, no label, none rather in pieces."""
    units = list(_units(analysis, doubted))
    counts = Counter(match.group().strip(_EDGE) for match in _UNIT.finditer(analysis.text))
    elsewhere = sum(each.chance for each in doubted.misread if not each.is_known)
    for unit in units:
        if counts[unit.text] > 1 or unit.wants_spaces or not unit.is_word:
            continue  # no two words are damaged alike: what recurs is a term or a name
        own = unit.misread.chance if unit.misread and not unit.misread.is_known else 0.0
        of_story = {
            "hyphens": log1p(wear.hyphens),
            "joins": log1p(wear.joins),
            "signs": log1p(max(0, wear.signs - unit.signs)),
            "elsewhere": log((max(0.0, elsewhere - own) + 0.3) / (len(analysis.tokens) + _WITHOUT)),
        }
        features = {**_features(unit, words, analysis.text), **of_story}
        mended, others = unit.mended(words)
        yield Damaged(unit.span, mended, features, others)


def _units(analysis: Analysis, doubted: Doubted) -> Iterator[Unit]:
    """The units that anything speaks against; addresses and halves of broken words are none."""
    tokens = analysis.tokens
    forms = {tokens[each.at].start: each.form for each in doubted.suspects}
    judged = {each.setting.token.start: each for each in doubted.verdicts}
    misread = {each.unit.start: each for each in doubted.misread if each.chance >= _DOUBTED}
    inside = set(signs(analysis))
    apart = {token.start for token in tokens if token.kind in (Kind.ADDRESS, Kind.ABBREVIATION)}
    for match in _UNIT.finditer(analysis.text):
        start = match.end() - len(match.group().lstrip(_EDGE))
        text = match.group().strip(_EDGE)
        places = range(start, start + len(text))
        doubts = tuple(forms[at] for at in places if at in forms)
        marked = sum(at in inside for at in places)
        scan = max((misread[at] for at in places if at in misread), key=lambda each: each.chance, default=None)
        if not (doubts or marked or scan) or not apart.isdisjoint(places) or HYPHENED.fullmatch(text):
            continue
        verdict = max((judged[at] for at in places if at in judged), key=lambda each: each.confidence, default=None)
        yield Unit(Span(start, start + len(text)), text, doubts, marked, verdict, scan)


def _features(unit: Unit, words: Words, text: str) -> Features:
    unknown = [form for form in unit.forms if not form.is_known]
    letters = sum(map(str.isalpha, unit.text))
    features = {
        "bias": 1.0,
        "doubted": float(bool(unit.forms)),
        "nowhere": float(any(form.entry.rough <= FLOOR for form in unknown)),
        "derived": float(any(derived_from(form.key, words) > FLOOR for form in unknown)),
        "strength": max((form.strength for form in unit.forms), default=FLOOR) - FLOOR,
        "corrected": unit.chance(Way.SUBSTITUTE),
        "no_correction": float(bool(unknown) and not unit.chance(Way.SUBSTITUTE)),
        "length": float(min(letters, _LONG)),
        "few": float(letters <= _FEW),
        "two": float(letters <= 2),
        "sign": float(unit.signs > 0),
        "tilde": float("~" in unit.text),
        "digit": float(any(map(str.isdigit, unit.text))),
        "odd_marks": float(min(_MOST_ODD, len(_ODD.findall(unit.text)))),
        "no_vowel": float(not _VOWEL.search(unit.text)),
        "capital_inside": float(bool(_CAPITAL_INSIDE.search(unit.text))),
        "hyphen": float("-" in unit.text),
        "cited": float(_is_cited(unit.span, text)),
        "code": float(bool(_CODE.search(unit.text))),
        **_of_scan(unit.misread),
    }
    how = shape(unit.text)
    return features | {name: float(how is each) for each, name in _SHAPES.items()}


def _is_sound(text: str, words: Words) -> bool:
    """Whether a text holds no sign, and no letters that are no word."""
    parts = list(filter(None, _BETWEEN.split(text)))
    known = (part.isdigit() or words.entry(plain(part).casefold()) is not None for part in parts)
    return bool(parts) and all(_PLAIN.fullmatch(part) for part in parts) and all(known)


def _is_cited(span: Span, text: str) -> bool:
    """Whether a word stands where a list of sources has a name: beside an initial, a year or “et al”."""
    before = _INITIAL.search(text, max(0, span.start - _INITIAL_REACH), span.start)
    return before is not None or _CITED.match(text, span.end) is not None


def _of_scan(misread: "Misread | None") -> Features:
    """What would be said of a unit in a scan."""
    if misread is None:
        return {"scan": _logit(0.0), "scan_none": 1.0}
    best = misread.ranked[0] if misread.ranked else None
    features = {"scan": _logit(misread.chance), "scan_known": float(misread.is_known)}
    if best is None:
        return {**features, "scan_hopeless": 1.0}
    told = {f"scan_{name}": best.alternative.features.get(f"word_{name}", 0.0) for name in ("cost", "pop", "fit")}
    return {**features, **told, "scan_best": best.chance / misread.chance, f"scan_{best.alternative.kind}": 1.0}


def _logit(chance: float) -> float:
    kept = max(_LEAST, min(1 - _LEAST, chance))
    return log(kept / (1 - kept))
