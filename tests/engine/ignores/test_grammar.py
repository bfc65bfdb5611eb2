"""What comments addressed to proofread say."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.engine.ignores.grammar import Directive, Reach, parse
from proofread.errors import UsageError

NAMES = st.lists(st.sampled_from(("names", "names.misspelt", "spacing.doubled-space")), max_size=3, unique=True)
REASONS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), max_size=4)
GAPS = st.sampled_from((" ", "  ", "\n", "\t "))


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("<!-- proofread: ignore -->", Directive(Reach.LINE, (), "")),
        ("<!--proofread:ignore-->", Directive(Reach.LINE, (), "")),
        ("<!-- Proofread: IGNORE Names.Misspelt -->", Directive(Reach.LINE, ("names.misspelt",), "")),
        (
            "<!-- proofread: ignore names.misspelt, spacing because  the Ministry\n writes it so -->",
            Directive(Reach.LINE, ("names.misspelt", "spacing"), "the Ministry writes it so"),
        ),
        ("<!-- proofread: ignore names,spacing -->", Directive(Reach.LINE, ("names", "spacing"), "")),
        ("<!-- proofread: ignore because it says so -->", Directive(Reach.LINE, (), "it says so")),
        (
            "<!-- proofread: ignore names because because is a word -->",
            Directive(Reach.LINE, ("names",), "because is a word"),
        ),
        ("<!-- proofread: ignore names because -->", Directive(Reach.LINE, ("names",), "")),
        ("<!-- proofread: ignore-next-line names -->", Directive(Reach.NEXT_LINE, ("names",), "")),
        ("<!-- proofread: ignore-block -->", Directive(Reach.BLOCK, (), "")),
        ("<!-- proofread: ignore-file ocr because a scan -->", Directive(Reach.STORY, ("ocr",), "a scan")),
        ("<!-- proofread: ignore names because -- it is -->", Directive(Reach.LINE, ("names",), "-- it is")),
        ("# proofread: ignore", Directive(Reach.STORY, (), "", in_front_matter=True)),
        ("#proofread: ignore names because so", Directive(Reach.STORY, ("names",), "so", in_front_matter=True)),
        ("# proofread: ignore-next-line names", Directive(Reach.NEXT_LINE, ("names",), "", in_front_matter=True)),
    ],
)  # fmt: skip
def test_comment_is_taken_apart(comment: str, says: Directive) -> None:
    assert parse(comment) == says


@pytest.mark.parametrize(
    ("comment", "message", "hint"),
    [
        ("<!-- proofread: -->", "asks for nothing", "ignore-next-line"),
        ("<!-- proofread: ingore names -->", "'ingore'", "did you mean 'ignore'?"),
        ("<!-- proofread: ignore: names -->", "'ignore:'", "'ignore'"),
    ],
)
def test_what_a_comment_cannot_ask_for_is_told_with_what_it_can(comment: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(comment)
    assert message in raised.value.message
    assert hint in raised.value.hint


@given(st.sampled_from(Reach), NAMES, REASONS, GAPS)
def test_white_space_does_not_matter(reach: Reach, names: list[str], reason: list[str], gap: str) -> None:
    because = ["because", *reason] if reason else []
    words = gap.join(["proofread:", reach.value, *names, *because])
    assert parse(f"<!--{gap}{words}{gap}-->") == Directive(reach, tuple(names), " ".join(reason))


@given(st.text(max_size=60))
def test_any_comment_is_read_or_told(text: str) -> None:
    with suppress(UsageError):
        assert isinstance(parse(f"<!-- proofread: {text} -->"), Directive)
