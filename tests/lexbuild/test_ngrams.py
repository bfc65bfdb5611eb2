"""Compiling trigram models: what is estimated from counts, and what is repacked."""

import hashlib
import math
import random
from pathlib import Path

import pytest

from proofread.errors import SourceError
from proofread.lexbuild.backoff import pack
from proofread.lexbuild.counts import estimated
from proofread.lexbuild.pocketsphinx import read_pocketsphinx
from proofread.lexicon.ngrams import NgramModel

DIGEST = hashlib.sha256(b"counts").hexdigest()
SENTENCES = (
    "<s> the vote was close .",
    "<s> the vote was close .",
    "<s> the vote was late .",
    "<s> the vote was late .",
    "<s> the mayor was late .",
    "<s> the mayor was late .",
    "<s> a mayor said the vote was close .",
)


def counted(folder: Path, sentences: tuple[str, ...] = SENTENCES, unknown: int = 1) -> tuple[Path, Path, Path]:
    """Tables of the n-grams of sentences: all words, and the longer ones seen twice."""
    paths = []
    for order in (1, 2, 3):
        counts: dict[str, int] = {"<unk>": unknown} if order == 1 and unknown else {}
        for sentence in sentences:
            words = sentence.split()
            for begin in range(len(words) - order + 1):
                gram = " ".join(words[begin : begin + order])
                counts[gram] = counts.get(gram, 0) + 1
        path = folder / f"{order}.tsv"
        kept = {gram: count for gram, count in counts.items() if count >= min(order, 2)}
        path.write_text("".join(f"{gram}\t{kept[gram]}\n" for gram in sorted(kept)), encoding="utf-8")
        paths.append(path)
    return paths[0], paths[1], paths[2]


def opened(path: Path, data: bytes) -> NgramModel:
    """The model in a compiled file."""
    path.write_bytes(data)
    return NgramModel(path)


@pytest.fixture
def model(tmp_path: Path) -> NgramModel:
    """The model of the sentences above."""
    return opened(tmp_path / "model", pack(estimated(*counted(tmp_path)), DIGEST))


def test_probabilities_of_a_context_sum_to_one_less_the_unknown_words(model: NgramModel) -> None:
    words = sorted({word for sentence in SENTENCES for word in sentence.split()})
    numbers = [model.word_id(word) for word in words]
    tokens = sum(len(sentence.split()) - 1 for sentence in SENTENCES) + 1
    for older in (0, *numbers):
        for context in ((), *(((older, number)) for number in numbers)):
            total = sum(math.exp(model.log_prob(context, number)) for number in (0, *numbers))
            assert 1 - 2 / tokens - 0.02 <= total <= 1.02


def test_what_was_seen_beats_what_is_backed_off_to(model: NgramModel) -> None:
    was, late, close, vote, mayor = map(model.word_id, ("was", "late", "close", "vote", "mayor"))
    assert model.log_prob((mayor, was), late) > model.log_prob((was,), late) > model.log_prob((), late)
    assert model.log_prob((vote, was), close) > model.log_prob((mayor, was), close)


def test_unigram_is_relative_frequency_with_unknown_words_counted(model: NgramModel) -> None:
    tokens = sum(len(sentence.split()) - 1 for sentence in SENTENCES) + 1
    assert model.log_prob((), model.word_id("late")) == pytest.approx(math.log(4 / tokens))
    assert model.log_prob((), 0) == pytest.approx(math.log(1 / tokens))


def test_same_counts_give_the_same_bytes(tmp_path: Path) -> None:
    tables = counted(tmp_path)
    assert pack(estimated(*tables), DIGEST) == pack(estimated(*tables), DIGEST)


def test_order_of_lines_does_not_matter(tmp_path: Path) -> None:
    tables = counted(tmp_path)
    first = pack(estimated(*tables), DIGEST)
    for table in tables:
        table.write_text("".join(reversed(table.read_text().splitlines(keepends=True))))
    assert pack(estimated(*tables), DIGEST) == first


@pytest.mark.parametrize(
    ("order", "text", "message"),
    [
        (1, "the 5\n", "1.tsv:1: not words, a tab and a count"),
        (1, "", "holds no words"),
        (2, "the dog\t2\n", "2.tsv:1: 'dog' is not among the words"),
        (2, "the vote was\t2\n", "2.tsv:1: 2 words wanted"),
        (2, "the vote\t900\n", "a context has more successors than occurrences"),
        (3, "late was the\t2\n", "two words of a trigram are not among the bigrams"),
    ],
)
def test_tables_that_make_no_sense_are_refused(tmp_path: Path, order: int, text: str, message: str) -> None:
    tables = counted(tmp_path)
    tables[order - 1].write_text(text)
    with pytest.raises(SourceError, match=message):
        pack(estimated(*tables), DIGEST)


def test_a_file_that_is_no_pocketsphinx_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "en-us.lm.bin"
    with pytest.raises(SourceError, match="cannot be read"):
        read_pocketsphinx(path)
    path.write_bytes(b"ARPA" * 20)
    with pytest.raises(SourceError, match="not a trigram model"):
        read_pocketsphinx(path)
    path.write_bytes(b"Trie Language Model\x03" + bytes([9, 0, 0, 0] * 3) + b"\1\0\0\0")
    with pytest.raises(SourceError, match="cut short"):
        read_pocketsphinx(path)


def test_repacked_model_agrees_with_pocketsphinx(tmp_path: Path) -> None:
    pocketsphinx = pytest.importorskip("pocketsphinx", reason="the source of the model is not installed")
    source = Path(pocketsphinx.get_model_path()) / "en-us" / "en-us.lm.bin"
    theirs = pocketsphinx.NGramModel.readfile(str(source))
    data = pack(read_pocketsphinx(source), DIGEST)
    ours = opened(tmp_path / "model", data)
    assert data == pack(read_pocketsphinx(source), DIGEST)
    rng = random.Random(1)
    for older, old, word in drawn(ours, rng, 2000):
        expected = theirs.prob([word, old, older]) * math.log(1.0001)
        context = (ours.word_id(older), ours.word_id(old))
        assert ours.log_prob(context, ours.word_id(word)) == pytest.approx(expected, abs=0.07)


def drawn(model: NgramModel, rng: random.Random, count: int) -> list[tuple[str, str, str]]:
    """Three words: a stored trigram, a stored bigram after any word, or any words, in turn."""
    store = model.store
    bytes_, starts = store.raw("word_bytes"), store.array("word_start")
    words = ["", *(str(bytes_[starts[number] : starts[number + 1]], "utf-8") for number in range(1, len(starts) - 1))]
    first, second = store.array("bigram_start"), store.array("bigram_word")
    begins, third = store.array("trigram_start"), store.array("trigram_word")
    found: list[tuple[str, str, str]] = []
    while len(found) < count:
        older = rng.randrange(1, len(words))
        bigrams = range(first[older], first[older + 1])
        old = second[rng.choice(bigrams)] if bigrams and len(found) % 3 != 1 else rng.randrange(1, len(words))
        if len(found) % 3 == 0 and bigrams:
            bigram = rng.choice(bigrams)
            old, trigrams = second[bigram], range(begins[bigram], begins[bigram + 1])
            word = third[rng.choice(trigrams)] if trigrams else rng.randrange(1, len(words))
        else:
            followers = range(first[old], first[old + 1])
            word = second[rng.choice(followers)] if followers and rng.random() < 0.7 else rng.randrange(1, len(words))
        found.append((words[older], words[old], words[word]))
    return found
