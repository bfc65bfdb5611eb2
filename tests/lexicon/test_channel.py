"""What a misreading costs: the oftener it was seen, the less."""

import json
import math
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import LexiconError
from proofread.lexicon.channel import Channel, Counts, cost_of

ALPHABET = "abcdehilmnortu"
PLAIN = Counter(
    {(letter, letter): 5_000 for letter in ALPHABET} | {(letter.upper(), letter): 50 for letter in ALPHABET}
)
LETTERS = Counter(dict.fromkeys(ALPHABET, 5_000) | {"rn": 400, "th": 800, "li": 600})


def counted(**read: int) -> Counts:
    """What was seen: plain letters, and misreadings named ``written_right``."""
    pairs = {(key.partition("_")[0], key.partition("_")[2]): often for key, often in read.items()}
    return Counts(PLAIN + Counter(pairs), LETTERS.copy())


def test_counts_add_up() -> None:
    both = counted(c_e=3) + counted(c_e=4, m_rn=2)
    assert both.read["c", "e"] == 7
    assert both.read["m", "rn"] == 2
    assert both.letters["th"] == 1_600


@given(st.sampled_from(["c_e", "m_rn", "h_li", "ii_u", "_t", "t_", "in_tu"]), st.integers(2, 100), st.integers(1, 100))
def test_what_was_seen_oftener_costs_less(pair: str, often: int, more: int) -> None:
    written, _, right = pair.partition("_")
    seldom = cost_of(counted(**{pair: often}))(written, right)
    frequent = cost_of(counted(**{pair: often + more}))(written, right)
    assert frequent < seldom < cost_of(counted())(written, right)


def test_a_letter_read_right_costs_next_to_nothing_and_its_capital_little() -> None:
    cost = cost_of(counted(c_e=50))
    assert cost("e", "e") < cost("E", "e") < cost("c", "e") < cost("d", "e")


@given(st.sampled_from([(1, 1), (1, 2), (2, 1), (0, 1), (1, 0), (2, 2)]), st.data())
def test_every_misreading_costs_something(sizes: tuple[int, int], data: st.DataObject) -> None:
    written, right = (data.draw(st.text(ALPHABET, min_size=size, max_size=size)) for size in sizes)
    nats = cost_of(counted(c_e=50, m_rn=9))(written, right)
    assert math.isfinite(nats)
    assert nats > 0
    assert nats == cost_of(counted(c_e=50, m_rn=9))(written, right.upper())


def test_no_letter_was_ever_seen() -> None:
    assert math.isfinite(cost_of(Counts())("a", "b"))


def test_a_misreading_of_several_letters_counts_if_it_was_seen_twice() -> None:
    channel = Channel.of(counted(c_e=1, m_rn=1, h_li=2))
    assert channel.costs["c"]["e"] > 0
    assert "rn" not in channel.costs["m"]
    assert channel.costs["h"]["li"] > 0


def test_reviewed_misreadings_are_never_dear() -> None:
    seen = Channel.of(counted(c_e=500))
    reviewed = Channel.of(counted(c_e=500), [("c", "e"), ("rn", "m"), ("0", "o")])
    assert reviewed.costs["c"]["e"] == seen.costs["c"]["e"]  # it is cheaper as it is
    assert reviewed.costs["rn"]["m"] == reviewed.costs["0"]["o"] > seen.costs["c"]["e"]
    rare = Channel.of(counted(d_e=1)).costs["d"]["e"]
    assert Channel.of(counted(d_e=1), [("d", "e")]).costs["d"]["e"] < rare


def test_what_costs_a_text_that_is_read_right_is_that_of_its_letters() -> None:
    channel = Channel.of(counted())
    assert channel.own("") == 0
    assert channel.own("and") == pytest.approx(channel.own("a") + channel.own("n") + channel.own("d"))
    assert channel.own("and") < channel.own("anD")
    assert channel.own("and") < channel.own("3nd")  # a sign that was never seen


@given(
    st.dictionaries(st.text(min_size=1, max_size=2), st.dictionaries(st.text(max_size=2), st.floats(0, 20)), max_size=5)
)
def test_json_there_and_back(tmp_path_factory: pytest.TempPathFactory, costs: dict[str, dict[str, float]]) -> None:
    folder = tmp_path_factory.mktemp("channel")
    (folder / "channel.json").write_text(json.dumps({"digest": "ab", "costs": costs}), encoding="utf-8")
    assert Channel.load(folder).costs == costs


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"costs": []}', '{"costs": {"c": 3}}', '{"costs": null}'])
def test_a_damaged_file_is_told(tmp_path: Path, body: str) -> None:
    (tmp_path / "channel.json").write_text(body)
    with pytest.raises(LexiconError, match=r"channel\.json are missing or damaged") as caught:
        Channel.load(tmp_path)
    assert caught.value.hint


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="missing"):
        Channel.load(tmp_path)
