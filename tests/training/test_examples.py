"""Suspects and their labels."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.model.span import Span
from proofread.suggest.weighing import Choice
from proofread.training.corpus import Corpus, Mark, Story, TrainingSet
from proofread.training.damage import Damage
from proofread.training.examples import KEEP, UNSURE, Place, examples, label, mends
from proofread.training.noise_learning import learn

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

TEXT = "He recieved atthe hotel a letter ."


def place(wrong: str, *replacements: str) -> Place:
    """A doubtful stretch with its alternatives."""
    start = TEXT.index(wrong)
    span = Span(start, start + len(wrong))
    return Place(*span, [Choice("substitute", span, each, {}) for each in replacements])


def story(*errors: tuple[str, str, str]) -> Story:
    marks = (Mark(TEXT.index(w), TEXT.index(w) + len(w), tuple(right.split("|")), kind) for w, right, kind in errors)
    return Story("set", "id", TEXT, tuple(marks))


@pytest.mark.parametrize(
    ("errors", "at", "right"),
    [
        ((), place("recieved", "received"), KEEP),
        ((("recieved", "received", ""),), place("recieved", "relieved", "received"), 1),
        ((("recieved", "relieved|received", ""),), place("recieved", "received"), 0),
        ((("recieved", "received", ""),), place("recieved", "relieved"), UNSURE),
        ((("recieved", "received", "punct"),), place("recieved", "received"), None),
        ((("recieved atthe", "received at the", ""),), place("atthe", "at the"), UNSURE),
        ((("atthe hotel", "at the hotel", ""),), place("atthe", "at the"), 0),
        ((("atthe hotel", "at the hotel", ""),), place("hotel", "motel"), KEEP),
        ((("letter .", "letter.", ""),), place(" .", "."), 0),
        ((("letter .", "letter.", ""),), place("letter", "latter"), KEEP),
    ],
)
def test_label(errors: tuple[tuple[str, str, str], ...], at: Place, right: int | None) -> None:
    assert label(story(*errors), at) == right


def test_an_alternative_mends_what_the_mark_asks_for_in_its_own_stretch() -> None:
    mark = Mark(12, 23, ("at the hotel",))
    assert mends(TEXT, Choice("split", Span(12, 17), "at the", {}), mark)
    assert not mends(TEXT, Choice("split", Span(12, 17), "atthe", {}), mark)


def test_examples_of_small_sets(data: Path, judge: "Judge") -> None:
    corpus = Corpus(data)
    found = list(examples(corpus, judge, Damage(learn(corpus))))
    typos = [each for each in found if each.set == "news_typos"]
    assert {each.alternatives[each.right].replacement for each in typos if each.right >= 0} >= {
        "government",
        "received",
    }
    assert all(each.right != KEEP for each in typos)
    assert all(each.weight > 0 and each.alternatives for each in found)
    assert {each.kind for each in found} >= {"form", "spacing.after-punctuation", "spacing.before-punctuation"}
    assert all(each.right != KEEP for each in found if each.set.endswith("_damaged"))


def test_worn_copy_counts_in_full_where_families_are_fitted_alone() -> None:
    worn, news = TrainingSet("worn", 0.1, 0.2, is_worn=True), TrainingSet("news", 2.5, 0.0)
    assert worn.weight(kept=True, alone=True) == worn.weight(kept=False, alone=True) == 1.0
    assert worn.weight(kept=True, alone=False) == pytest.approx(0.2)
    assert (news.weight(kept=False, alone=True), news.weight(kept=True, alone=True)) == (2.5, 0.0)
