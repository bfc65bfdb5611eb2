"""Where a suspect stands: what the story around it says, whatever the correction would be."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from proofread.analysis import Analysis
from proofread.analysis.titles import in_title
from proofread.analysis.tokens import Kind, Shape, Token, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import Entry, Flag
from proofread.suggest.context import Surroundings, surroundings
from proofread.suggest.doubt import BEYOND_DOUBT, Form, Suspect

_REACH: Final = 3
_PASSAGE: Final = 12  # tokens on each side that show which language a passage is in
_PASSAGE_WORDS: Final = 6
_ENGLISH_SIZE: Final = 60  # SCOWL: larger lists hold "el", "los" and "de"
_STRANGE_SHARE: Final = 0.4
_FUNCTION_SHARE: Final = 0.1
# Words that any dozen words of English hold some of; those that are as common in its neighbours are left out.
_FUNCTION_WORDS: Final = frozenset(
    "the of and to that is was for with as at by it from be are this have his her they their not but which were will "
    "been has had or who its said would when what there we you she than after about more".split()
)
HONORIFICS: Final = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president minister senator sen rep representative judge "
    "justice gen general col colonel capt captain sgt lt king queen prince princess pope father coach chairman".split()
)


@dataclass(frozen=True)
class Setting:
    """A suspect in its story; each fact is found when it is first asked for.

    `introduced` are the doubtful forms that stand after a given name or a title anywhere in the story.
    """

    analysis: Analysis
    lexicon: Lexicon
    suspect: Suspect
    introduced: AbstractSet[str] = frozenset()

    @property
    def form(self) -> Form:
        """What is known of the written form."""
        return self.suspect.form

    @property
    def token(self) -> Token:
        """The suspect token."""
        return self.analysis.tokens[self.suspect.at]

    @cached_property
    def surroundings(self) -> Surroundings:
        """The model tokens on each side."""
        return surroundings(self.analysis, self.suspect.at, self.suspect.at + 1)

    @cached_property
    def starts(self) -> bool:
        """Whether a capital says nothing here: first in its sentence, or in a line of capitals."""
        return self.analysis.starts_sentence(self.suspect.at) or self.in_title

    @cached_property
    def is_namelike(self) -> bool:
        """Whether the capitals say that this is a name."""
        return self.form.shape in (Shape.TITLE, Shape.MIXED) and not self.starts

    @cached_property
    def in_title(self) -> bool:
        """Whether most longer words of its block have a capital, as in a headline."""
        return in_title(self.analysis, self.suspect.at)

    @cached_property
    def neighbours(self) -> tuple[Token | None, Token | None]:
        """The word tokens directly before and after, with nothing but a space or a hyphen between."""
        return self._adjacent(-1), self._adjacent(1)

    def _adjacent(self, step: int) -> Token | None:
        first, last = self.analysis.block_bounds(self.suspect.at)
        at = self.suspect.at + step
        if first <= at < last and self.analysis.tokens[at].text == "-":
            at += step
        if first <= at < last and self.analysis.tokens[at].kind is Kind.WORD:
            return self.analysis.tokens[at]
        return None

    @cached_property
    def follows_given_name(self) -> bool:
        """Whether a given name, an initial or a title of address stands before it."""
        before = self.neighbours[0]
        if before is None:
            return False
        key = stem_of(before.text).casefold()
        if key in HONORIFICS:
            return True
        entry = self.entry(key)
        return (
            entry is not None
            and shape(before.text) is Shape.TITLE
            and (entry.has(Flag.GIVEN) or entry.first > _GIVEN_SHARE)
        )

    @cached_property
    def is_introduced(self) -> bool:
        """Whether the story gives the form as somebody's surname, here or elsewhere."""
        return self.form.text in self.introduced

    @cached_property
    def is_hyphened(self) -> bool:
        """Whether a hyphen touches it."""
        text, token = self.analysis.text, self.token
        return text[token.end : token.end + 1] == "-" or text[token.start - 1 : token.start] == "-"

    @cached_property
    def strangers(self) -> int:
        """How many of the three words on each side are doubtful too, as in a passage of another language."""
        first, last = self.analysis.block_bounds(self.suspect.at)
        index = self.suspect.at
        around = (*range(max(first, index - _REACH), index), *range(index + 1, min(last, index + _REACH + 1)))
        return sum(1 for at in around if self._is_strange(self.analysis.tokens[at]))

    def _is_strange(self, token: Token) -> bool:
        if token.kind is not Kind.WORD:
            return False
        entry = self.entry(stem_of(token.text).casefold())
        return entry is None or entry.best < BEYOND_DOUBT

    @cached_property
    def in_foreign_passage(self) -> bool:
        """Whether the words around are of another language: many that English lacks, hardly any that it lives on."""
        if not self.strangers:
            return False
        first, last = self.analysis.block_bounds(self.suspect.at)
        at = self.suspect.at
        around = self.analysis.tokens[max(first, at - _PASSAGE) : min(last, at + _PASSAGE + 1)]
        words = [token for token in around if token.text.islower() and token.kind is Kind.WORD]
        if len(words) < _PASSAGE_WORDS:
            return False
        strange = sum(1 for token in words if self._is_no_word(token))
        function = sum(1 for token in words if token.text in _FUNCTION_WORDS)
        return strange >= _STRANGE_SHARE * len(words) and function <= _FUNCTION_SHARE * len(words)

    def _is_no_word(self, token: Token) -> bool:
        entry = self.entry(stem_of(token.text).casefold())
        return entry is None or not 0 < entry.size <= _ENGLISH_SIZE

    @cached_property
    def count(self) -> int:
        """How often the form stands in the story, possessives included."""
        return self.count_of(self.form.text)

    def count_of(self, form: str) -> int:
        """How often a form stands in the story, with this capital or at all with none, possessives included."""
        counts = self.analysis.counts
        return counts[form] + counts[form + "'s"] + counts[form + "’s"]

    def entry(self, key: str) -> Entry | None:
        """What the dictionaries know of a form."""
        return self.lexicon.words.entry(key)


_GIVEN_SHARE: Final = 0.5  # a word that begins half of its two- and three-word titles acts as a given name
