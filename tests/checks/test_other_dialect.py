"""``spelling.other-dialect``: whose spelling a word is, and what is no word but a name."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.checks.spelling.other_dialect import OtherDialect
from proofread.model.finding import Safety, Severity
from proofread.readers.plain import read_plain
from proofread.suggest.judge import Judge

if TYPE_CHECKING:
    from proofread.model.finding import Finding
    from tests.conftest import Desk

ID = "spelling.other-dialect"


def found(desk: "Desk", dialect: str, text: str) -> "tuple[Finding, ...]":
    return desk.under(dialect=dialect).read(text, ID).findings


def changes(desk: "Desk", dialect: str, text: str) -> list[tuple[str, str]]:
    return [(text[slice(*each.span)], each.suggestions[0].replacement) for each in found(desk, dialect, text)]


def mended(desk: "Desk", dialect: str, text: str) -> str:
    """The text with every first suggestion applied."""
    for finding in reversed(found(desk, dialect, text)):
        text = desk.applied(text, finding)
    return text


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("The defense center had a color scheme.", "The defence centre had a colour scheme."),
        ("He traveled in gray pajamas.", "He travelled in grey pyjamas."),
        ("Her jewelry was of aluminum and molded fiber.", "Her jewellery was of aluminium and moulded fibre."),
        ("Skeptics analyzed the labor market.", "Sceptics analysed the labour market."),
    ],
)
def test_each_dialect_has_its_own(desk: "Desk", american: str, british: str) -> None:
    assert found(desk, "american", american) == found(desk, "british", british) == ()
    assert mended(desk, "american", british) == american
    assert mended(desk, "british", american) == british


def test_american_has_no_ise_and_one_word_where_british_has_two(desk: "Desk") -> None:
    british = "They recognised the programme and practised with cheques and tyres on the third storey."
    american = "They recognized the program and practiced with checks and tires on the third story."
    assert mended(desk, "american", british) == american


def test_any_dialect_keeps_its_own_and_opens_no_dictionary(judge: Judge) -> None:
    text = "The color of the harbour, and the colour of the harbor."
    lexicon = type(judge.lexicon)(judge.lexicon.data)
    check = OtherDialect(Judge(lexicon, judge.weigher))
    assert list(check.find(Analysis(read_plain("story", text)))) == []
    assert "dialects" not in vars(lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote a check for new tires at the curb.",
        "The program was licensed by two computer firms.",
        "They recognized the organization.",
        "A judgment was handed down, with rigor mortis setting in.",
    ],
)
def test_a_word_of_both_is_left_alone_in_british(desk: "Desk", text: str) -> None:
    assert found(desk, "british", text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organisation met at the Barbican Centre.",
        "Labour won the seat. Labour's leader smiled.",
        "Organisation of Islamic Cooperation envoys met.",
        "Defence Secretary Anna Bell spoke.",
        "DEFENCE MINISTRY SAYS NO",
        "New Theatre Opens In Old Harbour Town",
        "Write to press@centre.example or see www.centre.example/colour and #colour.",
        "« Le centre du programme est la couleur, » dit-il, « et le théâtre aussi. »",
        "« Centre » est un mot.",
        "Catalogue Ltd. fell. Shares in Catalogue were cheap. Catalogue shares rose again.",
    ],
)
def test_what_may_be_a_name_or_another_language_is_left_alone(desk: "Desk", text: str) -> None:
    assert found(desk, "american", text) == ()


def test_a_phrase_of_another_language_in_an_english_sentence(desk: "Desk") -> None:
    assert found(desk, "british", "“Por favor,” she begged. The sign said por favor, and nobody read it.") == ()


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("They met at the centre on Monday.", 0.95),
        ("Neighbours said that they heard nothing.", 0.85),
        ("“They met at the centre,” he said.", 0.8),
        ("“Neighbours said so,” she added.", 0.8),
    ],
)
def test_confidence_is_that_of_its_kind(desk: "Desk", text: str, confidence: float) -> None:
    (finding,) = found(desk, "american", text)
    assert finding.confidence == confidence
    assert finding.suggestions[0].safety is Safety.REVIEW
    assert (finding.severity is Severity.ERROR) == (confidence > 0.9)


def test_a_possessive_ending_and_a_capital_are_kept(desk: "Desk") -> None:
    assert changes(desk, "american", "The theatre's roof fell.") == [("theatre", "theater")]
    assert changes(desk, "american", "Neighbours said so.") == [("Neighbours", "Neighbors")]


def test_spelling_checks_suggest_the_spelling_that_is_kept(desk: "Desk") -> None:
    text = "The coulor of the roof had faded to a pale blue."
    for dialect, right in (("british", "colour"), ("american", "color")):
        (finding,) = desk.under(dialect=dialect).read(text, "spelling.misspelt").findings
        offered = [each.replacement for each in finding.suggestions]
        assert offered[0] == right
        assert len(set(offered)) == len(offered)
        assert f"“{right}”" in finding.message


@given(
    st.lists(
        st.sampled_from("colour color centre's “ ” . , The Labour GREY grey\u00adness por \n\n".split(" ")), max_size=30
    )
)
def test_whatever_stands_there_each_finding_is_a_word_in_its_place(desk: "Desk", pieces: list[str]) -> None:
    text = " ".join(pieces)
    for dialect in ("american", "british"):
        for finding in found(desk, dialect, text):
            written = text[slice(*finding.span)]
            assert written in ("colour", "color", "centre", "grey", "grey\u00adness")
            assert finding.suggestions[0].replacement != written
