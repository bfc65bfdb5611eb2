"""Which corrections may be made unasked: spaces before marks, and small words that are beyond doubt."""

from typing import TYPE_CHECKING

import pytest

from proofread.model.finding import Safety, Severity

if TYPE_CHECKING:
    from tests.conftest import Desk


def best(desk: "Desk", text: str, flagged: str) -> tuple[Severity, str, Safety]:
    (finding,) = [each for each in desk.read(text).findings if text[slice(*each.span)] == flagged]
    return finding.severity, finding.suggestions[0].replacement, finding.suggestions[0].safety


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("The talks in Vienna , he said, had failed on Monday.", " ,", ","),
        ("They accepted the propostition that was on the table.", "propostition", "proposition"),
        ("The statementthat was read out named nobody.", "statementthat", "statement that"),
        ("The minister said the the talks would go on.", "the the", "the"),
    ],
)
def test_what_is_certain_is_safe(desk: "Desk", text: str, flagged: str, right: str) -> None:
    assert best(desk, text, flagged) == (Severity.ERROR, right, Safety.SAFE)


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Fighting went on near Mauripol on Monday, said the mayor of Mariupol.", "Mauripol"),  # a name
        ("The Goverment Press Office in the capital said so on Monday.", "Goverment"),  # perhaps part of one
        ("It is the house that we lived for for years.", "for for"),
    ],
)
def test_what_may_be_meant_is_not(desk: "Desk", text: str, flagged: str) -> None:
    assert best(desk, text, flagged)[2] is not Safety.SAFE


@pytest.mark.parametrize(
    ("glued", "after"), [("saidadding", "that talks would resume"), ("saidciting", "people close to the talks")]
)
def test_cut_where_a_comma_is_missing_is_not_and_the_comma_is_offered(desk: "Desk", glued: str, after: str) -> None:
    right = f"said {glued.removeprefix('said')}"
    text = f"The port authority {glued} {after}."
    severity, first, safety = best(desk, text, glued)
    assert (severity, first) == (Severity.ERROR, right)
    assert safety is not Safety.SAFE
    (finding,) = desk.read(text, "spacing.run-together").findings
    assert [each.replacement for each in finding.suggestions[:2]] == [right, right.replace(" ", ", ")]


def test_no_comma_is_offered_where_none_fits(desk: "Desk") -> None:
    (finding,) = desk.read("The minister saidthat he would go.", "spacing.run-together").findings
    assert not any("," in each.replacement for each in finding.suggestions)
