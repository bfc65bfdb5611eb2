"""Whether a text is English, by its function words: half of what English says, and what nothing else says."""

from typing import Final

from proofread.quality.tally import Tally

LEAST: Final = 20
"""Words below which a text is too short to say anything of it."""

_ENGLISH_SHARE: Final = 0.1
"""Of English news three words in ten are among these, of damaged copy two, of lists of goods or ships one or none."""

_OTHER_SHARE: Final = 0.1
_LATIN_SHARE: Final = 0.5

_ENGLISH: Final = frozenset(
    "the of and to that with his for which by from this were been have not they their would could who what when there "
    "them than upon shall should will she these those into after its our your".split()
)
"""None of them is common in another language."""

_OTHER: Final = frozenset(
    # French, German, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages; no English words.
    "le la les des du et est une dans que qui pas pour sur au aux il elle ce sont plus ne "
    "der die das den dem des und ist nicht ein eine einen zu mit auf sich im für von dass auch wird "
    "el los las del y en un una por con para se su lo al como "
    "di che della dei gli per non sono nel alla "
    "o os da dos em não uma com na "
    "het een van niet dat voor aan zijn met ook maar bij "
    "och att det som av på til og ikke är".split()
) - frozenset("do die den met van no he as is in on me we so".split())


def language_of(tally: Tally) -> str:
    """``en``, ``other``, or ``undetermined`` of a text that is short, has few sentences or other than Latin letters."""
    forms = tally.forms
    if forms < LEAST or forms < _LATIN_SHARE * (forms + tally.foreign):
        return "undetermined"
    if _often(tally, _ENGLISH) >= _ENGLISH_SHARE * forms:
        return "en"
    return "other" if _often(tally, _OTHER) >= _OTHER_SHARE * forms else "undetermined"


def _often(tally: Tally, words: frozenset[str]) -> int:
    return sum(counted[word] for counted in (tally.known, tally.unknown, tally.names) for word in words)
