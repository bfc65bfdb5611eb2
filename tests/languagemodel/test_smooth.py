"""Weights whose channels are nearer to each other in strength: the same function, less lost to rounding."""

from typing import TYPE_CHECKING, Any

import pytest

from proofread.languagemodel.smooth import Shape, Stream, pass_through, smoothed

if TYPE_CHECKING:
    from tests.languagemodel.conftest import Tiny

np = pytest.importorskip("numpy", reason="the extra `context` is not installed")

SHAPE = Shape(heads=6, groups=2, epsilon=1e-5, base=10_000.0)
IDS = [5, 80, 3, 3, 200, 41, 17]


def layer(tiny: "Tiny", number: int) -> dict[str, Any]:
    """The weights of a layer by their short names."""
    prefix = f"blk.{number}."
    return {name.split(".")[2]: w for name, w in tiny.weights.items() if name.startswith(prefix)}


def rounded(values: Any) -> Any:
    """Rows as eight bits hold them."""
    scale = 127 / np.abs(values).max(axis=1, keepdims=True)
    return np.rint(values * scale) / scale


def test_passing_through_is_what_the_model_does(tiny: "Tiny") -> None:
    stream = Stream(tiny.weights["token_embd.weight"][IDS], [len(IDS)])
    for number in range(2):
        stream, _ = pass_through(layer(tiny, number), stream, SHAPE)
    size = np.sqrt(np.square(stream.states).mean(axis=1, keepdims=True) + SHAPE.epsilon)
    logits = stream.states / size * tiny.weights["output_norm.weight"] @ tiny.weights["token_embd.weight"].T
    chosen = logits[range(len(IDS) - 1), IDS[1:]] - np.log(np.exp(logits[:-1]).sum(axis=1))
    assert list(chosen) == pytest.approx(tiny.log_probabilities(IDS), abs=1e-3)


def test_texts_do_not_see_each_other(tiny: "Tiny") -> None:
    table = tiny.weights["token_embd.weight"]
    both, _ = pass_through(layer(tiny, 0), Stream(table[[*IDS, 9, 8, 7]], [len(IDS), 3]), SHAPE)
    alone, _ = pass_through(layer(tiny, 0), Stream(table[[9, 8, 7]], [3]), SHAPE)
    assert both.states[len(IDS) :] == pytest.approx(alone.states, abs=1e-4)


def test_smoothing_keeps_the_function(tiny: "Tiny") -> None:
    stream = Stream(tiny.weights["token_embd.weight"][IDS], [len(IDS)])
    before, strengths = pass_through(layer(tiny, 0), stream, SHAPE)
    after, _ = pass_through(smoothed(layer(tiny, 0), strengths), stream, SHAPE)
    assert after.states == pytest.approx(before.states, rel=1e-4, abs=1e-4)


def test_smoothing_spares_weak_channels_beside_a_strong_one(tiny: "Tiny") -> None:
    strong = layer(tiny, 0)
    strong["ffn_norm"] = strong["ffn_norm"].copy()
    strong["ffn_norm"][3] *= 100
    for reader in ("ffn_gate", "ffn_up"):
        strong[reader] = strong[reader].copy()
        strong[reader][:, 3] /= 100
    stream = Stream(tiny.weights["token_embd.weight"][IDS], [len(IDS)])
    _, strengths = pass_through(strong, stream, SHAPE)

    def lost(weights: dict[str, Any]) -> float:
        size = np.sqrt(np.square(stream.states).mean(axis=1, keepdims=True) + SHAPE.epsilon)
        read = stream.states / size * weights["ffn_norm"]
        exact = read @ weights["ffn_gate"].T
        return float(np.abs(rounded(read) @ rounded(weights["ffn_gate"]).T - exact).mean())

    assert lost(smoothed(strong, strengths)) < lost(strong) / 4
