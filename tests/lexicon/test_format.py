"""The container of compiled dictionaries, whole and damaged."""

import struct
from array import array
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofread.errors import LexiconError
from proofread.lexicon.format import MAGIC, REBUILD, VERSION, Store, compiled

DIGEST = "0123456789abcdef" * 4
NUMBERS = array("I", [1, 2, 4_000_000_000])
BODY = compiled("sample", DIGEST, {"letters": ("B", b"abc"), "numbers": ("I", NUMBERS.tobytes()), "none": ("B", b"")})
_HEADER = 8 + 4 + 4 + 32 + 16
_ENTRY = 24 + 8 + 8 + 8


def refused(path: Path, kind: str = "sample") -> LexiconError:
    """The error with which a file is refused; it says what to do."""
    with pytest.raises(LexiconError) as raised:
        Store(path, kind)
    assert str(path) in raised.value.message
    assert raised.value.hint == REBUILD
    assert raised.value.exit_code == 3
    return raised.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A whole file."""
    path = tmp_path / "sample.bin"
    path.write_bytes(BODY)
    return path


def test_what_was_put_in_comes_out(path: Path) -> None:
    store = Store(path, "sample")
    assert store.digest == DIGEST
    assert bytes(store.raw("letters")) == b"abc"
    assert store.text("letters") == "abc"
    assert list(store.array("numbers")) == list(NUMBERS)
    assert len(store.raw("none")) == 0


def test_a_section_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(LexiconError, match="lacks the section words"):
        Store(path, "sample").raw("words")


def test_a_missing_file(tmp_path: Path) -> None:
    assert "missing" in refused(tmp_path / "absent.bin").message


def test_an_empty_file_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "empty.bin").write_bytes(b"")
    refused(tmp_path / "empty.bin")
    refused(tmp_path)


@pytest.mark.parametrize(
    "length", [1, 8, 12, 16, 48, *(_HEADER + _ENTRY * number + more for number in range(4) for more in (-1, 0, 1))]
)
def test_a_file_cut_short(path: Path, length: int) -> None:
    path.write_bytes(BODY[:length])
    assert "cut short" in refused(path).message


def test_a_file_cut_anywhere_is_refused(path: Path) -> None:
    for length in range(len(BODY)):
        path.write_bytes(BODY[:length])
        refused(path)


@pytest.mark.parametrize(
    ("at", "field", "why"),
    [
        (0, b"PK\x03\x04aaaa", "not a proofread dictionary"),
        (8, struct.pack("<I", VERSION + 1), f"format version {VERSION + 1}"),
        (12, struct.pack("<I", 2**32 - 1), "cut short"),
        (48, b"other\0", "does not hold sample"),
        (_HEADER + 24, struct.pack("<Q", 2**40), "cut short"),
        (_HEADER + 32, struct.pack("<Q", 2**40), "cut short"),
    ],
)
def test_a_damaged_header(path: Path, at: int, field: bytes, why: str) -> None:
    path.write_bytes(BODY[:at] + field + BODY[at + len(field) :])
    assert why in refused(path).message


def test_a_file_of_another_kind(path: Path) -> None:
    assert "does not hold words" in refused(path, "words").message


def test_layout_is_the_documented_one() -> None:
    assert BODY.startswith(MAGIC + struct.pack("<II", VERSION, 3) + bytes.fromhex(DIGEST) + b"sample".ljust(16, b"\0"))
    for index in range(3):
        offset, length = struct.unpack_from("<QQ", BODY, _HEADER + index * _ENTRY + 24)
        assert offset % 8 == 0 or not length
        assert offset + length <= len(BODY)


@given(st.dictionaries(st.text("abcdefgh_", min_size=1, max_size=24), st.binary(max_size=40), max_size=6))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sections_come_back(tmp_path: Path, sections: dict[str, bytes]) -> None:
    path = tmp_path / "any.bin"
    path.write_bytes(compiled("any", DIGEST, {name: ("B", body) for name, body in sections.items()}))
    store = Store(path, "any")
    assert {name: bytes(store.raw(name)) for name in sections} == sections
