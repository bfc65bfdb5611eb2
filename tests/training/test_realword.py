"""Errors put into clean stories are marked, and come back the same."""

from pathlib import Path
from typing import TYPE_CHECKING

from proofread.training.corpus import Story
from proofread.training.realword import Confused, Fault, Halves, RealWordDamage, is_held_out

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

LISTS = Path(__file__).parents[2] / "dictionaries/confusions"
TEXT = "It was the first time that their ministers have said there is a plan to build the bridge. " * 12


def _damage(judge: "Judge", halves: Halves, seed: int = 0) -> Story:
    damage = RealWordDamage(Confused(judge.lexicon.confusions, LISTS, halves), 1 / 40, seed)
    return damage.damaged(Story("clean", "one", TEXT))


def test_marks_lead_back_to_the_clean_story(judge: "Judge") -> None:
    story = _damage(judge, Halves.BOTH)
    text = story.text
    for mark in reversed(story.marks):
        text = text[: mark.start] + mark.rights[0] + text[mark.end :]
    assert story.marks
    assert text == TEXT
    assert {mark.kind for mark in story.marks} <= {fault.value for fault in Fault}


def test_the_same_seed_gives_the_same_errors(judge: "Judge") -> None:
    assert _damage(judge, Halves.BOTH) == _damage(judge, Halves.BOTH)
    assert _damage(judge, Halves.BOTH).text != _damage(judge, Halves.BOTH, seed=1).text


def test_the_halves_share_no_pair(judge: "Judge") -> None:
    for halves, held in ((Halves.HELD_OUT, True), (Halves.TAUGHT, False)):
        confused = Confused(judge.lexicon.confusions, LISTS, halves)
        for word in ("their", "its", "form", "has", "principal"):
            listed = {each.word for each in judge.lexicon.confusions.alternatives(word) if not each.is_near}
            assert all(is_held_out(word, each.written) == held for each in confused.of(word) if each.written in listed)


def test_the_order_of_a_pair_does_not_matter() -> None:
    assert is_held_out("their", "there") == is_held_out("there", "their")
