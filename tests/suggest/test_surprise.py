"""Where a story surprises the language model."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.errors import ModelError
from proofread.languagemodel.questions import Question, Surprise
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.surprise import surprises
from proofread.suggest.witness import Witness


class Letters:
    """Reads a letter at a time; each surprises by one nat, an x by ten."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        raise NotImplementedError

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        self.read += passages
        return [
            [Surprise(at, at + 1, 10.0 if letter == "x" else 1.0) for at, letter in enumerate(passage)]
            for passage in passages
        ]


def test_a_word_and_the_one_before_it_are_surprising() -> None:
    story = Analysis(read_text("story", "It rained. They went axe home today."))
    found = surprises(story, Witness(Letters))
    assert found is not None
    words = [token.text for token in story.tokens]
    axe = words.index("axe")
    assert found.at(axe) == 13.0  # the space before it, two letters, and the x
    assert found.at(axe - 1) == 13.0
    assert found.at(axe - 2) == 5.0
    assert found.at(len(words) - 1) == 1.0


def test_a_span_surprises_where_it_begins() -> None:
    story = Analysis(read_text("story", "They went axe home."))
    found = surprises(story, Witness(Letters))
    assert found is not None
    word = story.text.index("axe")
    for at in (word - 1, word, word + 1):
        assert found.of(story, Span(at, word + 3)) == 13.0
    assert found.of(story, Span(len(story.text), len(story.text))) == 0.0


def test_a_story_is_read_once_sentence_by_sentence() -> None:
    story = Analysis(read_text("story", "It rained. They went home.\n\nNobody came."))
    model = Letters()
    witness = Witness(lambda: model)
    assert surprises(story, witness) is surprises(story, witness)
    assert model.read == ["It rained.", "They went home.", "Nobody came."]


def test_without_the_model_nothing_surprises() -> None:
    def absent() -> Letters:
        raise ModelError("there is none")

    assert surprises(Analysis(read_text("story", "It rained.")), Witness(absent)) is None


@given(st.text(alphabet="ab x.,”\n-1", max_size=300))
def test_what_is_read_is_the_whole_story(text: str) -> None:
    story = Analysis(read_text("story", text))
    model = Letters()
    found = surprises(story, Witness(lambda: model))
    assert found is not None
    read = "".join("".join(passage.split()) for passage in model.read)
    assert read == "".join("".join(story.text[slice(*token.span)] for token in story.tokens).split())
