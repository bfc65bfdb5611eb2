"""``ocr.mojibake``: how sure it is, what it offers, and that no other check speaks of the same place."""

from typing import TYPE_CHECKING

import pytest

from proofread.model.finding import Safety, Severity

if TYPE_CHECKING:
    from proofread.model.finding import Finding
    from tests.conftest import Desk

ID = "ocr.mojibake"


def only(desk: "Desk", text: str) -> "Finding":
    (finding,) = desk.read(text, ID).findings
    return finding


@pytest.mark.parametrize("text", ["The menâ€™s team won.", "The cafÃ© is shut.", "He left at Â£5 a head."])
def test_a_whole_sequence_is_a_safe_error(desk: "Desk", text: str) -> None:
    finding = only(desk, text)
    assert finding.severity is Severity.ERROR
    assert finding.suggestions[0].safety is Safety.SAFE


def test_a_sequence_cut_short_is_reviewed(desk: "Desk") -> None:
    finding = only(desk, "“It is over,â€ she said.")
    assert finding.severity is Severity.ERROR
    assert finding.suggestions[0].safety is Safety.REVIEW


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("The minister didn\ufffdt know.", ["’"]),
        ("They met in a caf\ufffd in Paris.", ["é"]),
        ("It fetched \ufffd50 at the sale.", ["£"]),
        ("He \ufffd left.", []),
    ],
)
def test_a_lost_character_is_a_warning_with_what_the_dictionary_makes_of_it(
    desk: "Desk", text: str, offered: list[str]
) -> None:
    finding = only(desk, text)
    assert finding.severity is Severity.WARNING
    assert [each.replacement for each in finding.suggestions] == offered


def test_what_may_be_right_needs_company(desk: "Desk") -> None:
    alone = desk.read("They sell Acme â„¢ tools.", ID).at_least(Severity.WARNING).findings
    among = desk.read("They donâ€™t sell Acme â„¢ tools.", ID).at_least(Severity.WARNING).findings
    assert not alone
    assert [each.suggestions[0].replacement for each in among] == ["’", "™"]


@pytest.mark.parametrize(
    "text",
    [
        "The womenâ€™s team didnâ€™t win, the coach said.",
        "Mr MÃ¼ller met Mr Å tefanik in the cafÃ© on Monday.",
        "â€œWe are na\ufffdve,â€ he said.",
    ],
)
def test_no_other_check_speaks_of_the_same_words(desk: "Desk", text: str) -> None:
    assert {check for check, _, _ in desk.warnings(text)} == {ID}


def test_control_characters_are_named_by_their_numbers(desk: "Desk") -> None:
    assert only(desk, "It\x92s late.").message == "“<U+0092>” is an apostrophe decoded wrongly"
