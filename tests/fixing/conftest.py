"""Files and findings in them, for tests of what is written back."""

from collections.abc import Callable

import pytest

from proofread.fixing.apply import Original
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.span import Span
from proofread.readers import read_bytes

Find = Callable[[Document, str], Finding]


@pytest.fixture
def original() -> Callable[..., Original]:
    """A file that holds a text or bytes."""

    def made(content: str | bytes, format_: str = "plain") -> Original:
        data = content.encode() if isinstance(content, str) else content
        return Original("story", data, format_, lambda now: read_bytes("story", now, format_))

    return made


@pytest.fixture
def find() -> Find:
    """A finding over the first occurrence of a text in a story."""

    def found(document: Document, text: str) -> Finding:
        start = document.text.index(text)
        return Finding("spelling.misspelt", Span(start, start + len(text)), "wrong")

    return found
