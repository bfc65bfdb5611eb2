"""Files that are no DOCX, or a broken one: one sentence each, and never a traceback."""

import struct
import sys
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import ReadError
from proofread.readers.docx import package, read_docx
from tests.docx_files import OFFICE, docx, paragraph, relations, unzipped, zipped

STORY = docx(paragraph("The vote was close."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def without(name: str) -> bytes:
    return zipped({path: content for path, content in unzipped(STORY).items() if path != name})


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**unzipped(STORY), name: content})


def main_is(root: str) -> bytes:
    return with_part("word/document.xml", f'<x:{root} xmlns:x="http://example.org/{root}"/>')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a DOCX file: it is no ZIP archive"),
        (b"The vote was close.", "is not a DOCX file: it is no ZIP archive"),
        (OLE, "is an old Word file (DOC), not a DOCX file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (STORY[:200], "is a damaged DOCX file: File is not a zip file"),
        (zipped({"a.txt": "a"}), "is a ZIP archive, but not a DOCX file"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "is an OpenDocument text (ODT), not a DOCX file",
        ),
        (zipped({"mimetype": b"application/epub+zip"}), "is another kind of document, not a DOCX file"),
        (main_is("workbook"), "is an Excel workbook, not a DOCX file"),
        (main_is("presentation"), "is a PowerPoint presentation, not a DOCX file"),
        (main_is("unheard-of"), "is another kind of document, not a DOCX file"),
        (without("word/document.xml"), "its main part word/document.xml is missing"),
        (without("_rels/.rels"), "is a ZIP archive, but not a DOCX file"),
        (with_part("word/document.xml", "<w:document"), "word/document.xml is no valid XML"),
        (with_part("word/document.xml", b""), "word/document.xml is no valid XML"),
        (
            with_part("word/document.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
            "word/document.xml declares entities",
        ),
        (with_part("word/document.xml", "<a>" * 300 + "</a>" * 300), "word/document.xml is no valid XML"),
        (with_part("WORD/document.xml", "<a/>"), "it holds two parts of the name WORD/document.xml"),
    ],
)
def test_other_files_are_named(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_docx("story.docx", data)
    assert caught.value.message.startswith("story.docx is ")
    assert said in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_an_archive_with_a_password_is_named() -> None:
    data = bytearray(STORY)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    with pytest.raises(ReadError, match="is encrypted"):
        read_docx("story.docx", bytes(data))


def test_a_part_that_does_not_unpack_is_named() -> None:
    data = bytearray(STORY)
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = bytes(20)
    with pytest.raises(ReadError, match=r"damaged DOCX file: word/document\.xml cannot be unpacked"):
        read_docx("story.docx", bytes(data))


def test_a_part_that_is_packed_in_another_way_is_named() -> None:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_BZIP2) as archive:
        for name, content in unzipped(STORY).items():
            archive.writestr(name, content)
    with pytest.raises(ReadError, match="packed in a way that DOCX does not know"):
        read_docx("story.docx", output.getvalue())


def test_an_archive_that_unpacks_to_far_too_much_is_refused_before_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST", 5_000)
    with pytest.raises(ReadError, match=r"unpacks to more than a story can be: word/document\.xml has"):
        read_docx("story.docx", docx(paragraph("The vote was close. " * 500)))


def test_a_part_that_is_packed_far_too_tight_is_refused() -> None:
    bomb = with_part("word/document.xml", b" " * 30_000_000)
    assert len(bomb) < 60_000
    with pytest.raises(ReadError, match="unpacks to more than a story can be"):
        read_docx("story.docx", bomb)


def test_a_picture_that_is_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST", 5_000)
    assert read_docx("x", with_part("word/media/image1.png", bytes(50_000))).text == "The vote was close."


def test_a_relation_that_leads_nowhere_is_no_reason_to_refuse() -> None:
    lost = relations(
        [
            ("a", f"{OFFICE}/footnotes", "lost.xml"),
            ("b", f"{OFFICE}/styles", "../../..//x"),
            ("c", f"{OFFICE}/image", "NULL"),
        ]
    )
    assert read_docx("x", with_part("word/_rels/document.xml.rels", lost)).text == "The vote was close."
    assert read_docx("x", without("word/_rels/document.xml.rels")).text == "The vote was close."


def test_a_main_part_of_another_name_and_case_is_found() -> None:
    files = unzipped(STORY)
    moved = {"Story/Main.XML" if name == "word/document.xml" else name: data for name, data in files.items()}
    moved["_rels/.rels"] = relations([("a", f"{OFFICE}/officeDocument", "/story/main.xml")]).encode()
    assert read_docx("x", zipped(moved)).text == "The vote was close."


def test_without_python_docx_the_command_that_brings_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError, match="python-docx, which is not installed") as caught:
        read_docx("story.docx", STORY)
    assert caught.value.hint == "pip install 'proofread[docx]'"


STORED = BytesIO()
with ZipFile(STORED, "w") as _archive:
    for _name, _content in unzipped(
        docx(paragraph("The vote.", '<w:hyperlink r:id="a"/>'), styles="<w:style/>")
    ).items():
        if _name.endswith((".xml", ".rels")):
            _archive.writestr(_name, _content, ZIP_DEFLATED if _name.startswith("[") else None)


@given(st.data())
def test_whatever_is_damaged_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(STORED.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        story = read_docx("story.docx", bytes(damaged))
    except ReadError as error:
        said = error.message
    else:
        said = story.name
    assert said.startswith("story.docx")
