"""Candidates for a house dictionary, from many stories."""

from pathlib import Path
from typing import TYPE_CHECKING

from proofread.analysis import Analysis
from proofread.lexicon.house import House, parse
from proofread.readers.plain import read_plain
from proofread.suggest.harvest import Candidate, Harvest
from proofread.suggest.judge import open_judge

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge


def harvested(judge: "Judge", *stories: str) -> dict[str, Candidate]:
    """The candidates of stories, in order."""
    harvest = Harvest(judge)
    for story in stories:
        harvest.begin()
        harvest.take(Analysis(read_plain("story", story)))
    return {each.text: each for each in harvest.candidates()}


def test_unknown_names_come_with_counts_and_those_of_most_stories_first(judge: "Judge") -> None:
    found = harvested(
        judge,
        "The mayor, Anna Vrobbelden, met Tom Qorvatelli on Monday. Vrobbelden’s aides left early.",
        "Nobody at the firm had seen Mr. Vrobbelden before he met the ministers in London.",
    )
    assert list(found) == ["Vrobbelden", "Qorvatelli"]
    first = found["Vrobbelden"]
    assert (first.stories, first.times, first.is_slip, first.resembles) == (2, 3, False, "")
    assert (first.before, first.written, first.after[:5]) == ("The mayor, Anna ", "Vrobbelden", ", met")


def test_slips_come_last_with_what_they_resemble(judge: "Judge") -> None:
    found = harvested(
        judge,
        "The goverment said that it would appeal to the court. Aides of Ms. Vrobbelden agreed.",
        "The goverment said that it would go on.",
    )
    assert list(found) == ["Vrobbelden", "goverment"]
    assert (found["goverment"].is_slip, found["goverment"].resembles) == (True, "government")


def test_words_that_stand_together_are_one_name(judge: "Judge") -> None:
    stories = ["They drove to Vrobbel Dunnok on Monday.", "The hills of Vrobbel Dunnok are quiet at night."]
    assert list(harvested(judge, *stories)) == ["Vrobbel Dunnok"]
    found = harvested(judge, *stories, "But Dunnok was loud.", "He called Dunnok a town, and Dunnok agreed.")
    assert {text: (each.stories, each.times) for text, each in found.items()} == {"Dunnok": (4, 5), "Vrobbel": (2, 2)}
    assert (found["Dunnok"].before, found["Dunnok"].written) == ("They drove to Vrobbel ", "Dunnok")


def test_what_is_no_word_of_a_house_is_left_out(judge: "Judge") -> None:
    found = harvested(
        judge,
        "He wrote to qorvatelli@example.com and bought a QX5000 for it.",
        f"The key was {'qorvatelli' * 7} on Monday.",
        "Itâ\x80\x99s what Vrobbâ\x80\x99s friends said of it.",
        "El señor dijo que los niños no tienen nada que ver con los niños de este pueblo pequeño y muy triste.",
        "Dr. Jos&eacute; Sudb&oslash; and Mr. M&uuml;ller left on Monday.",
        "The minister said that the talks would go on in London.",
    )
    assert found == {}


def test_what_the_house_accepts_is_left_out(judge: "Judge") -> None:
    house = House(*parse("Vrobbelden", Path("house.txt")))
    story = "The mayor, Anna Vrobbelden, met Tom Qorvatelli on Monday."
    assert list(harvested(open_judge(lexicon=judge.lexicon, house=house), story)) == ["Qorvatelli"]


def test_capitals_throughout_are_the_same_word(judge: "Judge") -> None:
    found = harvested(judge, "VROBBELDEN SPEAKS AT LAST\n\nMr. Vrobbelden told them so on Monday in a long letter.")
    assert [(each.text, each.times) for each in found.values()] == [("Vrobbelden", 2)]


def test_a_word_that_begins_sentences_is_still_a_word(judge: "Judge") -> None:
    found = harvested(judge, "Flimbos fell. Flimbos rose. Nobody sold flimbos at the market in London on Monday.")
    assert [(each.text, each.times) for each in found.values()] == [("flimbos", 3)]


def test_a_known_word_is_listed_where_it_would_be_called_wrong(judge: "Judge") -> None:
    found = harvested(
        judge,
        "The growers said that flystrike was not in the news there.",
        "The growers said that sheepmeat was not in the news there.",
    )
    assert list(found) == ["flystrike"]
