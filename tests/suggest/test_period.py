"""When a story was printed: what is taken for the nineteenth century, and what of today never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.judge import Judge, open_judge
from proofread.suggest.period import OLD, Period, common, telling
from proofread.suggest.told import Told

POLICE_COURT = (
    "BOW-STREET.—Thomas Hall, a labourer, was charged with stealing a quantity of lead from a house in Mill-lane."
    " The prosecutor, Mr. Dunn, stated that on the 3rd inst. he proceeded to the premises, and ascertained that "
    "the prisoner had been seen there in the evening. The magistrate remanded the prisoner."
)
SHIPPING = (
    "The barque Eliza, 310 tons, Captain Reed, sailed for London yesterday. Passengers—Mr. and Mrs. Gray, Messrs. Law, "
    "Webb, and M'Intyre. Her cargo consists of 400 bales of wool, sundry hides, &c."
)
OLD_STORIES = (POLICE_COURT, SHIPPING)

COURT_OF_TODAY = (
    "A prisoner who absconded from Lowmoor Gaol was remanded in custody by magistrates on Monday. The defendant, "
    "of Mill Lane, was examined by a surgeon. A witness stated that he had been struck with a bottle outside a "
    "house in Castle Street at about 11 o'clock, and that the constable returned in the evening."
)
OLD_LETTER = (
    "The curator read from a letter of 1851, in which the governor wrote: “I have this day received, per Messrs. "
    "Hall and Son, a waggon of gunpowder, &c., and beg to be informed in what manner it is to be conveyed to the "
    "gaol in Bow-street.” The letter was the property of a gentleman."
)
OLD_LETTER_IN_STRAIGHT_QUOTES = OLD_LETTER.replace("“", '"').replace("”", '"')
WRECK = (
    "In 1854 the brig Ellen struck a reef off the coast, and in 1859 a steamer of the same name followed. The "
    "colony had then 12,000 inhabitants. The anchor of the vessel was found on Tuesday by a diver in his 30s."
)
DAYS = (
    "The two-day meeting on day-to-day business ended with a three-lane road and a 140-square-mile park for the parish."
)
FOOTBALLER = "M'Vila returned in the evening and struck from ten yards; the goal was his third of the month."
FRENCH_SPACES = "What is to be done ? The captain replied : nothing ; and the ladies returned to the house !"
MODERN_STORIES = (
    COURT_OF_TODAY, OLD_LETTER, OLD_LETTER_IN_STRAIGHT_QUOTES, WRECK, DAYS, FOOTBALLER, FRENCH_SPACES,
)  # fmt: skip


def period(judge: Judge, text: str) -> Period:
    return judge.period(Analysis(read_text("story", text)))


@pytest.mark.parametrize("text", OLD_STORIES)
def test_old_print_is_told_by_its_words(judge: Judge, text: str) -> None:
    found = period(judge, text)
    assert found.is_old
    assert found.probability >= OLD


@pytest.mark.parametrize("text", MODERN_STORIES)
def test_stories_of_today_are_never_old(judge: Judge, text: str) -> None:
    found = period(judge, text)
    assert found.name == "modern"
    assert found.probability < OLD - 0.1


def test_one_thing_that_tells_does_not_outweigh_words_of_today(judge: Judge) -> None:
    text = "Messrs. Hall and Son launched a website in 2019 because people told the team that online data were needed."
    assert not period(judge, text).is_old


def test_old_spellings_decide_what_is_open(judge: Judge) -> None:
    plain = (
        "The governor was of opinion that the proceedings of the persons present were of no consequence to the public."
    )
    old = (
        "The governor was of opinion that the encreased connexion shewed no villany, and was of no publick consequence."
    )
    assert not period(judge, plain).is_old
    assert period(judge, old).is_old


@pytest.mark.parametrize(("told", "probability"), [("19c", 1.0), ("modern", 0.0)])
def test_what_is_told_is_not_judged(judge: Judge, told: str, probability: float) -> None:
    firm = open_judge(judge.lexicon, told=Told(period=told))
    for text in (POLICE_COURT, COURT_OF_TODAY, ""):
        assert period(firm, text) == (told, probability)


def test_what_tells_is_not_counted_in_quotations() -> None:
    text = "He wrote: “Send it to Messrs. Hall in Bow-street to-day, &c.” Then Mr. M'Intyre of Mill-lane left."
    found = telling(Analysis(read_text("story", text)))
    assert "Messrs" not in found
    assert {"_street", "_mac"} == {name for name in found if name.startswith("_")}
    assert found["_street"] == 1.0


@pytest.mark.parametrize("text", ["£10 10s. per acre", "fined 5l. and costs", "2s. 6d. a week", "10d. a pound"])
def test_old_money_tells(text: str) -> None:
    assert "_money" in telling(Analysis(read_text("story", text)))


@pytest.mark.parametrize("text", ["in his 30s.", "the 1980s. Then", "in 3D. Then", "10 ml. of it", "a 5s phone"])
def test_other_figures_are_no_old_money(text: str) -> None:
    assert "_money" not in telling(Analysis(read_text("story", text)))


def test_years_are_counted_by_age() -> None:
    found = common(Analysis(read_text("story", "From 1802 to 1910, in 1925, and from 1930 to 2024 and 2024.")))
    assert found["_modern"] > found["_1800s"] > found["_between"] == 1.0


@given(st.text(alphabet="aM's.&c -“”\n1850l£", max_size=60))
def test_every_text_has_a_probability(judge: Judge, text: str) -> None:
    found = period(judge, text)
    assert 0.0 <= found.probability <= 1.0
    assert found.is_old == (found.probability >= OLD)
