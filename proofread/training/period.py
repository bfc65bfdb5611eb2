"""Learns what words and marks tell of when a story was printed, and how much the checks of context are worth then.

From lines of newspapers of the nineteenth century, as scanners read them and as they were printed, against sentences
and stories of today. Which words are asked is reviewed by hand: the files of the families name them. No common word may
weigh much for the past, since the newspapers at hand speak of little but courts and harbours, and news of today does,
too.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize, minimize_scalar

from proofread.analysis import Analysis
from proofread.checks.check import Check
from proofread.checks.context.missing_word import MissingWord
from proofread.checks.context.surplus_word import SurplusWord
from proofread.checks.context.wrong_word import WrongWord
from proofread.checks.opening import open_all
from proofread.errors import UsageError
from proofread.evaluation.corpus import Story, read_set
from proofread.readers import read_text
from proofread.suggest.judge import Judge
from proofread.suggest.period import COMMON, TELLING, common, telling
from proofread.training.corpus import corrected
from proofread.training.logit import Floats
from proofread.training.model_files import Families

_Name = tuple[str, str]
_Row = dict[_Name, float]

OLD_SETS: Final = ("ocr_newspapers_19c", "ocr_sydney_herald")
"""The sets of old print; their marks are errors of scanners."""

LAST_YEAR: Final = 1910
COMMAND: Final = "scripts/period.py train"

CHECKS: Final[tuple[type[Check], ...]] = (MissingWord, SurplusWord, WrongWord)
"""The checks that judge by models of modern English."""

_MOST: Final = {"_1800s": 1.0, "_spaced": 0.8, "o'clock": 1.2, "gaol": 1.2, "_length": 0.3}
_MOST_TELLING, _MOST_OF_WORD, _LEAST = 1.5, 0.8, -2.0
_SURE: Final = frozenset(
    "Bart Esq Messrs Serjeant _etc _money _street _today hath inst prox prosecutrix shew shewed shewing shewn ult "
    "viz".split()
)
"""What tells so much that one is enough where all other words are of the time; no report of today has it unquoted."""
_RIDGE, _RIDGE_OF_TELLING = 8.0, 1.0
_FAINT: Final = 0.1  # nats: what tells less is left out
_STORIES: Final = 1200  # of each collection of news
_SENTENCES: Final = 6  # of each story, beside the whole
_LINES: Final = 5  # of a column of print
_SHORTEST: Final = 5  # words
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_SEED: Final = 5
_TINY: Final = 1e-4
_STEEP: Final = 30.0
_SHIFTS: Final = (-8.0, 8.0)
_CLEAN: Final = 8.0
"""How much an old story as printed counts beside the same as a scanner read it. With 8 half of what is found in scans
is still found, and of 49 flags in clean copy 8 are left, half of them errors that transcribers left; with 1, 42."""


def learned(data: Path, asked: Families) -> dict[str, dict[str, float]]:
    """The coefficients of the two families that judge periods, for the markers that they ask now.

    They are learned together; how far common words may speak for old print is settled where they are asked.

    Raises:
        UsageError: the folder holds no old print, or no news of today.
    """
    rows = [(_features(text, asked), 1.0) for text in old_texts(data)]
    rows += [(_features(text, asked), -1.0) for text in modern_texts(data)]
    if len({sign for _, sign in rows}) < 2:
        raise UsageError(f"{data} lacks old print or news of today", hint=f"dev/{OLD_SETS[0]}.jsonl, train/*.jsonl.gz")
    columns = sorted({name for features, _ in rows for name in features})
    found: dict[str, dict[str, float]] = {COMMON: {}, TELLING: {}}
    for (family, name), weight in _fitted(rows, columns).items():
        if abs(weight) >= _FAINT or name == "bias":
            found[family][name] = weight
    return found


def hardened(data: Path, judge: Judge) -> dict[str, float]:
    """How many nats the checks of context lose in old stories, by their ids.

    `judge` is one that hardens nothing yet, told that all is old.
    """
    found: dict[str, list[tuple[float, bool, float]]] = {}
    checks = open_all(CHECKS, judge)
    for story in old_stories(data):
        for text, edits, counts in ((story.text, story.edits, 1.0), (printed(story), (), _CLEAN)):
            analysis = Analysis(read_text(story.id, text))
            for each in (finding for check in checks for finding in check.find(analysis)):
                right = any(each.span.start < edit.span.end and edit.span.start < each.span.end for edit in edits)
                found.setdefault(each.check, []).append((each.confidence, right, counts))
    return {check: min(0.0, _shift(judged)) for check, judged in found.items()}


def _shift(judged: list[tuple[float, bool, float]]) -> float:
    """The nats that bring the confidence of findings, each with how much it counts, nearest to what came true."""
    confidence, right, counts = (np.array(each, dtype=float) for each in zip(*judged, strict=True))
    inside = np.clip(confidence, _TINY, 1 - _TINY)
    score = np.log(inside / (1 - inside))
    found = minimize_scalar(
        lambda by: float(counts @ np.logaddexp(0, (1 - 2 * right) * (score + by))), bounds=_SHIFTS, method="bounded"
    )
    return float(found.x)


def _features(text: str, asked: Families) -> _Row:
    analysis = Analysis(read_text("story", text))
    found = {COMMON: common(analysis), TELLING: telling(analysis)}
    return {(family, name): found[family][name] for family in found for name in asked[family] if name in found[family]}


def _fitted(rows: list[tuple[_Row, float]], columns: list[_Name]) -> dict[_Name, float]:
    """The coefficients that tell the rows apart best, each within its bounds."""
    from scipy.sparse import csr_matrix

    index = {name: column for column, name in enumerate(columns)}
    cells = [(row, index[name], value) for row, (features, _) in enumerate(rows) for name, value in features.items()]
    at_row, at_column, values = (np.array(each) for each in zip(*cells, strict=True))
    matrix = csr_matrix((values, (at_row, at_column)), (len(rows), len(columns)))
    sign = np.array([sign for _, sign in rows])
    ridge = np.array([_ridge(*name) for name in columns])

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = sign * (matrix @ weights)
        slope = -sign / (1 + np.exp(np.clip(score, -_STEEP, _STEEP)))
        return float(np.logaddexp(0, -score).sum() + ridge @ weights**2 / 2), matrix.T @ slope + ridge * weights

    bounds = [_bounds(*name) for name in columns]
    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", bounds=bounds)
    return dict(zip(columns, map(float, found.x), strict=True))


def _ridge(family: str, name: str) -> float:
    if name == "bias":
        return 0.0
    return _RIDGE_OF_TELLING if family == TELLING else _RIDGE


def _bounds(family: str, name: str) -> tuple[float | None, float | None]:
    if name == "bias":
        return None, None
    if family == TELLING:
        return 0.0, _MOST_TELLING if name in _SURE else _MOST_OF_WORD
    return (0.0 if name == "_length" else _LEAST), _MOST.get(name, _MOST_OF_WORD)


def old_texts(data: Path) -> Iterator[str]:
    """Old print: each story of the sets and each few lines of it, as read by scanners and as printed."""
    for story in old_stories(data):
        for text in (story.text, printed(story)):
            yield text
            lines = text.split("\n")
            if len(lines) > _LINES:
                yield from ("\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES))


def old_stories(data: Path) -> Iterator[Story]:
    """The stories of the sets of old print that are of the period."""
    for path in (data / "dev" / f"{name}.jsonl" for name in OLD_SETS):
        if path.is_file():
            dated = (json.loads(line) for line in path.read_text("utf-8").splitlines())
            years = {each["id"]: re.search(r"1[89]\d\d", str(each.get("date"))) for each in dated}
            for story in read_set(path).stories:
                year = years[story.id]
                if year is not None and int(year[0]) <= LAST_YEAR:
                    yield story


def printed(story: Story) -> str:
    """The text of a story with every marked error set right."""
    return corrected(story.text, ((*edit.span, edit.rights[0]) for edit in story.edits))


def modern_texts(data: Path) -> Iterator[str]:
    """News of today: stories, and a few sentences of each."""
    chosen = random.Random(_SEED)  # noqa: S311 - which stories teach is no secret
    for path in sorted((data / "train").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            stories = [json.loads(line)["text"] for line in file]
        chosen.shuffle(stories)
        for text in stories[:_STORIES]:
            yield text
            sentences = [each for each in _SENTENCE.split(text) if len(each.split()) >= _SHORTEST]
            chosen.shuffle(sentences)
            yield from sentences[:_SENTENCES]
