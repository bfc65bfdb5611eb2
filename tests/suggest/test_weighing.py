"""When the language model is asked, and what becomes of its answer."""

from collections.abc import Sequence
from math import log

import pytest

from proofread.analysis import Analysis
from proofread.errors import ModelError
from proofread.languagemodel.questions import Question, Surprise
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.confidence import Coefficients
from proofread.suggest.weighing import (
    ASKED,
    LIKELIER,
    OPEN,
    OPEN_TO_READERS,
    PRONOUN,
    Choice,
    Weigher,
    is_open,
    told,
)
from proofread.suggest.witness import Witness

STORY = Analysis(read_text("story", "The mayor saidciting costs."))
SPAN = Span(10, 20)
CHEAP = Coefficients({"split": {"odds": 1.0}, "join": {"odds": 1.0}})
INFORMED = Coefficients({"split": {"score": 1.0, LIKELIER: 1.0}})


class Model:
    """Gives each candidate the gain that was set for it."""

    def __init__(self, gains: dict[str, float]) -> None:
        self._gains = gains
        self.asked: list[Question] = []

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        self.asked += questions
        return [tuple(self._gains[each] for each in question.candidates) for question in questions]

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        self.read = list(passages)
        return [[Surprise(at, at + 1, 1.5) for at in range(len(passage))] for passage in passages]


def choice(replacement: str, share: float, family: str = "split") -> Choice:
    return Choice(family, SPAN, replacement, {"odds": log(share / (1 - share))})


def weigh(model: Model, *places: list[Choice]) -> list[list[float]]:
    weigher = Weigher(CHEAP, INFORMED, Witness(lambda: model))
    return [[opinion.chance for opinion in opinions] for opinions in weigher.weigh(STORY, places)]


def test_the_model_raises_and_withdraws_what_is_open() -> None:
    model = Model({"said citing": 4.0, "sad citing": -4.0})
    ((raised,), (withdrawn,)) = weigh(model, [choice("said citing", 0.5)], [choice("sad citing", 0.5)])
    assert raised == pytest.approx(0.982, abs=0.001)
    assert withdrawn == pytest.approx(0.018, abs=0.001)
    assert [question.written for question in model.asked] == ["saidciting"] * 2


@pytest.mark.parametrize("share", [OPEN / 2, 1 - OPEN / 2])
def test_what_is_clear_stays(share: float) -> None:
    assert weigh(model := Model({}), [choice("x", share)]) == [[pytest.approx(share)]]
    assert not model.asked


def test_a_family_without_coefficients_never_asks() -> None:
    assert weigh(model := Model({}), [choice("x", 0.5, "join")]) == [[pytest.approx(0.5)]]
    assert not model.asked


def test_hopeless_choices_are_dropped_without_asking() -> None:
    model = Model({"said citing": 0.0})
    ((kept, dropped),) = weigh(model, [choice("said citing", 0.5), choice("sai dciting", ASKED / 2)])
    assert kept == pytest.approx(0.5, abs=0.01)
    assert dropped == 0.0
    assert model.asked[0].candidates == ("said citing",)


def test_of_what_else_may_stand_there_the_model_takes_the_likeliest() -> None:
    model = Model({"sad citing": 1.0, "said citing": 4.0, "said, citing": 3.0})
    unknown = choice("saidciting", 0.5)._replace(others=("sad citing", "said citing", "said, citing"))
    weigher = Weigher(CHEAP, INFORMED, Witness(lambda: model))
    ((opinion,),) = weigher.weigh(STORY, [[unknown]])
    assert model.asked[0].candidates == unknown.others  # what is written is no reading
    assert opinion.replacement == "said citing"
    assert opinion.chance == pytest.approx(0.982, abs=0.001)


def test_the_model_is_not_asked_where_nobody_knows_what_may_stand_there() -> None:
    model = Model({})
    ((kept,),) = weigh(model, [choice("saidciting", 0.5)])
    assert kept == pytest.approx(0.5)
    assert not model.asked


def test_places_keep_their_order_among_many() -> None:
    shares = [0.5 if number % 3 else 0.001 for number in range(300)]
    found = weigh(Model({"x": 2.0}), *([choice("x", share)] for share in shares))
    assert [chance > 0.5 for (chance,) in found] == [share == 0.5 for share in shares]


def test_nothing_is_lost_without_the_model() -> None:
    def fails() -> Model:
        raise ModelError("it is damaged")

    weigher = Weigher(CHEAP, INFORMED, Witness(fails))
    ((opinion,), nothing) = weigher.weigh(STORY, [[choice("x", 0.5)], []])
    assert opinion.chance == pytest.approx(0.5)
    assert not opinion.informed
    assert nothing == []


def test_the_sum_behind_an_opinion_is_that_of_the_model_that_gave_it() -> None:
    weigher = Weigher(CHEAP, INFORMED, Witness(lambda: Model({"x": 4.0})))
    ((asked,), (clear,)) = weigher.weigh(STORY, [[choice("x", 0.5)], [choice("x", 0.001)]])
    assert {reason.feature for reason in weigher.why("split", asked).reasons} >= {LIKELIER}
    assert {reason.feature for reason in weigher.why("split", clear).reasons} == {"odds"}


def test_gains_beyond_measure_count_as_much_as_large_ones() -> None:
    assert told({}, 1.0, 1e9) == told({}, 1.0, 20.0) != told({}, 1.0, 19.0)
    assert told({}, 1.0, -1e9) == told({}, 1.0, -4.0) != told({}, 1.0, -3.0)


def test_open_is_neither_settled_nor_hopeless() -> None:
    assert is_open([0.6, 0.3995])  # an error for sure, but which word was meant is open
    assert not is_open([0.995])
    assert not is_open([0.004])
    assert not is_open([])


WORD = "context.wrong-word"


def score(nats: float, *, pronoun: bool = False) -> Choice:
    return Choice(WORD, SPAN, "sad citing", {"score": nats, PRONOUN: float(pronoun)})


def is_asked(model: Model, choice: Choice, *, deep: bool) -> bool:
    both = Coefficients({WORD: {"score": 1.0, LIKELIER: 1.0}})
    weigher = Weigher(both, both, Witness(lambda: model), deep)
    ((opinion,),) = weigher.weigh(Analysis(STORY.document), [[choice]])
    assert opinion.informed == bool(model.asked)
    return opinion.informed


@pytest.mark.parametrize(
    ("deep", "nats", "asked"),
    [
        (True, OPEN_TO_READERS + 0.1, True),
        (False, OPEN_TO_READERS + 0.1, False),
        (False, 0.0, True),
        (True, 9.0, True),  # the model may withdraw it, too
    ],
)
def test_a_deep_look_asks_of_more(*, deep: bool, nats: float, asked: bool) -> None:
    assert is_asked(Model({"sad citing": 3.0}), score(nats), deep=deep) == asked


def test_a_deep_look_asks_where_the_story_surprises() -> None:
    class Calm(Model):
        def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
            return [[Surprise(0, len(passage), 0.1)] for passage in passages]

    at_the_edge = score(OPEN_TO_READERS - 1.0)
    assert is_asked(Model({"sad citing": 3.0}), at_the_edge, deep=True)
    assert not is_asked(Calm({"sad citing": 3.0}), at_the_edge, deep=True)
    assert is_asked(Calm({"sad citing": 3.0}), score(OPEN_TO_READERS - 1.0, pronoun=True), deep=True)
    assert not is_asked(Calm({"sad citing": 3.0}), score(-99.0, pronoun=True), deep=True)


def test_the_trigrams_opinion_counts_no_further_than_they_were_taught() -> None:
    assert told({}, -99.0, 1.0) == told({}, -8.0, 1.0) != told({}, -7.0, 1.0)


def test_pronouns_are_weighed_apart() -> None:
    assert told({PRONOUN: 1.0}, 0.0, 0.0).keys() - told({}, 0.0, 0.0).keys() == {PRONOUN}
