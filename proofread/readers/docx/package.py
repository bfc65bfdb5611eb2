"""The package a DOCX file is: a ZIP archive of parts that name each other, opened with suspicion."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - a class, whatever its name says

from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from proofread.errors import ReadError
from proofread.readers.docx.names import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST: Final = 200 * 1024 * 1024
"""Bytes that the parts with text may have, all of them together, unpacked."""
_SUSPECT: Final = 20 * 1024 * 1024
_RATIO: Final = 200
"""A part of more than 20 MB that was packed to a two-hundredth of it is a trap; Word packs to a twentieth."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_RESAVE: Final = "open it in Word or LibreOffice and save it as DOCX"
_DECRYPT: Final = "save it without a password and try again"
_NAME_ANOTHER: Final = "name a DOCX, text, Markdown or HTML file"
_KINDS: Final = {
    "workbook": "an Excel workbook",
    "presentation": "a PowerPoint presentation",
    "FixedDocumentSequence": "an XPS document",
}
"""What other packages are, by the root of their main part."""
_OPEN_DOCUMENT: Final = {
    b"text": "an OpenDocument text (ODT)",
    b"spreadsheet": "an OpenDocument spreadsheet",
    b"presentation": "an OpenDocument presentation",
}


class _Relation(NamedTuple):
    """What a part says of another: as what it needs it, and where it lies."""

    kind: str
    path: str


class Package:
    """The parts of a DOCX file, read when they are asked for.

    A part is named by its path in the archive, such as ``word/document.xml``. Parsed parts are kept in `roots`, so
    that what is changed in one can be written back. A relation that leads nowhere is no reason to refuse a story:
    Word opens such files, too.

    Raises:
        ReadError: the bytes are no DOCX file, or a damaged, encrypted or dangerous one.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.roots: dict[str, Element] = {}
        self._archive = _opened(name, data)
        self._entries = self._by_path()
        self._unpacked = 0
        self._main = self._main_part()
        self._relations = self._relations_of(PackURI(f"/{self._main}"))

    @property
    def document(self) -> "Element":
        """The root of the main part."""
        return self.roots[self._main]

    def root(self, path: str) -> "Element | None":
        """The root of a part, or None where there is no such part.

        Raises:
            ReadError: it is damaged, no XML, or far larger than a story.
        """
        entry = self._entries.get(path.lower())
        if entry is None:
            return None
        if entry.filename not in self.roots:
            self.roots[entry.filename] = self._parsed(entry)
        return self.roots[entry.filename]

    def related(self, kind: str) -> "Element | None":
        """The root of the part that the story has as its ``styles``, ``footnotes`` and the like."""
        paths = (each.path for each in self._relations.values() if each.kind == kind)
        return next((root for path in paths if (root := self.root(path)) is not None), None)

    def by_id(self, relation: str | None) -> "Element | None":
        """The root of the part that the story names by this id."""
        found = self._relations.get(relation or "")
        return self.root(found.path) if found else None

    def parts(self) -> Iterator[str]:
        """The names of all parts, in lower case, whether they are XML or not."""
        return iter(self._entries)

    def _by_path(self) -> dict[str, ZipInfo]:
        entries: dict[str, ZipInfo] = {}
        for entry in self._archive.infolist():
            path = entry.filename.lower()
            if path in entries:
                raise self._damaged(f"it holds two parts of the name {entry.filename}")
            if entry.flag_bits & 1:
                raise ReadError(f"{self.name} is encrypted", hint=_DECRYPT)
            entries[path] = entry
        return entries

    def _main_part(self) -> str:
        relations = self._relations_of(PACKAGE_URI)
        path = next((each.path for each in relations.values() if each.kind == "officeDocument"), "")
        if not path:
            raise self._foreign()
        root = self.root(path)
        if root is None:
            raise self._damaged(f"its main part {path} is missing")
        if local(root) != "document":
            kind = _KINDS.get(root.tag.rpartition("}")[2], "another kind of document")
            raise ReadError(f"{self.name} is {kind}, not a DOCX file", hint=_NAME_ANOTHER)
        return self._entries[path.lower()].filename

    def _relations_of(self, part: PackURI) -> dict[str, _Relation]:
        """What a part, or the package itself, refers to inside the package, by id."""
        entry = self._entries.get(part.rels_uri.membername.lower())
        if entry is None:
            return {}
        return {
            each.get("Id", ""): _Relation(
                each.get("Type", "").rpartition("/")[2],  # the same in both dialects
                PackURI.from_rel_ref(part.baseURI, each.get("Target", "")).membername,
            )
            for each in self._parsed(entry)
            if each.get("TargetMode") != "External"
        }

    def _parsed(self, entry: ZipInfo) -> "Element":
        # Without comments, the text of an element is one string.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(self._content(entry), parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(f"{entry.filename} is no valid XML: {error.msg}") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged(f"{entry.filename} declares entities, which no DOCX file may do")
        return root

    def _content(self, entry: ZipInfo) -> bytes:
        self._unpacked += entry.file_size
        packed_tight = entry.file_size > _SUSPECT and entry.file_size > _RATIO * max(1, entry.compress_size)
        if packed_tight or self._unpacked > _LARGEST:
            raise ReadError(
                f"{self.name} unpacks to more than a story can be: {entry.filename} has {entry.file_size:,} bytes",
                hint="if it is a real document, split it",
            )
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._damaged(f"{entry.filename} is packed in a way that DOCX does not know")
        try:
            return self._archive.read(entry)
        except (BadZipFile, ZlibError, EOFError, OSError, RuntimeError, ValueError) as error:
            raise self._damaged(f"{entry.filename} cannot be unpacked: {error}") from None

    def _foreign(self) -> ReadError:
        if "mimetype" not in self._entries:
            return ReadError(f"{self.name} is a ZIP archive, but not a DOCX file", hint=_NAME_ANOTHER)
        kind = self._content(self._entries["mimetype"]).strip().rpartition(b".")[2]
        title = _OPEN_DOCUMENT.get(kind, "another kind of document")
        return ReadError(f"{self.name} is {title}, not a DOCX file", hint=_RESAVE)

    def _damaged(self, how: str) -> ReadError:
        return ReadError(f"{self.name} is a damaged DOCX file: {how}", hint=_RESAVE)


def _opened(name: str, data: bytes) -> ZipFile:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ReadError(f"{name} is encrypted", hint=_DECRYPT)
        raise ReadError(f"{name} is an old Word file (DOC), not a DOCX file", hint=_RESAVE)
    if not data.startswith(b"PK"):
        raise ReadError(f"{name} is not a DOCX file: it is no ZIP archive", hint=_NAME_ANOTHER)
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, OSError, OverflowError, NotImplementedError, ValueError) as error:
        raise ReadError(f"{name} is a damaged DOCX file: {error}", hint="get the file once more") from None
