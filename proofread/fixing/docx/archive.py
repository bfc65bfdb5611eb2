"""Changes some entries of a ZIP archive and leaves the others as they are."""

from collections.abc import Mapping
from copy import copy
from io import BytesIO
from shutil import copyfileobj
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - a class, whatever its name says

from proofread.errors import WriteError

_LARGEST: Final = 1024**3
"""Bytes that an archive may unpack to, pictures and all."""


def replaced(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The archive with other contents for the entries of these names, all entries in their order.

    Raises:
        WriteError: an entry is damaged, or there is too much in the archive.
    """
    output = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
            if sum(each.file_size for each in old.infolist()) > _LARGEST:
                raise WriteError("the document unpacks to more than 1 GB, so it is not written anew")
            new.comment = old.comment
            for entry in old.infolist():
                _copy(old, new, entry, contents.get(entry.filename))
    except (BadZipFile, ZlibError, EOFError, RuntimeError, NotImplementedError) as error:
        raise WriteError(f"the document is damaged and cannot be written anew: {error}") from None
    return output.getvalue()


def _copy(old: ZipFile, new: ZipFile, entry: ZipInfo, content: bytes | None) -> None:
    """Add an entry with its date and attributes, and with other content where that is given."""
    info = copy(entry)
    info.extra = b""  # sizes of the old content, or padding
    if content is not None:
        new.writestr(info, content)
        return
    with old.open(entry) as source, new.open(info, "w") as target:
        copyfileobj(source, target)
