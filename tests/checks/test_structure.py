"""The checks on disk, in the list and in their docstrings are the same."""

import importlib
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import proofread.checks
from proofread.analysis import Analysis
from proofread.checks import BUILTIN, Check
from proofread.checks.check import PatternCheck
from proofread.model.finding import CheckInfo
from proofread.readers.plain import read_plain

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

FOLDER = Path(proofread.checks.__file__).parent

ONE = "The goverment said the  the talks in Mauripol ,had failed.The envoy left.."
OTHER = "Rescuers recieved tothe call ,, the pres ident said. “The Black Fleet sank .”"


def id_of(module: str) -> str:
    """The id that belongs to a dotted module name."""
    return ".".join(module.split(".")[-2:]).replace("_", "-")


def test_modules_on_disk_are_the_builtin_checks() -> None:
    modules = {f"{path.parent.name}.{path.stem}" for path in FOLDER.glob("*/*.py") if path.stem != "__init__"}
    assert modules == {".".join(check.__module__.split(".")[-2:]) for check in BUILTIN}


def test_the_list_is_in_order_of_id_and_each_id_is_there_once() -> None:
    ids = [check.info.id for check in BUILTIN]
    assert ids == sorted(set(ids))


def test_the_id_is_the_path(check: type[Check]) -> None:
    assert check.info.id == id_of(check.__module__)
    assert importlib.import_module(check.__module__).__name__ == check.__module__


def test_what_is_known_of_a_check_is_there(check: type[Check]) -> None:
    assert isinstance(check.info, CheckInfo)
    assert check.info.summary.strip()
    assert not check.info.summary.endswith(".")


def test_the_docstring_has_examples_and_passes(written: dict[str, list[str]]) -> None:
    assert all("{{" in line for line in written["Examples"])
    assert written["Passes"]
    assert not any("{{" in line for line in written["Passes"])


def test_a_pattern_check_has_coefficients(check: type[Check], judge: "Judge") -> None:
    if issubclass(check, PatternCheck):
        assert 0 <= judge.coefficients.confidence(check.info.id, {}) <= 1


def test_the_judge_has_coefficients(judge: "Judge") -> None:
    for family in ("substitute", "split", "join"):
        assert judge.coefficients.score(family, {"bias": 1.0}) != 0


def test_a_check_keeps_nothing_of_a_story(check: type[Check], judge: "Judge") -> None:
    stories = (ONE, OTHER, ONE, OTHER)
    separately = [list(check(judge).find(Analysis(read_plain("story", text)))) for text in stories]
    shared = check(judge)
    runs = [shared.find(Analysis(read_plain("story", text))) for text in stories]
    turns = list(zip_longest(*runs))
    assert [[turn[number] for turn in turns if turn[number]] for number in range(len(stories))] == separately
