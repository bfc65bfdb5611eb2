"""Weights laid out so that eight bits lose less of what flows through them.

CTranslate2 rounds what goes into a layer to eight bits, with one scale for all channels of a token.
A few channels of this model are a hundred times as strong as the rest, which are then rounded away.
A channel can be made weaker where it comes from and the weights that read it stronger by as much: the
model computes the same, and its channels are nearer to each other in strength. How strong they are is
seen by running a few sentences through the model. The method is SmoothQuant (Xiao and others, 2023,
arXiv:2211.10438).
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

Weights = Mapping[str, "Array"]
"""The weights of a layer by the names that GGUF gives them, such as `attn_q`; matrices are (output, input)."""

_BALANCE: Final = 0.6
"""How much of the difference in strength the weights take over, between 0 and 1. Between .5 and .7 it makes little
difference: the error of a token's log probability falls from 0.40 to 0.25 nats, that of a gain from 1.8 to 1.0
(standard deviations from the unrounded model, on 100 pairs of sentences of news). Further it falls no more, because the
weights lose what the channels win."""

_LEAST: Final = 1e-5


class Shape(NamedTuple):
    """What the weights alone do not tell: heads of queries and of keys, epsilon of the norms, base of the turning."""

    heads: int
    groups: int
    epsilon: float
    base: float


class Stream(NamedTuple):
    """What texts have become on their way through the layers.

    Attributes:
        states: (tokens of all texts, width).
        lengths: tokens of each text.
    """

    states: "Array"
    lengths: Sequence[int]


class Strengths(NamedTuple):
    """The largest magnitude of each channel that goes into the attention, the gate, and back down from it."""

    attention: "Array"
    gate: "Array"
    down: "Array"


def pass_through(layer: Weights, stream: Stream, shape: Shape) -> tuple[Stream, Strengths]:
    """Run texts through a layer.

    Returns:
        The texts behind it, and how strong each channel was inside.
    """
    import numpy as np

    states = stream.states
    read = _normal(states, layer["attn_norm"], shape.epsilon)
    texts = np.split(read, np.cumsum(stream.lengths)[:-1])
    attended: Array = np.concatenate([_attended(layer, text, shape) for text in texts])
    states = states + attended @ layer["attn_output"].T
    fed = _normal(states, layer["ffn_norm"], shape.epsilon)
    gate = fed @ layer["ffn_gate"].T
    swish = gate * (0.5 + 0.5 * np.tanh(0.5 * gate))  # which does not overflow, as exp would
    hidden = swish * (fed @ layer["ffn_up"].T)
    states = states + hidden @ layer["ffn_down"].T
    return Stream(states, stream.lengths), Strengths(*(np.abs(each).max(axis=0) for each in (read, fed, hidden)))


def _normal(states: "Array", gamma: "Array", epsilon: float) -> "Array":
    """States of (tokens, width) over their root mean square, times gamma of (width)."""
    import numpy as np

    size: Array = np.sqrt(np.square(states).mean(axis=1, keepdims=True) + np.float32(epsilon))
    return states / size * gamma


def _attended(layer: Weights, read: "Array", shape: Shape) -> "Array":
    """What each token of one text gathers from those before it: (tokens, heads * width of a head)."""
    import numpy as np

    length, each = len(read), shape.heads // shape.groups
    query = _turned((read @ layer["attn_q"].T).reshape(length, shape.groups, each, -1), shape.base)
    key = _turned((read @ layer["attn_k"].T).reshape(length, shape.groups, 1, -1), shape.base)[:, :, 0]
    value = (read @ layer["attn_v"].T).reshape(length, shape.groups, -1)
    scores = np.einsum("qghd,kgd->ghqk", query, key) / np.float32(np.sqrt(query.shape[-1]))
    scores[..., *np.triu_indices(length, 1)] = -np.inf
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    gathered: Array = np.einsum("ghqk,kgd->qghd", weights, value).reshape(length, -1)
    return gathered


def _turned(heads: "Array", base: float) -> "Array":
    """Positions written into (tokens, groups, heads, width): dimension i turned with dimension i + width / 2."""
    import numpy as np

    width = heads.shape[-1]
    angles = np.arange(len(heads))[:, None] * base ** (-np.arange(0, width, 2) / width)
    cos, sin = (wave(angles).astype(np.float32)[:, None, None] for wave in (np.cos, np.sin))
    left, right = np.split(heads, 2, axis=-1)
    return np.concatenate((left * cos - right * sin, right * cos + left * sin), axis=-1)


def smoothed(layer: Weights, strengths: Strengths) -> dict[str, "Array"]:
    """The same layer with channels nearer to each other in strength."""
    weights = dict(layer)
    _shift(weights, "attn_norm", ("attn_q", "attn_k", "attn_v"), strengths.attention)
    _shift(weights, "ffn_norm", ("ffn_gate", "ffn_up"), strengths.gate)
    _shift(weights, "ffn_up", ("ffn_down",), strengths.down)
    return weights


def _shift(weights: dict[str, "Array"], giver: str, readers: Sequence[str], strength: "Array") -> None:
    """Make the channels that `giver` gives weaker, and the columns of those that read them stronger."""
    scale = _scales(strength, [weights[reader] for reader in readers])
    weights[giver] = (weights[giver].T / scale).T  # gamma is one row; of a matrix each row gives a channel
    for reader in readers:
        weights[reader] = weights[reader] * scale


def _scales(strength: "Array", readers: Sequence["Array"]) -> "Array":
    """By how much each channel is made weaker, from how strong it is and what reads it: (channels), about 1."""
    import numpy as np

    columns = np.max([np.abs(reader).max(axis=0) for reader in readers], axis=0)
    raw = np.maximum(strength, _LEAST) ** _BALANCE / np.maximum(columns, _LEAST) ** (1 - _BALANCE)
    scaled: Array = (raw / np.exp(np.log(raw).mean())).astype(np.float32)
    return scaled
