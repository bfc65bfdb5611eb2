"""Which words of a story are names, and how each stands."""

from typing import TYPE_CHECKING

import pytest

from proofread.analysis import Analysis
from proofread.engine.names import list_names
from proofread.errors import ReadError
from proofread.model.names import Standing
from proofread.readers.plain import read_plain
from proofread.suggest.mentions import Mentions
from proofread.suggest.standing import Standings

if TYPE_CHECKING:
    from proofread.model.document import Document
    from proofread.model.names import Name
    from proofread.suggest.judge import Judge

MENTIONS = {
    "Yesterday President Volodymyr Zelensky flew to the United Arab Emirates.": [
        "Volodymyr Zelensky",
        "United Arab Emirates",
    ],
    "However, the talks went on, and then Germany's foreign minister left on Monday.": ["Germany"],
    "They told George W. Bush and J. K. Rowling that the Bank of England was shut.": [
        "George W. Bush",
        "J. K. Rowling",
        "Bank of England",
    ],
    "They saw Bashar al-Assad and Mohammed bin Salman with Jean-Pierre Vries at the door.": [
        "Bashar al-Assad",
        "Mohammed bin Salman",
        "Jean-Pierre Vries",
    ],
    "He came from France and Germany and told the French President, Emmanuel Macron, so.": [
        "France",
        "Germany",
        "Emmanuel Macron",
    ],
    "I'm sure that we don't know. We've seen it. It's May and I think so.": [],
    "all in lower case, with iphones and 12 dogs": [],
    "Ukraine won the match after they had lost one.": ["Ukraine"],
    "": [],
}


def mentions(judge: "Judge", text: str) -> list[str]:
    return [text[slice(*each.span)] for each in Mentions(judge.lexicon).of(Analysis(read_plain("story", text)))]


def names(judge: "Judge", text: str) -> "dict[str, Name]":
    listed = Standings(judge).of(Analysis(read_plain("story", text)))
    assert [each.place for each in listed] == sorted(each.place for each in listed)
    return {each.text: each for each in listed}


@pytest.mark.parametrize("text", MENTIONS)
def test_mentions(text: str, judge: "Judge") -> None:
    assert mentions(judge, text) == MENTIONS[text]


def test_doubtful_name_comes_with_what_it_resembles(judge: "Judge") -> None:
    name = names(judge, "They met President Volodymyr Zelenksy in the port.")["Volodymyr Zelenksy"]
    assert (name.standing, name.other, name.count) == (Standing.DOUBTFUL, "Volodymyr Zelensky", 1)
    assert name.confidence > 0.9


def test_inconsistent_name_comes_with_the_other_spelling(judge: "Judge") -> None:
    found = names(
        judge, "He left the firm FreightLine in May. In June Freightline fell, and so did Freightline’s bank."
    )
    assert (found["FreightLine"].standing, found["FreightLine"].other) == (Standing.INCONSISTENT, "Freightline")
    assert (found["Freightline"].standing, found["Freightline"].count) == (Standing.CONSISTENT, 2)


def test_unknown_name_is_consistent_from_its_second_place_on(judge: "Judge") -> None:
    found = names(judge, "They asked Anna Qorvatelli and Piet Vrobbelden. Later Mr. Vrobbelden went home to sleep.")
    assert {name.text: name.standing for name in found.values()} == {
        "Anna Qorvatelli": Standing.UNKNOWN,
        "Piet Vrobbelden": Standing.CONSISTENT,
        "Vrobbelden": Standing.CONSISTENT,
    }


def test_known_names_say_how_well(judge: "Judge") -> None:
    found = names(judge, "They went from London to see Olena Kovalenko, a nurse, and the United Arab Emirates team.")
    assert found["London"].popularity == "very well known"
    assert found["United Arab Emirates team".removesuffix(" team")].standing is Standing.KNOWN
    assert found["Olena Kovalenko"].popularity == "each word known"


def test_capitals_of_a_dateline_are_the_same_name(judge: "Judge") -> None:
    found = names(judge, "ODESA, Ukraine — They left Odesa on foot, and nobody came back to Odesa.")
    assert found["Odesa"].count == 3
    assert "ODESA" not in found


def test_parts_of_a_long_story_are_one_list(judge: "Judge") -> None:
    text = "They met Anna Qorvatelli here.\n\n" * 3 + "They saw London.\n"
    whole = list_names("story", lambda: read_plain("story", text), Standings(judge))
    parts = list_names("story", lambda: read_plain("story", text), Standings(judge), limit=40)
    assert {each.text: (each.standing, each.count, each.first) for each in parts.names} == {
        each.text: (each.standing, each.count, each.first) for each in whole.names
    }


def test_story_that_cannot_be_read_is_a_failure(judge: "Judge") -> None:
    def read() -> "Document":
        raise ReadError("there is no file x.txt", hint="look again")

    listed = list_names("x.txt", read, Standings(judge))
    assert (listed.document, listed.names) == (None, ())
    assert [failure.message for failure in listed.failures] == ["there is no file x.txt"]
