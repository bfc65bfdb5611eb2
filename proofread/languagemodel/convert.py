"""A GGUF file of a Llama-like model to a folder that CTranslate2 runs, with numpy alone.

The weights lie in the file in blocks of four bits; they are taken apart and laid down again in
eight bits, each row with a scale of its own, as CTranslate2 does it (127 divided by the largest
magnitude of the row). Tensor by tensor, so that no more than one is held in full width at a time.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from proofread.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from gguf import GGUFReader
    from numpy.typing import NDArray

WEIGHTS: Final = "model.bin"
TOKENIZER: Final = "tokenizer.json"

_ARCHITECTURE: Final = "llama"


def convert(source: Path, folder: Path) -> None:
    """Convert a GGUF file.

    Args:
        source: the GGUF file.
        folder: an empty folder; it gets `model.bin`, `config.json` and `vocabulary.json` for CTranslate2
            and `tokenizer.json` for the tokenizer.

    Raises:
        ModelError: the file is no GGUF file, or holds another kind of model.
    """
    import gguf

    try:
        file = GgufFile(gguf.GGUFReader(source))
        spec = _spec(file)
        tokenizer = _tokenizer_of(file)
    except (ValueError, KeyError, IndexError) as error:
        raise ModelError(f"the model cannot be converted: {error}") from error
    except MemoryError:
        raise ModelError("the model cannot be converted: too little memory", hint="it needs 700 MB") from None
    spec.save(str(folder))
    (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")


class GgufFile:
    """The header values and the tensors of a GGUF file."""

    def __init__(self, reader: "GGUFReader") -> None:
        self._fields = reader.fields
        self._tensors = {tensor.name: tensor for tensor in reader.tensors}
        if self.value("general.architecture") != _ARCHITECTURE:
            raise ValueError(f"it is a {self.value('general.architecture')}, not a {_ARCHITECTURE}")

    def value(self, key: str) -> Any:  # noqa: ANN401 - the file says of which type it is
        """A header value; KeyError where it is absent."""
        return self._fields[key].contents()

    def dimension(self, key: str) -> int:
        """A header value of the architecture, such as `block_count`."""
        return int(self.value(f"{_ARCHITECTURE}.{key}"))

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """A tensor in full width, rows first; KeyError where it is absent."""
        import gguf

        stored = self._tensors[name]
        return gguf.dequantize(stored.data, stored.tensor_type)


def _spec(file: GgufFile) -> Any:  # noqa: ANN401 - CTranslate2 has no types
    """The layers as CTranslate2 wants them, in eight bits."""
    import numpy as np
    from ctranslate2.specs import Activation, TransformerDecoderModelSpec

    heads, groups = file.dimension("attention.head_count"), file.dimension("attention.head_count_kv")
    spec = TransformerDecoderModelSpec.from_config(
        file.dimension("block_count"),
        heads,
        num_heads_kv=groups if groups != heads else None,
        activation=Activation.SWISH,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=0,  # the whole head
        rotary_interleave=False,
        rotary_base=float(file.value(f"{_ARCHITECTURE}.rope.freq_base")),
    )
    decoder = spec.decoder
    decoder.scale_embeddings = False
    embedding = file.tensor("token_embd.weight")
    _put(decoder.embeddings, embedding)
    _put(decoder.projection, embedding)  # the model ends with the table that it begins with
    decoder.layer_norm.gamma = file.tensor("output_norm.weight")
    for number, layer in enumerate(decoder.layer):
        _put_layer(layer, file, f"blk.{number}.", heads, groups)
    tokens: Sequence[str] = file.value("tokenizer.ggml.tokens")
    spec.register_vocabulary(tokens)
    spec.config.layer_norm_epsilon = float(np.float32(file.value(f"{_ARCHITECTURE}.attention.layer_norm_rms_epsilon")))
    for role, key in {"unk_token": "unknown", "bos_token": "bos", "eos_token": "eos"}.items():
        setattr(spec.config, role, tokens[int(file.value(f"tokenizer.ggml.{key}_token_id"))])
    spec.validate()
    spec.optimize()  # stores equal tensors once: the embedding, here
    return spec


def _put_layer(layer: Any, file: GgufFile, prefix: str, heads: int, groups: int) -> None:  # noqa: ANN401 - as above
    import numpy as np

    attention, feed = layer.self_attention, layer.ffn
    attention.layer_norm.gamma = file.tensor(f"{prefix}attn_norm.weight")
    query = _unpermuted(file.tensor(f"{prefix}attn_q.weight"), heads)
    key = _unpermuted(file.tensor(f"{prefix}attn_k.weight"), groups)
    value = file.tensor(f"{prefix}attn_v.weight")
    _put(attention.linear[0], np.concatenate((query, key, value)))
    _put(attention.linear[1], file.tensor(f"{prefix}attn_output.weight"))
    feed.layer_norm.gamma = file.tensor(f"{prefix}ffn_norm.weight")
    _put(feed.linear_0, file.tensor(f"{prefix}ffn_gate.weight"))
    _put(feed.linear_0_noact, file.tensor(f"{prefix}ffn_up.weight"))
    _put(feed.linear_1, file.tensor(f"{prefix}ffn_down.weight"))


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


def _tokenizer_of(file: GgufFile) -> str:
    """The tokenizer in the file as JSON: byte pairs over single digits and words with the space before them.

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
    return tokenizer.to_str()
