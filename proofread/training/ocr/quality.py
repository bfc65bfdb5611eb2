"""How estimates of wrong words are learned and measured: from copy whose wrong words are marked, out of fold.

A document is an article, the lines of one put together, or a page. Whatever scans it has learned nothing from its
article, and of the articles that the estimate is measured on the coefficients have seen none either.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, nnls
from scipy.stats import spearmanr

from proofread.analysis import Analysis
from proofread.evaluation.corpus import Story, read_set
from proofread.evaluation.score import UNWANTED
from proofread.model.quality import ErrorRate
from proofread.quality.estimate import NINE_IN_TEN, SPREAD, SPREAD_OF_WORDS, error_rate, features_of
from proofread.quality.language import language_of
from proofread.quality.tally import Tally
from proofread.readers import read_text
from proofread.suggest.confidence import Family
from proofread.suggest.ocr.scan import Scans
from proofread.training.folds import FOLDS
from proofread.training.ocr.evidence import article_of
from proofread.training.ocr.learning import fold_of

Floats = NDArray[np.float64]

FULL: Final = "ocr_newspapers_19c_full"
"""The newspapers with those lines, too, of which more than one word in ten is wrong."""

CLEAN: Final = ("clean_intl", "clean_aeb")
"""Published news: next to nothing in it is wrong, and of that nothing is marked."""

_FEATURES: Final = ("bias", "chance", "unknown")
_MOST_WORDS: Final = 300
"""Words of a document that count: the rate of a longer one is known no better."""

_COVERED: Final = 0.9
_RIDGE: Final = 1e-3


class Text(NamedTuple):
    """A document with its truth.

    Attributes:
        set: what it is counted under.
        article: what it is part of, or is; decides the fold.
        text: what is read.
        words: how many it has.
        wrong: how many of them are wrong.
        teaches: whether estimates are learned from it, too.
    """

    set: str
    article: str
    text: str
    words: int
    wrong: int
    teaches: bool = True

    @property
    def rate(self) -> float:
        """The share of its words that is wrong."""
        return min(1.0, self.wrong / self.words)


class Sample(NamedTuple):
    """A document and what is counted in it by a scanner that has not seen its article."""

    text: Text
    tally: Tally

    @property
    def fold(self) -> int:
        """The fold of its article."""
        return fold_of(self.text.article)


def texts(data: Path, pages: Iterable[Path]) -> Iterator[Text]:
    """The documents that teach and measure.

    Raises:
        ReadError: a set cannot be read.
    """
    dev = data / "dev"
    yield from _articles(dev / f"{FULL}.jsonl.gz", "ocr_newspapers_19c")
    yield from _articles(dev / "ocr_sydney_herald.jsonl", "ocr_sydney_herald")
    for path in (*pages, *(dev / f"{name}.jsonl" for name in CLEAN)):
        found = read_set(path)
        yield from (_text(found.name, f"{found.name}/{each.id}", [each]) for each in found.stories if each.text.split())


def pieces(data: Path) -> Iterator[Text]:
    """Further documents, which only measure: each of the Herald by itself, and the newspapers' readable lines."""
    herald = data / "dev/ocr_sydney_herald.jsonl"
    for story in read_set(herald).stories:
        single = _text("ocr_sydney_herald, single", article_of("ocr_sydney_herald", story.id), [story])
        yield single._replace(teaches=False)
    for each in _articles(data / "dev/ocr_newspapers_19c.jsonl", "ocr_newspapers_19c"):
        yield each._replace(teaches=False)


def _articles(path: Path, name: str) -> Iterator[Text]:
    found = read_set(path)
    articles: dict[str, list[Story]] = defaultdict(list)
    for each in found.stories:
        articles[article_of(name, each.id)].append(each)
    yield from (_text(found.name, article, stories) for article, stories in articles.items())


def _text(name: str, article: str, stories: Sequence[Story]) -> Text:
    wrong = sum(
        len(story.text[slice(*edit.span)].split())
        for story in stories
        for edit in story.edits
        if edit.type not in UNWANTED
    )
    text = "\n".join(story.text for story in stories)
    return Text(name, article, text, len(text.split()), wrong)


def samples(found: Iterable[Text], scans: Sequence[Scans]) -> Iterator[Sample]:
    """The documents in English, each scanned by that of its fold."""
    for text in found:
        analysis = Analysis(read_text("", text.text))
        sample = Sample(text, Tally.of(analysis, scans[fold_of(text.article)]))
        if language_of(sample.tally) == "en" or text.set not in CLEAN:
            yield sample


def learn(found: Sequence[Sample]) -> dict[str, float]:
    """The coefficients of the estimate, and of how far estimates out of fold are off."""
    return _fitted(found) | _spread([each for each in out_of_fold(found) if each.sample.text.set not in CLEAN])


class Estimated(NamedTuple):
    """A document with the estimate of a model that has not seen its article."""

    sample: Sample
    rate: ErrorRate

    @property
    def is_covered(self) -> bool:
        """Whether as many words are wrong as the interval of the estimate says."""
        text = self.sample.text
        return math.floor(self.rate.low * text.words) <= text.wrong <= math.ceil(self.rate.high * text.words)


def out_of_fold(
    found: Sequence[Sample], others: Sequence[Sample] = (), *, spread: Mapping[str, float] | None = None
) -> Iterator[Estimated]:
    """The documents that teach and others, each with the estimate of a model that its fold has not taught.

    Intervals are as wide as `spread` says, of which there are two coefficients; without it they have no width.
    """
    for fold in range(FOLDS):
        family = Family.of(_fitted([each for each in found if each.fold != fold]) | dict(spread or {}))
        yield from (Estimated(each, error_rate(each.tally, family)) for each in (*found, *others) if each.fold == fold)


class Figures(NamedTuple):
    """How good the estimates of documents are.

    Attributes:
        documents: how many.
        rate: the median of the true rate.
        correlation: Spearman's rank correlation of the estimated and the true rate.
        error: the mean distance between them.
        covered: the share of documents within the interval.
    """

    documents: int
    rate: float
    correlation: float
    error: float
    covered: float


def figures(estimated: Sequence[Estimated]) -> Figures:
    """The figures of documents."""
    true = np.array([each.sample.text.rate for each in estimated])
    guess = np.array([each.rate.estimate for each in estimated])
    correlation: Any = spearmanr(true, guess).statistic if true.any() else math.nan
    covered = sum(each.is_covered for each in estimated) / len(estimated)
    return Figures(len(true), float(np.median(true)), float(correlation), float(abs(true - guess).mean()), covered)


def _fitted(found: Sequence[Sample]) -> dict[str, float]:
    """A logistic regression of the true rate, by quasi-likelihood; every feature can only raise the estimate."""
    rows = np.array([[features_of(each.tally)[name] for name in _FEATURES] for each in found])
    true = np.array([each.text.rate for each in found])
    weight = _weights(found)

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        score = rows @ coefficients
        value = weight @ (np.logaddexp(0, score) - true * score) + _RIDGE * coefficients @ coefficients
        return float(value), rows.T @ (weight * (1 / (1 + np.exp(-score)) - true)) + 2 * _RIDGE * coefficients

    bounds = [(None, None), *((0, None) for _ in _FEATURES[1:])]
    best: Any = minimize(loss, np.zeros(len(_FEATURES)), method="L-BFGS-B", jac=True, bounds=bounds)
    return dict(zip(_FEATURES, map(float, best.x), strict=True))


def _weights(found: Sequence[Sample]) -> Floats:
    """Documents count by their words, so far as more of them make a rate surer, and sets alike; clean ones as one."""
    words = np.minimum([each.text.words for each in found], _MOST_WORDS).astype(np.float64)
    sets = np.array(["clean" if each.text.set in CLEAN else each.text.set for each in found])
    for name in set(sets):
        words[sets == name] *= len(found) / words[sets == name].sum()
    return words


def _spread(estimated: Sequence[Estimated]) -> dict[str, float]:
    """How far estimates are off: the variance that explains their squared errors, scaled so that nine in ten fit."""
    rate = np.array([each.rate.estimate for each in estimated])
    off = np.array([each.sample.text.rate for each in estimated]) - rate
    words = np.array([each.sample.text.words for each in estimated])
    wrong = np.array([each.sample.text.wrong for each in estimated])
    weight = _weights([each.sample for each in estimated])
    slope = rate * (1 - rate)
    # Squared errors vary as their squares do: what is expected of a document is 1 after division by the slope.
    columns = np.stack([slope, 1 / words], axis=1)
    found, _ = nnls(columns * np.sqrt(weight)[:, None], off**2 / slope * np.sqrt(weight))

    def covered(scale: float) -> float:
        reach = NINE_IN_TEN * np.sqrt(scale * (found[0] + found[1] / (words * slope)))
        low, high = (1 / (1 + (1 - rate) / rate * np.exp(sign * reach)) for sign in (1, -1))
        fits = (np.floor(low * words) <= wrong) & (wrong <= np.ceil(high * words))
        return float(weight @ fits / weight.sum())

    scale = next((each for each in np.geomspace(0.1, 10, 200) if covered(each) >= _COVERED), 10.0)
    return {SPREAD: float(scale * found[0]), SPREAD_OF_WORDS: float(scale * found[1])}
