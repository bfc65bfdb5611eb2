"""Plain text as Markdown says what it said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.docs.markdown import block, code, page, prose, table
from proofread.readers import read_text

PIECES = st.lists(
    st.sampled_from("ab c &amp; * _ < > & | [ ] ( ) \\ # + - 1 . ~ = : !".split()) | st.just(" "), max_size=12
)


@given(PIECES)
def test_prose_reads_as_it_was_written(pieces: list[str]) -> None:
    text = " ".join("".join(pieces).split())
    assert read_text("page", prose(text) + "\n", "markdown").text.strip() == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("``names.misspelt`` and `x*y`", "`names.misspelt` and `x*y`"),
        ("shown with --all, or --min-confidence 0", "shown with `--all`, or `--min-confidence` 0"),
        ("a <!-- comment --> here", r"a \<!-- comment --> here"),
        ("NO_COLOR, 2*3*4 and _this_", r"NO_COLOR, 2\*3\*4 and \_this\_"),
        ("# no heading", r"\# no heading"),
        ("- for standard input", r"\- for standard input"),
        ("12. no list", r"12\. no list"),
        ("S&amp;P, R&D", r"S\&amp;P, R&D"),
        ("[[start, end], x](y)", r"[[start, end], x\](y)"),
    ],
)
def test_prose(text: str, markdown: str) -> None:
    assert prose(text) == markdown


def test_a_fence_is_longer_than_any_in_the_block() -> None:
    assert block(["```", "x"]) == "````text\n```\nx\n````"
    assert block(["x"], "sh") == "```sh\nx\n```"


def test_a_bar_ends_no_cell() -> None:
    assert table(["a", "b"], [["x|y", code("1|2")]]).splitlines()[-1] == r"| x\|y | `1\|2` |"


def test_code_with_backticks() -> None:
    assert code("a`b") == "`` a`b ``"


def test_parts_of_a_page_stand_apart() -> None:
    assert page("# A", "", "b") == "# A\n\nb\n"
    assert re.search(r"\n\n\n", page("a", "", "", "b")) is None
