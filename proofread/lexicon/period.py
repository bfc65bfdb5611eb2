"""Old forms: how print of the nineteenth century wrote what is written otherwise now.

Opened for old stories alone, so it is parsed and not mapped.
"""

import json
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import LexiconError
from proofread.lexicon.format import REBUILD

SPELLING: Final = "spelling"
PAST: Final = "past"

KINDS: Final = (SPELLING, "compound", "place", "abbreviation", "word", PAST)
"""What an old form may be; a word is one that has gone out of use, a past a past tense such as dropt."""


class OldForm(NamedTuple):
    """How an old form is written now, and what kind of form it is."""

    modern: str
    kind: str


def read_old_forms(data: Path) -> dict[str, OldForm]:
    """The old forms as they are printed; one in small letters stands for the word with any capitals.

    Raises:
        LexiconError: the compiled file is missing or damaged.
    """
    path = data / "period.json"
    try:
        forms = json.loads(path.read_bytes())["forms"]
        return {old: OldForm(*held) for old, held in forms.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise LexiconError(f"compiled list {path} is missing or damaged", hint=REBUILD) from None
