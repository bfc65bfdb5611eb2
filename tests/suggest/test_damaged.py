"""Words of worn copy that are damaged beyond spelling."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.analysis import Analysis
from proofread.lexicon.house import House, parse
from proofread.readers import read_text

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge
    from tests.conftest import Desk

WORN = "The gov-ernment said that the coun-cil had met. "


def _damaged(judge: "Judge", text: str) -> list[tuple[str, str]]:
    """What is doubted, and what would stand there."""
    found = judge.damaged(Analysis(read_text("story", text)))
    return [(text[slice(*each.span)], each.replacement) for each in found]


def test_a_doubtful_word_of_a_worn_story_may_be_damaged(judge: "Judge") -> None:
    assert _damaged(judge, WORN + "The vqlrntzk was there.") == [("vqlrntzk", "vqlrntzk")]


def test_what_is_near_a_known_word_is_offered(judge: "Judge") -> None:
    assert _damaged(judge, WORN + "The (ministcr) was there.") == [("ministcr", "minister")]


def test_what_a_machine_may_have_misread_is_offered(judge: "Judge") -> None:
    assert _damaged(judge, WORN + "The old rninistcrs were there.") == [("rninistcrs", "ministers")]


def test_what_else_it_may_have_been_is_for_a_language_model_to_tell(judge: "Judge") -> None:
    (found,) = judge.damaged(Analysis(read_text("story", WORN + "The (tbat) was there.")))
    assert "that" in (found.replacement, *found.others)
    assert found.replacement not in found.others
    assert "tbat" not in found.others


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("ministcr's", "minister's"),
        ("ministcr~", "minister"),  # a speck goes with the damage
        ("vqlnt/ministcr", "vqlnt/ministcr"),  # nothing is offered that leaves half of it
    ],
)
def test_what_is_offered_holds_no_damage(judge: "Judge", written: str, offered: str) -> None:
    assert _damaged(judge, WORN + f"The {written} was there.") == [(written, offered)]


def test_odd_forms_and_one_sign_inside_a_word_tell_of_damage(judge: "Judge") -> None:
    found = _damaged(judge, "The impl~cit nrles of the mernbcrs were known.")
    assert [written for written, _ in found] == ["impl~cit", "nrles", "mernbcrs"]


def test_a_name_among_sources_is_known_for_one(judge: "Judge") -> None:
    text = WORN + "It was shown (Vlornt, 1988) that T. Grzelkov met Qazvint there."
    found = {text[slice(*each.span)]: each.features for each in judge.damaged(Analysis(read_text("story", text)))}
    assert {name: found[name]["cited"] for name in ("Vlornt", "Grzelkov", "Qazvint")} == {
        "Vlornt": 1.0,
        "Grzelkov": 1.0,
        "Qazvint": 0.0,
    }


@pytest.mark.parametrize(
    "rest",
    [
        "The vlornt knew of another vlornt.",  # a term
        "See www.vlornt.com and E2.",
        "The 21st n-vlornt of the vlornt(s) came.",
        "They met on theroad to t o w n.",  # spaces are wrong, not letters
    ],
)
def test_what_is_not_damaged(judge: "Judge", rest: str) -> None:
    assert _damaged(judge, WORN + rest) == []


def test_a_story_that_is_not_worn_is_left_alone(judge: "Judge") -> None:
    assert _damaged(judge, "The government said that its rninisterl knew of the (multi)media show.") == []


def test_signs_inside_words_tell_a_worn_story(judge: "Judge") -> None:
    found = _damaged(judge, "The impl~cit ru;es were known to its mernbcrs.")
    assert [written for written, _ in found] == ["impl~cit", "ru;es", "mernbcrs"]


def test_signs_of_addresses_tell_nothing(judge: "Judge") -> None:
    wear = judge.wear(Analysis(read_text("story", "See https://a.org/q?a=b;c=d~e and the report(s).")))
    assert not wear.signs


def test_nothing_is_suggested_where_nothing_is_known(desk: "Desk") -> None:
    findings = desk.read(WORN + "The vqlrntzk was there.", "ocr.damaged-word").findings
    assert [each.suggestions for each in findings] == [()]


def test_a_word_that_the_house_accepts_is_not_damaged(desk: "Desk") -> None:
    house = House(*parse("rninisterl\n", Path("house.txt")))
    assert not desk.under(house=house).read(WORN + "Its rninisterl-hcl knew.", "ocr.damaged-word").findings
