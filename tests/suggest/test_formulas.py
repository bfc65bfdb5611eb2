"""Copy with formulas in it."""

import pytest

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.formulas import has_formulas


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Let f = g and g < h for all h that are given.", True),
        ("The rule is (== (head slot)) =~ (case head) here.", True),
        ("The mayor = as ever = was late.", True),
        ("The price = 4 pence, said the clerk of the court.", False),
        ("They bought a=b and c<d from the shop.", False),
        (f"A = b and c = d. {'The clerk of the court said so. ' * 40}", False),
    ],
)
def test_signs_of_relations_between_words_are_formulas(text: str, *, formulas: bool) -> None:
    assert has_formulas(Analysis(read_text("story", text))) is formulas
