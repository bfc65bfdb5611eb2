"""Settings to checks."""

from types import ModuleType
from typing import TYPE_CHECKING, cast

import pytest

from proofread.config import Settings
from proofread.engine.select import choose, select
from proofread.errors import UsageError

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge


def chosen(fakes: ModuleType, **settings: tuple[str, ...]) -> list[str]:
    return [check.info.id for check in choose(Settings(**settings), fakes.BUILTIN)]  # type: ignore[arg-type]


def test_those_on_by_default_run_when_nothing_is_said(fakes: ModuleType) -> None:
    ids = chosen(fakes)
    assert "spelling.misspelt" in ids
    assert "context.surplus-word" not in ids


def test_named_check_runs_alone_even_if_off_by_default(fakes: ModuleType) -> None:
    assert chosen(fakes, select=("context.surplus-word",)) == ["context.surplus-word"]


def test_family_is_named_by_its_prefix(fakes: ModuleType) -> None:
    assert chosen(fakes, select=("context",)) == ["context.wrong-word", "context.surplus-word"]


def test_ignore_has_the_last_word(fakes: ModuleType) -> None:
    assert chosen(fakes, select=("context",), ignore=("context.wrong-word",)) == ["context.surplus-word"]


def test_half_a_name_is_no_prefix(fakes: ModuleType) -> None:
    with pytest.raises(UsageError):
        chosen(fakes, select=("contex",))


@pytest.mark.parametrize("key", ["select", "ignore"])
def test_unknown_name_is_an_error_with_the_nearest(fakes: ModuleType, key: str) -> None:
    with pytest.raises(UsageError, match=r"no check is called 'speling\.misspelt'") as raised:
        chosen(fakes, **{key: ("speling.misspelt",)})
    assert raised.value.hint == "did you mean 'spelling.misspelt'?"


def test_unknown_name_of_a_settings_file_names_the_file(fakes: ModuleType) -> None:
    with pytest.raises(UsageError, match=r"proofread\.toml:3"):
        choose(Settings(ignore=("nonsense",), origins={"ignore": "proofread.toml:3"}), fakes.BUILTIN)


def test_run_without_checks_is_an_error(fakes: ModuleType) -> None:
    with pytest.raises(UsageError, match="no check is left"):
        chosen(fakes, select=("names",), ignore=("names",))


def test_run_without_checks_names_the_file(fakes: ModuleType) -> None:
    with pytest.raises(UsageError, match=r"no check is left to run \(as proofread\.toml:3, desk s has it\)"):
        choose(
            Settings(select=("names",), ignore=("names",), origins={"ignore": "proofread.toml:3, desk s"}),
            fakes.BUILTIN,
        )


def test_checks_are_given_the_judge(fakes: ModuleType) -> None:
    judge = object()
    (check,) = select(Settings(select=("names",)), fakes.BUILTIN, cast("Judge", judge))
    assert vars(check)["judge"] is judge
