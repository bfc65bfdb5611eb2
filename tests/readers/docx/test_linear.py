"""Eight times the document takes about eight times the time, not sixty-four.

Ratios only: what a reading costs in seconds is for the benchmarks to watch.
"""

import gc
import time
from collections.abc import Iterator

import pytest

from proofread.fixing.docx import rewrite
from proofread.fixing.edit import Edit
from proofread.model.span import Span
from proofread.readers.docx import read_docx
from tests.docx_files import deleted, docx, field, inserted, paragraph, run

_BEGIN, _END = field("PAGE", "<w:r/>").split("<w:r/>")
_REPEATED = {
    "paragraphs": paragraph("The vote was close."),
    "runs": run("close "),
    "formats": run("a ", "<w:b/>") + run("b ", '<w:lang w:val="de"/>'),
    "fields": field("PAGE", "1") + field("HYPERLINK a", "b"),
    "fields left open": _BEGIN,
    "fields left unbegun": _END,
    "line ends": "<w:r><w:br/></w:r>",
    "changes": deleted("a") + inserted("b"),
    "joined paragraphs": paragraph("a", properties='<w:rPr><w:del w:id="1"/></w:rPr>'),
    "tables": f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>",
    "boxes": f"<w:r><w:pict><w:txbxContent>{paragraph('a')}</w:txbxContent></w:pict></w:r>",
    "notes": '<w:r><w:footnoteReference w:id="1"/></w:r>',
}
_TIMES, _TIMES_LONGER, _TIMES_SLOWER, _ATTEMPTS = 500, 8, 24, 5
_NOISE = 0.01  # seconds; below it a ratio says nothing


def made(kind: str, times: int) -> bytes:
    piece = _REPEATED[kind]
    return docx(piece * times if piece.startswith(("<w:p>", "<w:tbl>")) else paragraph(piece * times))


def seconds(data: bytes, *, fix: bool) -> float:
    """The best of two readings, with an edit of each letter where the file is fixed."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        story = read_docx("x", data)
        if fix:
            rewrite(data, [Edit(Span(at, at + 1), "x") for at, char in enumerate(story.source) if char == "a"])
        best = min(best, time.process_time() - start)
    return best


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    """The garbage collector's own time grows in steps."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.slow
@pytest.mark.parametrize("kind", _REPEATED)
def test_time_grows_with_the_length(kind: str) -> None:
    fix = kind in ("paragraphs", "formats", "joined paragraphs", "tables", "boxes")
    once, longer = made(kind, _TIMES), made(kind, _TIMES * _TIMES_LONGER)
    assert any(seconds(longer, fix=fix) < _TIMES_SLOWER * max(_NOISE, seconds(once, fix=fix)) for _ in range(_ATTEMPTS))
