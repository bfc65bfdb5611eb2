"""A format of scans tells that a machine read the story."""

import pytest

from proofread.readers import read_text

_HOCR = (
    '<html><body><div class="ocr_page"><span class="ocr_line">'
    '<span class="ocrx_word" title="x_wconf 90">The</span> <span class="ocrx_word">prisoner</span>'
    "</span></div></body></html>"
)


@pytest.mark.parametrize(
    ("format_name", "source", "is_scan"), [("hocr", _HOCR, True), ("plain", "The prisoner", False)]
)
def test_only_formats_of_scans_tell_so(format_name: str, source: str, *, is_scan: bool) -> None:
    document = read_text("page", source, format_name)
    assert document.text.split() == ["The", "prisoner"]
    assert document.is_scan is is_scan
