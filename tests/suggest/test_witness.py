"""A language model as a witness: what it is asked, and that a run goes on without it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.errors import ModelError
from proofread.languagemodel.questions import Question, Surprise
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.witness import Witness, question

TEXT = "It rained. The mayor saidciting costs. Nobody came."


class Hearsay:
    """Answers every candidate with the same gain, and counts how often it was asked."""

    def __init__(self, gain: float = 3.0, breaks_after: int = 99) -> None:
        self.gain = gain
        self.asked: list[Question] = []
        self._left = breaks_after

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        self._left -= 1
        if self._left < 0:
            raise ModelError("the language model failed", hint="free memory")
        self.asked += questions
        return [tuple(self.gain for _ in each.candidates) for each in questions]

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        return [[Surprise(0, len(passage), 1.0)] for passage in passages]


def analysed(text: str) -> Analysis:
    return Analysis(read_text("story", text))


def test_asks_of_the_sentence() -> None:
    start = TEXT.index("saidciting")
    asked = question(analysed(TEXT), [(Span(start, start + 10), "said citing"), (Span(start + 4, start + 10), "")])
    assert asked == Question("The mayor ", "saidciting", " costs.", ("said citing", "said"))


@given(st.text(alphabet="abA .,”\n", max_size=80), st.data())
def test_candidates_stand_where_the_span_stood(text: str, data: st.DataObject) -> None:
    story = analysed(text)
    start = data.draw(st.integers(0, len(story.text)))
    end = data.draw(st.integers(start, len(story.text)))
    asked = question(story, [(Span(start, end), "x")])
    whole = asked.before + asked.written + asked.after
    assert whole in story.text
    at = story.text.index(whole)
    assert story.text[start:end] == asked.written
    assert asked.before + "x" + asked.after in story.text[:start] + "x" + story.text[end:]
    assert at <= start


def test_opens_at_the_first_question_and_once() -> None:
    opened: list[Hearsay] = []

    def open_model() -> Hearsay:
        opened.append(Hearsay())
        return opened[-1]

    witness = Witness(open_model)
    assert not opened
    for _ in range(2):
        assert witness.gains([Question("a ", "b", " c", ("d", "e"))]) == [(3.0, 3.0)]
    assert len(opened) == 1
    assert witness.trouble is None


def test_a_model_that_cannot_be_opened_is_asked_no_more() -> None:
    opened = 0

    def open_model() -> Hearsay:
        nonlocal opened
        opened += 1
        raise ModelError("it is damaged", hint="repair it")

    witness = Witness(open_model)
    assert witness.gains([]) is None
    assert witness.surprises(["a"]) is None
    assert opened == 1
    assert witness.trouble is not None
    assert witness.trouble.message == "it is damaged"


@pytest.mark.parametrize("asked", ["gains", "surprises"])
def test_a_model_that_fails_is_asked_no_more(asked: str) -> None:
    model = Hearsay(breaks_after=1)
    witness = Witness(lambda: model)
    ask = [Question("a ", "b", " c", ("d",))]
    assert witness.gains(ask) == [(3.0,)]
    assert witness.gains(ask) is None
    assert getattr(witness, asked)([]) is None
    assert len(model.asked) == 1


def test_what_stands_in_the_way_is_known_as_soon_as_it_is_opened() -> None:
    def open_model() -> Hearsay:
        raise ModelError("there is none")

    witness = Witness(open_model)
    witness.open()
    assert witness.trouble is not None
    ready = Witness(Hearsay)
    ready.open()
    assert ready.trouble is None
