"""A space before a comma, a full stop or another closing mark.

Left behind where the tag of a link is stripped, and by optical character
recognition. Spaced ellipses, emoticons, decimals (.5), file endings and "5 %", which
many style books want, are left alone. A space after an opening bracket is the same fault seen from the other side.

Examples:
    They spoke before their personal meeting{{ .|.}}
    The talks in Vienna{{ ,|,}} he said, had failed.
    The paper ({{ |}}see below) was withdrawn.
    The fire {{( file photo )|(file photo)}} burned for days.

Passes:
    He paused ... and went on, at .5 a share :-)
    Prices rose by 5 % in May.
    For all k, 0 ? k = 0 where ? distributes over it.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.span import Span
from proofread.suggest.confidence import Features

_BEFORE: Final = re.compile(r"(?<=\S)([ \u00a0\u2009\u202f]{1,3})([,.;:!?)\]}”’])")
_SPACED_STOPS: Final = re.compile(r". \. ?\.|\. \.")  # an ellipsis set with spaces
_FACE: Final = re.compile(r"[:;]['’]?-?[()DPpO|/\\](?!\w)")
_LOST_SIGN: Final = re.compile(r"\? (?=[^\W\dA-Z_]|[=<>+])")  # stands for one that a font lacked: "0 ? k = k"
_GAP: Final = r"(?:[ \u00a0\u2009]{1,3}|[ \u00a0\u2009]{0,3}\n[ \u00a0\u2009]{0,3})"
_PADDED: Final = re.compile(rf"([(\[]){_GAP}(\S(?:[^()\[\]\n]{{0,26}}\S)?){_GAP}([)\]])")
_AFTER_OPENING: Final = re.compile(r"(?<=[(\[{“])([ \u00a0\u2009]{1,3})(?=\S)")


class BeforePunctuation(PatternCheck):
    """A space before a closing mark, or after an opening one."""

    info: ClassVar = CheckInfo("spacing.before-punctuation", "A space before punctuation")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every space before a closing mark or after an opening one; both in one where they pad a bracket."""
        text = analysis.text
        padded = [found for match in _PADDED.finditer(text) if (found := _padded(text, match))]
        yield from padded
        inside = {at for found in padded for at in (found.span.start + 1, found.span.end - 1)}
        for match in _BEFORE.finditer(text):
            mark = match[2]
            if match.start(2) in inside:
                continue
            if mark == "." and _SPACED_STOPS.match(text, max(0, match.start() - 1)):
                continue
            if _FACE.match(text, match.start(2)) or _LOST_SIGN.match(text, match.start(2)):
                continue
            features = _features(text, match.start(1), match.end(2), mark)
            message = f"a space before {_NAMES.get(mark, f'“{mark}”')}"
            yield Candidate(Span(match.start(1), match.end(2)), mark, message, features, safety=Safety.SAFE)
        for match in _AFTER_OPENING.finditer(text):
            if match.start() in inside:
                continue
            opening = text[match.start() - 1]
            features = {
                f"opening_{_OPENING[opening]}": 1.0,
                "opening_digit": float(text[match.end()].isdigit()),
                "opening_padded": float(_closes_with_space(text, match.start() - 1)),
            }
            yield Candidate(Span(*match.span(1)), "", f"a space after “{opening}”", features, safety=Safety.SAFE)


def _padded(text: str, match: re.Match[str]) -> Candidate | None:
    """The candidate of a bracket with spaces on both sides of what it holds."""
    opening, inner, closing = match.groups()
    if closing != _PAIRS[opening] or _BEFORE.search(inner) or not inner.isprintable():
        return None
    features = {
        f"padded_{_OPENING[opening]}": 1.0,
        "padded_number": float(inner.isdigit()),
        "padded_line": float(_stands_alone(text, *match.span())),
        "padded_break": float("\n" in match.group()),
    }
    message = f"spaces inside “{opening}{closing}”"
    return Candidate(Span(*match.span()), f"{opening}{inner}{closing}", message, features, safety=Safety.SAFE)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch is all that its line holds; looks no further than the white space beside it."""
    while start and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end] != "\n" and text[end].isspace():
        end += 1
    return (not start or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def _closes_with_space(text: str, start: int) -> bool:
    """Whether the bracket that opens at an offset is closed after a space, as some houses set them."""
    closing = _PAIRS.get(text[start])
    end = text.find(closing, start, start + _INSIDE) if closing else -1
    return end > 0 and text[end - 1] == " "


def _features(text: str, start: int, end: int, mark: str) -> Features:
    after = text[end : end + 1]
    before = text[start - 1]
    return {
        f"mark_{_KEYS[mark]}": 1.0,
        "after_letter": float(after.isalpha()),
        "after_digit": float(after.isdigit()),
        "after_same": float(after == mark),
        "after_mark": float(bool(after) and not after.isspace() and not after.isalnum() and after not in "”\"’'),]"),
        "before_mark": float(not before.isalnum() and before not in "”\"’')]%"),
        "before_same": float(before == mark),
        "both_sides": float(mark in ":;" and after == " "),
        "label": float(mark == ":" and _begins_line(text, start)),
        "padded": float(mark in _OPENERS and _is_padded(text, start, mark)),
        "glued_after": float(after.isalnum()),
    }


def _begins_line(text: str, start: int) -> bool:
    """Whether little stands before it in its line."""
    back = max(0, start - _LABEL)
    return back == 0 or "\n" in text[back:start]


def _is_padded(text: str, start: int, mark: str) -> bool:
    """Whether the bracket that this one closes has a space inside too, as some houses set them."""
    opener = text.rfind(_OPENERS[mark], max(0, start - _INSIDE), start)
    return opener >= 0 and text[opener + 1 : opener + 2] == " "


_LABEL: Final = 12  # code points: a colon this near the start of its line ends a label
_INSIDE: Final = 80
_OPENERS: Final = {")": "(", "]": "[", "}": "{"}
_PAIRS: Final = {opening: closing for closing, opening in _OPENERS.items()}
_OPENING: Final = {"(": "bracket", "[": "square", "{": "brace", "“": "quote"}
_KEYS: Final = {
    ",": "comma",
    ".": "stop",
    ";": "semicolon",
    ":": "colon",
    "!": "exclamation",
    "?": "question",
    ")": "bracket",
    "]": "bracket",
    "}": "bracket",
    "”": "quote",
    "’": "apostrophe",
}
_NAMES: Final = {
    ",": "a comma",
    ".": "a full stop",
    ";": "a semicolon",
    ":": "a colon",
    "!": "an exclamation mark",
    "?": "a question mark",
    ")": "a closing bracket",
    "”": "a closing quotation mark",
}
