"""Which tokens are suspect: cheap, asked once a form.

A form is beyond doubt where sources free of errors hold it often enough; membership
alone acquits nobody, since every large list holds the typos of others.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Entry, unknown

BEYOND_DOUBT: Final = -13.0
"""Log probability at which a form is no suspect: about fifteen times in the training news."""

_COMMON_SIZE: Final = 50  # SCOWL: a word of any general dictionary; in the wrong place it is a context check's business
_FRAGMENT: Final = 2  # letters and pairs of letters are listed too, but are often pieces of a split word
_SHORT: Final = 3
_SHORT_BEYOND_DOUBT: Final = -11.5  # short forms are near everything, and fragments of split words are short
_CAPITAL_LOSS: Final = 0.5  # nats: a common word with a capital, as in a title, is a little less expected
_CASE_LOSS: Final = 3.0  # nats: a name in lower case
_CACHE_LIMIT: Final = 100_000


# Abbreviations of days, months, offices and firms that every style book has, with or without a full stop.
_ABBREVIATIONS: Final = frozenset(
    "mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec "
    "gov govt dept intl assn bros corp rep reps sen sens gen lt maj sgt capt cmdr supt insp det hon rev atty "
    "ave blvd inc ltd plc etc est ext min max approx avg misc".split()
)


class Form(NamedTuple):
    """What is known of a doubtful written form.

    Attributes:
        text: the form as written, without a possessive ending.
        key: casefolded, with ASCII apostrophes.
        shape: how it uses capitals.
        entry: what the dictionaries know, all absent for an unknown form.
        strength: log probability from sources free of errors, as it is written.
    """

    text: str
    key: str
    shape: Shape
    entry: Entry
    strength: float

    @property
    def is_known(self) -> bool:
        """Whether any source free of errors holds the form."""
        return self.strength > FLOOR


class Suspect(NamedTuple):
    """A doubtful token: where it stands among the tokens of the story, and its form."""

    at: int
    form: Form


def strength_of(entry: Entry, how: Shape) -> float:
    """Log probability of an entry as written, from sources free of errors."""
    if how is Shape.LOWER:
        return max(entry.word, entry.name - _CASE_LOSS if entry.name > FLOOR else FLOOR)
    return max(entry.name, entry.word - _CAPITAL_LOSS if entry.word > FLOOR else FLOOR)


class Doubts:
    """Finds the suspects of a story; remembers what it knows of each form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms: dict[str, Form | None] = {}

    def suspects(self, analysis: Analysis) -> Iterator[Suspect]:
        """The word tokens whose form is doubtful, in order."""
        forms, judge = self._forms, self._judge
        if len(forms) > _CACHE_LIMIT:
            forms.clear()
        for index, token in enumerate(analysis.tokens):
            if token.kind is Kind.WORD:
                text = token.text
                try:
                    form = forms[text]
                except KeyError:
                    form = forms[text] = judge(text)
                if form is not None and not self._drops_its_g(form, analysis.text[token.end : token.end + 1]):
                    yield Suspect(index, form)

    def form(self, text: str) -> Form:
        """What is known of a written form, doubtful or not."""
        stem = stem_of(text)
        how = shape(text)
        key = stem.casefold()
        entry = self._lexicon.words.entry(key) or unknown(key)
        written = text[:-2] if len(stem) < len(plain(text)) else text
        return Form(written, key, how, entry, strength_of(entry, how))

    def _judge(self, text: str) -> Form | None:
        form = self.form(text)
        if form.shape is Shape.FOREIGN or (len(form.key) == 1 and form.key in "ai"):
            return None
        if form.shape is Shape.TITLE and form.key in _ABBREVIATIONS:
            return None
        if form.shape is Shape.LOWER and len(form.key) > _FRAGMENT and 0 < form.entry.size <= _COMMON_SIZE:
            return None
        if form.text == "s":  # never a word: "MacBook s", "the minister s"
            return form
        limit = _SHORT_BEYOND_DOUBT if len(form.key) <= _SHORT else BEYOND_DOUBT
        if form.strength >= limit and not self._is_glued_capital(form):
            return None
        return None if self._is_regular(form, plain(text).casefold()) else form

    def _is_glued_capital(self, form: Form) -> bool:
        """A known form with a capital inside that is not how it is printed: FREEas, FreeTrade."""
        if form.shape is not Shape.MIXED:
            return False
        return form.text != self._lexicon.words.surface(form.key) and not form.text[:-1].isupper()

    def _is_regular(self, form: Form, whole: str) -> bool:
        """Clitics (they've, didn't, goin') and plurals of capitals (MPs, NGOs) that need no entry of their own."""
        if whole != form.key and self._is_firm(whole):
            return True
        head, mark, tail = form.key.rpartition("'")
        if mark and tail in _CLITICS and self._is_firm(head):
            return True
        return form.text[:-1].isupper() and form.text[-1] == "s" and 2 < len(form.text) <= _LONGEST_ACRONYM

    def _drops_its_g(self, form: Form, after: str) -> bool:
        """Whether the form is a dialect -in' for -ing, its apostrophe standing after it."""
        return after in ("'", "’") and form.key.endswith("in") and self._is_firm(form.key + "g")

    def _is_firm(self, key: str) -> bool:
        entry = self._lexicon.words.entry(key)
        return entry is not None and entry.best >= BEYOND_DOUBT


_CLITICS: Final = frozenset(("s", "d", "ll", "ve", "re", "m", "t", "em", "all"))
_LONGEST_ACRONYM: Final = 6
