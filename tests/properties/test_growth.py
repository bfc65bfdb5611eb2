"""A story twice as long takes about twice the time, whoever wrote it.

Ratios only: what a story costs in seconds is for the benchmarks to watch.
"""

import gc
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Desk

_CHEAP, _DEAR = 12_000, 1_500  # code points; the dear ones are suspects through and through
_TIMES_SLOWER = 3
_NOISE = 0.03  # seconds; below it a ratio says nothing

CHEAP = (
    "The vote was close. ", "content Available to ", "the the ", "Black Fleet and Black Sea. ", "“He left,” ",
    '"he left" ', "( a ", ") a ", "(((a ", "a  b ", "a ,b ", "a,,b ", "a.B ", "left.The ", "e.g. ", "x, ", "“.", "” .",
    "The “", "... ", "Мир ", "Aa", "a-b-", "\n\nPARIS is  here. ", "No. 1 (a) [b] ", "’a’ ", "a’", "@a ", "--a",
)  # fmt: skip
DEAR = (
    "tothe ", "Mauripol ", "Xq Zv ", "f a c t ", "iPhoneX ", "tbe0ry ", "govern ment ", "goverment\n", "Jo Hale’s ",
    "a?!b", "ab.cd.",
)  # fmt: skip
CASES = [*((piece, _CHEAP) for piece in CHEAP), *((piece, _DEAR) for piece in DEAR)]


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    """The garbage collector's own time grows in steps."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds(desk: "Desk", text: str) -> float:
    """The better of two runs, after one that fills the caches."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        desk.read(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.fixture(scope="module")
def scanned(desk: "Desk") -> "Desk":
    """A desk that is told that a machine read all stories."""
    return desk.under(ocr="yes")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["tbe0ry ", "govern ment ", "gov-\n", "a?!b", "ab.cd.", "' ", "The “"])
def test_time_grows_with_length_of_a_scan(scanned: "Desk", piece: str) -> None:
    test_time_grows_with_length(scanned, piece, _DEAR)


@pytest.mark.slow
@pytest.mark.parametrize(("piece", "length"), CASES)
def test_time_grows_with_length(desk: "Desk", piece: str, length: int) -> None:
    once, twice = (piece * length)[:length], (piece * 2 * length)[: 2 * length]
    desk.read(once)
    assert seconds(desk, twice) < _TIMES_SLOWER * max(_NOISE, seconds(desk, once))
