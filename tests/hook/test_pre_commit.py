"""The hooks that pre-commit runs, with the real pre-commit, which installs the program from this checkout.

What is committed here is what it installs. That takes a minute or two, so one environment serves all.
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from proofread.readers.formats import BY_EXTENSION
from tests.hook.conftest import ROOT, Repository
from tests.hook.test_transcripts import put_program, shell
from tests.transcripts import settle

HERE = Path(__file__).parent
PIP_CACHE = Path.home() / ".cache" / "pip"  # of whoever runs the tests: what they need is downloaded once

# `try-repo` installs into a folder that is gone afterwards; here it finds what was installed before.
PRE_COMMIT = """\
import contextlib, os, sys, types
from pre_commit.commands import try_repo
from pre_commit.main import main
folder = lambda: contextlib.nullcontext(os.environ["PRE_COMMIT_HOME"])
try_repo.tempfile = types.SimpleNamespace(TemporaryDirectory=folder)
sys.exit(main())
"""

CONFIG = """\
repos:
-   repo: ../proofread
    rev: v0.1.0
    hooks:
    -   id: proofread
    -   id: proofread-commit-msg
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed"),
]


def test_hooks_of_pre_commit(newsroom: Repository, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    home = tmp_path / "home of pre-commit"
    programs = tmp_path / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "main.py").write_text(PRE_COMMIT)
    put_program(programs, "pre-commit", f'"{sys.executable}" "{programs / "main.py"}"')
    environ = {
        "PATH": os.pathsep.join((str(programs), os.environ["PATH"])),
        "PYTHONPATH": "",
        "PRE_COMMIT_HOME": str(home),
        "PIP_CACHE_DIR": str(PIP_CACHE),
        "LC_ALL": "C",
    }
    told = shell(newsroom.folder, environ)
    newsroom.git("clone", "--quiet", "--no-local", str(ROOT), "../proofread")
    newsroom.git("-C", "../proofread", "tag", "v0.1.0")
    config = newsroom.write("../config.yaml", CONFIG)
    _installed(told(f"pre-commit install-hooks --config '{config}'"))

    def said_by(command: str) -> str:
        said = told(command).replace(f"{home}/", "~/")
        return re.sub(r"(?<=/patch)\d+-\d+|(?<=- duration: )[\d.]+", "...", said)

    settle(HERE / "pre_commit.md", said_by, request)


def _installed(said: str) -> None:
    """Skip where there is no index to install from; fail where the installation failed for another reason."""
    if "No matching distribution" in said or "Could not find a version" in said:
        pytest.skip("no package index is in reach, and pre-commit installs the program from one")
    assert "[exit" not in said, said


def test_files_that_pre_commit_names_are_stories() -> None:
    identify = pytest.importorskip("identify.identify")
    wanted = {"plain-text", "markdown", "html"}
    for extension in (".txt", ".md", ".markdown", ".htm", ".html", ".xhtml"):
        assert extension in BY_EXTENSION
        assert identify.tags_from_filename(f"a{extension}") & wanted


def test_manifest_is_valid() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    hooks = clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert [each["id"] for each in hooks] == ["proofread", "proofread-commit-msg"]
    for each in hooks:
        done = subprocess.run(
            [sys.executable, "-m", *each["entry"].split(), "--help"], capture_output=True, check=False
        )
        assert done.returncode == 0
