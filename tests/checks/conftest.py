"""The lines of the checks' docstrings, each as one test."""

import re
import sys
from typing import NamedTuple

import pytest

from proofread.checks import BUILTIN, Check

_SECTION = re.compile(r"^(Examples|Passes):\n((?:    .+\n)+)", re.MULTILINE)


class Line(NamedTuple):
    """One line of a section of a check's docstring."""

    check: type[Check]
    text: str


def sections(check: type[Check]) -> dict[str, list[str]]:
    """The lines of ``Examples:`` and ``Passes:``."""
    page = sys.modules[check.__module__].__doc__ or ""
    return {name: [line[4:] for line in body.splitlines()] for name, body in _SECTION.findall(page + "\n")}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `example` and `passing` each line of their section, `check` each check."""
    for fixture, section in (("example", "Examples"), ("passing", "Passes")):
        if fixture in metafunc.fixturenames:
            lines = [Line(check, text) for check in BUILTIN for text in sections(check).get(section, ())]
            metafunc.parametrize(fixture, lines, ids=[f"{line.check.info.id}: {line.text}" for line in lines])
    if "check" in metafunc.fixturenames:
        metafunc.parametrize("check", BUILTIN, ids=[check.info.id for check in BUILTIN])


@pytest.fixture
def written(check: type[Check]) -> dict[str, list[str]]:
    """The lines of each section of a check's docstring."""
    return sections(check)
