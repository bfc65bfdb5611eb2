"""The names of a story that look like one another: each spelling with its places, and the pairs worth weighing."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.titles import in_headline
from proofread.analysis.tokens import Kind, Shape, plain, shape, stem_of
from proofread.model.span import Span
from proofread.suggest.morphology import is_demonym_of, is_dialect_pair, is_plural_of
from proofread.suggest.variants import alike

_SHORTEST: Final = 4
_LONGEST: Final = 40
_MOST_NAMES: Final = 1000
_KINDS: Final = frozenset((Shape.TITLE, Shape.MIXED))
_ARTICLES: Final = ("al", "Al", "el", "El")
# After a word: what is left of a wrong decoding, so that its last letters are not what was written; and "[sic]".
_NOT_OURS: Final = re.compile(r"[\x7f-\x9f]|\s*[\[(]sic\b")


class Spelling(NamedTuple):
    """A name as one story writes it.

    Attributes:
        text: the form, without a possessive ending.
        places: the index of its first token at each place.
        tokens: how many tokens it is.
    """

    text: str
    places: tuple[int, ...]
    tokens: int = 1

    @property
    def key(self) -> str:
        """The form casefolded, with ASCII apostrophes."""
        return stem_of(self.text).casefold()

    def span(self, analysis: Analysis, place: int) -> Span:
        """The stretch of text it covers at a place, a possessive ending left out."""
        last = analysis.tokens[place + self.tokens - 1]
        return Span(analysis.tokens[place].start, last.end - _POSSESSIVE * plain(last.text).endswith("'s"))


_POSSESSIVE: Final = 2  # letters of the ending


def lookalikes(analysis: Analysis, is_name: Callable[[str], bool]) -> Iterator[tuple[Spelling, Spelling]]:
    """The pairs of names of a story that may be one, in no order of worth.

    `is_name` tells whether a form is a name wherever it stands, at the start of a sentence too.
    """
    forms = _forms(analysis)
    likely = [pair for pair in _alike(forms) if not _is_derived(*pair)]
    if likely:
        wanted = {form for pair in likely for form in pair}
        places = _places(analysis, {text: form for form in wanted for text in forms[form]}, is_name)
        yield from ((places[one], places[other]) for one, other in likely if one in places and other in places)
    if any(analysis.counts[article] for article in _ARTICLES):
        yield from _articled(analysis)


def _forms(analysis: Analysis) -> dict[str, list[str]]:
    """The names of a story that are long enough to be told apart, each with the tokens that are it."""
    found: dict[str, list[str]] = {}
    for text in analysis.counts:
        if text[0].isupper() and _SHORTEST <= len(text) <= _LONGEST and shape(text) in _KINDS:
            form = _without_ending(plain(text))
            if len(form) >= _SHORTEST:
                found.setdefault(form, []).append(text)
                if len(found) > _MOST_NAMES:
                    break
    return found


def _without_ending(text: str) -> str:
    """A form with plain apostrophes without its possessive ending."""
    return text.removesuffix("'s")


def _alike(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_key[form.casefold()].append(form)
    for same in by_key.values():
        yield from ((same[0], other) for other in same[1:])
    for one, other in alike(by_key):
        yield by_key[one][0], by_key[other][0]


def _places(analysis: Analysis, wanted: Mapping[str, str], is_name: Callable[[str], bool]) -> dict[str, Spelling]:
    """Where forms stand as names; unknown ones that only ever begin a sentence or stand in a headline are none.

    `wanted` gives the form of each token that is one.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(analysis.tokens):
        form = wanted.get(token.text)
        if form is not None and token.kind is Kind.WORD and not _NOT_OURS.match(analysis.text, token.end):
            found[form].append(index)
    return {
        form: Spelling(form, tuple(places))
        for form, places in found.items()
        if is_name(form) or any(_is_namelike(analysis, each) for each in places)
    }


def _is_namelike(analysis: Analysis, index: int) -> bool:
    """Whether a capital says here that a word is a name."""
    return not analysis.starts_sentence(index) and not in_headline(analysis, index)


def _articled(analysis: Analysis) -> Iterator[tuple[Spelling, Spelling]]:
    """Names with an Arabic article before them that is joined or written otherwise elsewhere: al-Assad, Al Assad."""
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    tokens = analysis.tokens
    for index, token in enumerate(tokens[:-1]):
        if token.text in _ARTICLES and _is_namelike(analysis, index):
            hyphened = tokens[index + 1].text == "-" and index + 2 < len(tokens)
            last = tokens[index + 1 + hyphened]
            form = _without_ending(plain(analysis.text[token.start : last.end]))
            if (
                last.kind is Kind.WORD
                and last.text[0].isupper()
                and len(form) == len(token.text) + 1 + len(_without_ending(plain(last.text)))
            ):
                found[_without_ending(plain(last.text))][form].append(index)
    for forms in found.values():
        written = [Spelling(form, tuple(places), 3 if "-" in form else 2) for form, places in sorted(forms.items())]
        yield from combinations(written[:_MOST_ARTICLES], 2)


_MOST_ARTICLES: Final = 4


def _is_derived(one: str, other: str) -> bool:
    """Whether one form is the plural of the other, its demonym, or its other dialect spelling."""
    a, b = stem_of(one).casefold(), stem_of(other).casefold()
    if is_plural_of(a, b) or is_plural_of(b, a) or is_demonym_of(a, b) or is_demonym_of(b, a):
        return True
    return is_dialect_pair(a, b)
