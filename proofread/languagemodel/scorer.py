"""How likely a sentence is, and how much likelier it would be with other words in it."""

import os
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proofread.errors import ModelError
from proofread.languagemodel.folder import INSTALL, TOKENIZER, check_sizes, place, read_manifest
from proofread.languagemodel.questions import Question, Surprise
from proofread.languagemodel.source import RUNS, require
from proofread.languagemodel.tokens import START, Pieces, Splitter

if TYPE_CHECKING:
    from ctranslate2 import Generator

LEFT: Final = 300
"""Code points before the words in question that the model sees; further ones move a gain by less than its rounding."""

RIGHT: Final = 120
"""Code points behind them, likewise."""

_WINDOW: Final = 192
"""Tokens; a longer text is scored in windows, because the probabilities of all words after each token are held at
once: 200 KB a token."""

_OVERLAP: Final = 64
"""Tokens of a window that only tell what was said before."""

_BATCH: Final = 96
"""Tokens that a worker takes at a time, where 64 and 256 were slower."""

_MOST_WORKERS: Final = 4
"""Each holds 40 to 80 MB."""

_CACHED: Final = 4096
"""Texts whose probabilities are kept: 2 MB of sentences."""


class LanguageModel:
    """A causal language model that is asked for the probabilities of given texts.

    Args:
        generator: the model as CTranslate2 runs it.
        tokenizer: what takes texts apart for it.
        workers: how many batches the generator runs side by side.
    """

    def __init__(self, generator: "Generator", tokenizer: Splitter, workers: int) -> None:
        self._generator = generator
        self._tokenizer = tokenizer
        self._workers = workers
        self._known: OrderedDict[tuple[str, ...], array[float]] = OrderedDict()

    def gains(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        """How much likelier each story would be with each candidate in it.

        For each candidate log P(before + candidate + after) - log P(before + written + after), in nats.
        The texts are tokenized whole, because tokens at the borders differ with what stands between them;
        far away from the candidates they are cut, all at the same place.
        """
        asked = [_texts(question) for question in questions]
        tokens = {text: self._tokenizer.pieces(text).tokens for texts in asked for text in texts}
        scores = self._scores(list(tokens.values()))
        return [
            tuple(
                _gain(tokens[texts[0]], tokens[text], scores[tokens[texts[0]]], scores[tokens[text]])
                for text in texts[1:]
            )
            for texts in asked
        ]

    def surprises(self, passages: Sequence[str]) -> list[list[Surprise]]:
        """The tokens of each passage, in its order, with how little each was to be expected."""
        pieces = [self._tokenizer.pieces(passage) for passage in passages]
        scores = self._scores([each.tokens for each in pieces])
        return [_surprises(each, scores[each.tokens]) for each in pieces]

    def _scores(self, wanted: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], "array[float]"]:
        """The log probability of each token of each list after those before it."""
        scores = {tokens: self._known[tokens] for tokens in wanted if tokens in self._known}
        missing = sorted({tokens for tokens in wanted if tokens not in scores})
        # What another begins with needs no run of its own: what follows a token does not change it.
        whole = [
            tokens for tokens, following in zip_longest(missing, missing[1:]) if not _begins_with(following, tokens)
        ]
        fresh = dict(zip(whole, self._run(whole), strict=True)) if whole else {}
        longer: tuple[str, ...] = ()
        for tokens in reversed(missing):
            longer = tokens if tokens in fresh else longer
            scores[tokens] = fresh[longer][: len(tokens)]
        self._remember(scores)
        return scores

    def _remember(self, scores: dict[tuple[str, ...], "array[float]"]) -> None:
        for tokens, values in scores.items():
            self._known[tokens] = values
            self._known.move_to_end(tokens)
        while len(self._known) > _CACHED:
            self._known.popitem(last=False)

    def _run(self, texts: Sequence[tuple[str, ...]]) -> list["array[float]"]:
        windows = [
            (at, start, [START, *tokens[start : start + _WINDOW]])
            for at, tokens in enumerate(texts)
            for start in _starts(len(tokens))
        ]
        share = -(-sum(len(tokens) for _, _, tokens in windows) // self._workers)  # so that few texts keep all busy
        try:
            results = self._generator.score_batch(
                [tokens for _, _, tokens in windows],
                max_batch_size=max(1, min(_BATCH, share)),
                batch_type="tokens",
                max_input_length=0,  # no limit: the windows are one
            )
        except (MemoryError, RuntimeError) as error:
            raise ModelError(f"the language model broke off: {error}", hint="it needs 450 MB of memory") from error
        found: list[array[float]] = [array("d") for _ in texts]
        for (at, start, _), result in zip(windows, results, strict=True):
            found[at].extend(result.log_probs[len(found[at]) - start :])
        return found


def _begins_with(tokens: tuple[str, ...] | None, start: tuple[str, ...]) -> bool:
    return tokens is not None and tokens[: len(start)] == start


def _starts(tokens: int) -> range:
    """Where the windows of a text begin: each but the first sees `_OVERLAP` tokens of the one before it."""
    return range(0, max(1, tokens - _OVERLAP), _WINDOW - _OVERLAP) if tokens else range(0)


def _texts(question: Question) -> list[str]:
    """The text as it stands, then with each candidate, all cut alike."""
    before, after = _tail(question.before), _head(question.after)
    return [before + middle + after for middle in (question.written, *question.candidates)]


def _tail(before: str) -> str:
    if len(before) <= LEFT:
        return before
    cut = before[-LEFT:]
    return cut[cut.find(" ") + 1 :]


def _head(after: str) -> str:
    if len(after) <= RIGHT:
        return after
    cut = after[:RIGHT]
    return cut[: cut.rfind(" ")] if " " in cut else cut


def _gain(written: tuple[str, ...], other: tuple[str, ...], before: "array[float]", behind: "array[float]") -> float:
    """The gain of a text over another: only from the first token on that differs; those before it cost the same."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(written, other, strict=False)))
    return sum(behind[same:]) - sum(before[same:])


def _surprises(pieces: Pieces, scores: "array[float]") -> list[Surprise]:
    return [Surprise(start, end, -score) for (start, end), score in zip(pieces.spans, scores, strict=True)]


def open_model(folder: Path | None = None) -> LanguageModel:
    """Load the model, which takes a quarter of a second and 220 MB; while it works it holds up to 450 MB.

    It has threads of its own, which a fork does not take along: open it in the process that uses it.

    Args:
        folder: where it lies, if not in its usual place.

    Raises:
        ModelError: it is not installed, is damaged, or cannot be run here.
    """
    return load(folder or place(), "int8")


def load(folder: Path, width: str) -> LanguageModel:
    """Load the model with the arithmetic of a given width ("int8", "float32"); raises as `open_model` does."""
    check_sizes(folder, read_manifest(folder))
    require(RUNS)
    import ctranslate2

    workers = _workers()
    try:
        generator = ctranslate2.Generator(
            str(folder), device="cpu", compute_type=width, inter_threads=workers, intra_threads=1
        )
        tokenizer = Splitter(folder / TOKENIZER)
    except MemoryError:
        raise ModelError("the language model cannot be loaded: too little memory", hint="it needs 450 MB") from None
    except Exception as error:  # both libraries raise what their C++ and Rust sides say, of no narrower type
        raise ModelError(f"the language model in {folder} cannot be loaded: {error}", hint=INSTALL) from error
    return LanguageModel(generator, tokenizer, workers)


def _workers() -> int:
    """How many batches run side by side.

    One thread each: two threads that share a batch spend a good part of their time waiting for each other.
    """
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(len(allowed), _MOST_WORKERS)
