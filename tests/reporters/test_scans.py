"""What stands on a scanned page is called by its page, block, line and box in every report."""

from html import unescape
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Checked
from proofread.model.span import Span
from proofread.readers import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

SCANS = {
    "alto": '<alto><Page><TextBlock ID="b7"><TextLine><String CONTENT="They"/></TextLine><TextLine><String CONTENT='
    '"recieve" ID="s1" HPOS="60" VPOS="20" WIDTH="80" HEIGHT="15" WC="0.5"/></TextLine></TextBlock></Page></alto>',
    "page": '<PcGts><Page><TextRegion id="b7"><TextLine><TextEquiv><Unicode>They</Unicode></TextEquiv></TextLine>'
    '<TextLine><Coords points="60,20 140,35"/><TextEquiv conf="0.5"><Unicode>recieve</Unicode></TextEquiv></TextLine>'
    "</TextRegion></Page></PcGts>",
    "hocr": '<div class="ocr_page"><p class="ocr_par" id="b7"><span class="ocr_line">They</span><span class="ocr_line">'
    '<span class="ocrx_word" title="bbox 60 20 140 35; x_wconf 50">recieve</span></span></p></div>',
}
REPORTS = {
    "terminal": "TerminalReporter",
    "line": "LineReporter",
    "github": "GithubReporter",
    "rdjson": "RdjsonReporter",
    "checkstyle": "CheckstyleReporter",
    "html": "HtmlReporter",
    "json": "JsonReporter",
    "sarif": "SarifReporter",
}
SAID = "page 1, block b7, line 2, box 60 20 80 15"
TOLD = {
    "json": '"anchor":{"page":1,"block":"b7","line":2,"box":"60 20 80 15"',
    "sarif": '"fullyQualifiedName":"page 1/block b7/line 2/box 60 20 80 15',
}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("format_name", SCANS)
def test_a_finding_names_its_place_on_the_page(format_name: str, report: str, whole: "Callable[..., str]") -> None:
    story = read_text("scan.xml", SCANS[format_name], format_name)
    assert story.text == "They recieve"
    finding = Finding("spelling.misspelt", Span(5, 12), "no such word", (Suggestion("receive"),), 0.95)
    reporter = getattr(import_module(f"proofread.reporters.{report}"), REPORTS[report])()
    shown = unescape(whole(reporter, Checked("scan.xml", story, (finding,), words=2)))
    assert shown.count(TOLD.get(report, SAID)) >= 1
