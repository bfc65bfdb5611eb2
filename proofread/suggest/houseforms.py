"""Where a story holds what house dictionaries speak of: accepted words and names, and forms that are not wanted."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import normalize

from proofread.analysis import Analysis
from proofread.analysis.titles import in_headline
from proofread.analysis.tokens import Token, plain, stem_of, tokenize
from proofread.lexicon.house import House, Pair, Said, is_any_case, stands_for
from proofread.model.finding import Finding
from proofread.model.span import Span

_POSSESSIVE: Final = 2  # letters of the ending
_CACHE_LIMIT: Final = 100_000
_PHRASES_ONLY: Final = "context."
_HYPHENS: Final = str.maketrans("\u2010\u2011", "--")
_LEAD: Final = re.compile(r"[^\W_]+")

_Ruling = tuple[str, Said, Pair | None, bool]


class _Form(NamedTuple):
    """An entry as tokens; `spaced` tells before which of them white space stands.

    `pair` is what replaces it; None where it is accepted, which `implied` says it is only as what replaces another.
    """

    text: str
    tokens: tuple[str, ...]
    spaced: tuple[bool, ...]
    said: Said
    pair: Pair | None = None
    implied: bool = False


class Sighting(NamedTuple):
    """An entry where it stands: its tokens ``[first, last)`` and its stretch of text, a possessive ending left out."""

    first: int
    last: int
    span: Span
    form: _Form


class Unwanted(NamedTuple):
    """A form that the house replaces: where it stands, with what, and what the house says."""

    first: int
    span: Span
    right: str
    said: Said


class HouseForms:
    """Finds the entries of house dictionaries in stories; remembers what it knows of each token.

    Args:
        house: the entries.
        layer: what the layers of a story are called that hold them; two of a run do not share one.
    """

    def __init__(self, house: House, layer: str = "house") -> None:
        self._layer = layer
        self._filed: dict[str, list[_Ruling]] = {}
        for ruling in _rulings(house):
            self._filed.setdefault(_lead(ruling[0]), []).append(ruling)
        self._memo: dict[str, tuple[_Form, ...]] = {}

    def accepted(self, analysis: Analysis) -> frozenset[int]:
        """The tokens of a story that are of an accepted word or name."""
        return analysis.once(f"{self._layer} accepted", self._accepted)

    def _accepted(self, analysis: Analysis) -> frozenset[int]:
        found = self.sightings(analysis)
        return frozenset(at for each in found if each.form.pair is None for at in range(each.first, each.last))

    def unwanted(self, analysis: Analysis) -> Iterator[Unwanted]:
        """The forms of a story that the house replaces; one inside a longer accepted name is none."""
        taken: set[int] = set()
        for each in sorted(self.sightings(analysis), key=_rank):
            tokens = range(each.first, each.last)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                if each.form.pair is not None:
                    yield from _unwanted(analysis, each, each.form.pair)

    def excuses(self, analysis: Analysis, finding: Finding) -> bool:
        """Whether a finding calls wrong what the house accepts.

        It does where it would change an accepted word or name; of words that are wrong where they stand it does only
        inside an accepted name of several words, since a word that is right may still be in the wrong place.
        """
        accepted = self.accepted(analysis)
        return bool(accepted) and any(
            each.form.pair is None and _changes(analysis, finding, each) for each in self.sightings(analysis)
        )

    def sightings(self, analysis: Analysis) -> tuple[Sighting, ...]:
        """Every place where an entry stands, in order; entries may overlap."""
        return analysis.once(self._layer, lambda story: tuple(self._seen(story)))

    def _seen(self, analysis: Analysis) -> Iterator[Sighting]:
        memo = self._memo
        tokens = analysis.tokens
        if len(memo) > _CACHE_LIMIT:
            memo.clear()
        for index, token in enumerate(tokens):
            try:
                forms = memo[token.text]
            except KeyError:
                forms = memo[token.text] = self._beginning(token.text)
            for form in forms:
                last = index + len(form.tokens)
                if last <= len(tokens) and _stands(form, tokens[index:last]) and _is_spaced(analysis, form, index):
                    end = tokens[last - 1].end - _POSSESSIVE * (not _is_whole(form, tokens[last - 1]))
                    yield Sighting(index, last, Span(token.start, end), form)

    def _beginning(self, text: str) -> tuple[_Form, ...]:
        """The entries that may begin with a token."""
        text = _folded(text)
        ways = {text.casefold(), stem_of(text).casefold()}
        forms = map(_form, self._filed.get(_lead(text), ()))
        return tuple(form for form in forms if form is not None and form.tokens[0] in ways)


def _rulings(house: House) -> Iterator[_Ruling]:
    """The entries of a house: the text, what is said of it, the pair if it is one, whether that only implies it."""
    yield from ((text, said, None, True) for text, said in house.implied.items())
    yield from ((text, said, None, False) for text, said in house.accepted.items())
    yield from ((text, pair.said, pair, False) for text, pair in house.pairs.items())


def _folded(text: str) -> str:
    """A form as entries are compared: plain, accents on their letters, hyphens that do not break as any other."""
    return text if text.isascii() and "`" not in text else normalize("NFC", plain(text).translate(_HYPHENS))


def _lead(text: str) -> str:
    """What entries are filed by: the letters and digits that a text and its first token begin with."""
    text = text.casefold()
    if text.isalpha():
        return text
    match = _LEAD.match(text)
    return match[0] if match else text[:1]


def _form(ruling: _Ruling) -> _Form | None:
    """An entry as tokens; None where the tokenizer finds none."""
    text = ruling[0]
    tokens = tokenize(text)
    if not tokens:
        return None
    gaps = [False, *(one.end < other.start for one, other in pairwise(tokens))]
    return _Form(text, tuple(_folded(token.text).casefold() for token in tokens), tuple(gaps), *ruling[1:])


def _stands(form: _Form, tokens: list[Token]) -> bool:
    """Whether tokens are an entry, with capitals that it holds for; the last may have a possessive ending."""
    written = [_folded(token.text) for token in tokens]
    if not _is_whole(form, tokens[-1]):
        written[-1] = stem_of(written[-1])
    if any(one.casefold() != other for one, other in zip(written, form.tokens, strict=True)):
        return False
    return stands_for(_folded(form.text).replace(" ", ""), "".join(written))


def _is_whole(form: _Form, token: Token) -> bool:
    """Whether the last token of an entry stands without a possessive ending that the entry lacks."""
    return _folded(token.text).casefold() == form.tokens[-1]


def _is_spaced(analysis: Analysis, form: _Form, index: int) -> bool:
    """Whether white space stands between the tokens where the entry has some, and only there, within one block."""
    if len(form.tokens) == 1:
        return True
    if index + len(form.tokens) > analysis.block_bounds(index)[1]:
        return False
    for at, is_spaced in enumerate(form.spaced[1:], start=index + 1):
        gap = analysis.gap(at)
        if not gap.isspace() if is_spaced else gap:
            return False
    return True


def _rank(sighting: Sighting) -> tuple[int, int, int]:
    """The longest first; of two that are as long an accepted one, but not where it only replaces the other."""
    form = sighting.form
    kind = 0 if form.pair is None and not form.implied else 2 - (form.pair is not None)
    return (sighting.first - sighting.last, kind, sighting.first)


def _unwanted(analysis: Analysis, sighting: Sighting, pair: Pair) -> Iterator[Unwanted]:
    written = " ".join(analysis.text[slice(*sighting.span)].split())
    at = sighting.first
    begins = analysis.starts_sentence(at) or in_headline(analysis, at)
    right = adapted(sighting.form.text, pair.right, written, begins=begins)
    if _folded(right) != _folded(written):
        yield Unwanted(at, sighting.span, right, pair.said)


def adapted(wrong: str, right: str, written: str, *, begins: bool) -> str:
    """The right side of a pair with the capitals of what is written in the place of its wrong side.

    `begins` is whether a capital says nothing here, as at the start of a sentence: it is then kept.
    """
    if written.isupper() and not wrong.isupper() and len(written) > 1:
        return right.upper()
    if _folded(written) == _folded(wrong):
        return _capitalised(right) if begins and written[0].isupper() else right
    if len(words := written.split(" ")) > 1 and all(word[0].isupper() for word in words):
        return " ".join(map(_capitalised, right.split(" ")))
    return _capitalised(right) if written[0].isupper() else right


def _capitalised(text: str) -> str:
    """The text with a first capital; one that has capitals of its own, such as iPhone, stays as it is."""
    return text[:1].upper() + text[1:] if is_any_case(text.partition(" ")[0]) else text


def _changes(analysis: Analysis, finding: Finding, sighting: Sighting) -> bool:
    """Whether a finding would change an accepted form where it stands."""
    start, end = finding.span
    low, high = sighting.span
    if finding.check.startswith(_PHRASES_ONLY):
        return sighting.last - sighting.first > 1 and low <= start and end <= high and (start, end) != (high, high)
    if start == end:
        return low < start < high
    if end <= low or high <= start:
        return False
    if not finding.suggestions:
        return low <= start and end <= analysis.tokens[sighting.last - 1].end
    return not _keeps(analysis, finding, sighting)


def _keeps(analysis: Analysis, finding: Finding, sighting: Sighting) -> bool:
    """Whether an accepted form that lies in a finding stands in its first suggestion as well."""
    start, end = finding.span
    low, high = sighting.span
    if low < start or end < high:
        return False
    kept = [_folded(token.text) for token in tokenize(analysis.text, low, high)]
    first = finding.suggestions[0].replacement if finding.suggestions else ""
    after = [_folded(token.text) for token in tokenize(first)]
    size = len(kept)
    return any(
        [*after[at : at + size - 1], stem_of(after[at + size - 1])] == kept or after[at : at + size] == kept
        for at in range(len(after) - size + 1)
    )
