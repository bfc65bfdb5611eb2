"""Whether a text is English, by its function words."""

from collections import Counter

import pytest

from proofread.quality.language import LEAST, language_of
from proofread.quality.tally import Tally


def tally(text: str, foreign: int = 0) -> Tally:
    return Tally(unknown=Counter(text.split()), foreign=foreign)


ENGLISH = "the ferry that left the harbour with forty people on board was towed back by the coast guard that day"
FRENCH = "le bac qui a quitté le port avec une barge est rentré au quai dans la nuit et les passagers sont tous sains"
GERMAN = "die Fähre ist mit vierzig Menschen an Bord in den Hafen gekommen und wird von der Wache nicht mehr begleitet"
GOODS = "nails iron cut ton rope hemp coil tar barrel wax candles box soap bar sugar bag tea chest rum cask flour sack"


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (FRENCH, "other"), (GERMAN, "other"), (GOODS, "undetermined"), ("the end of it", "undetermined")],
)
def test_language(text: str, language: str) -> None:
    assert language_of(tally(text)) == language


def test_capitals_and_standing_do_not_matter() -> None:
    words = Counter(ENGLISH.split())
    assert language_of(Tally(known=words)) == language_of(Tally(names=words)) == "en"


def test_short_text_is_undetermined() -> None:
    assert language_of(tally("the " * LEAST)) == "en"
    assert language_of(tally("the " * (LEAST - 1))) == "undetermined"


def test_other_letters_are_undetermined() -> None:
    assert language_of(tally(ENGLISH, foreign=100)) == "undetermined"
    assert language_of(Tally(foreign=100)) == "undetermined"
