"""The lines of the checks' docstrings, each as one test."""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from proofread.checks import BUILTIN, Check
from proofread.checks.about import about
from proofread.lexicon.house import House, parse

if TYPE_CHECKING:
    from tests.conftest import Desk

_SECTION = re.compile(r"^(Examples|Passes|House):\n((?:    .+\n)+)", re.MULTILINE)


class Line(NamedTuple):
    """One line of a section of a check's docstring."""

    check: type[Check]
    text: str


def sections(check: type[Check]) -> dict[str, list[str]]:
    """The entries of ``Examples:``, of ``Passes:`` and of ``House:``, the house dictionary that both need.

    An entry is a line, and with it those that are indented further.
    """
    page = sys.modules[check.__module__].__doc__ or ""
    return {name: list(entries(body)) for name, body in _SECTION.findall(page + "\n")}


def entries(body: str) -> Iterator[str]:
    """The entries of a section."""
    for entry in re.split(r"\n(?! {8})", body.removesuffix("\n")):
        yield "\n".join(line.strip() for line in entry.splitlines())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `example` and `passing` each line of their section, `check` each check."""
    for fixture, section in (("example", "Examples"), ("passing", "Passes")):
        if fixture in metafunc.fixturenames:
            lines = [Line(check, text) for check in BUILTIN for text in sections(check).get(section, ())]
            metafunc.parametrize(fixture, lines, ids=[f"{line.check.info.id}: {line.text}" for line in lines])
    if "check" in metafunc.fixturenames:
        metafunc.parametrize("check", BUILTIN, ids=[check.info.id for check in BUILTIN])


@pytest.fixture(scope="session")
def desk_for(desk: "Desk") -> "Callable[[type[Check]], Desk]":
    """The real checks under the settings, and with the house dictionary, of a check's docstring."""

    @cache
    def opened(check: type[Check]) -> "Desk":
        described = about(check)
        told = tomllib.loads(described.settings)
        house = House(*parse(described.house, Path("house.txt"))) if described.house else None
        return desk.under(house=house, **told) if house or told else desk

    return opened


@pytest.fixture
def written(check: type[Check]) -> dict[str, list[str]]:
    """The lines of each section of a check's docstring."""
    return sections(check)
