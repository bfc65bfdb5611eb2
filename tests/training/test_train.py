"""A run of training over small sets: what it writes and says."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from proofread.errors import LexiconError, ReadError, UsageError, WriteError
from proofread.lexbuild.build import NOISE, _model
from proofread.suggest.confidence import compiled_families
from proofread.training.corpus import Corpus
from proofread.training.model_files import ALONE, BY_HAND, write_families
from proofread.training.train import Order, train

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"


WriteSet = Callable[[str, Sequence[dict[str, Any]]], Path]

WORN = {"gov-ernment": "government", "ministcr": "minister"}


def trained(data: Path, out: Path, *, alone: bool = False) -> dict[str, bytes]:
    """The files that a run writes."""
    out.mkdir()
    train(Order(data=data, out=out, alone=alone), lambda _line: None)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_same_data_and_seed_give_the_same_bytes(data: Path, tmp_path: Path) -> None:
    once = trained(data, tmp_path / "once")
    assert {"noise.toml", "substitute.toml", "split.toml", "spacing.after-punctuation.toml"} <= once.keys()
    command = (sys.executable, "-m", "proofread", "train", "--data", str(data), "--out", str(tmp_path / "again"))
    (tmp_path / "again").mkdir()
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": paths}
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=env, cwd=tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == once
    assert "not learned from: author_fixed_typos" in said.stdout


def test_what_is_fitted_alone_is_the_same_learned_alone(write_set: WriteSet, data: Path, tmp_path: Path) -> None:
    text = "The gov-ernment said that it would pay, and the ministcr agreed that prices had risen."
    places = [[text.index(word), text.index(word) + len(word), right] for word, right in WORN.items()]
    write_set("pdf_spacing", [{"id": "p-1", "text": text, "edits": places, "types": ["word", "word"]}])
    everything, alone = trained(data, tmp_path / "everything"), trained(data, tmp_path / "alone", alone=True)
    assert alone == {name: body for name, body in everything.items() if name.removesuffix(".toml") in ALONE}
    assert alone


def by_feature_and_knot(name: str) -> tuple[str, float]:
    feature, _, knot = name.partition(">")
    return feature, float(knot or "-inf")


def test_files_are_sorted_coefficients(data: Path, tmp_path: Path) -> None:
    for name, body in trained(data, tmp_path / "out").items():
        assert name.removesuffix(".toml") not in BY_HAND
        text = body.decode()
        held = tomllib.loads(text)
        if name != NOISE:
            assert list(held) == ["coefficients"]
            assert list(held["coefficients"]) == sorted(held["coefficients"], key=by_feature_and_knot)
            assert "`proofread train` writes this file" in text


def test_model_is_compiled_without_the_noise(data: Path, tmp_path: Path) -> None:
    files = trained(data, tmp_path / "out")
    (tmp_path / "model.json").write_bytes(_model(tmp_path / "out", "digest"))
    families = compiled_families(tmp_path)
    assert {f"{name}.toml" for name in families} == files.keys() - {NOISE}
    assert f"bias = {families['split']['bias']:.5f}\n".encode() in files["split.toml"]


def test_report_and_suspects(data: Path, tmp_path: Path) -> None:
    said: list[str] = []
    train(Order(data=data, out=tmp_path, report=True, show=tmp_path / "show.tsv"), said.append)
    assert "form" in said
    assert any(line.startswith("  news_typos") and "of    7" in line for line in said)
    assert any(line.startswith("calibration") for line in said)
    shown = [line.split("\t") for line in (tmp_path / "show.tsv").read_text().splitlines()]
    assert {len(fields) for fields in shown} == {7}
    assert {fields[4] for fields in shown} >= {"government", "New York"}


def test_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no set that teaches"):
        Corpus(tmp_path)


@pytest.mark.parametrize("broken", ["{", "[]", '{"id": 1}', '{"id": 1, "text": "x", "edits": [[1]]}'])
def test_broken_line_is_named(write_set: Callable[..., Path], broken: str) -> None:
    data = write_set("natural", [{"id": "a", "text": "fine"}])
    with (data / "dev" / "natural.jsonl").open("a") as file:
        file.write(broken + "\n")
    with pytest.raises(ReadError, match=r"line 2 of .*natural\.jsonl"):
        list(Corpus(data).stories("natural"))


def test_absent_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written"):
        write_families({"split": {"bias": 1.0}}, tmp_path / "absent", ["x"])


def test_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"model\.json is missing or damaged"):
        compiled_families(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the marked news is not here")
def test_reviewed_noise_is_what_the_marked_news_teaches() -> None:
    from proofread.training.noise_learning import learn

    reviewed = ROOT / "dictionaries" / "model" / NOISE
    assert learn(Corpus(SHARED)).rendered() == reviewed.read_text(encoding="utf-8")
