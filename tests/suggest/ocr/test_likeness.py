"""Whether a machine read a story: told, or judged by its words; nobody's clean copy is ever looked at closer."""

import math
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scans.misreading import Misreader

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.confidence import compiled_families
from proofread.suggest.judge import LIKELY, REPORTED, SURE, Judge, open_judge
from proofread.suggest.ocr.likeness import FAMILY, features_of, may_be_misread
from proofread.suggest.ocr.scan import Scans
from proofread.suggest.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
STORIES = {path.stem: path.read_text("utf-8") for path in sorted(ROOT.glob("benchmarks/scans/stories/*.txt"))}
CLEAN = {**STORIES, "clean": (ROOT / "samples/clean.txt").read_text("utf-8")}
SLIPS = (
    "The goverment said it would recieve the envoys in Mauripol on Tuesday. The talks have been put off twice since "
    "the spring, and nobody in the capital expects them to last. A spokesman for the mayor said that the council had "
    "not been asked, and that it would not have agreed if it had."
)
DAMAGED = (
    "Tbe Conrt sat ycsterday, aud tbe prisoncr, a labonrer of Mill-lane, was cbarged witb stealing a qnantity of lcad "
    "from tbe bouse of Mr. Wcbb. Tlie constable said tbat be bad scen tbe man near tbe cburcb at dnsk, carryiug a bag; "
    "tbat he followcd bim, and that tbc lcad was fonnd in tbe bag. Tbe magistrate remauded tbe prisoncr nntil Fridav."
)
HEAVY = 0.2


def read(text: str) -> Analysis:
    return Analysis(read_text("story", text))


def forms(judge: Judge, text: str) -> bool:
    analysis = read(text)
    return may_be_misread(analysis, (each.form for each in judge.suspects(analysis)))


@pytest.fixture(scope="module")
def pages(judge: Judge) -> list[str]:
    """Our stories as a bad scan of them would be read."""
    misreader = Misreader(judge.lexicon.channel, HEAVY)
    return [misreader.read(text, Random(name)) for name, text in STORIES.items()]


@pytest.mark.parametrize("name", CLEAN)
def test_clean_stories_have_no_odd_forms(judge: Judge, name: str) -> None:
    assert not forms(judge, CLEAN[name])


@pytest.mark.parametrize("text", ["", "...", "Berlin", "The vote was close."])
def test_nor_has_what_is_next_to_nothing(judge: Judge, text: str) -> None:
    assert not forms(judge, text)


def test_damaged_ones_have(judge: Judge, pages: list[str]) -> None:
    assert forms(judge, DAMAGED)
    assert all(forms(judge, page) for page in pages)


def test_a_few_in_a_long_story_are_what_writers_leave(judge: Judge) -> None:
    assert forms(judge, SLIPS)
    assert not forms(judge, SLIPS + "\n\n" + "\n\n".join(STORIES.values()))


@pytest.mark.parametrize(("told", "probability"), [("yes", 1.0), ("no", 0.0)])
def test_what_is_told_is_not_judged(judge: Judge, told: str, probability: float) -> None:
    firm = open_judge(judge.lexicon, told=Told(ocr=told))
    assert [firm.likeness(read(text)) for text in ("", SLIPS, DAMAGED, CLEAN["clean"])] == [probability] * 4


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_story_is_written(judge: Judge, name: str) -> None:
    assert judge.likeness(read(CLEAN[name])) == 0.0


def test_one_with_slips_is_judged_and_is_written(judge: Judge) -> None:
    assert judge.likeness(read(SLIPS)) < REPORTED


@pytest.fixture
def _trained(judge: Judge) -> None:
    if set(compiled_families(judge.lexicon.data)[FAMILY]) <= {"bias"}:
        pytest.skip(f"the family {FAMILY} is not trained yet")


@pytest.mark.usefixtures("_trained")
def test_a_heavily_damaged_story_is_read_by_a_machine(judge: Judge, pages: list[str]) -> None:
    assert judge.likeness(read(DAMAGED)) >= SURE
    assert sum(judge.likeness(read(page)) >= LIKELY for page in pages) >= 0.7 * len(pages)


@pytest.mark.usefixtures("_trained")
def test_more_damage_is_likelier_to_be_a_machines(judge: Judge) -> None:
    text = "\n\n".join(islice(STORIES.values(), 4))

    def likeness() -> "Iterator[float]":
        for rate in (0.0, 0.02, 0.1, 0.3):
            misread = Misreader(judge.lexicon.channel, rate).read(text, Random(1))
            yield judge.likeness(read(misread))

    found = list(likeness())
    assert found[0] == 0.0
    assert found[-1] >= SURE
    assert found[1] <= found[2] + 0.1
    assert found[2] <= found[3] + 0.1


@given(st.text(alphabet="abehtuTB1lO£’',.;|(-— \n\0", max_size=80), st.floats(0, 1))
def test_every_story_has_features(scans: Scans, judge: Judge, text: str, old: float) -> None:
    analysis = read(text)
    found = features_of(scans.page(analysis), scans.misread(analysis), old)
    assert all(map(math.isfinite, found.values()))
    assert 0.0 <= scans.likeness(analysis, old) <= 1.0
    assert 0.0 <= judge.likeness(analysis) <= 1.0


def test_damage_raises_what_speaks_for_a_machine(scans: Scans) -> None:
    damaged, clean = (
        features_of(scans.page(analysis), scans.misread(analysis), 0.0)
        for analysis in (read(DAMAGED), read(CLEAN["school"]))
    )
    for name in ("odd", "misread", "cheap"):
        assert damaged[name] > clean[name]
