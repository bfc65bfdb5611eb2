"""Where sentences begin, asked of one token at a time so that only doubtful places pay for it."""

from collections.abc import Sequence
from typing import Final

from proofread.analysis.tokens import Kind, Token

_TERMINAL: Final = frozenset(".!?…:;•|*") | {"...", "....", "—", "–", "--"}
_OPENING: Final = frozenset("\"“‘'([{«„")
_CLOSING: Final = frozenset("\"”’')]}»")

# Abbreviations whose full stop ends no sentence, as newsrooms print them.
ABBREVIATIONS: Final = frozenset(
    """
    mr mrs ms dr prof rev hon sen rep gov gen col lt capt cpt sgt cpl pte maj cmdr adm brig supt insp st sr jr
    messrs mme mlle fr sen sens reps govs gens dept univ assn bros inc ltd co corp plc no nos vs v etc al ed eds
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo ave blvd rd mt ft approx est fig figs vol pp cf eg ie incl excl
    """.split()
)


def starts_sentence(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Whether the token is the first word of a sentence, a quotation or a heading.

    Args:
        tokens: the tokens of the story.
        index: which token is asked about.
        first: the index of the first token of its block.
    """
    at = index - 1
    while at >= first and tokens[at].text in _OPENING:
        at -= 1
    if at < first:
        return True
    if at < index - 1 and tokens[at].text in (",", ":"):
        return True  # a quotation begins here: said, "The ...
    while at >= first and tokens[at].text in _CLOSING:
        at -= 1
    if at < first:
        return True
    before = tokens[at]
    if before.text == ".":
        return not is_abbreviated(tokens, at)
    return before.text in _TERMINAL


def is_abbreviated(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the full stop at an index belongs to an abbreviation or an initial."""
    if stop == 0 or tokens[stop - 1].end != tokens[stop].start:
        return False
    word = tokens[stop - 1]
    if word.kind is not Kind.WORD:
        return False
    return word.text.lower() in ABBREVIATIONS or (len(word.text) == 1 and word.text.isupper())


def sentence_bounds(tokens: Sequence[Token], index: int, first: int, last: int, reach: int = 40) -> tuple[int, int]:
    """The token indices ``[start, end)`` of the sentence around a token, at most `reach` tokens each way."""
    start = index
    while start > max(first, index - reach) and not starts_sentence(tokens, start, first):
        start -= 1
    end = index + 1
    while end < min(last, index + reach) and not starts_sentence(tokens, end, first):
        end += 1
    return start, end
