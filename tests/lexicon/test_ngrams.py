"""Scoring with compiled trigram models."""

import math
import subprocess
import sys
from pathlib import Path

import pytest

from proofread.errors import LexiconError
from proofread.lexbuild.backoff import pack
from proofread.lexbuild.counts import estimated
from proofread.lexicon.ngrams import Mixture, NgramModel

DIGEST = "0" * 64
WITH_STOPS = (
    {"<s>": 4, "<unk>": 2, "the": 6, "vote": 6, ",": 4, "was": 6, "close": 4, "café's": 2, ".": 4},
    {"<s> the": 4, "the vote": 6, "vote ,": 4, "vote was": 2, ", was": 4, "was close": 4, "close .": 4},
    {"<s> the vote": 4, "the vote ,": 4, "vote , was": 4, "was close .": 4},
)
WITHOUT = (
    {"<s>": 4, "the": 6, "vote": 6, "was": 6, "close": 4, "late": 2, "</s>": 4},
    {"<s> the": 4, "the vote": 6, "vote was": 6, "was close": 4, "close </s>": 4},
    {"the vote was": 6, "was close </s>": 4},
)


def model(path: Path, tables: tuple[dict[str, int], ...]) -> NgramModel:
    """A model of the counts, compiled beside the path and opened."""
    sources = []
    for order, table in enumerate(tables, 1):
        source = path.with_suffix(f".{order}.tsv")
        source.write_text("".join(f"{gram}\t{count}\n" for gram, count in table.items()), encoding="utf-8")
        sources.append(source)
    path.write_bytes(pack(estimated(sources[0], sources[1], sources[2]), DIGEST))
    return NgramModel(path)


@pytest.fixture
def news(tmp_path: Path) -> NgramModel:
    """A model with commas and full stops."""
    return model(tmp_path / "news", WITH_STOPS)


@pytest.fixture
def spoken(tmp_path: Path) -> NgramModel:
    """A model without them, that ends sentences with ``</s>``."""
    return model(tmp_path / "spoken", WITHOUT)


def test_words_have_numbers_and_unknown_ones_zero(news: NgramModel) -> None:
    known = [news.word_id(word) for word in WITH_STOPS[0] if word != "<unk>"]
    assert sorted(known) == list(range(1, len(known) + 1))
    assert [news.word_id(word) for word in ("<unk>", "", "The", "votes", "\ud800")] == [0] * 5


def test_score_is_the_sum_of_trigram_log_probabilities(news: NgramModel) -> None:
    words = ["<s>", "the", "vote", "was", "close", "."]
    begin, the, vote, was, close, stop = map(news.word_id, words)
    expected = [
        news.log_prob((begin,), the),
        news.log_prob((begin, the), vote),
        news.log_prob((the, vote), was),
        news.log_prob((vote, was), close),
        news.log_prob((was, close), stop),
    ]
    assert news.score(words) == pytest.approx(sum(expected))
    assert news.score(words, 3) == pytest.approx(sum(expected[2:]))
    assert news.log_probs(words, 4) == expected[3:]


def test_a_full_stop_begins_a_new_sentence(news: NgramModel) -> None:
    begin, the = news.word_id("<s>"), news.word_id("the")
    assert news.log_probs(["close", ".", "the"], 2) == [news.log_prob((begin,), the)]
    assert news.log_probs(["close", ".", "<s>", "the"], 3) == [news.log_prob((begin,), the)]


def test_an_unknown_word_is_no_context(news: NgramModel) -> None:
    vote = news.word_id("vote")
    assert news.log_probs(["the", "grommet", "vote"]) == [
        news.log_prob((), news.word_id("the")),
        news.log_prob((news.word_id("the"),), 0),
        news.log_prob((), vote),
    ]
    assert news.score(["<s>", "the", "vote"]) > news.score(["<s>", "the", "grommet"])


def test_a_model_without_commas_passes_over_them(news: NgramModel, spoken: NgramModel) -> None:
    assert news.has_commas
    assert not spoken.has_commas
    assert spoken.log_probs(["the", "vote", ",", "was"])[2] is None
    assert spoken.score(["the", "vote", ",", "was"]) == spoken.score(["the", "vote", "was"])
    assert spoken.score(["was", "close", "."]) == spoken.score(["was", "close", "</s>"])


def test_mixture_is_the_mean_of_probabilities(news: NgramModel, spoken: NgramModel) -> None:
    words = ["<s>", "the", "vote", ",", "was", "close", "."]
    one, other = news.log_probs(words), spoken.log_probs(words)
    mixed = Mixture([news, spoken])
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    expected = sum(math.log((math.exp(a) + math.exp(b)) / 2) for a, b in both)
    comma = one[3]
    assert comma is not None
    assert mixed.log_probs(words)[3] == pytest.approx(comma)
    assert mixed.score(words) == pytest.approx(expected + comma)
    assert mixed.score(words, 4) == pytest.approx(sum(score or 0.0 for score in mixed.log_probs(words)[4:]))


def test_a_mixture_of_one_or_three_models_is_their_mean_too(news: NgramModel, spoken: NgramModel) -> None:
    words = ["<s>", "the", "vote", "was", "close", "."]
    assert Mixture([news]).log_probs(words) == news.log_probs(words)
    three, two = Mixture([news, spoken, spoken]), Mixture([news, spoken])
    assert Mixture([spoken, spoken, spoken]).score(words) == pytest.approx(spoken.score(words))
    assert three.score(words) != pytest.approx(two.score(words))


def test_a_missing_or_foreign_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="missing"):
        NgramModel(tmp_path / "absent")
    (tmp_path / "foreign").write_bytes(b"x" * 400)
    with pytest.raises(LexiconError, match="not a proofread dictionary"):
        NgramModel(tmp_path / "foreign")


def test_importing_does_not_load_numpy() -> None:
    code = "import sys, proofread.lexicon.ngrams; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
