"""Old stories: no check calls wrong what was right in its time, and errors are found beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.checks.context.wrong_word import WrongWord
from proofread.checks.opening import open_all
from proofread.checks.period import HARDENED
from proofread.lexbuild.sources import rows
from proofread.suggest.confidence import Coefficients, compiled_families
from proofread.suggest.judge import Judge, open_judge
from proofread.suggest.told import Told
from tests.suggest.test_period import POLICE_COURT

if TYPE_CHECKING:
    from proofread.model.finding import Finding
    from tests.conftest import Desk

LIST = Path(__file__).parents[2] / "dictionaries/period/19c.tsv"
CARRIERS = {
    "abbreviation": "It was sent to the office on the 4th {}, and {} the clerk of the court received it there.",
    "place": "The steamer sailed for {} on Monday last, and the consul in {} was told of it.",
}
CARRIER = "The witness said that he had seen {} there, and that the matter of {} was known to the officer."


@pytest.fixture(scope="module")
def old(judge: Judge) -> "Desk":
    from tests.conftest import Desk

    return Desk(open_judge(judge.lexicon, told=Told(period="19c")))


def flagged(desk: "Desk", text: str) -> list[tuple[str, str]]:
    return [(each.check, text[slice(*each.span)]) for each in desk.read(text).findings]


@pytest.mark.slow
def test_no_check_calls_a_form_of_the_list_wrong(old: "Desk") -> None:
    wrong = []
    for form, _modern, kind, _sources in rows(LIST, 4):
        text = CARRIERS.get(kind, CARRIER).format(form, form)
        spans = [(at, at + len(form)) for at in (text.index(form), text.rindex(form))]
        wrong += [
            (form, each.check, each.message)
            for each in old.read(text).findings
            if any(each.span.start < end and start < each.span.end for start, end in spans)
        ]
    assert wrong == []


@pytest.mark.slow
def test_errors_beside_forms_of_the_list_are_found(old: "Desk") -> None:
    missed = []
    for number, (form, _modern, kind, _sources) in enumerate(rows(LIST, 4)):
        if kind != "abbreviation" and number % 10 == 0:
            text = f"{CARRIER.format(form, form)} The goverment acknowleged that it was so."
            found = {what for _check, what in flagged(old, text)}
            missed += [(form, each) for each in ("goverment", "acknowleged") if each not in found]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr. M'Gowan, M.P., and Messrs. M‘Leod and M’Intyre, were in the chair.",
        "He was call'd to the bar, and carry'd the motion which the house had begg'd him to drop.",
        "The archæological society of Foochow praised the manœuvres at the amphithéâtre of the præfect.",
        "It fell on the 4th inst., and on the 5th inst. the prisoner was brought up; about 5 per cent. of it was paid.",
        "Any one may see to-day, for ever and every where, that some one shewed him the grey-hound.",
        "What is this ? asked the captain ; it is, viz. : a waggon !",
    ],
)
def test_the_ways_of_the_time_are_quiet(old: "Desk", text: str) -> None:
    assert flagged(old, text) == []


def test_the_same_is_wrong_in_stories_of_today(desk: "Desk") -> None:
    text = "The minister shewed on Monday that the trowsers were sold online ; the website told people of it."
    assert flagged(desk.under(period="modern"), text) == flagged(desk, text)
    assert ("spelling.misspelt", "trowsers") in flagged(desk, text)
    assert ("spacing.before-punctuation", " ;") in flagged(desk, text)


def test_a_comma_is_never_set_off(old: "Desk") -> None:
    assert ("spacing.before-punctuation", " ,") in flagged(old, "The prisoner , who had been drinking, was fined.")


def test_auto_heeds_what_a_story_tells_of_itself(desk: "Desk") -> None:
    story = POLICE_COURT + " He had on a pair of trowsers, and the goverment was told."
    found = {what for _check, what in flagged(desk, story)}
    assert "trowsers" not in found
    assert "goverment" in found
    assert "trowsers" in {what for _check, what in flagged(desk.under(period="modern"), story)}


def test_gaol_is_no_other_dialect(judge: Judge) -> None:
    from tests.conftest import Desk

    told = Desk(open_judge(judge.lexicon, told=Told("american", period="19c")))
    assert flagged(told, "He was sent to the gaol for stealing the waggon.") == []
    assert [what for _, what in flagged(told, "The colour of the gaol was grey.")] == ["colour", "grey"]


def test_checks_of_context_are_harder_to_convince_and_say_so(judge: Judge) -> None:
    text = "Voters went to the polls form early morning."
    told = open_judge(judge.lexicon, explains=True, told=Told(period="19c"))
    today = open_judge(judge.lexicon, explains=True, told=Told(period="modern"))
    now, then = (_surest(each, text) for each in (today, told))
    assert then.span == now.span
    assert then.confidence < now.confidence
    assert then.why is not None
    assert now.why is not None
    hardened = compiled_families(judge.lexicon.data)[HARDENED]["context.wrong-word"]
    assert then.why.score == pytest.approx(now.why.score + hardened)
    assert sum(reason.contribution for reason in then.why.reasons) == pytest.approx(then.why.score)
    assert then.why.probability == pytest.approx(then.confidence)


def _surest(judge: Judge, text: str) -> "Finding":
    from proofread.analysis import Analysis
    from proofread.readers import read_text

    (check,) = open_all([WrongWord], judge)
    return max(check.find(Analysis(read_text("story", text))), key=lambda each: each.confidence)


def test_a_model_without_hardening_changes_no_confidence(judge: Judge) -> None:
    from proofread.suggest.weighing import Weigher

    families = {name: each for name, each in compiled_families(judge.lexicon.data).items() if name != HARDENED}
    plain = Judge(judge.lexicon, Weigher(Coefficients(families), Coefficients({})), told=Told(period="19c"))
    text = "Voters went to the polls form early morning."
    today = open_judge(judge.lexicon, told=Told(period="modern"))
    assert _surest(plain, text).confidence == pytest.approx(_surest(today, text).confidence)
