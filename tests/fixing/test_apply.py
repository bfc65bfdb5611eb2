"""Edits are put into a source, and offsets found again; the bytes are written as they were."""

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import EditError, EncodingError
from proofread.fixing.apply import Original, moved_back, spliced
from proofread.fixing.edit import Edit
from proofread.fixing.escapes import escaped
from proofread.model.span import Span

Make = Callable[..., Original]


@st.composite
def _edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="abc", max_size=20))
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    return text, [Edit(span, draw(st.text(alphabet="XY", max_size=4))) for span in spans]


@given(_edits())
def test_what_is_not_edited_stays(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    kept = "".join(char for at, char in enumerate(text) if not any(e.span.start <= at < e.span.end for e in edits))
    now = spliced(text, edits)
    assert "".join(char for char in now if char not in "XY") == kept
    assert len(now) == len(kept) + sum(len(edit.replacement) for edit in edits)


@given(_edits())
def test_offsets_are_found_again(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    now = spliced(text, edits)
    back = [moved_back(edits, at) for at in range(len(now) + 1)]
    assert back == sorted(back)
    assert all(now[at] == text[back[at]] for at in range(len(now)) if now[at] not in "XY")


def test_overlapping_edits_are_a_bug() -> None:
    with pytest.raises(ValueError, match="overlap"):
        spliced("abcd", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_the_encoding_stays(original: Make, mark: bytes, codec: str) -> None:
    story = "The café was shut on Monday.\r\nPolice said it wouldn’t open.\r\n"
    made = original(mark + story.encode(codec))
    assert made.edited([]) == made.data
    assert made.edited([Edit(Span(4, 8), "bar")]) == mark + story.replace("café", "bar").encode(codec)


def test_what_the_encoding_lacks_is_refused(original: Make) -> None:
    with pytest.raises(EncodingError, match="cannot be written in Windows-1252"):
        original("The café was shut.".encode("cp1252")).edited([Edit(Span(0, 3), "Кафе")])


@pytest.mark.parametrize(
    ("escapes", "written"),
    [
        ((), "a < b & \"c\" 'd'\n"),
        (("html",), "a &lt; b &amp; \"c\" 'd'\n"),
        (("html", "attribute"), "a &lt; b &amp; &quot;c&quot; &#39;d&#39;\n"),
        (("json",), "a < b & \\\"c\\\" 'd'\\n"),
        (("html", "json"), "a &lt; b &amp; \\\"c\\\" 'd'\\n"),
        (("cdata",), "a < b & \"c\" 'd'\n"),
    ],
)
def test_characters_are_written_as_their_place_wants(escapes: tuple[str, ...], written: str) -> None:
    assert escaped("a < b & \"c\" 'd'\n", escapes) == written


def test_the_end_of_a_cdata_section_is_refused() -> None:
    with pytest.raises(EditError, match="]]>"):
        escaped("x]]>", ("cdata",))
