"""One person or place under two spellings: what is found, what is left alone, and how sure it may be."""

import math
from typing import TYPE_CHECKING

import pytest

from proofread.analysis import Analysis
from proofread.model.finding import Severity
from proofread.readers.plain import read_plain
from proofread.suggest.variants import Likeness

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge
    from tests.conftest import Desk

CHECK = "names.inconsistent"

SHOWN = {
    "The mayor, Paul Gonzáles, spoke. Aides to Paul Gonzales would not comment, and Mr. Gonzáles left.": (
        "Gonzales",
        "Gonzáles",
    ),
    "They asked the poet Seyed Hassan Tabrizi to sing. Later Sayyed Hassan Tabrizi read to them, and all were glad.": (
        "Seyed",
        "Sayyed",
    ),
    "They fled to Sharm el-Sheikh on foot. All hotels in Sharm el Sheikh were full, but Sharm el Sheikh was calm.": (
        "el-Sheikh",
        "el Sheikh",
    ),
    "The firm FreightLine’s boss resigned. Shares of Freightline fell, and staff at Freightline worried.": (
        "FreightLine",
        "Freightline",
    ),
    "He left Lugansk in May. In June the mayor of Luhansk fled, and Luhansk was lost.": ("Lugansk", "Luhansk"),
}
SILENT = [
    "The lawyer Anna Berger spoke. The judge, Tom Burger, thanked Ms. Berger and Mr. Burger.",
    "Mohammed Deif was killed, they said. A neighbor, Mohammad Yunus, was not hurt. Then Muhammad Ali spoke.",
    "Trevor Phillips asked about Philips, the Dutch maker of lamps. Mr. Phillips used to work for Philips.",
    "Delegates from Austria met those from Australia. Iran and Iraq sent none, and Niger and Nigeria sent two.",
    "The Israeli army left, and Israel said so. Many Israelis in the Israeli town cheered Israel.",
    "Mr. O'Hara left early. Nobody missed Mr. O’Hara, who had come late.",
    "Ms. Petrova married Mr. Petrov. The Petrovs live in Sofia, where Petrova sings.",
    "His brother Stephen Miller and Steven Cole left the Cole farm with the Miller boys.",
    "It was signed by Ayla Ezgi Eygi. The friends of Ayla Ezgi Eygi wept, and Eygi was mourned.",
    "He wrote “Zelensski” [sic] to Mr. Zelensky. The answer of Mr. Zelensky was short.",
]


@pytest.mark.parametrize("text", SHOWN)
def test_one_name_in_two_spellings_is_shown(text: str, desk: "Desk") -> None:
    (finding,) = (each for each in desk.read(text, CHECK).at_least(Severity.WARNING).findings)
    assert (text[slice(*finding.span)], desk.suggestion(finding)) == SHOWN[text]
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("text", SILENT)
def test_two_names_are_left_alone(text: str, desk: "Desk") -> None:
    assert desk.read(text, CHECK).at_least(Severity.WARNING).findings == ()


def test_message_counts_and_names_lines(desk: "Desk") -> None:
    text = "Nothing.\n\nThe firm FreightLine’s boss left.\n\nThe price of Freightline fell; some at Freightline quit.\n"
    (finding,) = desk.read(text, CHECK).findings
    assert finding.message == (
        "“FreightLine” (once, line 3) and “Freightline” (2 times, first in line 5) look like one name"
    )
    assert finding.evidence == (
        "the two differ in accents, marks or capitals only",
        "“Freightline” is the more frequent here",
    )


def test_a_name_that_is_called_misspelt_is_not_reported_twice(desk: "Desk") -> None:
    text = "President Volodymyr Zelenksy spoke. Aides of Volodymyr Zelensky agreed. Later Zelensky left."
    assert [each.check for each in desk.read(text).at_least(Severity.WARNING).findings] == ["names.misspelt"]
    assert desk.read(text, CHECK).findings == ()


def test_forms_that_only_begin_sentences_are_no_names(judge: "Judge") -> None:
    text = "Freightline fell. The maker FreightLine said so."
    assert judge.pairs(Analysis(read_plain("story", text))) == ()


def test_no_pair_is_sure_enough_for_an_error(judge: "Judge") -> None:
    """The features that speak for one name, all at once; likenesses and the old form exclude each other."""
    kinds = [*(f"like_{each.name.lower()}" for each in Likeness), "old"]
    others = ("company", "title")  # the one only where the other is not
    for kind in kinds:
        for other in others:
            score = judge.coefficients.score(CHECK, {"bias": 1.0, kind: 1.0, other: 1.0})
            assert score < math.log(Severity.ERROR.floor / (1 - Severity.ERROR.floor))
    rest = set(judge.coefficients._families[CHECK].weights) - {"bias", *kinds, *others}
    assert all(judge.coefficients.score(CHECK, {name: 1.0}) < 0 for name in rest)
