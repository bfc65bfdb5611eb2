"""Words that one dialect spells its own way, as they were compiled into the package."""

from typing import TYPE_CHECKING

import pytest

from proofread.lexicon.dialects import Spelling

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("color", "colour"),
        ("center", "centre"),
        ("traveled", "travelled"),
        ("defense", "defence"),
        ("gray", "grey"),
        ("analyze", "analyse"),
        ("catalog", "catalogue"),
        ("pediatrician", "paediatrician"),
        ("fulfill", "fulfil"),
        ("theatergoers", "theatregoers"),
    ],
)
def test_pairs(judge: "Judge", american: str, british: str) -> None:
    assert judge.lexicon.dialects.spelling(american) == Spelling("american", british)
    assert judge.lexicon.dialects.spelling(british) == Spelling("british", american)


@pytest.mark.parametrize(
    ("british", "american"),
    [("cheque", "check"), ("tyre", "tire"), ("kerb", "curb"), ("programme", "program"), ("organise", "organize"),
     ("licence", "license"), ("practise", "practice"), ("judgement", "judgment"), ("metre", "meter")],
)  # fmt: skip
def test_what_is_a_word_of_both_is_only_british_spelt_otherwise(judge: "Judge", british: str, american: str) -> None:
    assert judge.lexicon.dialects.spelling(british) == Spelling("british", american)
    assert judge.lexicon.dialects.spelling(american) is None


@pytest.mark.parametrize(
    "word", ["whisky", "whiskey", "draft", "draught", "dialogue", "axe", "advertise", "vice", "toward", "Color", ""]
)
def test_what_both_write(judge: "Judge", word: str) -> None:
    assert judge.lexicon.dialects.spelling(word) is None


def test_no_spelling_leads_to_one_of_its_own_dialect(judge: "Judge") -> None:
    dialects = judge.lexicon.dialects
    found = {word: dialects.spelling(word) for word in dialects}
    assert len(found) > 3000
    for word, spelling in found.items():
        assert spelling is not None
        assert spelling.other != word
        back = found.get(spelling.other)
        assert back is None or back.dialect != spelling.dialect, word
