"""Rates learned from pairs of wrong and right."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from proofread.training import slips
from proofread.training.confusions import confusions
from proofread.training.corpus import Corpus, Mark, Story
from proofread.training.damage import Damage
from proofread.training.noise import Noise, Rate
from proofread.training.noise_learning import Pair, Tally, is_slip, learn, pairs, slip_tables
from tests.training.conftest import TYPOS

WORDS = "minister committee building government reporters harbour families officials station transport".split()
SHARES = {
    slips.OMISSION: 0.4,
    slips.SWAPPED: 0.25,
    slips.VOWEL: 0.15,
    slips.DOUBLED: 0.2,
}


def test_rates_put_in_are_learned() -> None:
    kinds = {kind: Rate(0, SHARES.get(kind, 0.0)) for kind in slips.KINDS}
    positions = {"first": Rate(0, 0.1), "second": Rate(0, 1.0), "middle": Rate(0, 1.0), "last": Rate(0, 2.0)}
    letters = {"t": Rate(0, 3.0), "other": Rate(0, 1.0)}
    words = {"once": Rate(0, 0.9), "again": Rate(0, 0.1)}
    tables = {"slips": kinds, "words": words, "omission.positions": positions, "transposition.letters": letters}
    hand, random = Damage(Noise({}, tables)), Random(5)
    made = [Pair(hand.slip(word, random), word) for _ in range(600) for word in WORDS]
    learned = slip_tables(pair for pair in made if is_slip(pair))
    for kind in slips.KINDS:
        assert learned["slips"][kind].rate == pytest.approx(SHARES.get(kind, 0.0), abs=0.04), kind
    assert learned["words"]["again"].rate == pytest.approx(0.1, abs=0.03)
    where = learned["omission.positions"]
    assert where["first"].rate < 0.25
    assert where["last"].rate / where["middle"].rate == pytest.approx(2, rel=0.2)
    tempting = learned["transposition.letters"]
    assert tempting["t"].rate > 1.6 * max(rate.rate for letter, rate in tempting.items() if letter != "t")


def test_pairs_are_single_words_with_a_slip() -> None:
    text = "The goverment met, and the the Mayor of Pariss left."
    wanted = [("goverment", "government"), ("the the", "the"), ("Mayor", "mayor"), ("Pariss", "Paris")]
    marks = tuple(Mark(text.index(wrong), text.index(wrong) + len(wrong), (right,)) for wrong, right in wanted)
    found = list(pairs(Story("set", "id", text, marks)))
    assert found == [("goverment", "government"), ("Mayor", "mayor"), ("Pariss", "Paris")]
    assert [is_slip(pair) for pair in found] == [True, False, True]


@pytest.mark.parametrize(("written", "right"), [("house", "building"), ("on", "in"), ("paris", "Paris")])
def test_another_word_is_no_slip(written: str, right: str) -> None:
    assert not is_slip(Pair(written, right))


def test_what_is_rare_is_pooled_and_smoothed() -> None:
    tally = Tally()
    for _ in range(8):
        tally.add({"e": 1}, {"e": 1, "x": 1})
    tally.add({"q": 1}, {"q": 1, "e": 1})
    assert tally.table() == {
        "e": Rate(8, significant_of(9 / 5.5)),
        "x": Rate(0, significant_of(1 / 5)),
        "other": Rate(1, significant_of(2 / 1.5)),
    }


def significant_of(value: float) -> float:
    return float(f"{value:.4g}")


def test_all_sets_are_learned_from(data: Path) -> None:
    noise = learn(Corpus(data))
    assert noise.learned_from == {
        "news_typos": sum(len(errors) for _, errors in TYPOS),
        "scraped_glue": 4,
        "scraper_spacing": 5,
        "ocr_newspapers_19c": 1,
    }
    assert noise.tables["slips"]["omission"].count == 4
    assert noise.tables["slips"]["transposition"].count == 2
    assert noise.tables["ocr"] == {"other": Rate(1, significant_of(1 / 13))}
    assert noise.tables["split"].keys() == {"other"}


def test_learning_does_not_depend_on_the_order_of_stories(write_set: Callable[..., Path], data: Path) -> None:
    noise = learn(Corpus(data))
    path = data / "dev" / "news_typos.jsonl"
    lines = path.read_text().splitlines()
    path.write_text("\n".join(reversed(lines)) + "\n")
    assert learn(Corpus(data)).rendered() == noise.rendered()


def test_confusions_are_of_letters_and_their_pairs() -> None:
    text = "tbe tbe tbe tbe tbe modem modem modem modem modem he"
    marks = [Mark(at, at + 3, ("the",)) for at in range(0, 20, 4)] + [
        Mark(at, at + 5, ("modern",)) for at in range(20, 50, 6)
    ]
    table, count = confusions([Story("set", "id", text, tuple(marks))])
    assert count == 10
    assert table == {"h>b": Rate(5, significant_of(5 / 6)), "rn>m": Rate(5, 1.0)}
