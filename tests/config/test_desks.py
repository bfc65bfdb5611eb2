"""Desks: what holds for the stories of one part of a newsroom."""

from pathlib import Path, PurePosixPath

import pytest

from proofread.config import Configurations, Settings
from proofread.config.desks import matches
from proofread.errors import ConfigError
from proofread.model.finding import Severity

TEXT = """\
min-confidence = 0.6
dictionaries = ["house.txt"]

[[desk]]
name = "sports"
paths = ["sports/**"]
min-confidence = 0.8
dictionaries = ["sports/names.txt"]

[[desk]]
name = "wire"
paths = ["*.wire.txt"]
fail-on = "never"
"""


def settings_of(folder: Path, path: str, text: str = TEXT) -> Settings:
    (folder / "proofread.toml").write_text(text, encoding="utf-8")
    return Configurations().settings(folder / path)


def test_story_of_no_desk_has_what_holds_for_all(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "news/a.txt")
    assert (settings.min_confidence, settings.dictionaries, settings.desk) == (0.6, (tmp_path / "house.txt",), ())


def test_desk_goes_before_what_holds_for_all_and_its_dictionaries_are_added(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "sports/late/a.txt")
    assert settings.min_confidence == 0.8
    assert settings.dictionaries == (tmp_path / "house.txt", tmp_path / "sports" / "names.txt")
    assert settings.fail_on is Severity.ERROR


def test_story_of_two_desks_hears_both(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "sports/a.wire.txt")
    assert (settings.min_confidence, settings.fail_on, settings.desk) == (0.8, None, ("sports", "wire"))


def test_it_is_told_where_each_value_was_set(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "sports/a.wire.txt")
    file = tmp_path / "proofread.toml"
    assert settings.origin("min_confidence") == f"{file}:7, desk sports"
    assert settings.origin("fail_on") == f"{file}:13, desk wire"
    assert settings.origin("depth") == ""


def test_nearest_file_holds_alone(tmp_path: Path) -> None:
    inner = tmp_path / "sports"
    inner.mkdir()
    (inner / "proofread.toml").write_text("min-confidence = 0.9")
    settings = settings_of(tmp_path, "sports/a.txt")
    assert (settings.min_confidence, settings.dictionaries) == (0.9, ())


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("sports/**", "sports/a.txt", True),
        ("sports/**", "sports/late/a.txt", True),
        ("sports", "sports/late/a.txt", True),
        ("sports/", "sports/a.txt", True),
        ("./sports/*.txt", "sports/a.txt", True),
        ("sports/*.txt", "sports/late/a.txt", False),
        ("sports/*.txt", "old/sports/a.txt", False),
        ("sports", "old/sports/a.txt", True),
        ("*.md", "a/b/c.md", True),
        ("*.md", "a/b/c.mdx", False),
        ("**/late/*.txt", "late/a.txt", True),
        ("**/late/*.txt", "x/y/late/a.txt", True),
        ("a/**/b.txt", "a/b.txt", True),
        ("a/**/b.txt", "a/x/y/b.txt", True),
        ("story?.txt", "story1.txt", True),
        ("story[!0-4].txt", "story3.txt", False),
        ("story[!0-4].txt", "story7.txt", True),
        ("a+b (c).txt", "a+b (c).txt", True),
        ("**", "a/b.txt", True),
    ],
)
def test_globs(glob: str, path: str, *, fits: bool) -> None:
    assert matches(PurePosixPath(path), glob) is fits


@pytest.mark.parametrize(
    ("text", "wanted", "hint"),
    [
        ('[[desk]]\nname = "a"\npaths = ["x"]\nminconfidence = 1', r":4: unknown setting 'minconfidence'", "min-conf"),
        ('[[desk]]\nname = "a"\npaths = ["x"]\n\n[[desk]]\npaths = ["y"]', ":5: a desk needs a name", "paths"),
        ('[[desk]]\nname = "a"', ":1: the desk 'a' needs a list of paths", "paths"),
        ('[[desk]]\nname = "a"\npaths = "x"', ":1: the desk 'a' needs a list of paths|:3: the desk", "paths"),
        ('[[desk]]\nname = "a"\npaths = ["x"]\nformat = "json"', ":4: format holds for a whole run", "outside"),
        ('[desk]\nname = "a"', r":1: desks are written as \[\[desk\]\]", "desk"),
        ('[[desk]]\nname = "a"\npaths = ["x"]\nquotations = "soft"', ":4: quotations must be one of as-usual", ""),
    ],
)
def test_mistake_names_file_and_line(tmp_path: Path, text: str, wanted: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=wanted) as raised:
        settings_of(tmp_path, "a.txt", text)
    assert hint in raised.value.hint


def test_line_is_that_of_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\ndepth = 3\n\n[tool.proofread]\nselect = []\ndept = "deep"\n'
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"pyproject\.toml:7: unknown setting 'dept'"):
        Configurations().settings(tmp_path / "a.txt")
