"""DOCX: the story in a word-processor file, and which run each character stands in.

What reads it is imported only when such a file is; it needs the extra ``docx``.
"""

from proofread.errors import ReadError
from proofread.model.document import Document

__all__ = ["read_docx"]


def read_docx(name: str, data: bytes) -> Document:
    """The story in a DOCX file.

    Raises:
        ReadError: the bytes are no DOCX file, or a damaged, encrypted or dangerous one; or the extra is missing.
    """
    try:
        import docx  # noqa: F401 - asked here only whether it is installed
    except ModuleNotFoundError:
        hint = "pip install 'proofread[docx]'"
        raise ReadError(f"{name} cannot be read: DOCX needs python-docx, which is not installed", hint=hint) from None
    from proofread.readers.docx.reader import read

    return read(name, data)
