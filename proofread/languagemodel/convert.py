"""A GGUF file of a Llama-like model to a folder that CTranslate2 runs, with numpy alone.

The weights lie in the file in blocks of four bits; they are taken apart and laid down again in
eight bits, each row with a scale of its own, as CTranslate2 does it (127 divided by the largest
magnitude of the row). A layer at a time, so that the model is never held in full width.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from proofread.errors import ModelError
from proofread.languagemodel.folder import TOKENIZER
from proofread.languagemodel.sentences import SENTENCES
from proofread.languagemodel.smooth import Shape, Stream, pass_through, smoothed
from proofread.languagemodel.tokens import START

if TYPE_CHECKING:
    import numpy as np
    from gguf import GGUFReader
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_ARCHITECTURE: Final = "llama"
_MATRICES: Final = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
_NORMS: Final = ("attn_norm", "ffn_norm")


def convert(source: Path, folder: Path, sentences: Sequence[str] = SENTENCES) -> None:
    """Convert a GGUF file.

    Args:
        source: the GGUF file.
        folder: an empty folder; it gets `model.bin`, `config.json` and `vocabulary.json` for CTranslate2
            and `tokenizer.json` for the tokenizer.
        sentences: what is run through the model to see how strong its channels are; with none the
            weights stay as they are.

    Raises:
        ModelError: the file is no GGUF file, or holds another kind of model.
    """
    import gguf

    try:
        file = GgufFile(gguf.GGUFReader(source))
        tokenizer = _tokenizer_of(file)
        start: int = tokenizer.get_vocab()[START]
        texts = [[start, *tokenizer.encode(sentence).ids] for sentence in sentences]
        spec = _spec(file, texts)
    except (ValueError, KeyError, IndexError) as error:
        raise ModelError(f"the model cannot be converted: {error}") from error
    except MemoryError:
        raise ModelError("the model cannot be converted: too little memory", hint="it needs 700 MB") from None
    spec.save(str(folder))
    (folder / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")


class GgufFile:
    """The header values and the tensors of a GGUF file."""

    def __init__(self, reader: "GGUFReader") -> None:
        self._fields = reader.fields
        self._tensors = {tensor.name: tensor for tensor in reader.tensors}
        if self.value("general.architecture") != _ARCHITECTURE:
            raise ValueError(f"it is a {self.value('general.architecture')}, not a {_ARCHITECTURE}")
        self.shape = Shape(
            heads=int(self.of_kind("attention.head_count")),
            groups=int(self.of_kind("attention.head_count_kv")),
            epsilon=float(self.of_kind("attention.layer_norm_rms_epsilon")),
            base=float(self.of_kind("rope.freq_base")),
        )

    def value(self, key: str) -> Any:  # noqa: ANN401 - the file says of which type it is
        """A header value; KeyError where it is absent."""
        return self._fields[key].contents()

    def of_kind(self, key: str) -> Any:  # noqa: ANN401 - as above
        """A header value of the architecture, such as `block_count`."""
        return self.value(f"{_ARCHITECTURE}.{key}")

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """A tensor in full width, rows first; KeyError where it is absent."""
        import gguf

        stored = self._tensors[f"{name}.weight"]
        return gguf.dequantize(stored.data, stored.tensor_type)

    def layer(self, number: int) -> dict[str, "NDArray[np.float32]"]:
        """The weights of a layer, query and key in the order in which the model was trained."""
        weights = {name: self.tensor(f"blk.{number}.{name}") for name in (*_MATRICES, *_NORMS)}
        weights["attn_q"] = _unpermuted(weights["attn_q"], self.shape.heads)
        weights["attn_k"] = _unpermuted(weights["attn_k"], self.shape.groups)
        return weights


def _spec(file: GgufFile, texts: Sequence[Sequence[int]]) -> Any:  # noqa: ANN401 - CTranslate2 has no types
    """The layers as CTranslate2 wants them, in eight bits."""
    import numpy as np
    from ctranslate2.specs import Activation, TransformerDecoderModelSpec

    shape = file.shape
    spec = TransformerDecoderModelSpec.from_config(
        int(file.of_kind("block_count")),
        shape.heads,
        num_heads_kv=shape.groups if shape.groups != shape.heads else None,
        activation=Activation.SWISH,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=0,  # the whole head
        rotary_interleave=False,
        rotary_base=shape.base,
    )
    _put_layers(spec.decoder, file, texts)
    tokens: Sequence[str] = file.value("tokenizer.ggml.tokens")
    spec.register_vocabulary(tokens)
    spec.config.layer_norm_epsilon = float(np.float32(shape.epsilon))
    for role, key in {"unk_token": "unknown", "bos_token": "bos", "eos_token": "eos"}.items():
        setattr(spec.config, role, tokens[int(file.value(f"tokenizer.ggml.{key}_token_id"))])
    spec.validate()
    spec.optimize()  # stores equal tensors once: the embedding, here
    return spec


def _put_layers(decoder: Any, file: GgufFile, texts: Sequence[Sequence[int]]) -> None:  # noqa: ANN401 - as above
    decoder.scale_embeddings = False
    embedding = file.tensor("token_embd")
    _put(decoder.embeddings, embedding)
    stream = Stream(embedding[[token for text in texts for token in text]], [len(text) for text in texts])
    for number, layer in enumerate(decoder.layer):
        weights = file.layer(number)
        if texts:
            stream, strengths = pass_through(weights, stream, file.shape)
            weights = smoothed(weights, strengths)
        _put_layer(layer, weights)
    _put(decoder.projection, embedding)  # the model ends with the table that it begins with
    decoder.layer_norm.gamma = file.tensor("output_norm")


def _put_layer(layer: Any, weights: dict[str, "NDArray[np.float32]"]) -> None:  # noqa: ANN401 - as above
    import numpy as np

    attention, feed = layer.self_attention, layer.ffn
    attention.layer_norm.gamma = weights["attn_norm"]
    _put(attention.linear[0], np.concatenate((weights["attn_q"], weights["attn_k"], weights["attn_v"])))
    _put(attention.linear[1], weights["attn_output"])
    feed.layer_norm.gamma = weights["ffn_norm"]
    _put(feed.linear_0, weights["ffn_gate"])
    _put(feed.linear_0_noact, weights["ffn_up"])
    _put(feed.linear_1, weights["ffn_down"])


def _unpermuted(rows: "NDArray[np.float32]", heads: int) -> "NDArray[np.float32]":
    """Query or key rows (heads * width, columns) in the order in which the model was trained.

    llama.cpp turns pairs of neighbouring rows where the model turns row i with row i + width / 2, so
    its converter lays the rows of a head down as (width / 2, 2); this lays them back as (2, width / 2).
    """
    total, columns = rows.shape
    return rows.reshape(heads, total // heads // 2, 2, columns).swapaxes(1, 2).reshape(total, columns)


def _put(layer: Any, weight: "NDArray[np.float32]") -> None:  # noqa: ANN401 - as above
    """Set the weight (rows, columns) of a layer in eight bits, with a scale for each row."""
    import numpy as np

    largest = np.abs(weight).max(axis=1)
    scale = np.divide(127, largest, out=np.ones_like(largest), where=largest > 0)
    layer.weight = np.rint(weight * scale[:, None]).astype(np.int8)
    layer.weight_scale = scale.astype(np.float32)


def _tokenizer_of(file: GgufFile) -> "Tokenizer":
    """The tokenizer in the file: byte pairs over single digits and words with the space before them.

    Its vocabulary lacks a few bytes, as some control characters are written with; they become the unknown token.
    """
    from tokenizers import Tokenizer, pre_tokenizers
    from tokenizers.models import BPE

    tokens: Sequence[str] = file.value("tokenizer.ggml.tokens")
    vocabulary = {token: at for at, token in enumerate(tokens)}
    merges = [tuple(merge.split(" ", 1)) for merge in file.value("tokenizer.ggml.merges")]
    unknown = tokens[int(file.value("tokenizer.ggml.unknown_token_id"))]
    tokenizer = Tokenizer(BPE(vocabulary, merges, unk_token=unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    return tokenizer
