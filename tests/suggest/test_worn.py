"""Which stories are worn, and what is weighed of them."""

from typing import TYPE_CHECKING

import pytest

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.worn import CUT, JOINED, Worn

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge
    from tests.conftest import Desk

SPACED = "The c o u n c i l met on T u e s d a y to talk of t h e road, a re port said."


def _respaced(judge: "Judge", text: str) -> list[tuple[str, str, str]]:
    """The family, what is written and what is read of each place."""
    found = judge.respaced(Analysis(read_text("story", text)))
    return [(each.family, text[slice(*each.span)], each.replacement) for each in found]


def test_a_worn_story_is_read_anew(judge: "Judge") -> None:
    assert _respaced(judge, SPACED) == [
        (JOINED, "c o u n c i l", "council"),
        (JOINED, "T u e s d a y", "Tuesday"),
        (JOINED, "t h e", "the"),
        (JOINED, "re port", "report"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She met the minister on Tuesday, and the well-known co-operative was sold.",
        "He spoke atthe hotel inLondon of the cease-fire and of re-election.",
        "Line a b c of the U.S. map shows s and t, and x y z beyond.",
    ],
)
def test_one_that_is_not_worn_is_left_alone(judge: "Judge", text: str) -> None:
    assert _respaced(judge, text) == []


def test_a_hyphen_of_a_broken_line_tells_a_worn_story(judge: "Judge") -> None:
    text = "The gov-ernment said the coun- cil of people onthe island had met."
    assert (CUT, "onthe", "on the") in _respaced(judge, text)
    assert _respaced(judge, text.replace("gov-ernment", "government").replace("coun- cil", "council")) == []


def test_words_run_together_tell_a_worn_story_but_no_damage(judge: "Judge") -> None:
    text = "The visitors kneweach other, and wereglad that the housewas open to all ofthem."
    wear = judge.wear(Analysis(read_text("story", text)))
    assert wear.has_spaces_out_of_place
    assert not wear.has_damaged_words
    assert (CUT, "ofthem", "of them") in _respaced(judge, text)
    assert _respaced(judge, "The visitors kneweach other.") == []


def test_a_number_stuck_to_a_small_word_is_a_fault(desk: "Desk") -> None:
    found = desk.read("3The programme is free. Of 20 words 8and more of 4Music were new.", "spacing.run-together")
    shown = {each.suggestions[0].replacement: each.confidence for each in found.findings}
    assert min(shown["3 The"], shown["8 and"]) > 0.9
    assert shown.get("4 Music", 0.0) < 0.5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Gov-ernment and the coun- cil", 2),
        ("A well-known mid-term re-election, X-ray and t-shirt", 0),
        ("The pro-govern-ment side", 0),
        ("It sim-ply could not be prob-ably so", 2),
        ("A co-ordinated side-step, a bi-lingual sub-way and a cease-fire", 0),
    ],
)
def test_broken_hyphens(judge: "Judge", text: str, count: int) -> None:
    assert Worn(judge.lexicon, judge.fit).broken_hyphens(text) == count


def test_what_else_is_in_pieces_is_told(desk: "Desk") -> None:
    findings = desk.read(SPACED, "spacing.split-word").findings
    assert any("3 other places of this story are in pieces" in each.evidence for each in findings)


def test_spaces_out_of_place_are_put_right_together(desk: "Desk") -> None:
    text = "We s a w t h e minister, th einformation was kept f r o m him."
    found = [each for each in desk.read(text, "spacing.split-word").findings if each.confidence > 0.5]
    shown = {text[slice(*each.span)]: (each.suggestions[0].replacement, each.message) for each in found}
    replacement, message = shown["th einformation"]
    assert replacement == "the information"
    assert message == "“th einformation” looks like “the information” with its spaces out of place"
