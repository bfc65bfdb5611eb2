"""One person or place under two spellings in a story: what speaks for it, and what against.

Names that look alike are nearly always two names. A pair is weighed only where the
two differ as spellings of one name do, or where the story says the same of both: the
same given name before them, or the same surname after them.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Token, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Entry, Flag
from proofread.suggest.confidence import Features
from proofread.suggest.setting import HONORIFICS
from proofread.suggest.spellings import Spelling, lookalikes
from proofread.suggest.variants import Likeness, bare, likeness, usual

_SHORT: Final = 5
_RATHER_A_NAME: Final = 3.0  # nats
_HALF_KNOWN: Final = -14.0  # nats: a form as well known as this is as likely as not a name of its own
_KNOWN_SPAN: Final = 8.0
_COMMON: Final = -13.5  # nats: a word as common as this in lower case
_GIVEN_SHARE: Final = 0.45  # of the titles a word stands in: one that begins so many acts as a given name
_GIVEN_OFTEN: Final = 0.6  # the same share for a word that is common in lower case, too: Mark, Grace
_PARTICLES: Final = frozenset(("al", "el", "bin", "ibn", "bint", "de", "van", "von", "der", "den", "da", "di"))
_OFTEN: Final = 4  # times from which a rarer form is no slip
_PLAIN_TITLES: Final = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame"))
_SUFFIXES: Final = frozenset(
    ("s", "es", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "er", "ers", "ic", "y", "ish", "ism", "ist",
     "ists", "ite", "ites", "in", "al", "ed", "ing", "land", "ly", "ville", "ia")
)  # fmt: skip


class Company(NamedTuple):
    """What stands beside the places of a spelling: what its variants have in common, to the form as written.

    Attributes:
        given: the names directly before it.
        titles: the titles of address or office directly before it.
        after: the names directly after it.
    """

    given: dict[str, str]
    titles: dict[str, str]
    after: dict[str, str]


class Pair(NamedTuple):
    """Two spellings that may be one name.

    Attributes:
        rarer: the one that would be changed: it stands less often here, or is less known.
        other: the one that would replace it.
        likeness: how they differ.
        shared: the names that stand beside both.
        features: what speaks for and against one name.
    """

    rarer: Spelling
    other: Spelling
    likeness: Likeness
    shared: tuple[str, ...]
    features: Features


class Sameness:
    """Finds the pairs of a story and weighs them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def pairs(self, analysis: Analysis) -> Iterator[Pair]:
        """The pairs of a story that may be one name, by the form that would be changed."""
        for one, other in lookalikes(analysis, self._is_name):
            pair = _Weighing(self._lexicon, analysis, *self._ordered(one, other)).pair
            if pair is not None:
                yield pair

    def _is_name(self, form: str) -> bool:
        """Whether a form is known as a name and hardly as a word."""
        entry = self._lexicon.words.entry(stem_of(form).casefold())
        return entry is not None and entry.name > entry.word + _RATHER_A_NAME

    def _ordered(self, *spellings: Spelling) -> list[Spelling]:
        """The two spellings, the one to change first: what the house does not have, the rarer here, the less known."""
        house = self._lexicon.house
        accepted = {each for each in spellings if house is not None and house.accepts(each.text)}
        return sorted(spellings, key=lambda each: (each in accepted, len(each.places), self._fame(each), each.text))

    def _fame(self, spelling: Spelling) -> float:
        entry = self._lexicon.words.entry(spelling.key)
        return FLOOR if entry is None else entry.name - _OLD_LOSS * entry.has(Flag.OLD)


_OLD_LOSS: Final = 20.0  # nats: an old form is the one to change, however well known


class _Weighing:
    """What a story says of two spellings; `one` is the form that would be changed."""

    def __init__(self, lexicon: Lexicon, analysis: Analysis, one: Spelling, other: Spelling) -> None:
        self._lexicon = lexicon
        self._analysis = analysis
        self._one = one
        self._other = other

    @cached_property
    def _companies(self) -> tuple[Company, Company]:
        return self._company(self._one), self._company(self._other)

    @property
    def pair(self) -> Pair | None:
        """The pair with its features; None where nothing says that the two are one."""
        how = likeness(self._one.key, self._other.key)
        if how is None or self._stand_side_by_side():
            return None
        one, other = self._companies
        given, after = one.given.keys() & other.given.keys(), one.after.keys() & other.after.keys()
        old = how is not Likeness.MARKS and self._is_old_and_new()
        if how >= Likeness.VOWELS and not (given or after or old):
            return None
        features = {
            "bias": 1.0,
            **{f"like_{each.name.lower()}": float(how is each and not old) for each in Likeness},
            "old": float(old),
            **self._of_company(shares=bool(given or after)),
            **self._of_words(says_two=how is not Likeness.MARKS and not old),
            "listed_both": float(how is not Likeness.MARKS and not (given or after) and self._are_listed()),
            "together": float(self._stand_together()),
            "often": min(1.0, (len(self._one.places) - 1) / _OFTEN),
            **_of_letters(self._one.key, self._other.key, how),
        }
        shared = (*(other.given[key] for key in sorted(given)), *(other.after[key] for key in sorted(after)))
        return Pair(self._one, self._other, how, shared, features)

    def _of_company(self, *, shares: bool) -> Features:
        """What the names beside the two say; `shares` is whether a name stands beside both."""
        one, other = self._companies
        titles = (one.titles.keys() & other.titles.keys()) - _PLAIN_TITLES
        return {
            "company": float(shares),
            "title": float(bool(titles) and not shares),
            "other_given": float(bool(one.given and other.given and not one.given.keys() & other.given.keys())),
            "other_after": float(bool(one.after and other.after and not one.after.keys() & other.after.keys())),
            "given_alone": float(not shares and any(map(self._acts_as_given, (self._one, self._other)))),
        }

    def _of_words(self, *, says_two: bool) -> Features:
        """What the dictionaries say of the two; `says_two` is whether lists that hold both hold two names."""
        entries = [self._entry(self._one), self._entry(self._other)]
        least = min(FLOOR if entry is None else entry.best for entry in entries)
        known = max(0.0, min(1.0, (least - _HALF_KNOWN) / _KNOWN_SPAN + 0.5))
        return {
            "known_both": known if says_two else 0.0,
            "word": float(any(entry is not None and entry.word >= _COMMON for entry in entries)),
        }

    def _are_listed(self) -> bool:
        """Whether both are in the lists of people's names of English: Phillips, Philips."""
        entries = (self._entry(self._one), self._entry(self._other))
        return all(entry is not None and entry.has(Flag.GIVEN) for entry in entries)

    def _acts_as_given(self, spelling: Spelling) -> bool:
        entry = self._entry(spelling)
        return entry is not None and entry.has(Flag.GIVEN) and entry.first >= _GIVEN_SHARE

    def _entry(self, spelling: Spelling) -> Entry | None:
        return self._lexicon.words.entry(spelling.key)

    def _company(self, spelling: Spelling) -> Company:
        company = Company({}, {}, {})
        for index in spelling.places:
            for token in self._before(index):
                is_office = self._is_office(token)
                _note(token, company.titles if is_office else company.given)
                if is_office:
                    break
            behind = self._after(index + spelling.tokens - 1)
            if behind is not None and not self._is_office(behind):
                _note(behind, company.after)
        return company

    def _before(self, index: int) -> Iterator[Token]:
        """The capitalised words before a token, up to two, from the nearest on; initials between are left aside."""
        tokens = self._analysis.tokens
        first, _ = self._analysis.block_bounds(index)
        at = index
        for _ in range(2):
            if at <= first or self._analysis.gap(at) != " ":
                return
            at -= 1
            if at - 2 >= first and tokens[at].text == "." and len(tokens[at - 1].text) == 1:
                at -= 2
            if not _is_capital(tokens[at]) or tokens[at].text.endswith(("'s", "’s")):
                return
            yield tokens[at]

    def _after(self, index: int) -> Token | None:
        """The capitalised word directly after a token, a particle between them left aside."""
        tokens = self._analysis.tokens
        _, last = self._analysis.block_bounds(index)
        if tokens[index].text.endswith(("'s", "’s")):
            return None
        at = index + 1
        if at < last and tokens[at].text.casefold() in _PARTICLES:
            at += 1
            at += at < last and tokens[at].text == "-"
        if at >= last or self._analysis.gap(at) not in (" ", "") or not _is_capital(tokens[at]):
            return None
        return tokens[at] if self._analysis.gap(index + 1) == " " else None

    def _is_office(self, token: Token) -> bool:
        """Whether a capitalised word is a title, an office or any other common word rather than a name."""
        key = stem_of(token.text).casefold()
        entry = self._lexicon.words.entry(key)
        if key in HONORIFICS or entry is None:
            return entry is not None
        is_given = entry.has(Flag.GIVEN) and entry.first >= _GIVEN_OFTEN
        return (entry.word >= _COMMON and not is_given) or entry.word > entry.name or entry.has(Flag.PEOPLE)

    def _is_old_and_new(self) -> bool:
        """Whether the form to change is marked as an old form of a name, and the other is not."""
        one, other = self._entry(self._one), self._entry(self._other)
        if one is None or other is None or self._one.key[0] != self._other.key[0]:
            return False
        return one.has(Flag.OLD) and other.has(Flag.HOUSE) and not other.has(Flag.OLD)

    def _stand_side_by_side(self) -> bool:
        """Whether the two are parts of one name: Ezgi Eygi."""
        others = set(self._other.places)
        return any(place - 1 in others or place + 1 in others for place in self._one.places)

    def _stand_together(self) -> bool:
        """Whether one sentence holds both."""
        others = self._other.places
        return any(
            start <= place < end
            for start, end in map(self._analysis.sentence, self._one.places[:_OFTEN])
            for place in others
        )


def _of_letters(one: str, other: str, how: Likeness) -> Features:
    """What the letters in which two keys differ say; a usual choice of spelling may be any of them."""
    differ = how >= Likeness.VOWELS
    return {
        "gender": float(differ and _differ_by_gender(one, other)),
        "initial": float(bare(one)[0] != bare(other)[0]),
        "ending": float(differ and _is_ending(one, other)),
        "short": float(min(len(one), len(other)) <= _SHORT),
    }


def _is_ending(one: str, other: str) -> bool:
    """Whether the longer form is the shorter with an ending of words or of peoples."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return long.startswith(short) and long[len(short) :] in _SUFFIXES


def _differ_by_gender(one: str, other: str) -> bool:
    """Whether the two differ as Petrov and Petrova do, or Mario and Maria."""
    short, long = sorted((bare(one), bare(other)), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and "a" in (short[-1], long[-1])
    return long[: len(short)] == short and long[len(short) :] in ("a", "e", "na", "aya")


def _note(token: Token, beside: dict[str, str]) -> None:
    form = stem_of(token.text)
    beside.setdefault(usual(form.casefold()), form)


def _is_capital(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text[0].isupper()
