"""From a file to the story in it, one module a format.

The modules are imported when a story needs them: checking plain text never
pays for the HTML reader.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from proofread.errors import ReadError, UsageError
from proofread.model.document import Document
from proofread.readers.encoding import decode
from proofread.readers.formats import FIELDS, format_for, format_of
from proofread.readers.plain import read_plain

__all__ = ["FIELDS", "FORMATS", "format_of", "read", "read_bytes", "read_text"]

Fields = tuple[str, ...]
"""The names of fields that are prose, or dotted paths that end in them."""


def read(path: Path, read_as: str | None = None, fields: Fields = FIELDS) -> Document:
    """The story in a file, in the format its name promises, else in the one asked for, else plain text.

    Raises:
        ReadError: there is no such file, or it cannot be read.
        EncodingError: it is not text.
        UsageError: there is no such format.
    """
    return read_bytes(str(path), _content(path), format_for(path, read_as), fields)


def read_bytes(name: str, data: bytes, format: str = "plain", fields: Fields = FIELDS) -> Document:  # noqa: A002 - the word users know
    """The story in the bytes of a file; in front matter and in JSON `fields` are prose.

    Raises:
        ReadError: the bytes are no story in this format.
        EncodingError: the bytes are not text.
        UsageError: there is no such format.
    """
    if format in _OF_BYTES:
        return _OF_BYTES[format](name, data)
    text = decode(data, name)
    if format in _XML:
        from proofread.readers.xml.declared import heed_declared

        heed_declared(name, data, text)
    return read_text(name, text, format, fields)


def read_text(name: str, text: str, format: str = "plain", fields: Fields = FIELDS) -> Document:  # noqa: A002 - as above
    """The story in a text; in front matter and in JSON `fields` are prose.

    Raises:
        ReadError: the text is no story in this format.
        UsageError: there is no such format, or it is one of bytes.
    """
    reader = _OF_TEXT.get(format)
    if reader is None:
        wrong = f"{format} is no text" if format in FORMATS else f"there is no format {format!r}"
        raise UsageError(wrong, hint=f"choose one of {', '.join(_OF_TEXT)}")
    return reader(name, text, fields)


def _plain(name: str, source: str, _: Fields) -> Document:
    return read_plain(name, source)


def _markdown(name: str, source: str, fields: Fields) -> Document:
    from proofread.readers.markdown import read_markdown

    return read_markdown(name, source, fields)


def _html(name: str, source: str, fields: Fields) -> Document:
    from proofread.readers.sitepage import read_site_page

    return read_site_page(name, source, fields)


def _json(name: str, source: str, fields: Fields) -> Document:
    from proofread.readers.jsonfields import read_json

    return read_json(name, source, fields)


def _xml(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.xml.story import read_xml

    return read_xml(name, source)


def _rss(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.xml.feeds import read_feed

    return read_feed(name, source)


def _nitf(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.xml.news import read_nitf

    return read_nitf(name, source)


def _newsml(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.xml.news import read_newsml

    return read_newsml(name, source)


def _alto(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.ocr.alto import read_alto

    return read_alto(name, source)


def _page(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.ocr.page import read_page

    return read_page(name, source)


def _hocr(name: str, source: str, _: Fields) -> Document:
    from proofread.readers.ocr.hocr import read_hocr

    return read_hocr(name, source)


def _docx(name: str, data: bytes) -> Document:
    from proofread.readers.docx import read_docx

    return read_docx(name, data)


_OF_TEXT: Final[Mapping[str, Callable[[str, str, Fields], Document]]] = MappingProxyType(
    {
        "plain": _plain,
        "markdown": _markdown,
        "html": _html,
        "json": _json,
        "xml": _xml,
        "rss": _rss,
        "nitf": _nitf,
        "newsml": _newsml,
        "alto": _alto,
        "page": _page,
        "hocr": _hocr,
    }
)
_OF_BYTES: Final[Mapping[str, Callable[[str, bytes], Document]]] = MappingProxyType({"docx": _docx})
_XML: Final = frozenset(("xml", "rss", "nitf", "newsml", "alto", "page", "hocr"))

FORMATS: Final = (*_OF_TEXT, *_OF_BYTES)
"""Every format of a story."""


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"there is no file {path}", hint="check the spelling of the path") from None
    except PermissionError as error:
        if path.is_dir():  # what some systems say of a folder
            raise _is_folder(path) from error
        raise ReadError(f"{path} may not be read", hint="check the permissions of the file") from error
    except IsADirectoryError as error:
        raise _is_folder(path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path} cannot be read: {reason}", hint="check the path and the disk") from error


def _is_folder(path: Path) -> ReadError:
    return ReadError(f"{path} is a folder, not a story", hint="name the stories in it")
