"""A language model whose answers are kept, for whoever measures the same stories again and again."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from proofread.errors import UsageError
from proofread.languagemodel.questions import Model, Question, Surprise
from proofread.languagemodel.scorer import open_model


def open_remembering(answers: Path | None) -> Model:
    """The installed language model; what it says is kept in the file of answers, if any.

    Raises:
        ModelError: there is none, it is damaged, or what runs it is not installed.
        UsageError: the file cannot be used.
    """
    model = open_model()
    return model if answers is None else Remembering(model, answers)


class Remembering:
    """A language model that is asked each question once; what it said is kept in a file between runs.

    Raises:
        UsageError: the file cannot be used.
    """

    def __init__(self, model: Model, path: Path) -> None:
        self._model = model
        try:
            self._file = sqlite3.connect(path)
            self._file.execute("create table if not exists gains (question text primary key, gains text)")
        except sqlite3.Error as error:
            raise UsageError(f"{path} cannot be used: {error}") from None

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        """What the model says, now or before."""
        keys = [repr(tuple(question)) for question in questions]
        known = {key: gains for key in keys if (gains := self._known(key)) is not None}
        new = {key: question for key, question in zip(keys, questions, strict=True) if key not in known}
        said = dict(zip(new, self._model.gains(list(new.values())), strict=True)) if new else {}
        rows = [(key, " ".join(map(repr, gains))) for key, gains in said.items()]
        self._file.executemany("insert or replace into gains values (?, ?)", rows)
        self._file.commit()
        known.update(said)
        return [known[key] for key in keys]

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        """What the model says, now."""
        return self._model.surprises(passages)

    def _known(self, key: str) -> tuple[float, ...] | None:
        with closing(self._file.execute("select gains from gains where question = ?", (key,))) as rows:
            row = rows.fetchone()
        return None if row is None else tuple(map(float, row[0].split()))
