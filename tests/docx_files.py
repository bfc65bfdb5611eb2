"""DOCX files made by hand, as Word writes them, and what is in those that come out."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from proofread.fixing.edit import Edit
from proofread.model.document import Document
from proofread.model.span import Span

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'mc:Ignorable="w14 w16se"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>{}</Types>'
)
_MAIN = (
    '<Override PartName="/word/{0}.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{1}+xml"/>'
)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
"""Stands for a picture: what must come through as it is."""


def docx(body: str, **parts: str) -> bytes:
    """A file with this content of its body, and with parts such as ``footnotes`` or ``styles``, by their content."""
    files = {"document": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
        files[name] = f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"
    related = [(name, f"{OFFICE}/{name.rstrip('0123456789')}", f"{name}.xml") for name in parts]
    kinds = {"document": "document.main"} | {name: name.rstrip("0123456789") for name in parts}
    return zipped(
        {
            "[Content_Types].xml": _TYPES.format("".join(_MAIN.format(name, kind) for name, kind in kinds.items())),
            "_rels/.rels": relations([("rId1", f"{OFFICE}/officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": relations(related),
            **{f"word/{name}.xml": content for name, content in files.items()},
            "word/media/image1.png": PICTURE,
        }
    )


def relations(them: list[tuple[str, str, str]]) -> str:
    """The part that says what another refers to: id, kind, target."""
    inside = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in them)
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files; texts get the declaration that Word writes."""
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else f"{_DECLARATION}{content}")
    return output.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """What is in an archive, in order."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, part: str = "document") -> str:
    """One part of a file."""
    return unzipped(data)[f"word/{part}.xml"].decode()


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; text that is no markup becomes a run."""
    said = f'<w:pStyle w:val="{style}"/>' * bool(style) + properties
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' * bool(said)}{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run with one text."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" * bool(properties)}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def field(instruction: str, *result: str) -> str:
    """A complex field."""
    shown = "".join(each if each.startswith("<") else run(each) for each in result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def deleted(text: str, kind: str = "del") -> str:
    """A deletion that is tracked."""
    return (
        f'<w:{kind} w:id="90" w:author="Jo" w:date="2024-05-01T10:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:{kind}>'
    )


def inserted(*runs: str, kind: str = "ins") -> str:
    """An insertion that is tracked."""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f'<w:{kind} w:id="91" w:author="Jo" w:date="2024-05-01T10:00:00Z">{inside}</w:{kind}>'


def edit(story: Document, old: str, new: str, start: int = 0) -> Edit:
    """The edit that puts a text in place of another, the first in the source from an offset on."""
    at = story.source.index(old, start)
    return Edit(Span(at, at + len(old)), new)
