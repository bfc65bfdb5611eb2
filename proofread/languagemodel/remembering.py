"""A language model whose answers are kept, for whoever measures the same stories again and again."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from proofread.errors import UsageError
from proofread.languagemodel.folder import WEIGHTS, place, read_manifest
from proofread.languagemodel.questions import Model, Question, Surprise
from proofread.languagemodel.scorer import open_model

_Asked = TypeVar("_Asked", Question, str)


def open_remembering(answers: Path | None) -> Model:
    """The installed language model; what it says is kept in the file of answers, if any.

    Raises:
        ModelError: there is none, it is damaged, or what runs it is not installed.
        UsageError: the file cannot be used.
    """
    model = open_model()
    if answers is None:
        return model
    return Remembering(model, answers, read_manifest(place()).files[WEIGHTS].sha256)


class Remembering:
    """A language model that is asked each question once; what it said is kept in a file between runs.

    Args:
        model: is asked what is new.
        path: the file, an SQLite database; made where it is absent.
        name: tells the answers of this model from those of others.

    Raises:
        UsageError: the file cannot be used.
    """

    def __init__(self, model: Model, path: Path, name: str) -> None:
        self._model = model
        self._name = name
        self._path = path
        try:
            with closing(sqlite3.connect(path)) as file:
                file.execute("create table if not exists said (asked text primary key, answer text)")
        except sqlite3.Error as error:
            raise UsageError(f"{path} cannot be used: {error}") from None

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        """What the model says, now or before."""

        def ask(new: Sequence[Question]) -> list[list[float]]:
            return [list(gains) for gains in self._model.gains(new)]

        return [tuple(answer) for answer in self._answers(questions, ask)]

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        """What the model says, now or before."""

        def ask(new: Sequence[str]) -> list[list[Surprise]]:
            return self._model.surprises(new)

        return [[Surprise(*each) for each in answer] for answer in self._answers(passages, ask)]

    def _answers(self, asked: Sequence[_Asked], ask: Callable[[Sequence[_Asked]], list[Any]]) -> list[Any]:
        keys = [f"{self._name} {json.dumps(each)}" for each in asked]
        with closing(sqlite3.connect(self._path)) as file:
            known = {key: answer for key in keys if (answer := _known(file, key)) is not None}
            new = {key: each for key, each in zip(keys, asked, strict=True) if key not in known}
            said = dict(zip(new, ask(list(new.values())), strict=True)) if new else {}
            rows = [(key, json.dumps(answer)) for key, answer in said.items()]
            file.executemany("insert or replace into said values (?, ?)", rows)
            file.commit()
        known.update(said)
        return [known[key] for key in keys]


def _known(file: sqlite3.Connection, key: str) -> Any:  # noqa: ANN401 - what stands in a file
    with closing(file.execute("select answer from said where asked = ?", (key,))) as rows:
        row = rows.fetchone()
    return None if row is None else json.loads(row[0])
