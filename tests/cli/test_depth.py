"""``proofread check --depth``: a language model that is not there, is damaged, or fails never ends a run."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.languagemodel import source
from proofread.languagemodel.folder import ENVIRON, MANIFEST

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CLEAN, FOUND, USAGE, FAILED = 0, 1, 2, 3


@pytest.fixture(autouse=True)
def _stories(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("All is well.\n")
    (tmp_path / "story.txt").write_text("We recieve mail.\n")


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a language model in which every file is broken off."""
    folder = tmp_path / "damaged"
    folder.mkdir()
    for name in (MANIFEST, "model.bin", "tokenizer.json", "config.json", "vocabulary.json"):
        (folder / name).write_text("{")
    monkeypatch.setenv(ENVIRON, str(folder))
    return folder


@pytest.mark.parametrize("depth", ["quick", "standard"])
@pytest.mark.parametrize(("story", "code"), [("clean.txt", CLEAN), ("story.txt", FOUND)])
def test_nobody_misses_a_model_that_was_never_installed(run: "Run", depth: str, story: str, code: int) -> None:
    said = run("check", "--depth", depth, story)
    assert (said.code, said.err) == (code, "")


def test_who_asks_why_is_told_once(run: "Run") -> None:
    assert run("check", "--why", "clean.txt", "story.txt").err.count("no language model is installed") == 1
    assert run("check", "--why", "--depth", "quick", "clean.txt").err == ""


@pytest.mark.parametrize("lines", [False, True])
def test_a_deep_look_without_a_model_fails_with_the_findings_of_the_others(run: "Run", *, lines: bool) -> None:
    story = json.dumps({"id": 1, "text": "We recieve mail.\n"}).encode() + b"\n"
    how = ("--from", "jsonl", "-") if lines else ("--format", "json", "story.txt")
    said = run("check", "--depth", "deep", *how, stdin=story)
    assert said.code == FAILED
    assert "recieve" in said.out
    assert said.err.count("no language model is installed") == 1
    assert "proofread model install" in said.err
    assert "Traceback" not in said.err


def test_a_deep_look_may_be_set_in_a_file(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('depth = "deep"\n')
    assert run("check", "clean.txt").code == FAILED
    assert run("check", "--depth", "quick", "clean.txt").code == CLEAN
    (tmp_path / "proofread.toml").write_text('depth = "deeper"\n')
    said = run("check", "clean.txt")
    assert said.code == USAGE
    assert "depth must be one of quick, standard, deep" in said.err


def test_a_model_without_the_packages_that_run_it_is_as_good_as_none(
    run: "Run", damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "find_spec", lambda _package: None)
    said = run("check", "--why", "clean.txt")
    assert said.code == CLEAN
    assert said.err.count("no language model is installed") == 1
    assert str(damaged) not in said.err


def test_a_damaged_model_is_told_where_it_is_wanted(run: "Run", damaged: Path) -> None:
    said = run("check", "--depth", "deep", "clean.txt")
    assert said.code == FAILED
    assert str(damaged) in said.err
    assert "Traceback" not in said.err
    assert run("check", "--depth", "quick", "clean.txt").code == CLEAN
