"""Texts to verdicts, over the real dictionaries."""

from functools import partial

import pytest

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.quality import ErrorRate, Quality, Verdict
from proofread.quality.assess import LIMITS, Assessor, verdict_of
from proofread.readers import read_text
from proofread.suggest.judge import Judge, open_judge
from proofread.suggest.told import Told

CLEAN = (
    "The council voted on Thursday to close the old bridge for repairs until the spring. Engineers found cracks in "
    "two of the piers last month, and the mayor said that the work could not wait. Drivers will have to use the "
    "ferry, which runs every hour from six in the morning until ten at night.\n\n"
)
LIGHT = CLEAN.replace("Thursday", "Tbursday").replace("cracks", "craeks").replace("morning", "rnorning")
HEAVY = (
    "Tbe couneil votcd on Thnrsday to elose tlie old hridge for rcpairs uutil tbe spriug. Engiueers fouud craeks iu "
    "two of thc picrs last mouth, aud tbe mavor sald tbat tbe work conld uot wait. Drivcrs wlll bave to usc tbe "
    "fcrrv, wbich runs evcry honr from sLx in tbe morniug untll ten at uight.\n\n"
)


def quality(assessor: Assessor, text: str) -> Quality:
    return assessor.quality(read_text("story.txt", text))


def rate(assessor: Assessor, text: str) -> ErrorRate:
    found = quality(assessor, text).error_rate
    assert found is not None
    return found


def test_damage_is_told_from_none(assessor: Assessor) -> None:
    clean, light, heavy = (quality(assessor, text) for text in (CLEAN, LIGHT, HEAVY))
    assert [each.verdict for each in (clean, light, heavy)] == [Verdict.GOOD, Verdict.FAIR, Verdict.UNREADABLE]
    assert (clean.language, light.language) == ("en", "en")
    assert clean.lexicality is not None
    assert clean.lexicality.tokens > 0.97
    assert heavy.lexicality is not None
    assert heavy.lexicality.tokens < 0.7


def test_estimate_is_near_what_is_wrong(assessor: Assessor) -> None:
    for text in (LIGHT, HEAVY):
        wrong = sum(one != other for one, other in zip(text.split(), CLEAN.split(), strict=True)) / len(CLEAN.split())
        found = rate(assessor, text)
        assert found.low <= wrong <= found.high


def test_unknown_names_are_weighed_apart(assessor: Assessor) -> None:
    names = CLEAN.replace("the mayor", "Anna Qorvatelli").replace("Engineers", "Vrobbelden and Tjoelker")
    words = CLEAN.replace("the mayor", "anna qorvatelli").replace("Engineers", "vrobbelden and tjoelker")
    as_names, as_words = (quality(assessor, text).lexicality for text in (names, words))
    assert as_names is not None
    assert as_words is not None
    assert as_names.tokens > as_words.tokens
    assert as_names.names > 0 == as_words.names


def test_addresses_and_figures_are_no_words(assessor: Assessor) -> None:
    text = CLEAN.replace("the ferry", "the ferry (www.ferry-xyzzy.example/tjoelk, @qwrty, 10th, 5s., 1,250 or U.S.)")
    found = quality(assessor, text).lexicality
    assert found is not None
    assert found == quality(assessor, CLEAN.replace("the ferry", "the ferry or")).lexicality


@pytest.mark.parametrize("text", ["", "\n \n", "Tbe end.", "これは日本語の文章です。 " * 30, "12 14 19 27 " * 20])
def test_nothing_is_said_of_what_is_no_english_text(assessor: Assessor, text: str) -> None:
    found = quality(assessor, text)
    assert (found.language, found.error_rate, found.verdict) == ("undetermined", None, Verdict.UNDETERMINED)
    assert found.period == "undetermined"


def test_another_language_is_told(assessor: Assessor) -> None:
    text = "Le pont sera fermé dans les semaines qui viennent, et les habitants devront prendre le bac. " * 2
    found = quality(assessor, text)
    assert (found.language, found.error_rate, found.verdict) == ("other", None, Verdict.UNDETERMINED)


def test_long_story_is_judged_in_pieces(assessor: Assessor) -> None:
    document = read_text("story.txt", CLEAN * 3 + HEAVY)
    whole, pieces = assessor.quality(document), assessor.quality(document, limit=400)
    assert pieces.words == whole.words
    assert pieces.lexicality == whole.lexicality
    assert whole.error_rate is not None
    assert pieces.error_rate is not None
    assert pieces.error_rate.estimate == pytest.approx(whole.error_rate.estimate, rel=0.3)


def test_what_is_told_is_believed(judge: Judge) -> None:
    told = Assessor(open_judge(judge.lexicon, told=Told(ocr="yes", period="19c")))
    found = quality(told, "Tbe end.")
    assert (found.ocr, found.period) == (1.0, "19c")
    assert quality(told, CLEAN).ocr == 1.0


def test_failure_is_an_outcome(assessor: Assessor) -> None:
    def unreadable() -> Document:
        raise ReadError("there is no file x.txt")

    failed = assessor.assess("x.txt", unreadable)
    assert (failed.name, failed.quality) == ("x.txt", None)
    assert [each.what for each in failed.failures] == ["read"]
    judged = assessor.assess("y.txt", partial(read_text, "y.txt", CLEAN))
    assert judged.quality is not None
    assert judged.failures == ()


def test_limits_are_closed_and_rise() -> None:
    assert [verdict_of(ErrorRate(most, 0, 1)) for most, _ in LIMITS] == [verdict for _, verdict in LIMITS]
    assert [most for most, _ in LIMITS] == sorted({most for most, _ in LIMITS})
    assert LIMITS[-1][0] == 1.0
    assert verdict_of(None) is Verdict.UNDETERMINED
