"""What a language model teaches, with a model that knows the right text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.languagemodel.questions import Question, Surprise
from proofread.suggest.weighing import LIKELIER, PRONOUN
from proofread.training.corpus import Corpus
from proofread.training.damage import Damage
from proofread.training.examples import KEEP, examples
from proofread.training.folds import Folds, out_of_fold
from proofread.training.informed import ASKING, open_places
from proofread.training.logit import Problem
from proofread.training.model_files import families_by_hand
from proofread.training.noise_learning import learn
from proofread.training.realword import Halves
from proofread.training.realword_learning import fold_judges
from proofread.training.realword_reading import _deep, is_read, read_examples

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

LISTS = Path(__file__).parents[2] / "dictionaries/confusions"


class Oracle:
    """Finds likely what stands in a text that it knows, and is surprised by everything."""

    def __init__(self, known: str) -> None:
        self._known = known
        self.asked: list[Question] = []

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        self.asked += questions
        return [tuple(self._gain(each, other) for other in each.candidates) for each in questions]

    def _gain(self, question: Question, other: str) -> float:
        said, would_be = (question.before + middle + question.after for middle in (question.written, other))
        return 9.0 * ((would_be in self._known) - (said in self._known))

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        return [[Surprise(at, at + 1, 5.0) for at in range(len(passage))] for passage in passages]


def test_open_places_are_asked_about_and_keep_their_label(data: Path, judge: "Judge") -> None:
    corpus = Corpus(data)
    found = list(examples(corpus, judge, Damage(learn(corpus))))
    problem = Problem(found)
    folds = Folds(corpus.all_stories())
    shares = out_of_fold(problem, folds.of(found), families_by_hand(judge.lexicon.data))
    model = Oracle(" ".join(story.text for story in corpus.all_stories()))
    places = open_places(found, problem, shares, model)
    assert len(places) == len(model.asked) > 0
    for place, question in zip(places, model.asked, strict=True):
        assert {choice.family for choice in place.alternatives} <= ASKING
        assert len(place.alternatives) == len(question.candidates)
        assert all(set(choice.features) == {"bias", "score", LIKELIER} for choice in place.alternatives)
        assert place.right < len(place.alternatives)
        if place.right >= 0:
            assert place.alternatives[place.right].replacement in question.candidates[place.right]


@pytest.mark.slow
def test_what_is_read_teaches_to_put_the_right_word_back(
    write_set: Callable[[str, Sequence[dict[str, object]]], Path],
) -> None:
    text = "It was the first time that their ministers have said he is sure the form will be sent to the council. " * 6
    stories: list[dict[str, object]] = [{"id": f"story-{number}", "text": text} for number in range(12)]
    folder = write_set("clean_intl", stories)
    corpus = Corpus(folder)
    read = [story for story in corpus.stories("clean_intl") if is_read(story)]
    assert 0 < len(read) < len(stories)
    model = Oracle(text)
    found = read_examples(corpus, _deep(fold_judges(folder, LISTS), model), model, LISTS, Halves.BOTH)
    kept, mended = ([each for each in found if (each.right == KEEP) == kept] for kept in (True, False))
    assert kept
    assert mended
    assert all(each.alternatives[0].features[LIKELIER] <= 0 for each in kept)
    assert any(each.alternatives[0].features[LIKELIER] > 0 for each in mended)
    assert any(PRONOUN in each.alternatives[0].features for each in found)
    assert {each.weight for each in kept} != {each.weight for each in mended}
