"""How much each word of a story surprises the language model, which reads the whole story once for it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from proofread.analysis import Analysis
from proofread.model.span import Span
from proofread.suggest.witness import Witness


class Surprises:
    """The surprise at the tokens of a story.

    Args:
        nats: for each token minus the log probability of it after what precedes it in its sentence.
    """

    def __init__(self, nats: list[float]) -> None:
        self._nats = nats

    def at(self, index: int) -> float:
        """The surprise, in nats, at a token or the one after it, whichever is the greater.

        A wrong word surprises by itself, or by what follows it.
        """
        return max(self._nats[index : index + 2], default=0.0)

    def of(self, analysis: Analysis, span: Span) -> float:
        """The surprise at the token that holds the beginning of a span, or is the first after it; see `at`."""
        return self.at(bisect_right(analysis.tokens, span.start, key=attrgetter("end")))


def surprises(analysis: Analysis, witness: Witness) -> Surprises | None:
    """What the witness says of a story, read once; None where it cannot answer."""
    return analysis.once("surprises", lambda story: _read(story, witness))


def _read(analysis: Analysis, witness: Witness) -> Surprises | None:
    sentences = list(_sentences(analysis))
    said = witness.surprises([analysis.text[start:end] for start, end in sentences])
    if said is None:
        return None
    ends = list(map(attrgetter("end"), analysis.tokens))
    nats = [0.0] * len(ends)
    for (start, _), of_sentence in zip(sentences, said, strict=True):
        for each in of_sentence:
            # What the model reads as one piece may begin with a space, or reach over several of our tokens.
            at = bisect_left(ends, start + each.end)
            if at < len(nats):
                nats[at] += each.nats
    return Surprises(nats)


def _sentences(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, in code points; of a very long one its parts."""
    tokens = analysis.tokens
    at = 0
    while at < len(tokens):
        _, last = analysis.sentence(at)
        yield tokens[at].start, tokens[last - 1].end
        at = last
