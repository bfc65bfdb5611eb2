"""Answers of a language model that are kept between runs."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from proofread.errors import UsageError
from proofread.languagemodel.questions import Question, Surprise
from proofread.languagemodel.remembering import Remembering


class Model:
    """Answers with lengths, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        self.asked += questions
        return [tuple(len(each) / 3 for each in question.candidates) for question in questions]

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        self.asked += passages
        return [[Surprise(0, len(passage), 0.1)] for passage in passages]


QUESTIONS = [
    Question("a ", "b", " c\ud800", ("dd", "")),
    Question("", "", "", ()),
    Question("a ", "b", " c\ud800", ("d",)),
]


def test_nothing_is_asked_twice(tmp_path: Path) -> None:
    for run, new in enumerate((3, 0)):
        model = Model()
        remembering = Remembering(model, tmp_path / "answers.db", "one")
        assert remembering.gains(QUESTIONS) == Model().gains(QUESTIONS), run
        assert remembering.gains(QUESTIONS[::-1]) == Model().gains(QUESTIONS[::-1])
        assert len(model.asked) == new
    assert remembering.surprises(["ab", "ab"]) == [[Surprise(0, 2, 0.1)]] * 2
    assert model.asked == ["ab"]


def test_another_model_is_asked_again(tmp_path: Path) -> None:
    for name in ("one", "other"):
        model = Model()
        Remembering(model, tmp_path / "answers.db", name).gains(QUESTIONS)
        assert len(model.asked) == 3


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "answers.db").write_bytes(b"no database, but longer than the head of one" * 40)
    with pytest.raises(UsageError, match=r"answers\.db cannot be used"):
        Remembering(Model(), tmp_path / "answers.db", "one")
