"""Which words of a story are names, those of several words joined: Volodymyr Zelensky, United Arab Emirates."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.titles import in_headline
from proofread.analysis.tokens import Kind, Shape, plain, shape, stem_of
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import Entry
from proofread.model.span import Span
from proofread.suggest.setting import HONORIFICS

PARTICLES: Final = frozenset(
    ("al", "el", "bin", "ibn", "bint", "abu", "de", "del", "della", "da", "dos", "di", "du", "la", "le", "van", "von",
     "der", "den", "ten", "ter", "zu", "y")
)  # fmt: skip
_LINKS: Final = frozenset(("of", "the", "for", "and", "in", "on"))
_OFFICES: Final = HONORIFICS | frozenset(
    ("chancellor", "secretary", "premier", "governor", "gov", "mayor", "ambassador", "spokesman", "spokeswoman",
     "spokesperson", "archbishop", "bishop", "cardinal", "imam", "sheikh", "ayatollah", "leader", "director",
     "lieutenant", "sergeant", "inspector", "detective", "commissioner", "attorney", "prime", "vice", "deputy",
     "foreign", "interior", "defense", "defence", "chief", "head", "chair", "chairwoman", "officer", "reverend",
     "right", "uncle", "aunt", "brother", "sister", "mother")
)  # fmt: skip
_CALENDAR: Final = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december", "mon", "tue", "tues",
     "wed", "thu", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
     "oct", "nov", "dec")
)  # fmt: skip
_GIVEN_MONTHS: Final = frozenset(("april", "may", "june", "august", "march", "jan", "mar", "sun"))
_BEFORE_A_MONTH: Final = frozenset(
    ("in", "since", "until", "till", "by", "of", "from", "to", "last", "next", "this", "early", "late", "before",
     "after", "between", "during", "through", "mid", "each", "every", "-")
)  # fmt: skip
_KINDS: Final = frozenset((Shape.TITLE, Shape.MIXED, Shape.UPPER))
_LONGEST: Final = 7  # words of a known name
_MOST_WORDS: Final = 24  # of a run; more is no name
_KNOWN: Final = 4.0  # nats of a name of several words: rarer ones are made of any words that once stood together
_KNOWN_WITH_AND: Final = 6.0  # two names with "and" between them are listed, too
_COMMON: Final = 50  # SCOWL: a word of any general dictionary


class Mention(NamedTuple):
    """A name where it stands: its tokens ``[first, last)``, its stretch of text, and whether it is known as a whole."""

    first: int
    last: int
    span: Span
    weight: float


class Mentions:
    """Finds the names of a story."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def of(self, analysis: Analysis) -> Iterator[Mention]:
        """The names of a story, in order, without overlap."""
        at = 0
        while at < len(analysis.tokens):
            run = _run(analysis, at)
            yield from self._names(analysis, run)
            at = run[-1] + 1 if run else at + 1

    def _names(self, analysis: Analysis, run: list[int]) -> Iterator[Mention]:
        """The names in a run of tokens: cut at small words that no known name holds."""
        piece: list[int] = []
        at = 0
        while at < len(run):
            if analysis.tokens[run[at]].text in _LINKS:
                yield from self._name(analysis, piece)
                piece = []
            else:
                end = self._linked(analysis, run, at) if not piece else at
                if end > at:
                    yield self._mention(analysis, run[at:end])
                    at = end
                    continue
                piece.append(run[at])
            at += 1
        yield from self._name(analysis, piece)

    def _linked(self, analysis: Analysis, run: list[int], start: int) -> int:
        """The end of the longest known name with small words in it that begins here; else the start."""
        words = [analysis.tokens[index].text for index in run[start : start + _LONGEST]]
        for length in range(len(words), 2, -1):
            links = _LINKS.intersection(words[1 : length - 1])
            if links and words[length - 1][0].isupper():
                least = _KNOWN_WITH_AND if "and" in links else _KNOWN
                if self._lexicon.phrases.weight(_phrase(analysis, run[start : start + length])) >= least:
                    return start + length
        return start

    def _name(self, analysis: Analysis, piece: list[int]) -> Iterator[Mention]:
        """A piece as a name, without offices and what only begins a sentence; none where nothing is left."""
        kept = list(piece)
        if kept and not self._is_capital(analysis, kept[0]) and not self._is_known(analysis, kept):
            kept = kept[1:]
        kept = self._without_offices(analysis, kept)
        while kept and not _begins(analysis, kept[0]):
            kept = kept[1:]
        while kept and not analysis.tokens[kept[-1]].text[0].isupper():
            kept = kept[:-1]
        if len(kept) > 1 or (kept and self._is_name(analysis, kept[0])):
            yield self._mention(analysis, kept)

    def _without_offices(self, analysis: Analysis, tokens: list[int]) -> list[int]:
        """A piece without what leads up to its last office or title: Foreign Minister, British Prime Minister, Mr."""
        keys = [stem_of(analysis.tokens[index].text).casefold() for index in tokens]
        known = self._is_known(analysis, tokens) and keys[-1] not in _OFFICES
        offices = [at for at, key in enumerate(keys) if key in (HONORIFICS if known else _OFFICES)]
        return tokens[offices[-1] + 1 if offices else 0 :]

    def _mention(self, analysis: Analysis, tokens: list[int]) -> Mention:
        weight = self._lexicon.phrases.weight(_phrase(analysis, tokens)) if len(tokens) > 1 else 0.0
        last = analysis.tokens[tokens[-1]]
        ending = len(plain(last.text)) - len(plain(last.text).removesuffix("'s"))
        return Mention(tokens[0], tokens[-1] + 1, Span(analysis.tokens[tokens[0]].start, last.end - ending), weight)

    def _is_known(self, analysis: Analysis, tokens: list[int]) -> bool:
        return len(tokens) > 1 and self._lexicon.phrases.weight(_phrase(analysis, tokens)) >= _KNOWN

    def _is_capital(self, analysis: Analysis, index: int) -> bool:
        """Whether the capital of a token says something, or the word is a name whatever its place."""
        is_initial = len(stem_of(analysis.tokens[index].text)) == 1
        if is_initial or not (analysis.starts_sentence(index) or in_headline(analysis, index)):
            return True
        entry = self._entry(analysis, index)
        if entry is None:
            return True
        whole = self._lexicon.words.entry(plain(analysis.tokens[index].text).casefold())
        return entry.name >= entry.word and not (whole is not None and 0 < whole.size <= _COMMON)

    def _is_name(self, analysis: Analysis, index: int) -> bool:
        """Whether a token that stands alone is a name rather than a word with a capital."""
        text = analysis.tokens[index].text
        key = stem_of(text).casefold()
        entry = self._entry(analysis, index)
        if len(key) == 1 or key in _CALENDAR or self._is_clitic(key):
            return False
        return entry is None or shape(text) is Shape.UPPER or entry.name >= entry.word

    def _is_clitic(self, key: str) -> bool:
        """Whether a form is a common word with another drawn to it: I've, don't."""
        head, mark, _ = key.partition("'")
        entry = self._lexicon.words.entry(head) if mark else None
        return entry is not None and 0 < entry.size <= _COMMON

    def _entry(self, analysis: Analysis, index: int) -> Entry | None:
        return self._lexicon.words.entry(stem_of(analysis.tokens[index].text).casefold())


def _run(analysis: Analysis, start: int) -> list[int]:
    """The tokens from one on that may be one name or several with small words between; hyphens and stops left out."""
    if not _begins(analysis, start):
        return []
    run = [start]
    while len(run) < _MOST_WORDS and not analysis.tokens[run[-1]].text.endswith(("'s", "’s")):
        more = _next(analysis, run[-1])
        if not more:
            break
        run.extend(more)
    return run


def _next(analysis: Analysis, index: int) -> list[int]:
    """The tokens that go on a name after one of its tokens: small words and the next with a capital; or none."""
    _, last = analysis.block_bounds(index)
    tokens = analysis.tokens
    at = index + 1
    if at < last and tokens[at].text == "." and len(tokens[index].text) == 1 and analysis.gap(at) == "":
        at += 1
    more: list[int] = []
    while at < last and len(more) <= _MOST_SMALL:
        if tokens[at].text == "-" and analysis.gap(at) == "":
            at += 1
            if at >= last or analysis.gap(at):
                return []
        elif analysis.gap(at) != " ":
            return []
        more.append(at)
        if _is_capitalised(analysis, at):
            return more
        if tokens[at].text not in PARTICLES and tokens[at].text not in _LINKS:
            return []
        at += 1
    return []


_MOST_SMALL: Final = 2


def _begins(analysis: Analysis, index: int) -> bool:
    """Whether a name may begin here: a capital, or an article joined to one (al-Assad)."""
    return _is_capitalised(analysis, index) or _is_joined(analysis, index)


def _is_joined(analysis: Analysis, index: int) -> bool:
    """Whether a token is an Arabic article with a hyphen after it."""
    after = analysis.tokens[index].end
    return analysis.tokens[index].text in ("al", "el") and analysis.text[after : after + 1] == "-"


def _is_capitalised(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    if token.kind is not Kind.WORD or not token.text[0].isupper():
        return False
    key = stem_of(token.text).casefold()
    if key in _CALENDAR and (key not in _GIVEN_MONTHS or _says_when(analysis, index)):
        return False
    if len(key) == 1:
        return analysis.text[token.end : token.end + 1] == "."
    return shape(token.text) in _KINDS


def _says_when(analysis: Analysis, index: int) -> bool:
    """Whether the word before a month says that it is one: in June, since last May."""
    return index > 0 and analysis.tokens[index - 1].text.casefold() in _BEFORE_A_MONTH


def _phrase(analysis: Analysis, tokens: list[int]) -> str:
    """The words as the gazetteer of names of several words spells them."""
    return " ".join(stem_of(analysis.tokens[index].text).casefold() for index in tokens)
