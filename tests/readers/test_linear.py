"""Eight times the input takes about eight times the time, not sixty-four, whoever wrote it.

Ratios only: what a reading costs in seconds is for the benchmarks to watch.
"""

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from proofread.readers import read_text

_REPEATED = {
    "plain": [
        "<", "a\n", "a", "\n", " \n", "\r\n",
    ],
    "markdown": [
        "<", "*", "[", "&", "]", "![", "](", "[a](", '[a](b "', "[a](b (", "[a]: ", "\n[a]: b", "`a``",
        "*a", "a*", "_a_ ", "\\", "<a ", '<a b="', "<!--", "<svg>", "<svg </svg ", "> ", "- ", "\n- a",
        "a\n", "a|", "a|\n-|-\n", "# ", "- - a\n", "http://a", "a@b", "a\n---\n", "<!-- b -->", "```\n",
        "~~", "<pre>\n", "[^", "a<textarea>",
    ],
    "html": [
        "<", "*", "[", "&", "&a", "&amp", "&#", "<a", "<a ", '<a b="', "<a b='>", "='", "<!", "<!--",
        "<?", "<![CDATA[>", "</", "</a>", "<b>", "<b><i></b>", "<p lang=fr>", "<li>", "<svg>",
        "<svg </svg ", "<textarea>", "</script ", " \n", "a b ", "<br>",
    ],
}  # fmt: skip
_LENGTH = 10_000
_TIMES_LONGER = 8
_TIMES_SLOWER = 24
_ATTEMPTS = 5
_NOISE = 0.01  # seconds; below it a ratio says nothing

CASES = [(name, piece) for name, pieces in _REPEATED.items() for piece in pieces]


def seconds(source: str, format_name: str) -> float:
    """The best of three readings."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read_text("x", source, format_name)
        best = min(best, time.process_time() - start)
    return best


def is_no_slower(once: str, longer: str, format_name: str) -> bool:
    """Whether the ratio is ever that of linear time; a busy computer may spoil some of the attempts."""
    return any(
        seconds(longer, format_name) < _TIMES_SLOWER * max(_NOISE, seconds(once, format_name)) for _ in range(_ATTEMPTS)
    )


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    """The garbage collector's own time grows in steps."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(("format_name", "piece"), CASES)
def test_time_grows_with_length(format_name: str, piece: str) -> None:
    once = (piece * _LENGTH)[:_LENGTH]
    longer = once * _TIMES_LONGER
    assert is_no_slower(once, longer, format_name)


@pytest.mark.parametrize(
    "nested",
    [
        lambda n: "[a]: b\n\n" + "[" * n + "]" * n,
        lambda n: "[a]: b\n\n" + "[x" * n + "]" * n,
        lambda n: "a`" * n + "``",
        lambda n: "a|b\n-|-\n" + "a|b\n" * n,
        lambda n: "*a " * n + "b* " * n,
    ],
)
def test_time_grows_with_depth(nested: Callable[[int], str]) -> None:
    assert is_no_slower(nested(2_000), nested(16_000), "markdown")


@pytest.mark.parametrize("format_name", _REPEATED)
@pytest.mark.parametrize("piece", ["<", "*", "a"])
def test_a_line_of_five_million_characters_is_read(format_name: str, piece: str) -> None:
    source = piece * 5_000_000
    story = read_text("x", source, format_name)
    rule = format_name == "markdown" and piece == "*"
    assert story.text == ("" if rule else source)
