"""Settings files."""

import tomllib
from pathlib import Path

import pytest

from proofread.config import Settings, find_settings, nearest
from proofread.config.files import line_of
from proofread.errors import ConfigError
from proofread.model.finding import Severity


def settings_of(folder: Path, text: str, name: str = "proofread.toml") -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return find_settings(folder)


def test_all_keys(tmp_path: Path) -> None:
    text = """
        select = ["spelling"]
        ignore = ["names.misspelt"]
        min-confidence = 0.7
        fail-on = "warning"
        format = "line"
        depth = "quick"
    """
    assert settings_of(tmp_path, text) == Settings(
        select=("spelling",),
        ignore=("names.misspelt",),
        min_confidence=0.7,
        fail_on=Severity.WARNING,
        format="line",
        depth="quick",
    )


def test_never_fails(tmp_path: Path) -> None:
    assert settings_of(tmp_path, 'fail-on = "never"').fail_on is None


def test_whole_number_is_a_confidence(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "min-confidence = 1").min_confidence == 1.0


def test_table_of_pyproject(tmp_path: Path) -> None:
    assert settings_of(tmp_path, '[tool.proofread]\nformat = "json"', "pyproject.toml").format == "json"


def test_file_above_holds_below(tmp_path: Path) -> None:
    settings_of(tmp_path, 'format = "json"')
    (tmp_path / "copy" / "today").mkdir(parents=True)
    assert find_settings(tmp_path / "copy" / "today").format == "json"


def test_own_file_goes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.proofread]\nformat = "json"')
    assert settings_of(tmp_path, 'format = "line"').format == "line"


def test_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    settings_of(tmp_path, 'format = "json"')
    below = tmp_path / "below"
    below.mkdir()
    assert settings_of(below, "[tool.other]\nx = 1", "pyproject.toml").format == "json"


def test_mark_of_byte_order_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_bytes(b'\xef\xbb\xbfformat = "json"')
    assert find_settings(tmp_path).format == "json"


def test_unknown_key_names_the_file_and_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"proofread\.toml:1: unknown setting 'fail_on'") as raised:
        settings_of(tmp_path, 'fail_on = "error"')
    assert raised.value.hint == "did you mean 'fail-on'?"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('select = "spelling"', "select must be a list of names of checks, not 'spelling'"),
        ("ignore = [1]", r"ignore must be a list of names of checks, not \[1\]"),
        ("min-confidence = 1.5", "min-confidence must be a number from 0 to 1, not 1.5"),
        ("min-confidence = nan", "min-confidence must be a number from 0 to 1"),
        ("min-confidence = true", "min-confidence must be a number from 0 to 1"),
        ('min-confidence = "0.5"', "min-confidence must be a number from 0 to 1"),
        ('fail-on = "always"', "fail-on must be one of info, warning, error, never, not 'always'"),
        ("fail-on = [1]", "fail-on must be one of"),
        ('format = "xml"', "format must be one of terminal"),
    ],
)
def test_wrong_kind_of_value(tmp_path: Path, text: str, wanted: str) -> None:
    with pytest.raises(ConfigError, match=wanted):
        settings_of(tmp_path, text)


def test_broken_file_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"proofread\.toml:2: not valid TOML"):
        settings_of(tmp_path, 'format = "json"\nfail-on = \n')


def test_file_that_breaks_off_names_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"proofread\.toml:2: not valid TOML"):
        settings_of(tmp_path, 'format = "json"\nselect = [')


def test_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_bytes(b"format = \xff")
    with pytest.raises(ConfigError, match="not UTF-8"):
        find_settings(tmp_path)


def test_table_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not a table"):
        settings_of(tmp_path, "[tool]\nproofread = 1", "pyproject.toml")


def test_tools_that_are_no_table_are_not_ours(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "tool = 1", "pyproject.toml") == Settings()


def test_nearest_lists_what_there_is_when_nothing_is_near() -> None:
    assert nearest("zzz", ("line", "json")) == "known are: json, line"


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ('baseline = """\ndialect = "x"\n"""\ndialect = "y"\n', ("dialect",), 4),
        ("fields = '''\n[[desk]]\n'''\n[[desk]]\nname = 'a'\n", ("desk", 0, "name"), 5),
        ('select = [\n  "a", # ] it\n  "dialect = 1",\n]\n\ndialect = 1\n', ("dialect",), 6),
        ('[tool]\nproofread.dialect = "any"\nproofread.depth = "x"\n', ("tool", "proofread", "depth"), 3),
        ('tool.proofread.dialect = 1\ntool . "proofread".depth = 1\n', ("tool", "proofread", "depth"), 2),
        ('dialect = "any"\nthresholds."names.misspelt" = 3\n', ("thresholds",), 2),
        ('[thresholds]\n"names.misspelt" = 3\n', ("thresholds", "names.misspelt"), 2),
        ('desk = [\n  {name = "a"},\n]\ndepth = 1\n', ("depth",), 4),
        ("log = 'it\\'\r\ndepth = 1\r\n", ("depth",), 2),
        ("depth = 1", ("depth",), 1),
        ("depth = 1", ("dialect",), 0),
    ],
)
def test_line_of_a_key(text: str, keys: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(text)
    assert line_of(text, keys) == line
