"""What holds, in words, and a settings file to begin with."""

import tomllib
from pathlib import Path

import pytest

from proofread.config import Configurations, Settings, parse_settings
from proofread.config.keys import KEYS
from proofread.config.showing import shown, starter
from proofread.config.toml import written


def test_starter_says_nothing_until_a_comment_is_taken_away() -> None:
    assert tomllib.loads(starter()) == {}


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_starter_is_valid_once_it_is_no_comment(key: str) -> None:
    line = next(line for line in starter().splitlines() if line.startswith(f"#{key} "))
    table = tomllib.loads(line[1:])
    assert parse_settings(table, "x.toml") is not None
    assert list(table) == [key]


def test_starter_is_valid_as_a_whole(tmp_path: Path) -> None:
    text = "".join(f"{line[1:]}\n" for line in starter().splitlines() if line.startswith("#") and line[1:2] != " ")
    (tmp_path / "proofread.toml").write_text(text, encoding="utf-8")
    assert Configurations().settings(tmp_path / "sports" / "a.md").desk == ("sports",)


def test_every_field_of_the_settings_has_a_key() -> None:
    told_by_the_run = {"why", "origins", "desk"}
    assert {key.field for key in KEYS.values()} == set(Settings.__dataclass_fields__) - told_by_the_run


def test_shown_values_are_toml_and_say_the_same_again(tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text(
        'fail-on = "warning"\nthresholds = { "names.misspelt" = 0.8 }\nbaseline = "b.jsonl"\n', encoding="utf-8"
    )
    settings = Configurations().settings(tmp_path / "a.md")
    told = {each.key: each for each in shown(settings)}
    assert told["fail-on"].origin == f"{tmp_path / 'proofread.toml'}:1"
    assert told["select"].origin == "default"
    table = {each.key: tomllib.loads(f"x = {each.text}")["x"] for each in told.values() if each.value is not None}
    assert parse_settings(table, "x.toml") == settings


def test_no_severity_fails_nothing() -> None:
    told = {each.key: each.value for each in shown(Settings(fail_on=None))}
    assert told["fail-on"] == "never"


@pytest.mark.parametrize(
    "value", ["", 'a"b\\c', "é\n\t\x7f\x00", 0.7, 3, True, ["a", "b c"], {"x.y": 0.5, "z": 1}, [], {}]
)
def test_written_value_reads_the_same(value: object) -> None:
    assert tomllib.loads(f"x = {written(value)}")["x"] == value


def test_value_that_toml_lacks_is_refused() -> None:
    with pytest.raises(TypeError):
        written(object())
