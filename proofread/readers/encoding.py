"""Bytes to text: one certain answer, or a refusal that names the byte.

A wrong guess turns every accented name into mojibake and every finding into
noise, so only encodings that give themselves away are accepted: a byte-order
mark, UTF-16 without one, UTF-8, and Windows-1252 where the bytes read as it.
Line ends stay as they are.
"""

import codecs
import re
from typing import Final, NamedTuple

from proofread.errors import EncodingError

HEAD: Final = 8192
"""Bytes at the start of a file that show what kind of file it is."""

_RESAVE: Final = "save it as UTF-8 and try again"
_NOT_TEXT: Final = "name a file that holds a story: text, Markdown, HTML, XML, JSON or DOCX"

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

_WINDOWS: Final = "cp1252"
_TITLES: Final = {codec: title for _, codec, title in _MARKS} | {_WINDOWS: "Windows-1252"}

# Files that newsrooms hand over by mistake. Some of them are valid UTF-8.
_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, perhaps a word-processor file"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)

# Tab, the line and page ends, the end-of-file mark of DOS and escape are seen in honest text.
_CONTROLS: Final = bytes(byte for byte in (*range(1, 32), 127) if byte not in b"\t\n\v\f\r\x1a\x1b")
_CONTROL_SHARE: Final = 20
"""One control character in so many bytes makes a file binary; wire headers stay far below."""

_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CP1252_LETTERS: Final = bytes(
    (0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F, *(b for b in range(0xC0, 0x100) if b not in b"\xd7\xf7"))
)
_CP1252_SIGNS: Final = bytes((0x80, 0x82, *range(0x84, 0x88), 0x8B, *range(0x91, 0x98), 0x99, 0x9B)) + (
    b"\xa0\xa1\xa2\xa3\xa5\xa7\xa9\xaa\xab\xad\xae\xb0\xb1\xb2\xb3\xb4\xb7\xb9\xba\xbb\xbc\xbd\xbe\xbf\xd7"
)
_CP1252_UNASSIGNED: Final = b"\x81\x8d\x8f\x90\x9d"
_LONGEST_HIGH_RUN: Final = 3
"""More high bytes in a row is another alphabet, not an accent beside a quotation mark."""
_HIGH_SHARE: Final = 8
"""One high byte in so many is more than English, or even French, has."""


class Decoded(NamedTuple):
    """The text of a file and how it was written.

    Attributes:
        text: without a byte-order mark.
        codec: what Python calls the encoding.
        mark: the byte-order mark, or nothing.
    """

    text: str
    codec: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Another text, written as this one was.

        Raises:
            EncodingError: the encoding of the file lacks a character.
        """
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError as error:
            title, char = _TITLES[self.codec], text[error.start]
            hint = "save the file as UTF-8 first" if self.codec == _WINDOWS else ""
            shown = ascii(char)[1:-1] if 0xD800 <= ord(char) < 0xE000 else char
            raise EncodingError(f"“{shown}” cannot be written in {title}", hint=hint) from None


def decode(data: bytes, name: str) -> str:
    """The text of a file, a byte-order mark left out.

    Raises:
        EncodingError: the bytes are not text, or in no encoding we can be sure of.
    """
    return decoded(data, name).text


def decoded(data: bytes, name: str) -> Decoded:
    """The text of a file and how it was written; raises what `decode` does."""
    for mark, codec, title in _MARKS:
        if data.startswith(mark) and not (title == "UTF-32" and len(data) % 4):
            return Decoded(_strictly(data, len(mark), codec, title, name), codec, mark)
    if codec := _unmarked_utf16(data):
        return Decoded(_strictly(data, 0, codec, "UTF-16", name), codec)
    if reason := _binary(data):
        raise EncodingError(f"{name} {reason}", hint=_NOT_TEXT)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_windows_1252(data):
            return Decoded(data.decode(_WINDOWS), _WINDOWS)
        raise _refusal(name, "UTF-8", data, error.start) from None


def is_binary(head: bytes) -> bool:
    """Whether a file that begins so (`HEAD` bytes or all of it) is no text in any encoding."""
    if any(head.startswith(mark) for mark, _, _ in _MARKS) or _unmarked_utf16(head):
        return False
    return bool(_binary(head))


def _strictly(data: bytes, start: int, codec: str, title: str, name: str) -> str:
    try:
        return data[start:].decode(codec)
    except UnicodeDecodeError as error:
        raise _refusal(name, title, data, start + error.start) from None


def _refusal(name: str, title: str, data: bytes, offset: int) -> EncodingError:
    return EncodingError(
        f"{name} is not valid {title} text: byte {offset} (0x{data[offset]:02x}) cannot be read",
        hint=_RESAVE,
    )


def _unmarked_utf16(data: bytes) -> str:
    """The codec of UTF-16 without a mark: in English every other byte is NUL, and only those."""
    head = data[:HEAD]
    first, second = head[::2], head[1::2]
    if len(head) < 4:
        return ""
    for codec, zeros, letters in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if zeros.count(0) * 10 >= len(zeros) * 7 and letters.count(0) * 50 <= len(letters):
            return codec
    return ""


def _binary(data: bytes) -> str:
    """What shows that these bytes are no text, or the empty string."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"is {what}, not text"
    if (zero := data.find(0)) >= 0:
        return f"looks like a binary file: byte {zero} is NUL"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * _CONTROL_SHARE > len(data):
        return f"looks like a binary file: {controls} of its {len(data)} bytes are control characters"
    return ""


def _is_windows_1252(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 read as Western European prose.

    Not where most of the high bytes do form UTF-8: that is a damaged UTF-8 file,
    and reading it as Windows-1252 would garble all the rest of it.
    """
    high = b"".join(_HIGH_RUN.findall(data))
    if len(high) * _HIGH_SHARE > len(data) or high.translate(None, _CP1252_UNASSIGNED) != high:
        return False
    if 2 * sum(map(len, _UTF8_SEQUENCE.findall(data))) >= len(high):
        return False
    plausible = sum(len(run[0]) for run in _HIGH_RUN.finditer(data) if _is_plausible(data, run))
    return plausible * 10 >= len(high) * 9


def _is_plausible(data: bytes, run: re.Match[bytes]) -> bool:
    """Whether high bytes are signs, or letters beside a letter of plain ASCII."""
    if len(run[0]) > _LONGEST_HIGH_RUN or run[0].translate(None, _CP1252_LETTERS + _CP1252_SIGNS):
        return False
    if not run[0].translate(None, _CP1252_SIGNS):
        return True
    beside = data[max(0, run.start() - 1) : run.start()] + data[run.end() : run.end() + 1]
    return any(char.isalpha() for char in beside.decode("ascii"))
