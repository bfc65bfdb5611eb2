"""From a path to a story."""

import subprocess
import sys
from pathlib import Path

import pytest

from proofread import readers
from proofread.config import Settings
from proofread.errors import EncodingError, ReadError, UsageError
from proofread.model.document import Document
from proofread.readers import FIELDS, FORMATS, format_of, read, read_bytes, read_text
from proofread.readers.formats import BY_EXTENSION, BY_ROOT


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "plain"),
        ("a.b.MD", "markdown"),
        ("a.xhtml", "html"),
        ("a.json", "json"),
        ("a.atom", "rss"),
        ("a.xml", "xml"),
        ("a.doc", None),
        ("txt", None),
        (".md", None),
    ],
)
def test_the_extension_tells_the_format(name: str, expected: str | None) -> None:
    assert format_of(Path(name)) == expected


def test_every_extension_has_a_reader() -> None:
    assert set(BY_EXTENSION.values()) <= set(FORMATS)
    assert set(BY_ROOT.values()) <= set(FORMATS)


def test_fields_are_those_of_settings_that_say_nothing() -> None:
    assert Settings().fields == FIELDS


@pytest.mark.parametrize(("name", "text"), [("a.txt", "<p>*a*"), ("a.md", "a"), ("a.html", "*a*"), ("a", "<p>*a*")])
def test_a_file_is_read_in_its_format(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"<p>*a*")
    story = read(path)
    assert story.text == text
    assert story.name == str(path)


@pytest.mark.parametrize(
    ("name", "read_as", "text"),
    [
        ("a", "html", "b"),
        ("a.copy", "json", None),
        ("a.txt", "html", "<p>b"),
        ("a.xml", "html", "b"),
        ("a.xml", None, None),
        ("a.json", "html", None),
    ],
)
def test_the_name_of_a_file_goes_before_the_format_asked_for_unless_it_says_little(
    tmp_path: Path, name: str, read_as: str | None, text: str | None
) -> None:
    path = tmp_path / name
    path.write_text("<p>b")
    if text is None:
        with pytest.raises(ReadError):
            read(path, read_as)
    else:
        assert read(path, read_as).text == text


def test_chosen_fields_are_read(tmp_path: Path) -> None:
    for name, text in [
        ("a.md", "---\nlede: One\ntitle: Two\n---\n"),
        ("a.html", "---\nlede: One\n---\n"),
        ("a.json", '{"title": "Two", "lede": "One"}'),
    ]:
        (tmp_path / name).write_text(text)
        assert read(tmp_path / name, fields=("lede",)).text == "One"


def test_a_format_of_bytes_is_read_from_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def read_hex(name: str, data: bytes) -> Document:
        return read_text(name, data.hex())

    monkeypatch.setattr(readers, "_OF_BYTES", {"hex": read_hex})
    monkeypatch.setattr(readers, "FORMATS", (*FORMATS, "hex"))
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00\x01")
    assert read(path, "hex").text == "0001"
    with pytest.raises(UsageError, match="hex is no text"):
        read_text("x", "", "hex")


def test_line_ends_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert read(path).source == "a\r\nb"


def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path) -> None:
    for path, why in [
        (tmp_path / "none.txt", "there is no file"),
        (tmp_path, "is a folder"),
        (Path("a\0b"), "cannot be read"),
        (tmp_path / ("x" * 5000), "cannot be read"),
    ]:
        with pytest.raises(ReadError, match=why) as caught:
            read(path)
        assert caught.value.hint
        assert str(path) in caught.value.message


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError, match="may not be read"):
        read(path)
    with pytest.raises(ReadError, match="is a folder"):  # as Windows says of a folder
        read(tmp_path)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EncodingError, match="<stdin>"):
        read_bytes("<stdin>", b"a\0b")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="docx") as caught:
        read_text("x", "", "docx")
    assert "plain" in caught.value.hint


def test_plain_text_imports_no_other_reader() -> None:
    program = (
        "import sys; from proofread.readers import read_text; read_text('x', 'a');"
        "print([m for m in sys.modules if m == 'html' or m.startswith('html.')"
        " or m.startswith('proofread.readers.') and m.rpartition('.')[2] not in {'encoding', 'formats', 'plain'}]);"
        "read_text('x', '<p>a', 'html'); print('html.entities' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False"]
