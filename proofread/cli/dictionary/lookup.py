"""What the dictionaries know of a word, as an object for programs and in sentences for people."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, Shape
from proofread.config.files import told
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import FLOOR, Entry, Flag
from proofread.readers import read_text
from proofread.suggest.doubt import BEYOND_DOUBT, Doubts, Form

if TYPE_CHECKING:
    from proofread.lexicon.house import House

NEWS_WORDS: Final = 6.4e6
"""Words of the news that was counted; `proofread.lexbuild.words` divides by as many."""

TITLE_WORDS: Final = 1.3e8
"""What `proofread.lexbuild.words` divides numbers of encyclopedia titles by."""

WORLD: Final = 1e12
"""What `proofread.lexbuild.words` divides populations by."""

_NEAR_SHOWN: Final = 5
_EDIT_COST: Final = 3.5  # nats that an edit costs where near spellings are ranked


class Near(NamedTuple):
    """A known form near a word, the capitals it is printed with, and how popular it is in nats."""

    form: str
    distance: int
    popularity: float


def look_up(word: str, lexicon: Lexicon, house: "House | None" = None) -> dict[str, Any]:
    """What the dictionaries know of a written form, as an object for JSON; `sentences` says it in words."""
    word = " ".join(word.split())
    found = _look_up_phrase(word, lexicon) if " " in word else _look_up_word(word, lexicon)
    said = _said_by(house, word) if house is not None else None
    found["house"] = said
    if said is not None:
        found["sentences"].insert(0, _house_line(said))
        if "doubtful" in found:
            found["doubtful"] = False
            found["sentences"][-1] = "Not doubted: the house has ruled on it."
    return found


def _said_by(house: "House", word: str) -> dict[str, Any] | None:
    """What house dictionaries say of a form: what stands for it, or that it is accepted; None where they are silent."""
    pair = house.replaces(word)
    said = pair.said if pair is not None else house.accepts(word)
    if said is None:
        return None
    return {"right": pair.right if pair else None, "note": said.note, "file": str(said.path), "line": said.line}


def _house_line(said: dict[str, Any]) -> str:
    ruling = f"The house writes “{said['right']}” for it" if said["right"] else "The house accepts it"
    note = f": {said['note']}" if said["note"] else ""
    return f"{ruling}{note} ({told(Path(said['file']))}:{said['line']})."


def _look_up_word(word: str, lexicon: Lexicon) -> dict[str, Any]:
    doubts = Doubts(lexicon)
    form = doubts.form(word)
    entry, near = form.entry, _near(form, lexicon)
    doubtful = _is_doubtful(word, doubts)
    known = lexicon.words.entry(form.key) is not None
    return {
        "word": word,
        "known": known,
        "printed": lexicon.words.surface(form.key) if known else None,
        "word_list_size": entry.size or None,
        "name_list_size": entry.proper or None,
        "kinds": list(_kinds(entry)),
        "news": {"lower": _in_news(entry.news_lower), "capital": _in_news(entry.news_title)},
        "news_documents": entry.news_documents,
        "population": _population(entry),
        "titles": _titles(entry),
        "log_probability": _rounded(form.strength),
        "doubtful": doubtful,
        "near": [{"form": n.form, "distance": n.distance, "log_probability": _rounded(n.popularity)} for n in near],
        "sentences": [
            *(_known(entry, lexicon) if known else [f"“{word}” is in no word list and no gazetteer."]),
            *_near_lines(near),
            _judgement(form, doubtful),
        ],
    }


def _look_up_phrase(phrase: str, lexicon: Lexicon) -> dict[str, Any]:
    """What the gazetteer of names of several words knows; a weight is in nats above the least known one."""
    weight = round(lexicon.phrases.weight(phrase.casefold()), 1)
    whole = None if weight else lexicon.phrases.completed(phrase.casefold())
    sentences = ["A known name of several words." if weight else "No known name of several words."]
    if whole is not None:
        sentences.append(f"With a word more it is one: “{whole.text}”.")
    complete = whole.text if whole else None
    return {"word": phrase, "known": weight > 0, "weight": weight, "whole": complete, "sentences": sentences}


def is_known(form: str, lexicon: Lexicon, doubts: Doubts) -> bool:
    """Whether a house need not say that a form is right: no story doubts the word, or the name is in the gazetteer."""
    if " " in form:
        return lexicon.phrases.weight(form.casefold()) > 0
    return not _is_doubtful(form, doubts)


def _is_doubtful(word: str, doubts: Doubts) -> bool | None:
    """Whether a story that holds the word would doubt it; None where it is no word at all."""
    analysis = Analysis(read_text("word", word, "plain"))
    if not any(token.kind is Kind.WORD for token in analysis.tokens):
        return None
    return any(True for _ in doubts.suspects(analysis))


def _near(form: Form, lexicon: Lexicon) -> list[Near]:
    """The near spellings that are likeliest to be meant."""
    found = []
    for each in lexicon.neighbours.near(form.key):
        entry = lexicon.words.entry(each.key)
        if entry is not None:
            found.append(Near(lexicon.words.surface(each.key), each.distance, entry.best))
    found.sort(key=lambda near: (_EDIT_COST * near.distance - near.popularity, near.form))
    return found[:_NEAR_SHOWN]


def _kinds(entry: Entry) -> Iterator[str]:
    spelt = {
        Flag.PERSON: "person",
        Flag.GIVEN: "given name",
        Flag.PLACE: "place",
        Flag.ORGANISATION: "organisation",
        Flag.BRAND: "brand",
        Flag.PEOPLE: "people",
        Flag.PUBLICATION: "publication",
        Flag.ABBREVIATION: "abbreviation",
        Flag.OLD: "old form of a name",
        Flag.COMPOUND: "part of longer names",
    }
    yield from (kind for flag, kind in spelt.items() if entry.has(flag))


def _known(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """What is known of a form, a sentence a source."""
    if entry.size:
        yield f"In the word list: {_commonness(entry.size)} word (SCOWL size {entry.size})."
    if entry.proper:
        yield f"In the word list with a capital: {_commonness(entry.proper)} form (SCOWL size {entry.proper})."
    if entry.has(Flag.HOUSE):
        yield "In the list of names reviewed by hand."
    if entry.has(Flag.NEWS_WORD):
        yield "In the list of news words reviewed by hand."
    kinds = ", ".join(_kinds(entry))
    if kinds:
        yield f"In the gazetteer: {kinds}."
    population = _population(entry)
    if population:
        yield f"The largest place of this name has about {population:,} people."
    yield from _counted(entry)
    if entry.best <= FLOOR:
        yield "No source free of errors holds it; it turns up now and then, as errors do."
    yield f"Usually printed “{lexicon.words.surface(entry.key)}”."


def _counted(entry: Entry) -> Iterator[str]:
    for count, how in ((_in_news(entry.news_lower), "in lower case"), (_in_news(entry.news_title), "with a capital")):
        if count:
            yield f"Printed {how} {_times(count)} in {NEWS_WORDS / 1e6:.1f} million words of news."
    if entry.news_documents:
        more = " or more" if entry.news_documents == _FULL else ""
        yield f"In {entry.news_documents}{more} news {'story' if entry.news_documents == 1 else 'stories'}."
    titles = _titles(entry)
    if titles:
        yield f"In about {titles:,} encyclopedia title{'' if titles == 1 else 's'}."


def _near_lines(near: list[Near]) -> Iterator[str]:
    if near:
        spelt = (f"“{n.form}” ({_edits(n.distance)}, {_one_in(n.popularity)})" for n in near)
        yield f"Near spellings: {'; '.join(spelt)}."


def _judgement(form: Form, doubtful: bool | None) -> str:  # noqa: FBT001 - a fact, not a switch
    """Why a story that holds the form would doubt it or not."""
    if doubtful is None:
        return "Never doubted: numbers, addresses and codes are no words."
    if not doubtful:
        return f"Not doubted: {_acquitted(form)}."
    if not form.is_known:
        why = "no source free of errors holds it as written"
    elif form.strength < BEYOND_DOUBT:
        why = f"as written it is {_one_in(form.strength)}, rarer than {_one_in(BEYOND_DOUBT)}"
    else:
        why = f"as written it is {_one_in(form.strength)}, but short or with an odd capital"
    return f"Doubted: {why}. The near spellings, the words around it and the rest of the story decide."


def _acquitted(form: Form) -> str:
    if form.shape is Shape.FOREIGN:
        return "it is in letters that are not checked"
    if form.strength >= BEYOND_DOUBT:
        return f"as written it is {_one_in(form.strength)}"
    return "it is a regular form of a known word"


def _commonness(size: int) -> str:
    """A size of SCOWL's, 10 to 80, with its article."""
    return next(
        said
        for limit, said in ((35, "a common"), (55, "an ordinary"), (70, "a rare"), (95, "a very rare"))
        if size <= limit
    )


def _times(count: int) -> str:
    return {1: "about once", 2: "about twice"}.get(count, f"about {count:,} times")


def _edits(distance: int) -> str:
    return "one edit" if distance == 1 else f"{distance} edits"


def _one_in(nats: float) -> str:
    """A log probability in words."""
    words = round(math.exp(-nats))
    if words < _MILLION:
        return f"one in {_significant(words):,} words"
    return f"one in {words / _MILLION:,.{1 if words < 10 * _MILLION else 0}f} million words"


def _in_news(nats: float) -> int:
    return _counted_of(nats, NEWS_WORDS)


def _titles(entry: Entry) -> int:
    return _counted_of(entry.titles, TITLE_WORDS)


def _population(entry: Entry) -> int | None:
    """The population that a gazetteer gives a place; None where its popularity has another reason."""
    if entry.renown <= FLOOR or not entry.has(Flag.PLACE) or entry.has(Flag.HOUSE):
        return None
    return _significant(round(math.exp(entry.renown) * WORLD))


def _counted_of(nats: float, whole: float) -> int:
    """The count that a log probability came from, as exact as its steps allow; 0 where there is none."""
    return 0 if nats <= FLOOR else _significant(max(1, round(math.exp(nats) * whole)))


def _significant(number: int) -> int:
    """A number to two digits: steps of a tenth of a nat hold no more."""
    scale = int(10 ** max(0, len(str(number)) - 2))
    return round(number / scale) * scale


def _rounded(nats: float) -> float | None:
    return None if nats <= FLOOR else round(nats, 2)


_FULL: Final = 255  # a count of documents that has reached the end of its column
_MILLION: Final = 1_000_000
