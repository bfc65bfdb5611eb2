"""The real program with the real language model, where one is installed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from proofread.languagemodel.folder import is_installed
from proofread.languagemodel.source import RUNS, missing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.language_model,
    pytest.mark.skipif(
        not is_installed() or bool(missing(RUNS)), reason="no language model is installed: `proofread model install`"
    ),
]

ROOT = Path(__file__).parents[2]
STORY = """The envoy told reporters he was ready to sign the agreement if he would lead to an end of the fighting.

The ministry refused the offer with all its strength from it, one official said, and the flood began after the river \
burst it banks on Sunday.
"""


def checked(depth: str, text: str, tmp_path: Path) -> list[dict[str, Any]]:
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    command = (sys.executable, "-m", "proofread", "check", "--all", "--format", "json", "--depth", depth, "story.txt")
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path}
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert said.returncode in (0, 1), said.stderr
    assert said.stderr == ""
    findings: list[dict[str, Any]] = json.loads(said.stdout)["documents"][0]["findings"]
    return findings


def test_a_deep_look_finds_a_wrong_pronoun_and_surplus_words(tmp_path: Path) -> None:
    found = {each["text"]: each["suggestions"][0]["replacement"] for each in checked("deep", STORY, tmp_path)}
    assert found["he"] == "it"
    assert found[" from it"] == ""
    assert found["it"] == "its"


def test_a_deep_look_shows_nothing_in_clean_copy(tmp_path: Path) -> None:
    clean = ROOT / "samples" / "clean.txt"
    found = checked("deep", clean.read_text(encoding="utf-8"), tmp_path)
    assert [each["text"] for each in found if each["severity"] != "info"] == []


def test_the_model_raises_what_is_in_doubt(tmp_path: Path) -> None:
    text = "They belive that the strike, which began on Monday, will end soon.\n"
    (quick,), (standard,) = (checked(depth, text, tmp_path) for depth in ("quick", "standard"))
    assert quick["suggestions"][0]["replacement"] == standard["suggestions"][0]["replacement"] == "believe"
    assert standard["confidence"] > quick["confidence"]
    assert any("language model" in reason for reason in standard["evidence"])
