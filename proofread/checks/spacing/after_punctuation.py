"""No space after a comma, a full stop or a closing mark, or before an opening one.

Left behind where the tag of a link or a caption is stripped: "failed.(AP Photo",
"that,while". Initials, abbreviations, web addresses, file names, prices, scores,
calls such as print() and plurals such as "reporter(s)" are left alone.

Examples:
    The talks failed{{.|. }}The army moved on.
    He said that{{,|, }}while it rained, nobody left.
    The balloon floats over Montana{{.|. }}(Larry Mayer)
    The envoy was blunt about it{{,”|,” }}one official said.
    "It is over," he said{{.|. }}"They have gone home."
    Troops landed on Sunday, according to AP{{.|. }}The army denied it.

Passes:
    The sequence k,t is given by f(x,y).
    PanARMENIAN.Net says: Smith &amp;Sons, a "S&amp;P" firm, was sold.
    The U.S. team (led by J.K. Rowling) lost 3,2 on Booking.com, the reporter(s) of the (multi)media firm said.
    The (semi)quarterly report was late.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.analysis.tokens import Kind, plain
from proofread.checks.check import Candidate, PatternCheck
from proofread.lexicon.entry import FLOOR
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.splits import AFFIXES

# Each looks at its mark first and only then back: an expression that begins by looking back is tried at every letter.
_STOP: Final = re.compile(r"[.!?…](?<=[\w”\"’')\]%].)[.!?…]*[”\"’')\]]*(?=[^\W\d_])")
_COMMA: Final = re.compile(r"[,;:](?<=[\w”\"’')\]%.].)[”\"’']?(?=[^\W\d_])")
_CLOSING: Final = re.compile(r"[)\]”](?<=[\w.,!?”\"’'].)(?=[^\W\d_])")
_OPENING: Final = re.compile(r"(?=[(\[“])(?<=[^\W_]|[.,!?;”])(?=.[^\W_])")
_STRAIGHT: Final = re.compile(r"\"(?<=[^\W_].)(?=[^\W\d_])")
_WORD_BEFORE: Final = re.compile(r"[\w'’.]{1,30}$")
_WORD_AFTER: Final = re.compile(r"[^\W\d_][\w'’]*")
_REACH: Final = 31
_INDEX: Final = re.compile(r"[b-z](?![\w'’.-])")  # one letter that is no word, as in "k,t" and f(x,y)
_STARTERS: Final = frozenset(
    "the a an it he she they we i you this that these those in on at but and for as there his her its their my our "
    "when while after before if what who how why so or not with from by to here however meanwhile according "
    "photo ap reuters afp getty image images file".split()
)


class AfterPunctuation(PatternCheck):
    """No space where a mark ends and the next word begins."""

    info: ClassVar = CheckInfo("spacing.after-punctuation", "No space after punctuation")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every mark with a letter directly on both sides, outside addresses."""
        addresses = [token.span for token in analysis.tokens if token.kind in (Kind.ADDRESS, Kind.ABBREVIATION)]
        text = analysis.text
        last = -1
        for start, end, kind in sorted(_places(text)):
            if start < last or _inside(addresses, start, end) or _ends_entity(text, start):
                continue
            if kind in ("opening", "closing") and self._is_optional_part(text, start if kind == "opening" else end - 1):
                continue
            if (kind == "stop" and _is_host(text, start, end)) or (kind == "comma" and _INDEX.match(text, end)):
                continue
            last = end
            yield self._candidate(text, start, end, kind)

    def _is_optional_part(self, text: str, at: int) -> bool:
        """Whether the bracket at an offset sets apart letters of one word: (multi)media, pen(cil)."""
        opening = text.rfind("(", max(0, at - _REACH), at + 1)
        closing = text.find(")", at, at + _REACH)
        part = text[opening + 1 : closing]
        if opening < 0 or closing < 0 or not part.isalpha():
            return False
        before = _WORD_BEFORE.search(text, max(0, opening - _REACH), opening)
        after = _WORD_AFTER.match(text, closing + 1)
        left, right = (each.group() if each else "" for each in (before, after))
        if self._strength(left + part + right) > FLOOR:
            return True
        return part.casefold() in AFFIXES and self._strength(left + right) > FLOOR

    def _candidate(self, text: str, start: int, end: int, kind: str) -> Candidate:
        mark = text[start:end]
        features = self._features(text, start, end, kind)
        if kind == "opening":
            return Candidate(Span(start, end), " ", f"no space before “{text[end]}”", features, safety=Safety.REVIEW)
        return Candidate(Span(start, end), f"{mark} ", f"no space after “{mark}”", features, safety=Safety.REVIEW)

    def _features(self, text: str, start: int, end: int, kind: str) -> Features:
        before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
        left = before.group() if before else ""
        after = _WORD_AFTER.match(text, end + (text[end] in _OPENERS))
        right = after.group() if after else ""
        return {
            kind: 1.0,
            f"{kind}_left": (self._strength(left) - FLOOR) / 10,
            f"{kind}_right": (self._strength(right) - FLOOR) / 10,
            f"{kind}_capital": float(right[:1].isupper()),
            f"{kind}_letter": float(len(left) == 1 or len(right) == 1),
            f"{kind}_left_short": float(len(left) <= 2),
            f"{kind}_right_short": float(len(right) <= 2),
            f"{kind}_left_digit": float(left[-1:].isdigit()),
            f"{kind}_left_capital": float(left[:1].isupper()),
            f"{kind}_starter": float(right.casefold() in _STARTERS),
            f"{kind}_marked": float(end - start > 1),
            f"{kind}_dots": float("." in left),
            f"{kind}_closed": float(text[end + len(right) : end + len(right) + 1] in (")", "]")),
            f"{kind}_again": float(text[end + len(right) : end + len(right) + 1] in (".", "(", "_", "/", "=")),
            f"{kind}_spaced": float(text[end + len(right) : end + len(right) + 1] in (" ", ",", "’", "'")),
            f"{kind}_code": float("(" in left or "_" in left or _has_capital_inside(left)),
            f"{kind}_acronym": float(len(left) > 1 and left.isupper() and not right[1:].islower()),
        }

    def _strength(self, word: str) -> float:
        return self.judge.lexicon.words.best(plain(word).casefold().strip("'."))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    """Every mark that might want a space: its start, its end, its kind."""
    for kind, pattern in (("stop", _STOP), ("comma", _COMMA), ("closing", _CLOSING), ("opening", _OPENING)):
        for match in pattern.finditer(text):
            start, end = match.span()
            opens = end - start > 1 and text[end - 1] == '"' and not _closes(text, end - 1)
            yield start, end - opens, kind
    for match in _STRAIGHT.finditer(text):
        if _closes(text, match.start()):
            yield match.start(), match.end(), "quote"
        else:
            yield match.start(), match.start(), "quote_opening"


def _closes(text: str, at: int) -> bool:
    """Whether a straight quotation mark closes, as every second one of its line does."""
    back = max(0, at - _LINE)
    line = max(back, text.rfind("\n", back, at) + 1)
    return text.count('"', line, at) % 2 == 1


def _ends_entity(text: str, at: int) -> bool:
    """Whether a semicolon ends a character reference that stayed in the text: &amp; or &#8220;."""
    return text[at : at + 1] == ";" and _ENTITY.search(text, max(0, at - _LONGEST_ENTITY), at) is not None


def _is_host(text: str, start: int, end: int) -> bool:
    """Whether a stop stands inside a title that is an address: PanARMENIAN.Net, Stuff.TV."""
    right = _WORD_AFTER.match(text, end)
    if right is None or right.group() not in _TITLE_DOMAINS:
        return False
    left = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return left is not None and _has_capital_inside(left.group())


_TITLE_DOMAINS: Final = frozenset(("Com", "COM", "Net", "NET", "Org", "ORG", "TV", "Tv", "AM", "UA"))


def _has_capital_inside(word: str) -> bool:
    return word[1:] != word[1:].lower() and not word.isupper()


_ENTITY: Final = re.compile(r"&#?\w+$")
_LONGEST_ENTITY: Final = 12
_OPENERS: Final = '([“"'
_LINE: Final = 2000  # code points looked back for the marks that open and close in turn


def _inside(addresses: list[Span], start: int, end: int) -> bool:
    low, high = 0, len(addresses)
    while low < high:
        middle = (low + high) // 2
        if addresses[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(addresses) and addresses[low].start < max(end, start + 1)
