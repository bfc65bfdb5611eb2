"""Edits the text in the runs of a DOCX file, and nothing else in the file.

Every character that stays keeps its run, and so its formatting. Where the
document tracks changes, the edits are tracked, too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from lxml import etree

from proofread.errors import WriteError
from proofread.fixing.docx.archive import replaced
from proofread.fixing.docx.places import Places
from proofread.fixing.docx.tracking import Tracker, set_text
from proofread.fixing.edit import Edit
from proofread.readers.docx.names import attribute, child, chosen, is_on, keys, local
from proofread.readers.docx.package import Package
from proofread.readers.docx.story import paragraphs, text_boxes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ON: Final = ("1", "true", "on")
_DECLARATION: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*")


def rewrite(data: bytes, edits: Sequence[Edit], *, now: datetime | None = None) -> bytes:
    """A DOCX file with edits made in it; their spans are those of the source that its reader gives.

    Only the parts that change are written anew. `now` is the time that tracked changes bear.

    Raises:
        ReadError: the bytes are no DOCX file.
        WriteError: an edit cannot be made in text alone, or the document may not be changed.
    """
    if not edits:
        return data
    package = Package("the document", data)
    texts = Places(paragraphs(package)).texts(edits)
    if not texts:
        return data
    tracks = _tracks_changes(package)
    roots = {node.getroottree().getroot() for node in texts}
    copies = list(_copies(texts))
    if tracks:
        Tracker(package.roots.values(), now or datetime.now(UTC)).record(texts)
    else:
        for node, text in texts.items():
            set_text(node, text.after)
    for box, copy in copies:
        copy[:] = map(deepcopy, box)
    with ZipFile(BytesIO(data)) as archive:
        contents = {
            path: _serialised(root, archive.read(path)) for path, root in package.roots.items() if root in roots
        }
    return replaced(data, contents)


def _tracks_changes(package: Package) -> bool:
    """Whether changes are to be tracked.

    Raises:
        WriteError: the document may not be changed.
    """
    if any(path.startswith("_xmlsignatures/") for path in package.parts()):
        raise WriteError("the document is signed, and a change would break the signature", hint="fix a copy of it")
    settings = package.related("settings")
    protection = child(settings, "documentProtection")
    kind = "" if protection is None else attribute(protection, "edit")
    if protection is None or attribute(protection, "enforcement") not in _ON or kind in ("", "none"):
        return is_on(child(settings, "trackRevisions"))
    if kind != "trackedChanges":
        raise WriteError("the document is protected against changes", hint="lift the protection in Word")
    return True


def _copies(nodes: "Iterable[Element]") -> "Iterator[tuple[Element, Element]]":
    """The text boxes that change, each with its copy for old programs if that reads the same."""
    seen: set[Element] = set()
    for node in nodes:
        alternatives = next((each for each in node.iterancestors() if local(each) == "AlternateContent"), None)
        if alternatives is None or alternatives in seen:
            continue
        seen.add(alternatives)
        choice, fallback = chosen(alternatives), child(alternatives, "Fallback")
        if choice is None or fallback is None or choice is fallback:
            continue
        boxes, copies = list(text_boxes(choice)), list(text_boxes(fallback))
        if list(map(_reading, boxes)) == list(map(_reading, copies)):
            yield from zip(boxes, copies, strict=True)


def _reading(box: "Element") -> list[str | None]:
    return [each.text for each in box.iter(*keys("t"))]


def _serialised(root: "Element", was: bytes) -> bytes:
    """A part as XML, declared as it was."""
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    declared = _DECLARATION.match(was)
    if encoding.upper() not in ("UTF-8", "US-ASCII") or not declared:
        return bytes(etree.tostring(root, encoding=encoding, xml_declaration=True, standalone=True))
    return declared[0] + bytes(etree.tostring(root, encoding=encoding))
