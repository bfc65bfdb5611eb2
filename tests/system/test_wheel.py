"""An installed wheel works far from the checkout.

Left out of the usual run, because a build takes minutes. Name a wheel to try it:

    pip wheel --no-deps -w dist . && PROOFREAD_WHEEL=dist/proofread-*.whl pytest tests/system/test_wheel.py
"""

import json
import os
import subprocess
import sys
import venv
import zipfile
from glob import glob
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_BYTES = 120_000_000  # of installed data
WHEEL = sorted(glob(os.environ.get("PROOFREAD_WHEEL", "")))  # noqa: PTH207 - a pattern with a folder in it

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not WHEEL, reason="PROOFREAD_WHEEL names no wheel")]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, installed from the wheel into an environment of its own."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", WHEEL[-1]], check=True)
    return scripts / "proofread"


def said(program: Path, folder: Path, *arguments: str) -> str:
    """What the installed program says, with nothing of the checkout in reach."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [program, *arguments], cwd=folder, env=clean, capture_output=True, check=True, timeout=60
    ).stdout.decode()


def test_sample_is_checked(installed: Path, tmp_path: Path) -> None:
    story = tmp_path / "harbour.txt"
    story.write_bytes((ROOT / "samples" / "harbour.txt").read_bytes())
    report = json.loads(said(installed, tmp_path, "check", "--fail-on", "never", "--format", "json", "harbour.txt"))
    expected = json.loads((ROOT / "samples" / "expected.json").read_text(encoding="utf-8"))["harbour.txt"]["shown"]
    found = report["documents"][0]["findings"]
    assert [[each["check"], each["text"], each["suggestions"][0]["replacement"]] for each in found] == expected


def test_installed_program_writes_a_page(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We recieve it.\n")
    page = said(installed, tmp_path, "check", "--fail-on", "never", "--format", "html", "a.txt")
    assert page.startswith("<!DOCTYPE html>")
    assert "<style>" in page


def test_dictionaries_are_installed_with_their_licences(installed: Path, tmp_path: Path) -> None:
    assert "CC BY-SA 4.0" in said(installed, tmp_path, "dict", "info")
    with zipfile.ZipFile(WHEEL[-1]) as wheel:
        names = [each.filename for each in wheel.infolist()]
        data = sum(each.file_size for each in wheel.infolist() if "/data/" in each.filename)
    assert data < MOST_BYTES
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names}
    assert sum("/licences/" in name for name in names) == len(list((ROOT / "dictionaries" / "licences").glob("*.txt")))
    assert not [name for name in names if name.startswith(("tests/", "dictionaries/", "scripts/", "benchmarks/"))]
