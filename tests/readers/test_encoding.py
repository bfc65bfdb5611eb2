"""Bytes that are decoded, and bytes that are refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import EncodingError
from proofread.readers.encoding import decode, decoded, is_binary

STORY = "The café in Orléans – “Chez Zoë” – was shut on Monday.\r\nPolice said it wouldn’t open again.\r\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_a_story_is_the_same_in_every_encoding(mark: bytes, codec: str) -> None:
    data = mark + STORY.encode(codec)
    assert decode(data, "x") == STORY
    assert not is_binary(data)
    assert decoded(data, "x").encoded(STORY) == data
    assert decoded(data, "x").encoded("Zoë’s") == mark + "Zoë’s".encode(codec)


def test_what_an_encoding_lacks_is_refused() -> None:
    with pytest.raises(EncodingError, match="“й” cannot be written in Windows-1252") as refused:
        decoded(STORY.encode("cp1252"), "x").encoded("Zelenskyй")
    assert refused.value.hint == "save the file as UTF-8 first"


@pytest.mark.parametrize("data", [b"plain", STORY.encode("utf-16")])
def test_half_a_character_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError, match=r"“\\udce9” cannot be written in UTF-") as refused:
        decoded(data, "x").encoded("caf\udce9")
    assert not refused.value.hint


@given(st.text())
def test_utf_8_with_a_mark_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "x") == text


@given(st.text(alphabet="abé😀 \r\n\t\f", max_size=40))
def test_prose_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), "x") == text


@given(st.binary(max_size=200))
def test_what_was_decoded_is_encoded_to_the_same_bytes(data: bytes) -> None:
    try:
        found = decoded(data, "x")
    except EncodingError:
        return
    assert found.encoded(found.text) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except EncodingError as error:
        text = error.message + error.hint
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nplain enough", "a PDF file"),
        (b"PK\x03\x04abc", "a ZIP archive"),
        (b"{\\rtf1 Hello}", "an RTF file"),
        (b"abc\0def ghi", "byte 3 is NUL"),
        (b"ab\x01\x02\x03 cd", "3 of its 8 bytes are control characters"),
    ],
)
def test_binary_files_are_refused(data: bytes, what: str) -> None:
    assert is_binary(data)
    with pytest.raises(EncodingError, match=what):
        decode(data, "story.txt")


def test_control_characters_of_wire_services_are_let_through() -> None:
    story = "\x01r i afp 0123\x02\r\n" + STORY + "\x03\x1a"
    assert decode(story.encode(), "x") == story


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("Orléans, Zoë and ".encode() + b"\xff and caf\xc3\xa9", 19),  # damaged UTF-8
        ("“Zoë” in Orléans, caf".encode() + b"\xc3", len("“Zoë” in Orléans, caf".encode())),  # cut short
        ("Москва готовится".encode("cp1251"), 0),
        ("日本語のニュース".encode("shift_jis"), 0),
        (b"a control \x81 of Latin-1", 10),
    ],
)
def test_other_bytes_are_refused_and_the_first_bad_one_is_named(data: bytes, offset: int) -> None:
    with pytest.raises(EncodingError, match=f"byte {offset} ") as caught:
        decode(data, "story.txt")
    assert "story.txt" in caught.value.message
    assert "UTF-8" in caught.value.hint


def test_the_offset_counts_the_mark() -> None:
    with pytest.raises(EncodingError, match="byte 4 "):
        decode(codecs.BOM_UTF8 + b"a\xff", "x")


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\nd", "x") == "a\r\nb\rc\nd"
