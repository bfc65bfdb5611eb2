"""End to end with a real recognition program: printed stories are scanned, recognised, and checked.

Pages are printed with known text, worn as scans are, and read by Tesseract; proofread checks the hOCR that comes
out. Run it with

    apt-get install tesseract-ocr tesseract-ocr-eng fonts-liberation fonts-dejavu-core
    pytest tests/system/test_tesseract.py

Where Tesseract, its English or a font is missing it is skipped, and says what is. `benchmarks/tesseract.py` measures
all pages.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scans.engine import recognised, why_not
from scans.pages import DAMAGE, FACES, pages, stories
from scans.scoring import Recognised, check, judged, recognise, text_span

from proofread.evaluation.score import tally_at
from proofread.model.finding import Severity
from proofread.model.span import Span
from proofread.readers import read_text
from tests.system.conftest import Program, command_line

pytestmark = pytest.mark.slow

_EVERY = 7
"""One page in so many is read: each kind of damage and each font is among them."""

RECALL, PRECISION = 0.78, 0.85
"""Of the words that were read wrongly; a little below what is reached, since versions of Tesseract differ."""


class Checked(NamedTuple):
    """A recognised page, its file and what proofread says of it."""

    page: Recognised
    file: Path
    findings: list[dict[str, Any]]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> list[Checked]:
    """Some pages, recognised and checked."""
    if why_not():
        pytest.skip(why_not())
    folder = tmp_path_factory.mktemp("scans")
    found = [recognise(page) for page in list(pages())[::_EVERY]]
    files = [page.write(folder) for page in found]
    reports = check(files, command_line())
    return [Checked(page, file, said["findings"]) for page, file, said in zip(found, files, reports, strict=True)]


def test_pages_are_of_all_fonts_and_damage(checked: list[Checked]) -> None:
    assert {each.page.page.kind for each in checked} == set(DAMAGE)
    assert {each.page.page.face for each in checked} == set(FACES)


def test_tesseract_reads_most_words_rightly_and_some_wrongly(checked: list[Checked]) -> None:
    words, wrong = (sum(each) for each in zip(*((c.page.words, c.page.wrong_words) for c in checked), strict=True))
    assert 0.02 < wrong / words < 0.15


def test_the_story_is_read_from_its_headline_to_its_end(checked: list[Checked]) -> None:
    for each in checked:
        assert abs(len(each.page.story.text.split()) / each.page.words - 1) < 0.05


def test_findings_name_page_block_line_and_box(checked: list[Checked]) -> None:
    for each in checked:
        for finding in each.findings:
            anchor = finding["anchor"]
            assert anchor["page"] == 1
            assert {"block", "line", "box", "word", "confidence"} <= anchor.keys()
            box = " ".join(map(str, corners(anchor["box"])))
            assert f"id='{anchor['word']}' title='bbox {box}; x_wconf " in each.page.document.source


def corners(box: str) -> tuple[int, int, int, int]:
    left, top, width, height = map(int, box.split())
    return left, top, left + width, top + height


def test_offsets_lead_to_what_is_flagged(checked: list[Checked]) -> None:
    for each in checked:
        source = each.file.read_text(encoding="utf-8")
        for finding in each.findings:
            span = Span(finding["start"], finding["end"])
            assert source[slice(*span)] == finding["text"]
            assert each.page.document.source_span(text_span(each.page.document, span)) == span


def test_wrong_words_are_found_and_right_ones_left_alone(checked: list[Checked]) -> None:
    tally = tally_at([judged(each.page, each.findings) for each in checked], Severity.WARNING)
    assert tally.recall >= RECALL
    assert tally.precision >= PRECISION


def test_alto_of_a_page_is_the_same_story(checked: list[Checked]) -> None:
    page = checked[0].page.page
    alto = read_text("page.xml", recognised(page.image, page.damage.dpi, "alto"), "alto")
    assert alto.text.split() == checked[0].page.document.text.split()


def test_the_stories_are_right_copy(program: Program, tmp_path: Path) -> None:
    for name, text in stories().items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    ended = program("check", "--ocr", "no", "--depth", "quick", str(tmp_path))
    assert (ended.code, ended.err) == (0, "")
