"""Errors put into clean stories."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofread.lexbuild.build import NOISE
from proofread.training import damage, slips
from proofread.training.corpus import Story
from proofread.training.damage import Damage
from proofread.training.noise import Noise, Rate, read_noise

LEARNED = read_noise(Path(__file__).parents[2] / "dictionaries" / "model" / NOISE)
TEXTS = st.lists(
    st.sampled_from(
        "The minister said, (quietly) that “New York” and BBC's Mr. McDonald's office — 42 İstanbul straße".split()
    ),
    max_size=60,
).map(" ".join) | st.text(max_size=80)


def undone(story: Story) -> str:
    """The text with every mark heeded."""
    text = story.text
    for mark in sorted(story.marks, reverse=True):
        text = text[: mark.start] + mark.rights[0] + text[mark.end :]
    return text


@pytest.fixture
def _strong(monkeypatch: pytest.MonkeyPatch) -> None:
    for dose in ("SLIP", "SPLIT", "GLUE", "STRAY"):
        monkeypatch.setattr(damage, dose, 0.15)


@pytest.mark.usefixtures("_strong")
def test_marks_undo_the_damage() -> None:
    @given(TEXTS, st.integers(0, 99))
    @settings(max_examples=300)
    def check(text: str, seed: int) -> None:
        story = Damage(LEARNED, seed).damaged(Story("set", "id", text))
        assert undone(story) == text
        assert all(story.text[mark.start : mark.end] != mark.rights[0] for mark in story.marks)
        ends = [0, *(mark.end for mark in sorted(story.marks))]
        assert all(end <= mark.start for end, mark in zip(ends, sorted(story.marks), strict=False))

    check()


@pytest.mark.usefixtures("_strong")
def test_seed_and_story_decide() -> None:
    story = Story("set", "id", "The minister said that the committee had left the building. " * 20)
    once = Damage(LEARNED, 3).damaged(story)
    assert once.marks
    assert Damage(LEARNED, 3).damaged(story) == once
    assert Damage(LEARNED, 4).damaged(story) != once
    assert Damage(LEARNED, 3).damaged(Story("set", "other", story.text)).text != once.text


def test_dose_is_that_of_careless_copy() -> None:
    story = Story(
        "set", "id", "the minister said that their committee would leave this building, officials said. " * 1000
    )
    marks = Damage(LEARNED).damaged(story).marks
    words = len(story.text.split())
    assert words / 150 < len(marks) < words / 70


@pytest.mark.parametrize("word", ["minister", "Minister", "MINISTER"])
def test_capitals_stay(word: str) -> None:
    shape = next(each for each in (str.islower, str.istitle, str.isupper) if each(word))
    hand = Damage(LEARNED)
    wrong = {hand.slip(word, Random(seed)) for seed in range(200)}
    assert len(wrong) > 20
    assert all(shape(each) and each != word for each in wrong)


def test_only_the_kind_that_the_model_knows_happens() -> None:
    table = {kind: Rate(0, 1.0 if kind == slips.SWAPPED else 1e-12) for kind in slips.KINDS}
    noise = Noise({}, {"slips": table, "words": {"once": Rate(1, 1.0), "again": Rate(0, 0.0)}})
    wrong = {Damage(noise).slip("minister", Random(seed)) for seed in range(200)}
    assert wrong == {"imnister", "mniister", "miinster", "minsiter", "minitser", "ministre", "minisetr"}


def test_word_that_nothing_can_befall_is_left() -> None:
    assert Damage(LEARNED).slip("İİİİ", Random(1)) == "İİİİ"


def test_places_are_as_likely_as_the_model_says() -> None:
    positions = {"first": Rate(0, 0.0), "last": Rate(0, 3.0), "other": Rate(0, 1.0)}
    noise = Noise({}, {"split": positions})
    cuts = Counter(Damage(noise).cut("abcde", Random(seed)).index(" ") for seed in range(5000))
    assert cuts[1] == 0
    assert cuts[4] / cuts[2] == pytest.approx(3, rel=0.2)
