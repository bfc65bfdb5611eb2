"""``[sic]``."""

import pytest

from proofread.engine.ignores.sic import is_marked
from proofread.model.finding import Finding
from proofread.model.span import Span


def marked(text: str, flagged: str = "recieve") -> bool:
    at = text.index(flagged)
    return is_marked(text, Finding("a.b", Span(at, at + len(flagged)), "wrong"))


@pytest.mark.parametrize(
    "text",
    [
        "They recieve [sic] it.", "They recieve (sic) it.", "They recieve[sic] it.", "They recieve [SIC] it.",
        "They recieve [Sic!] it.", "They recieve [ sic ] it.", "They “recieve” [sic] it.", "They 'recieve' (sic) it.",
        "“They recieve,” [sic] he said.", "They recieve\n[sic] it.", "They recieve\r\n[sic] it.",
        "They recieve\u00a0[sic] it.", "They recieve *[sic]* it.", "The recieve’s [sic] end.",
        "They recieve” [sic]",
    ],
)  # fmt: skip
def test_marked(text: str) -> None:
    assert marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "They recieve it [sic].", "They recieve sic it.", "They recieve (sick) it.", "They recieve [six] it.",
        "They recieve\n\n[sic]", "They recieve\r\n\r\n[sic]", "They recieve\n \n[sic]", "[sic] They recieve it.",
        "They recieve", "They recieve [sic", "They recieve          [sic] it.", "They recieve it. They go [sic].",
    ],
)  # fmt: skip
def test_not_marked(text: str) -> None:
    assert not marked(text)


@pytest.mark.parametrize("text", ["We go [Sic!] it.", "We go (Sic) it.", "Sic: we go [ Sic ] now."])
def test_the_mark_itself_is_left_alone(text: str) -> None:
    at = text.rindex("Sic")
    assert is_marked(text, Finding("a.b", Span(at, at + 3), "wrong"))


@pytest.mark.parametrize("text", ["Sic transit gloria.", "We go [Sic transit].", "Sic [a]", "A basic [Sic"])
def test_the_word_alone_is_not(text: str) -> None:
    assert not marked(text, "Sic")


def test_an_insertion_before_the_mark_is_left_alone() -> None:
    assert is_marked("They go[sic] on.", Finding("a.b", Span(7, 7), "no space"))
