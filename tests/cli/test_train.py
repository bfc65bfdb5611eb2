"""``proofread train``: what it says where it cannot work."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize("absent", ["numpy", "scipy"])
def test_what_is_not_installed_is_told(
    run: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, absent: str
) -> None:
    monkeypatch.setitem(sys.modules, absent, None)
    said = run("train", "--data", str(tmp_path), "--out", str(tmp_path))
    assert (said.code, said.out) == (2, "")
    assert said.err == "proofread: training needs numpy and scipy\n           pip install 'proofread[train]'\n"


def test_no_sets(run: "Run", tmp_path: Path) -> None:
    said = run("train", "--data", str(tmp_path), "--out", str(tmp_path))
    assert said.code == 2
    assert "holds no set that teaches" in said.err
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_not_there(run: "Run") -> None:
    said = run("train", "--data", "nowhere", "--out", ".")
    assert said.code == 2
    assert "does not exist" in said.err
