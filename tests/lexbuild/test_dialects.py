"""Which words are one dialect's own, from a list with regions and from reviewed lines."""

import random
from pathlib import Path

import pytest

from proofread.errors import SourceError
from proofread.lexbuild.dialects import dialect_table, spellings
from proofread.lexicon.dialects import Dialects, Spelling

DIGEST = "ab" * 32
SCOWL = """\
Center\t20\tu\tA
analyze\t20\tw\tAC
analyse\t20\tw\tBZU
center\t10\tw\tA
centre\t10\tw\tBZCU
centare\t80\tw\t*
cheque\t10\tw\tBZCU
color\t10\tw\tA
colorize\t50\tw\tA
colour\t10\tw\tBZCU
colourise\t50\tw\tBU
colourize\t50\tw\tZC
costumier\t50\tw\tA
costumire\t50\tw\tBZU
decarbonize\t70\tw\tAZC
focussed\t35\tw\tABCUv
gaol\t20\tw\tBCUv
gray\t10\tw\tA
grey\t10\tw\tBZCU
lour\t70\tw\tBZU
lor\t70\tw\tA
organise\t10\tw\tBU
organize\t10\tw\tAZC
program\t10\tw\t*
toque\t30\tw\tC
"""
NEWS = "decarbonise\tclimate\nmid-ise\thyphen\nwise\tno verb\n"
PAIRS = "cheque\tbritish\tcheck\tpayment\ngray\tamerican\tgrey\tcolour\ngrey\tbritish\tgray\tcolour\n"
SHARED = "costumier\ta trade\ncostumire\ta garment\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder of sources of a few lines."""
    scowl = "".join(sorted(SCOWL.splitlines(keepends=True)))
    for name, body in (
        ("words/scowl.tsv", scowl),
        ("words/news_words.tsv", NEWS),
        ("dialects/pairs.tsv", PAIRS),
        ("dialects/shared.tsv", SHARED),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(body, encoding="utf-8", newline="\n")
    return tmp_path


def test_each_word_of_one_dialect_has_the_other_s_spelling(sources: Path) -> None:
    assert spellings(sources) == {
        "analyse": Spelling("british", "analyze"),
        "analyze": Spelling("american", "analyse"),
        "center": Spelling("american", "centre"),
        "centre": Spelling("british", "center"),
        "cheque": Spelling("british", "check"),
        "color": Spelling("american", "colour"),
        "colorize": Spelling("american", "colourise"),
        "colour": Spelling("british", "color"),
        "colourise": Spelling("british", "colorize"),
        "colourize": Spelling("british", "colorize"),
        "decarbonise": Spelling("british", "decarbonize"),
        "gray": Spelling("american", "grey"),
        "grey": Spelling("british", "gray"),
        "organise": Spelling("british", "organize"),
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("grey\tcanadian\tgray\tcolour\n", "'grey' is american or british, not 'canadian'"),
        ("gaol\tbritish\tcentre\tprison\n", "'gaol' and 'centre' are both british"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(sources: Path, line: str, why: str) -> None:
    (sources / "dialects/pairs.tsv").write_text(line, encoding="utf-8", newline="\n")
    with pytest.raises(SourceError, match=why):
        spellings(sources)


def test_what_is_compiled_comes_back_in_whatever_order_it_was_found(sources: Path) -> None:
    found = spellings(sources)
    items = list(found.items())
    random.Random(3).shuffle(items)
    body = dialect_table(DIGEST, found)
    assert body == dialect_table(DIGEST, dict(items))
    (sources / "dialects.bin").write_bytes(body)
    dialects = Dialects(sources)
    assert {word: dialects.spelling(word) for word in found} == found
    assert len(dialects) == len(found)
    assert dialects.spelling("program") is None
