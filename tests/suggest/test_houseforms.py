"""What house dictionaries do to a story: what is accepted is never called wrong, what is not wanted is found."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from proofread.lexicon.house import House, parse
from proofread.model.finding import Safety, Severity
from proofread.suggest.houseforms import adapted

if TYPE_CHECKING:
    from collections.abc import Callable

    from proofread.model.finding import Finding
    from tests.conftest import Desk

Rule = tuple[str, str]


@pytest.fixture
def with_house(desk: "Desk") -> "Callable[[str], Desk]":
    """The real checks with a house dictionary of these lines."""

    def opened(*lines: str) -> "Desk":
        house = House(*parse("\n".join(lines), Path("house.txt")))
        return desk.under(house=house)

    return opened


def replaced(desk: "Desk", text: str) -> list[Rule]:
    """What the house replaces in a text: the written form and what stands for it."""
    found = desk.read(text, "house.unwanted-form").findings
    return [(text[slice(*each.span)], each.suggestions[0].replacement) for each in found]


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("Kiev -> Kyiv", "In Kiev and KIEV, not kiev.", [("Kiev", "Kyiv"), ("KIEV", "KYIV")]),
        ("Kiev -> Kyiv", "Kiev’s mayor and Kiev's Kiev-based aides", [("Kiev", "Kyiv")] * 3),
        ("Kiev -> Kyiv", "Kievan Rus, kiev.example.com, Kiev_2", []),
        ("per cent -> percent", "Prices of bread and of milk rose by four per\ncent in a year, they said. Per  cent",
         [("per\ncent", "percent"), ("Per  cent", "Percent")]),
        ("per cent -> percent", "two per\n\ncent ways; per-cent; per, cent", []),
        ("per cent -> percent", "PER CENT OF IT", [("PER CENT", "PERCENT")]),
        ("health care -> healthcare", "A Health Care Bill", [("Health Care", "Healthcare")]),
        ("cell phone -> mobile phone", "Cell Phone users and cell phone users", [("Cell Phone", "Mobile Phone"),
                                                                                 ("cell phone", "mobile phone")]),
        ("co-operate -> cooperate", "They co-operate; cooperate, co operate.", [("co-operate", "cooperate")]),
        ("Internet -> internet", "Internet use grew. The Internet is old.", [("Internet", "internet")]),
        ("internet -> Internet", "The internet and the Internet.", [("internet", "Internet")]),
        ("Web site -> website", "Web site owners own a Web site.", [("Web site", "Website"), ("Web site", "website")]),
        ("iphone -> iPhone", "Iphone sales. The iphone and the iPhone.", [("Iphone", "iPhone"), ("iphone", "iPhone")]),
        ("Be’eri -> Beeri", "In Be'eri and Be’eri.", [("Be'eri", "Beeri"), ("Be’eri", "Beeri")]),
        ("Beeri -> Be'eri", "In Beeri and Be’eri and Be'eri.", [("Beeri", "Be'eri")]),
        ("Gaza -> Gaza Strip", "In Gaza and the Gaza Strip.", [("Gaza", "Gaza Strip")]),
        ("U.S. -> US", "The U.S. army", [("U.S.", "US")]),
        ("e-mail -> email", "An e\u2011mail and an E\u2010mail.", [("e\u2011mail", "email"), ("E\u2010mail", "Email")]),
        ("caf\u00e9 -> cafe", "A cafe\u0301 there.", [("cafe\u0301", "cafe")]),
    ],
)  # fmt: skip
def test_pairs(with_house: "Callable[[str], Desk]", line: str, text: str, found: list[Rule]) -> None:
    assert replaced(with_house(line), text) == found


def test_the_longest_entry_wins(with_house: "Callable[..., Desk]") -> None:
    desk = with_house("Kiev -> Kyiv", "chicken Kiev", "Greater Kiev Trust -> Kyiv Trust", "polish -> burnish", "Polish")
    assert replaced(desk, "The chicken Kiev of Kiev, by the Greater Kiev Trust.") == [
        ("Kiev", "Kyiv"),
        ("Greater Kiev Trust", "Kyiv Trust"),
    ]
    assert replaced(desk, "Polish men polish shoes.") == [("polish", "burnish")]


def found_one(desk: "Desk", text: str) -> "Finding":
    (found,) = desk.read(text, "house.unwanted-form").findings
    return found


def test_a_ruling_is_an_error_and_says_where_it_stands(with_house: "Callable[[str], Desk]") -> None:
    found = found_one(with_house("Kiev -> Kyiv  # wire style"), "In Kiev.")
    assert (found.severity, found.suggestions[0].safety) == (Severity.ERROR, Safety.SAFE)
    assert found.evidence == ("the house says Kyiv: wire style (house.txt:1)",)


def test_in_a_quotation_it_is_a_warning(with_house: "Callable[[str], Desk]") -> None:
    found = found_one(with_house("Kiev -> Kyiv"), "“Kiev is quiet,” he said.")
    assert (found.severity, found.suggestions[0].safety) == (Severity.WARNING, Safety.REVIEW)


def test_applied_rulings_are_not_found_again(with_house: "Callable[..., Desk]") -> None:
    desk = with_house("Kiev -> Kyiv", "per cent -> percent", "Gaza -> Gaza Strip", "internet -> Internet")
    text = "Per cent by per cent, Kiev's Gaza internet. INTERNET, KIEV and GAZA."
    for each in reversed(desk.read(text, "house.unwanted-form").findings):
        text = desk.applied(text, each)
    assert text == "Percent by percent, Kyiv's Gaza Strip Internet. INTERNET, KYIV and GAZA STRIP."
    assert replaced(desk, text) == []


@pytest.mark.parametrize(
    ("wrong", "right", "written", "begins", "put"),
    [
        ("kiev", "Kyiv", "kiev", False, "Kyiv"),
        ("e-mail", "email", "E-mail", True, "Email"),
        ("E-mail", "email", "E-mail", False, "email"),
        ("E-mail", "email", "E-mail", True, "Email"),
        ("NATO", "Nato", "NATO", True, "Nato"),
        ("ebay", "eBay", "Ebay", True, "eBay"),
    ],
)
def test_capitals_of_what_is_written(wrong: str, right: str, written: str, *, begins: bool, put: str) -> None:
    assert adapted(wrong, right, written, begins=begins) == put


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Fighting went on near Mauripol on Sunday.", "Mauripol"),
        ("The goverment said it would appeal.", "goverment"),
        ("He returned tothe city.", "tothe"),
        ("The govern ment fell on Friday.", "govern ment"),
        ("The flagship of the Black Fleet sank in the Black Sea.", "Black Fleet"),
        ("Members read exclusive content Available only to them.", "Available"),
        ("They agreed to the the band on Monday.", "the the"),
    ],
)
def test_what_is_accepted_is_not_called_wrong(
    with_house: "Callable[[str], Desk]", desk: "Desk", text: str, word: str
) -> None:
    at = text.index(word)
    reached = [each for each in desk.read(text).findings if each.span.start < at + len(word) and at < each.span.end]
    assert reached
    assert not [each for each in with_house(word).read(text).findings if each in reached]


def test_an_accepted_word_may_have_hyphens_that_do_not_break(with_house: "Callable[[str], Desk]", desk: "Desk") -> None:
    text = "The co\u2011operatoin ended in May."
    assert desk.read(text).findings
    assert not with_house("co-operatoin").read(text).findings


def test_a_known_word_may_still_be_in_the_wrong_place(with_house: "Callable[[str], Desk]") -> None:
    marked = with_house("form").marked("He came {{form|from}} the north of the country on Monday.")
    assert with_house("form").found(marked, marked.marks[0], "context.wrong-word") is not None
    assert with_house("came form").found(marked, marked.marks[0], "context.wrong-word") is None


def test_what_the_house_accepts_is_offered(with_house: "Callable[[str], Desk]", desk: "Desk") -> None:
    marked = desk.marked("They drove to {{Antaovka|Anatovka}} on Monday.")
    assert desk.found(marked, marked.marks[0], "names.misspelt") is None
    found = with_house("Anatovka").found(marked, marked.marks[0], "names.misspelt")
    assert found is not None
    assert found.severity is Severity.WARNING


def test_of_two_spellings_the_one_of_the_house_stands(with_house: "Callable[[str], Desk]") -> None:
    text = "Aides said that Zelenskiy would sign. President Volodymyr Zelensky was in Lviv, and Zelensky agreed."
    (found,) = with_house("Zelenskiy").read(text, "names.inconsistent").findings
    assert (text[slice(*found.span)], found.suggestions[0].replacement) == ("Zelensky", "Zelenskiy")


def test_a_name_of_the_house_is_completed(with_house: "Callable[[str], Desk]") -> None:
    desk = with_house("Orlo Vrobbelden Trust")
    text = "An aide to the {{Orlo Trust|Orlo Vrobbelden Trust}} left on Monday. The Orlo Vrobbelden Trust fell behind."
    marked = desk.marked(text)
    assert desk.found(marked, marked.marks[0], "names.missing-word") is not None


LETTERS = st.text("aeiotnrsmkl", min_size=2, max_size=9)
WRITTEN = st.one_of(LETTERS, LETTERS.map(str.capitalize), LETTERS.map(str.upper), st.sampled_from(
    ["goverment", "Mauripol", "FreightLine", "saidciting", "recieve", "Be'eri", "AD-FREEas", "hte", "Ukrainain", "s"]
))  # fmt: skip
FRAMES = (
    "The {} said on Monday that it would go on.",
    "{} met President Vladimir {} in Kyiv.",
    "Mr. {}’s aide, Anna {}, told the {} Council of it.",
    "They read {} and {} only to them.",
    "govern {} ment, {} to the city by {}",
)


@hypothesis(max_examples=300)
@given(WRITTEN, st.lists(WRITTEN, max_size=2), st.sampled_from(FRAMES))
def test_an_accepted_word_is_never_flagged(desk: "Desk", word: str, others: list[str], frame: str) -> None:
    text = frame.format(*([word, *others, word, word, word])[:4])
    house = House(*parse(word, Path("house.txt")))
    accepted = desk.under(house=house)
    for found in accepted.read(text).findings:
        if not found.check.startswith("context."):
            written = text[slice(*found.span)].removesuffix("’s")
            assert not house.accepts(written), found
            assert word not in written.split() or word in found.suggestions[0].replacement.split(), found
