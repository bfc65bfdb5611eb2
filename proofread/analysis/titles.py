"""Which lines are headlines, where a capital says nothing."""

from typing import TYPE_CHECKING, Final

from proofread.analysis.tokens import Kind

if TYPE_CHECKING:
    from proofread.analysis import Analysis

_SHARE: Final = 0.6
_MIN_WORDS: Final = 3
_TOKENS: Final = 40
_SHORT_WORD: Final = 3
_TERMINAL: Final = frozenset((".", "!", "?", "…"))
_CLOSING: Final = frozenset("\"”’')]»")


def in_title(analysis: "Analysis", index: int) -> bool:
    """Whether most longer words of the block of a token have a capital."""
    first, last = analysis.block_bounds(index)
    return analysis.once(f"title:{first}", lambda story: _is_title_case(story, first, last))


def in_headline(analysis: "Analysis", index: int) -> bool:
    """Whether a token stands in such a line that does not end as a sentence does; short copy may be full of names."""
    return in_title(analysis, index) and not _ends_sentence(analysis, analysis.block_bounds(index)[1] - 1)


def _ends_sentence(analysis: "Analysis", last: int) -> bool:
    at = last
    while at > 0 and analysis.tokens[at].text in _CLOSING:
        at -= 1
    return analysis.tokens[at].text in _TERMINAL


def _is_title_case(analysis: "Analysis", first: int, last: int) -> bool:
    words = [
        t.text
        for t in analysis.tokens[first : min(last, first + _TOKENS)]
        if t.kind is Kind.WORD and len(t.text) > _SHORT_WORD
    ]
    if len(words) < _MIN_WORDS:
        return False
    return sum(1 for word in words if not word[0].islower()) >= _SHARE * len(words)
