"""One person or place spelt two ways in a story.

Two names that look alike are nearly always two names, so there must be a reason to
take them for one: the same given name or surname beside both, or a difference that
writers make who spell another script in ours. Different given names, a form that is
itself a common given name, or a sentence that holds both say that they are two.
The rarer spelling is shown where it first stands, with the other one; it is for the
editor to say which of the two is right, so this is never an error. Old and new
forms of the name of a place are one name only where a story has both.

Examples:
    Aides said that {{Zelenskyy|Zelensky}} would sign it. President Volodymyr Zelensky was in Lviv, and Zelensky agreed.
    The novelist Mohammed Hanif spoke first. A crowd came for {{Muhammad|Mohammed}} Hanif, and Mohammed Hanif smiled.
    Gunmen took the road to the {{Bekaa|Beqaa}} at noon. By night the Beqaa was quiet, and roads in the Beqaa were open.
    An aide of Bashar {{al-Assad|al Assad}} spoke. Later Bashar al Assad left, and with Mr. al Assad went his guard.
    The army left {{Kharkov|Kharkiv}} in May. In June the mayor of Kharkiv said that Kharkiv would be rebuilt.

Passes:
    The lawyer Anna Berger spoke for the victims. The judge, Tom Burger, thanked Ms Berger.
    The court heard Mohammed Hanif first. Then a neighbor, Muhammad Yunus, was called.
    Delegates from Austria and Australia met those from Iran and Iraq. The Iraqis left.
    Boris Johnson wrote to Don Johnston. The letter to Mr Johnston was short.
    Erdogan met Mr. Kohl, the Kohls and a Polish envoy in Poland.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.checks.check import Candidate, PatternCheck
from proofread.model.finding import CheckInfo, Safety
from proofread.model.positions import Lines
from proofread.suggest.sameness import Pair
from proofread.suggest.spellings import Spelling
from proofread.suggest.variants import Likeness

_DIFFERENCES: Final = {
    Likeness.MARKS: "the two differ in accents, marks or capitals only",
    Likeness.SCRIPT: "the two differ as spellings of one name in another script do",
    Likeness.VOWELS: "the two have the same consonants",
    Likeness.SLIP: "the two are one letter apart",
}


class Inconsistent(PatternCheck):
    """Two spellings of one name; forms that are wrong in themselves are ``names.misspelt``."""

    info: ClassVar = CheckInfo("names.inconsistent", "One name spelt two ways")

    def candidates(self, analysis: Analysis) -> Iterator[Candidate]:
        """Every pair of spellings that may be one name, where its rarer form first stands."""
        for pair in self.judge.pairs(analysis):
            span = pair.rarer.span(analysis, pair.rarer.places[0])
            message = f"{_stands(analysis, pair.rarer)} and {_stands(analysis, pair.other)} look like one name"
            yield Candidate(span, pair.other.text, message, pair.features, tuple(_evidence(pair)), Safety.SHOW)


def _stands(analysis: Analysis, spelling: Spelling) -> str:
    """A spelling, how often it stands in the story and the line of the source where it does so first."""
    lines = analysis.once("lines", lambda story: Lines(story.document.source))
    first = spelling.span(analysis, spelling.places[0])
    line = lines.position(analysis.document.source_span(first).start).line
    count = len(spelling.places)
    return f"“{spelling.text}” ({f'once, line {line}' if count == 1 else f'{count} times, first in line {line}'})"


def _evidence(pair: Pair) -> Iterator[str]:
    """Why the two may be one, the weightiest reason first."""
    if pair.shared:
        yield f"beside both stands {' and '.join(f'“{name}”' for name in pair.shared)}"
    if pair.features["old"]:
        yield f"“{pair.rarer.text}” is an old form of a name, “{pair.other.text}” is not"
    yield _DIFFERENCES[pair.likeness]
    if pair.features["title"]:
        yield "the same title stands before both"
    if len(pair.rarer.places) < len(pair.other.places):
        yield f"“{pair.other.text}” is the more frequent here"
    else:
        yield f"both are as frequent here; “{pair.other.text}” is the better known"
