"""Which letters were read for which: known pairs aligned, and counted until the segments stand out."""

from collections import Counter
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.lexicon.channel import Channel, Counts, cost_of
from proofread.training.ocr.alignment import Evidence, Pair, align, count

WORDS = "modern summer government common memory number moment member family minister".split()
KEPT = Counter(dict.fromkeys((*WORDS, "house", "child", "light", "which", "the", "that", "with"), 60))


def taught(*pairs: Pair) -> Counts:
    """What pairs and words read right teach together."""
    return sum(count([Evidence(list(pairs), KEPT.copy())]), Counts())


def steps(written: str, right: str, counts: Counts) -> list[tuple[str, str]]:
    return align(Pair(written, right), cost_of(counts))[1]


def pairs(read: str, meant: str, *words: str) -> list[Pair]:
    return [Pair(word.replace(meant, read, 1), word) for word in words if meant in word]


@pytest.mark.parametrize(
    ("read", "meant", "words"),
    [
        ("rn", "m", WORDS),
        ("m", "rn", ["modern", "govern", "corner", "morning", "return", "journal"]),
        ("li", "h", ["house", "child", "which", "the", "that", "other", "light"]),
        ("h", "li", ["light", "child", "alive", "holiday", "police", "believe"]),
        ("c", "e", WORDS),
        ("ii", "u", ["house", "summer", "number", "group", "found", "council"]),
    ],
)
def test_the_segment_is_found(read: str, meant: str, words: list[str]) -> None:
    seen = pairs(read, meant, *words)
    counts = taught(*(pair for pair in seen for _ in range(3)))
    assert counts.read[read, meant] >= 3 * len(seen) - 3
    written, right = seen[0]
    assert (read, meant) in steps(written, right, counts)


def test_counting_again_settles_what_is_ambiguous() -> None:
    """“rn” for “m” costs as much as “r” and a letter too many, until it is seen again and again."""
    once, often = taught(*pairs("rn", "m", "modern")), taught(*pairs("rn", "m", *WORDS))
    assert often.read["rn", "m"] > once.read["rn", "m"]
    assert cost_of(often)("rn", "m") < cost_of(once)("rn", "m")


@given(st.text("abcé'", max_size=7), st.text("abcé'", max_size=7))
def test_the_steps_lead_from_what_was_meant_to_what_was_read(written: str, right: str) -> None:
    spent, way = align(Pair(written, right), lambda one, other: 0.1 if one == other else 3.0)
    assert "".join(step[0] for step in way) == written
    assert "".join(step[1] for step in way) == right
    assert all(max(map(len, step)) in (1, 2) for step in way)
    assert spent == pytest.approx(sum(0.1 if one == other else 3.0 for one, other in way))


@given(st.text("abc", min_size=1, max_size=7))
def test_what_was_read_right_is_aligned_letter_by_letter(word: str) -> None:
    assert steps(word, word, taught()) == [(letter, letter) for letter in word]


def test_words_that_have_nothing_in_common_teach_nothing() -> None:
    assert taught(Pair("zzzz", "house")).read == taught().read


def test_what_is_read_right_is_counted_as_often_as_it_is_read() -> None:
    counts = taught()
    assert counts.read["h", "h"] == counts.letters["h"] == sum(word.count("h") * often for word, often in KEPT.items())
    assert counts.letters["th"] == sum(word.count("th") * often for word, often in KEPT.items())


def test_capitals_are_of_what_is_written_alone() -> None:
    counts = taught(*repeat(Pair("Mimister", "Minister"), 3))
    assert counts.read["M", "m"] == counts.read["m", "n"] == 3
    assert not any(right.lower() != right for _, right in counts.read)


def test_each_of_the_evidence_is_counted_apart() -> None:
    first, second = count([Evidence(pairs("c", "e", *WORDS)), Evidence(pairs("rn", "m", *WORDS))])
    assert first.read["c", "e"] == len(pairs("c", "e", *WORDS))
    assert not second.read["c", "e"]
    channel = Channel.of(first + second)
    assert set(channel.costs) >= {"c", "rn"}
