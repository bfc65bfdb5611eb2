"""A story of damaged copy: its units, what the dictionaries know of each, and the words around it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Shape, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Entry, unknown
from proofread.lexicon.ngrams import BEGIN, COMMA, STOP
from proofread.suggest.context import Fit, Surroundings
from proofread.suggest.doubt import strength_of
from proofread.suggest.edits import unaccented
from proofread.suggest.ocr.misreadings import Misreading, Misreadings
from proofread.suggest.ocr.units import Unit, units_of

_REACH: Final = 2  # a trigram sees two words each way
_NUMBER: Final = "<n>"
_STRANGE: Final = -17.0  # nats: a rarer form tells a neighbour nothing; what it may be a misreading of stands for it
_CHEAP: Final = 9.0  # nats: if the misreading costs no more
ACCENTED: Final = 4
"""Letters: a longer word with accents is one, where the word without them is."""

_ACCENT_LOSS: Final = 1.0  # nats
_OLD: Final = -12.5  # nats: what a form is worth that was right when much of what is scanned was printed
_MEASURE: Final = re.compile(r"\d[\d,.]*(?:st|nd|rd|th|s|d|l|ft|in|lbs?|oz|cwt|yds|hrs|min|km|m|am|pm)")  # 6s. 9d., 3rd
_STOPS: Final = re.compile(r"[.!?]")
_COMMAS: Final = re.compile(r"[,;:—–]|--")
_STRAY: Final = ".,;:!?)]}*"
_CACHE_LIMIT: Final = 30_000


class Known(NamedTuple):
    """What is known of what a unit says, whatever stands around it.

    Attributes:
        key: casefolded, with ASCII apostrophes and without a possessive ending.
        shape: how it uses capitals.
        entry: what the dictionaries know.
        strength: log probability from sources free of errors, as it is written, in nats.
        token: what the trigram models call it.
        is_foreign: whether its letters are not Latin ones.
        is_number: whether it is figures and the marks inside numbers alone, with a sign of money or a short unit.
    """

    key: str
    shape: Shape
    entry: Entry
    strength: float
    token: str
    is_foreign: bool
    is_number: bool


class Reader:
    """What the dictionaries know of units; remembers it from story to story."""

    def __init__(self, lexicon: Lexicon, misreadings: Misreadings) -> None:
        self._lexicon = lexicon
        self.misreadings = misreadings
        self._old = frozenset(old.rstrip(".").casefold() for old in lexicon.old_forms)
        self._known: dict[str, Known] = {}
        self._alone: dict[str, float] = {}

    def known(self, text: str) -> Known:
        """What is known of a text without spaces."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) > _CACHE_LIMIT:
                self._known.clear()
            found = self._known[text] = self._look_up(text)
        return found

    def _look_up(self, text: str) -> Known:
        key, whole = stem_of(text).casefold(), plain(text).casefold()
        how = shape(text)
        entry = self._lexicon.words.entry(key) or unknown(key)
        strength = strength_of(entry, how)
        if whole != key and (other := self._lexicon.words.entry(whole)) is not None:
            strength = max(strength, strength_of(other, how))
        if how is Shape.UPPER:
            strength = max(strength, entry.word - 1.0, entry.name)
        if key in self._old:
            strength = max(strength, _OLD)
        if strength < _STRANGE and not key.isascii():
            strength = max(strength, self._without_accents(key, how))
        figures = not text.isalpha() and any(map(str.isdigit, text))
        is_foreign = how is Shape.FOREIGN and any(map(str.isalpha, text))
        return Known(key, how, entry, strength, _NUMBER if figures else whole, is_foreign, figures and _is_number(text))

    def _without_accents(self, key: str, how: Shape) -> float:
        """What a form is worth that most print leaves the accents out of, in nats; machines put few on long words."""
        bare = self._lexicon.words.entry(unaccented(key)) if len(key) >= ACCENTED else None
        return FLOOR if bare is None else strength_of(bare, how) - _ACCENT_LOSS

    def scores(self, line: Sequence[str]) -> list[float | None]:
        """Log probability of each token of a line where it stands, in nats; None of what is not scored."""
        return self._lexicon.context.log_probs(line)

    def gains(self, line: Sequence[str], scores: Sequence[float | None]) -> list[float]:
        """For each token of a line the nats by which it is likelier where it stands than anywhere."""
        return [0.0 if each is None else each - self._anywhere(token) for token, each in zip(line, scores, strict=True)]

    def _anywhere(self, token: str) -> float:
        found = self._alone.get(token)
        if found is None:
            if len(self._alone) > _CACHE_LIMIT:
                self._alone.clear()
            found = self._alone[token] = self._lexicon.context.score((token,))
        return found

    def likely(self, known: Known, text: str) -> Misreading | None:
        """What a form that is next to unknown is most likely a misreading of, if of anything."""
        if known.strength >= _STRANGE or known.is_number:
            return None
        found = self.misreadings.of(text)
        best = min(found, key=lambda each: each.cost - each.strength, default=None)
        return best if best is not None and best.cost < _CHEAP else None


def _is_number(text: str) -> bool:
    return text.lstrip("£$€").replace(",", "").replace(".", "").isdigit() or bool(_MEASURE.fullmatch(text))


class Page:
    """The units of a story, in order, each with what is known of it and how well it fits where it stands.

    Attributes:
        text: the story.
        units: its pieces.
        known: what is known of each.
        left: nats by which each is likelier after what precedes it than anywhere.
        right: nats by which what follows each is likelier after it than anywhere.
    """

    def __init__(self, analysis: Analysis, reader: Reader) -> None:
        self.text = analysis.text
        self.units: Sequence[Unit] = units_of(analysis)
        self.known = [reader.known(unit.text) for unit in self.units]
        self._line: list[str] = [BEGIN]
        self._places: list[int] = []
        self._written: dict[tuple[int, int], tuple[Surroundings, float]] = {}
        self._lay_out(reader)
        self._scores = reader.scores(self._line)
        gains = reader.gains(self._line, self._scores)
        self.left = [gains[place] for place in self._places]
        self.right = [sum(gains[place + 1 : place + 1 + _REACH]) for place in self._places]

    def _lay_out(self, reader: Reader) -> None:
        """Put what the trigram models see into one line, marks between the units and all."""
        for at, (unit, known) in enumerate(zip(self.units, self.known, strict=True)):
            self._places.append(len(self._line))
            likely = reader.likely(known, unit.text)
            self._line.append(known.token if likely is None else likely.key)
            between = self.gap(at + 1)
            if between == " ":
                continue
            if at + 1 < len(self.units) and self.stray(at + 1):
                between = between[:-1]
            if _STOPS.search(between) or "\n\n" in between:
                self._line.append(STOP)
            elif _COMMAS.search(between):
                self._line.append(COMMA)

    def gap(self, at: int) -> str:
        """What stands between a unit and the one before it; an empty line before the first and after the last."""
        if 0 < at < len(self.units):
            return self.text[self.units[at - 1].end : self.units[at].start]
        return "\n\n"

    def stray(self, at: int) -> str:
        """The mark directly before a unit, after a space, that can begin nothing; may be empty."""
        start, text = self.units[at].start, self.text
        if not start or text[start - 1] not in _STRAY or self.units[at].text[0].isdigit():
            return ""
        return text[start - 1] if start == 1 or text[start - 2].isspace() else ""

    def around(self, first: int, last: int) -> Surroundings:
        """What the trigram models see around the units ``[first, last)``."""
        line, start = self._line, self._places[first]
        end = self._places[last - 1] + 1
        before = line[max(0, start - _REACH) : start]
        if before[-1] == STOP:
            before = [BEGIN]
        elif len(before) == _REACH and before[0] == STOP:
            before[0] = BEGIN
        return Surroundings(tuple(before), tuple(line[end : end + _REACH]))

    def written(self, units: tuple[int, int], fit: Fit) -> tuple[Surroundings, float]:
        """What the trigram models see around the units, from the first to before the last, and how well those fit.

        Remembered, since many words are compared to the same units.
        """
        found = self._written.get(units)
        if found is None:
            place, tokens = self.around(*units), self.tokens(*units)
            score = self._score_of_line(units[0], tokens)
            found = self._written[units] = place, fit.score(place, tokens) if score is None else score
        return found

    def _score_of_line(self, at: int, tokens: tuple[str, ...]) -> float | None:
        """How well a unit fits, where it stands in the line just as it would be scored alone.

        A comma makes a difference: the model that passes over it sees further in the line.
        """
        start = self._places[at]
        scores = self._scores[start : start + 1 + _REACH]
        if tokens != (self._line[start],) or COMMA in self._line[max(0, start - _REACH) : start + 1 + _REACH]:
            return None
        return sum(each for each in scores if each is not None)

    def starts_sentence(self, at: int) -> bool:
        """Whether a unit is the first after a full stop, or of its block."""
        return self._line[self._places[at] - 1] in (BEGIN, STOP)

    def tokens(self, first: int, last: int) -> tuple[str, ...]:
        """The units ``[first, last)`` as the trigram models see them, what is unknown as it is written."""
        return tuple(self.known[at].token for at in range(first, last))
