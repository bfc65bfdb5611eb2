"""Training news read as unique, repaired paragraphs and cut into cased tokens.

A line of a story is a paragraph. Paragraphs are repaired (mojibake, entities,
ligatures), brought to NFC with ASCII quotes, and a paragraph or long sentence that any
earlier story already had is left out. Tokens carry what every count needs: their kind, their
surface, whether their place alone would give them a capital, and whether only
white space parts them from the token before.
"""

import gzip
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ftfy

WORD = "word"
DOTTED = "dotted"  # U.S., a.m.: one token, dots kept in the surface
NUMBER = "number"
STOP = "stop"  # the sentence ends here
PAUSE = "pause"
HYPHEN = "hyphen"  # between the parts of a compound
OTHER = "other"  # quotation marks, brackets
WEB = "web"  # addresses, handles, hashtags


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


#: Abbreviations whose full stop never ends a sentence, lower-case.
TITLES = _words(
    "mr mrs ms dr prof sen sens rep reps gov gen lt col sgt cpl capt cmdr maj adm rev hon st mt ft messrs mme mlle"
    " jan feb mar apr aug sept sep oct nov dec no nos vs v pres supt det insp pte fr sr br op cf al ca est fig"
)
#: Abbreviations whose full stop may also end a sentence, lower-case.
COMPANIES = _words("inc corp co ltd jr bros llc etc ave blvd dept assn cos plc esq mass calif conn")
#: Words that show, after such an abbreviation, that a new sentence has begun.
STARTERS = _words(
    "the a an in on at but and he she it they we i you this that these those there his her their its our as for from"
    " if when while after before although though however since with to of by not no some many most more one what who"
    " where why how last meanwhile earlier so or also even now then yet both all both each such because"
)

#: Words from which on a repeated sentence counts as a copy, not as a coincidence.
COPIED = 8

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<web>(?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+\.[\w.-]+ | [@\#]\w+
        | (?<![\w.])[A-Za-z][\w-]*(?:\.[\w-]+)*\.(?:com|org|gov|net|edu|mil|io|uk|au)\b(?:/\S*)?)
  | (?P<number>[$£€]?[^\W_]*\d\w*(?:[.,:/]\d+\w*)*%?)
  | (?P<dotted>\b(?:[A-Za-z]\.){{2,}})
  | (?P<word>{_LETTER}+(?:'{_LETTER}+)*)
  | (?P<hyphen>(?<=\w)[-–](?=\w))
  | (?P<pause>[,;:]|(?:(?<=\s)|^)[-–—]+(?=\s)|--+|—|–)
  | (?P<stop>[.?!…]+)
  | (?P<other>["'«»“”„()\[\]{{}}])
  | (?P<rest>[^\s\w])
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"[\"'»)\]]*(\s*)[\"'(\[«]*(\w*)")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_QUOTES = str.maketrans("‘’‛`´ʼ′“”„‟‑‐", "'''''''\"\"\"\"--")
_OPENING_BEFORE = frozenset(" (\"[«'-—–\t")


@dataclass(slots=True)
class Token:
    """One token; ``initial`` says its place would capitalise it, ``adjacent`` that only white space precedes it."""

    kind: str
    text: str
    initial: bool = False
    adjacent: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The new paragraphs of one story: ``source`` is the index of its file, ``number`` its place in the corpus."""

    source: int
    number: int
    paragraphs: tuple[str, ...]


def repair(text: str) -> str:
    """A paragraph without mojibake, in NFC, with ASCII quotes and single spaces."""
    text = ftfy.fix_text(text)
    text = text.replace("Â£", "£").replace("Â ", " ").replace("â€’", "’").translate(_QUOTES)
    text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())


def stories(paths: list[Path]) -> Iterator[Story]:
    """The stories of the files in order, each with the paragraphs that no earlier one had."""
    seen: set[str] = set()
    number = 0
    for source, path in enumerate(paths):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                fresh = []
                for raw in json.loads(line)["text"].split("\n"):
                    paragraph = repair(raw)
                    if paragraph and paragraph not in seen:
                        seen.add(paragraph)
                        fresh.append(paragraph)
                yield Story(source, number, tuple(fresh))
                number += 1


def tokens(paragraph: str) -> list[Token]:
    """The tokens of a paragraph; full stops that end no sentence are folded into their word or dropped."""
    found: list[Token] = []
    initial, end, attached = True, 0, False
    for match in _TOKEN.finditer(paragraph):
        kind, text = match.lastgroup or "rest", match.group()
        adjacent = attached and paragraph[end : match.start()] == " "
        attached = False
        if kind == "stop":
            if text == "." and not _ends_sentence(found, paragraph, match):
                if found and match.start() == end and found[-1].kind == WORD:
                    found[-1].text += "."
                    attached = True
                end = match.end()
                continue
            found.append(Token(STOP, text))
            initial = True
        elif kind in {WORD, DOTTED}:
            found.append(Token(kind, text, initial, adjacent))
            attached, initial = True, False
            if kind == DOTTED and _dotted_ends(paragraph, match.end()):
                found.append(Token(STOP, "."))
                initial = True
        elif kind == "rest":
            found.append(Token(WORD, "&", False, adjacent) if text == "&" and adjacent else Token(OTHER, text))
            attached = text == "&"
        else:
            found.append(Token(kind, text))
            if kind in {NUMBER, WEB}:
                initial = False
            elif text == ":" or (kind == OTHER and text in "\"'«“„" and _opens(paragraph, match)):
                initial = True
        end = match.end()
    return found


def _opens(paragraph: str, match: re.Match[str]) -> bool:
    """Whether a quotation mark opens: white space or a bracket before it, none after it."""
    before = match.start() == 0 or paragraph[match.start() - 1] in _OPENING_BEFORE
    return before and paragraph[match.end() : match.end() + 1].strip() != ""


def _ends_sentence(found: list[Token], paragraph: str, match: re.Match[str]) -> bool:
    """Whether a single full stop ends the sentence."""
    following = _NEXT.match(paragraph, match.end())
    assert following is not None
    space, word = following.groups()
    if not paragraph[match.end() :].strip():
        return True
    if word[:1].islower() or (word and not space and following.start(2) == match.end() and not word[0].isupper()):
        return False
    previous = found[-1].text if found and found[-1].kind == WORD else ""
    if previous.lower() in TITLES or (len(previous) == 1 and previous.isupper() and previous != "I"):
        return False
    if previous.lower() in COMPANIES:
        return word.lower() in STARTERS
    return True


def _dotted_ends(paragraph: str, end: int) -> bool:
    """Whether an abbreviation of dotted letters is the last word of its sentence."""
    following = _NEXT.match(paragraph, end)
    assert following is not None
    word = following.group(2)
    return not paragraph[end:].strip(" \"')") or (word[:1].isupper() and word.lower() in STARTERS)


def fresh(found: list[Token], seen: set[int]) -> list[Token]:
    """The tokens without the sentences of ``COPIED`` words or more that are in ``seen``, which learns the others."""
    kept: list[Token] = []
    begin = 0
    for index, token in enumerate(found):
        if token.kind != STOP and index + 1 < len(found):
            continue
        sentence = found[begin : index + 1]
        begin = index + 1
        words = [part.text for part in sentence if part.kind == WORD]
        key = zlib.crc32(" ".join(words).encode()) << 32 | zlib.adler32(" ".join(words).encode())
        if len(words) < COPIED or key not in seen:
            kept += sentence
            seen.add(key)
    return kept


def is_headline(found: list[Token]) -> bool:
    """Whether a paragraph is set in title case or capitals, or is a label of one or two words."""
    words = [token.text for token in found if token.kind == WORD]
    if len(words) <= 2:
        return not (found and found[-1].kind == STOP)
    letters = "".join(words)
    if sum(map(str.isupper, letters)) > 0.6 * len(letters):
        return True
    long = [word for word in words if len(word) >= 4]
    return len(words) <= 25 and bool(long) and sum(word[0].isupper() for word in long) >= 0.85 * len(long)
