"""Probabilities of texts: against numpy with a tiny model, as properties, and with the real model where it is."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from proofread.errors import ModelError
from proofread.languagemodel import scorer
from proofread.languagemodel.folder import is_installed
from proofread.languagemodel.questions import Question
from proofread.languagemodel.scorer import LEFT, RIGHT, LanguageModel, load, open_model
from proofread.languagemodel.source import RUNS, missing

if TYPE_CHECKING:
    from tests.languagemodel.conftest import Tiny

TEXT = st.text(max_size=60) | st.text(st.characters(categories=["Cs", "Cc", "Lo", "Zs"]), max_size=20)
SHARED = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)


def ids(text: str) -> list[int]:
    """The tokens of a text that no merge touches, behind a line break."""
    bytes_ = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [n for n in range(256) if n not in bytes_]
    number = {byte: at + 1 for at, byte in enumerate(bytes_)} | {
        byte: at + 1 + len(bytes_) for at, byte in enumerate(others)
    }
    return [number[byte] for byte in f"\n{text}".encode()]


@pytest.mark.parametrize("text", ["x", "Big jugs & vim", "zyxw" * 30, "käfig 北京"])
def test_agrees_with_numpy(tiny: "Tiny", model: LanguageModel, text: str) -> None:
    (surprises,) = model.surprises([text])
    assert [-each.nats for each in surprises] == pytest.approx(tiny.log_probabilities(ids(text)), abs=1e-3)


def test_installed_model_computes_the_same(tiny: "Tiny", installed: Path) -> None:
    text = "Big jugs & vim"
    (surprises,) = load(installed, "float32").surprises([text])
    assert [-each.nats for each in surprises] == pytest.approx(tiny.log_probabilities(ids(text)), abs=0.2)


def test_eight_bits_come_near(tiny: "Tiny", installed: Path) -> None:
    text = "Big jugs & vim"
    (surprises,) = open_model(installed).surprises([text])
    expected = tiny.log_probabilities(ids(text))
    assert -sum(each.nats for each in surprises) == pytest.approx(sum(expected), rel=0.03)


def test_gain_is_a_difference_of_probabilities(tiny: "Tiny", model: LanguageModel) -> None:
    texts = ["Big jugs & vim", "Big vim & vim", "Big & vim"]
    whole = [sum(tiny.log_probabilities(ids(text))) for text in texts]
    ((first, second),) = model.gains([Question("Big ", "jugs ", "& vim", ("vim ", ""))])
    assert [first, second] == pytest.approx([whole[1] - whole[0], whole[2] - whole[0]], abs=1e-2)


def test_merges_are_applied(model: LanguageModel) -> None:
    (surprises,) = model.surprises(["or the other 2024"])
    spans = [(each.start, each.end) for each in surprises]
    assert spans == [(0, 1), (1, 2), (2, 6), (6, 7), (7, 8), (8, 10), (10, 12), *((n, n + 1) for n in range(12, 17))]


@SHARED
@given(passages=st.lists(TEXT, max_size=4))
def test_surprises_cover_the_passage(model: LanguageModel, passages: list[str]) -> None:
    for passage, surprises in zip(passages, model.surprises(passages), strict=True):
        assert all(0 <= each.start < each.end <= len(passage) and each.nats >= 0 for each in surprises)
        assert [each[:2] for each in surprises] == sorted(each[:2] for each in surprises)
        assert {n for each in surprises for n in range(each.start, each.end)} == set(range(len(passage)))


@SHARED
@given(before=TEXT, written=TEXT, after=TEXT, other=TEXT)
def test_gains_are_symmetric(model: LanguageModel, before: str, written: str, after: str, other: str) -> None:
    ((there, none),) = model.gains([Question(before, written, after, (other, written))])
    ((back,),) = model.gains([Question(before, other, after, (written,))])
    assert there == pytest.approx(-back, abs=1e-3)
    assert none == 0


@SHARED
@given(questions=st.lists(st.builds(Question, TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple)), max_size=5))
def test_company_changes_nothing(model: LanguageModel, questions: list[Question]) -> None:
    together = model.gains(questions)
    assert [len(gains) for gains in together] == [len(question.candidates) for question in questions]
    for question, gains in zip(questions, together, strict=True):
        assert list(model.gains([question])[0]) == pytest.approx(list(gains), abs=1e-3)


def test_what_lies_far_away_is_not_read(model: LanguageModel) -> None:
    near = Question("so " * 200, "vim", " or" * 200, ("jugs",))
    far = near._replace(before="Big jugs " + near.before, after=near.after + " of ours")
    assert len(near.before) > LEFT
    assert len(near.after) > RIGHT
    assert model.gains([near]) == model.gains([far])


def test_long_passage_is_scored_in_windows(tiny: "Tiny", model: LanguageModel) -> None:
    passage = "Big jugs & vim. " * 60
    (surprises,) = model.surprises([passage])
    assert len(surprises) == len(passage)
    window, overlap = scorer._WINDOW, scorer._OVERLAP
    expected = tiny.log_probabilities(ids(passage[:window]))
    second = passage[window - overlap : 2 * window - overlap]
    expected += tiny.log_probabilities(ids(second))[overlap:]  # what is seen again is not counted again
    assert [-each.nats for each in surprises[: len(expected)]] == pytest.approx(expected, abs=1e-2)


def test_asked_again_runs_nothing(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = open_model(installed)
    question = Question("Big ", "jugs", " & vim", ("vim",))
    first = model.gains([question])
    monkeypatch.setattr(model, "_generator", None)
    assert model.gains([question]) == first


def test_memory_of_texts_is_bounded(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "_CACHED", 3)
    model = open_model(installed)
    for passage in ("a", "b", "c", "d", "e"):
        model.surprises([passage])
    assert len(model._known) == 3


def test_nothing_asked_nothing_said(model: LanguageModel) -> None:
    assert model.gains([]) == []
    assert model.surprises([]) == []
    assert model.surprises([""]) == [[]]
    assert model.gains([Question("", "", "", ())]) == [()]


def test_model_that_breaks_off_is_told(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def score_batch(self, *_: object, **__: object) -> None:
            raise RuntimeError("cannot allocate")

    model = open_model(installed)
    monkeypatch.setattr(model, "_generator", Broken())
    with pytest.raises(ModelError, match="broke off: cannot allocate"):
        model.surprises(["Big"])


REAL = pytest.mark.skipif(
    not is_installed() or bool(missing(RUNS)), reason="the real model is not installed: `proofread model install`"
)


@REAL
@pytest.mark.language_model
@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "written", "after", "other"),
    [
        ("The governor said she was willing to testify if ", "he", " would help to settle the case.", "it"),
        ("Shells fell on the besieged port city of ", "Mauripol", " in the south of Ukraine.", "Mariupol"),
        ("The ministry ", "saidciting", " a report that the harbour was closed.", "said, citing"),
        ("The flagship of Russia’s Black ", "", "Fleet was hit by two missiles, Kyiv said.", "Sea "),
    ],
)
def test_real_model_prefers_what_is_right(before: str, written: str, after: str, other: str) -> None:
    ((gain,),) = open_model().gains([Question(before, written, after, (other,))])
    assert gain > 3
