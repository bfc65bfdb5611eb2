"""A space before a comma, a full stop or another closing mark.

Left behind where the tag of a link is stripped, and by optical character
recognition. Spaced ellipses, emoticons, decimals (.5), file endings and "5 %", which
many style books want, are left alone. A space after an opening bracket is the same fault seen from the other side.

Examples:
    They spoke before their personal meeting{{ .|.}}
    The talks in Vienna{{ ,|,}} he said, had failed.
    The paper ({{ |}}see below) was withdrawn.

Passes:
    He paused ... and went on, at .5 a share :-)
    Prices rose by 5 % in May.
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
_PADDED: Final = re.compile(r"\( [^()\n]{0,80} \)|\[ [^\[\]\n]{0,80} \]")
_AFTER_OPENING: Final = re.compile(r"(?<=[(\[{“])([ \u00a0\u2009]{1,3})(?=\S)")


class BeforePunctuation(PatternCheck):
    """A space before a closing mark, or after an opening one."""

    info: ClassVar = CheckInfo("spacing.before-punctuation", "A space before punctuation")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every space before a closing mark or after an opening one."""
        text = analysis.text
        for match in _BEFORE.finditer(text):
            mark = match[2]
            if mark == "." and _SPACED_STOPS.match(text, max(0, match.start() - 1)):
                continue
            if _FACE.match(text, match.start(2)):
                continue
            features = _features(text, match.start(1), match.end(2), mark)
            message = f"a space before {_NAMES.get(mark, f'“{mark}”')}"
            yield Candidate(Span(match.start(1), match.end(2)), mark, message, features, safety=Safety.SAFE)
        for match in _AFTER_OPENING.finditer(text):
            opening = text[match.start() - 1]
            features = {
                f"opening_{_OPENING[opening]}": 1.0,
                "opening_digit": float(text[match.end()].isdigit()),
                "opening_padded": float(_PADDED.match(text, match.start() - 1) is not None),
            }
            yield Candidate(Span(*match.span(1)), "", f"a space after “{opening}”", features, safety=Safety.SAFE)


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
        "padded_digit": float(mark in _OPENERS and before.isdigit()),
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
