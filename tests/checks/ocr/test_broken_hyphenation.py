"""``ocr.broken-hyphenation``: what is one word, what is a compound, and where print is broken so."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.finding import Safety, Severity

if TYPE_CHECKING:
    from tests.conftest import Desk

ID = "ocr.broken-hyphenation"

COLUMN = """\
The bench of magis-
trates heard on Tuesday that the two men had been seen in the neigh-
bourhood of the old rail-
way station, where a great many people had gathered.
"""
PAGE = """\
The magistrates heard on Tuesday that the two men had been seen in the neigh-
bourhood of the old station, where a great many people had come to see a pro-
cession of wagons, and that they had left it in the company of a third per-
son, whom nobody knew.
"""


def shown(desk: "Desk", text: str) -> list[tuple[str, str]]:
    return [(flagged, right) for check, flagged, right in desk.warnings(text) if check == ID]


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("She was charged with dis- orderly conduct on Monday.", "dis- orderly", "disorderly"),
        ("They were told to- gether on Monday.", "to- gether", "together"),
        ("The envoy went to Mel- bourne on Monday.", "Mel- bourne", "Melbourne"),
        ("A CONFER- ENCE IN LONDON", "CONFER- ENCE", "CONFERENCE"),
        ("It was a time- honoured custom of theirs.", "time- honoured", "time-honoured"),
        ("The easy-to- use tool was sold.", "to- use", "to-use"),
        ("The 18- year-old driver fled.", "18- year", "18-year"),
        ("The bench of magis\xad trates sat.", "magis\xad trates", "magistrates"),
        ("The bench of magis‐ trates sat.", "magis‐ trates", "magistrates"),
        ("The magis- trate’s son sat.", "magis- trate’s", "magistrate's"),
    ],
)
def test_what_is_offered(desk: "Desk", text: str, flagged: str, right: str) -> None:
    assert shown(desk, text) == [(flagged, right)]


def test_what_no_list_holds_is_not_called_a_word(desk: "Desk") -> None:
    known, unknown = desk.read("The magis- trates met in Vlor- ntqek on Monday.", ID).findings
    assert known.message == "“magistrates” is one word"
    assert unknown.message == "“Vlor-” and “ntqek” are halves of one word"


@pytest.mark.parametrize(
    "text",
    [
        "Two- and three-year terms were given.",
        "Pre- and post-war houses, short-, medium- or long-range missiles.",
        "A left- to right-hand move.",
        "The inter-war years were well-known.",
        "The house - it was old - fell down.",
        "He said - as men do- that it was so.",
        "Then L- Ping and A- Jones came.",
        "The soft\xadhyphened word is whole.",
        "Rated BBB- by the agency.",
    ],
)
def test_what_is_left_alone(desk: "Desk", text: str) -> None:
    assert shown(desk, text) == []


@pytest.mark.parametrize("text", [PAGE, COLUMN])
def test_nothing_is_wrong_where_the_lines_of_a_page_are_kept(desk: "Desk", text: str) -> None:
    assert desk.warnings(text) == []
    assert desk.read(text, ID).findings == ()


def test_a_line_end_inside_a_paragraph_is_a_fault_where_paragraphs_are_lines(desk: "Desk") -> None:
    first = "The ministers met on Monday for talks that the envoy had asked for, and went on to discuss the inter-"
    text = f"{first}\nnational court and its rulings of last year, which none of them had liked.\nThey met again.\n"
    assert shown(desk, text) == [("inter-\nnational", "international")]


def test_html_has_no_line_ends(desk: "Desk") -> None:
    (finding,) = desk.read("<p>The inter-\nnational court ruled.</p>", ID, format_name="html").findings
    assert finding.suggestions[0].replacement == "international"


def test_safe_where_a_piece_is_no_word(desk: "Desk") -> None:
    (finding,) = desk.read("The unques- tionable right of it was seen.", ID).findings
    assert (finding.severity, finding.suggestions[0].safety) == (Severity.ERROR, Safety.SAFE)
    (finding,) = desk.read("He went out- side on Monday.", ID).findings
    assert finding.suggestions[0].safety is Safety.REVIEW


@given(st.text(st.sampled_from("aetn-\n \xad¬’'1A."), max_size=40))
def test_spans_hold_the_hyphen_and_no_white_space_at_the_edges(desk: "Desk", text: str) -> None:
    for finding in desk.read(text, ID).findings:
        flagged = text[slice(*finding.span)]
        assert flagged == flagged.strip()
        assert any(hyphen in flagged for hyphen in "-\xad¬‐")
