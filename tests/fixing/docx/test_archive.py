"""Archives in which some entries change."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from proofread.errors import WriteError
from proofread.fixing.docx import archive
from proofread.fixing.docx.archive import replaced


def made() -> bytes:
    output = BytesIO()
    with ZipFile(output, "w") as file:
        file.comment = b"kept"
        for name, kind in (
            ("b.xml", ZIP_DEFLATED),
            ("a/", ZIP_STORED),
            ("a/c.png", ZIP_STORED),
            ("é.xml", ZIP_DEFLATED),
        ):
            info = ZipInfo(name, (2024, 5, 1, 10, 20, 30))
            info.compress_type = kind
            info.external_attr = 0o640 << 16
            info.comment = b"an entry"
            info.extra = b"\x20\xa2\x02\x00\x00\x00"
            file.writestr(info, b"" if name.endswith("/") else name.encode() * 50)
    return output.getvalue()


def test_other_entries_their_order_and_dates_stay() -> None:
    before, after = ZipFile(BytesIO(made())), ZipFile(BytesIO(replaced(made(), {"b.xml": b"new"})))
    assert after.namelist() == before.namelist()
    assert after.comment == b"kept"
    for old, new in zip(before.infolist(), after.infolist(), strict=True):
        for kept in ("date_time", "compress_type", "external_attr", "comment"):
            assert getattr(old, kept) == getattr(new, kept)
        assert after.read(new) == (b"new" if new.filename == "b.xml" else before.read(old))
    assert after.testzip() is None


def test_a_damaged_entry_is_told() -> None:
    data = bytearray(made())
    at = data.index(b"a/c.png" * 3)
    data[at] ^= 1
    with pytest.raises(WriteError, match="the document is damaged and cannot be written anew: Bad CRC-32"):
        replaced(bytes(data), {"b.xml": b"new"})


def test_an_archive_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_LARGEST", 500)
    with pytest.raises(WriteError, match="unpacks to more than"):
        replaced(made(), {"b.xml": b"new"})
