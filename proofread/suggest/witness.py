"""The language model as a witness: dear, so asked last, and only of what stays undecided.

It is asked for a sentence as it stands and with each alternative in it. A run goes on
without a model that cannot be opened or that fails; what stood in the way is kept for
whoever reports on the run.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TypeVar

from proofread.analysis import Analysis
from proofread.errors import ModelError
from proofread.languagemodel.questions import Model, Question, Surprise
from proofread.model.span import Span

_Answer = TypeVar("_Answer")


class Witness:
    """A language model that is opened when it is first asked.

    Attributes:
        trouble: why it does not answer; None while nothing stands in the way.
    """

    def __init__(self, open_model: Callable[[], Model]) -> None:
        self._open = open_model
        self._model: Model | None = None
        self.trouble: ModelError | None = None

    def open(self) -> None:
        """Open the model now; what stands in the way is kept as `trouble`."""
        self._ask(lambda _model: None)

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]] | None:
        """What `Model.gains` gives; None where it cannot answer, now and from now on."""
        return self._ask(lambda model: model.gains(questions))

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]] | None:
        """What `Model.surprises` gives; None where it cannot answer, now and from now on."""
        return self._ask(lambda model: model.surprises(passages))

    def _ask(self, ask: Callable[[Model], _Answer]) -> _Answer | None:
        if self.trouble is not None:
            return None
        try:
            if self._model is None:
                self._model = self._open()
            return ask(self._model)
        except ModelError as error:
            self.trouble = error
            self._model = None
            return None


def question(analysis: Analysis, choices: Sequence[tuple[Span, str]]) -> Question:
    """The sentence around a place, as it stands and with each choice, a span and what would replace it.

    `choices` are not empty; they may replace stretches of different lengths.
    """
    start, end = min(span.start for span, _ in choices), max(span.end for span, _ in choices)
    first, last = _sentence(analysis, start, end)
    text = analysis.text
    candidates = tuple(text[start : span.start] + replacement + text[span.end : end] for span, replacement in choices)
    return Question(text[first:start], text[start:end], text[end:last], candidates)


def _sentence(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds the stretch begins and ends, in code points."""
    tokens = analysis.tokens
    index = max(0, bisect_right(tokens, start, key=attrgetter("start")) - 1)
    if not tokens:
        return start, end
    first, last = analysis.sentence(index)
    return min(start, tokens[first].start), max(end, tokens[last - 1].end)
