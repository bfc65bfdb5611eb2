"""Marked copy read from page images: its articles, and the words of it that teach."""

import json
from pathlib import Path
from typing import Any

import pytest

from proofread.errors import ReadError
from proofread.training.ocr.alignment import Pair
from proofread.training.ocr.evidence import SETS, Copy, copies, evidence_of


def line(name: str, text: str, *edits: tuple[str, str, str]) -> dict[str, Any]:
    places = [[text.index(wrong), text.index(wrong) + len(wrong), right] for wrong, right, _ in edits]
    return {"id": name, "text": text, "edits": places, "types": [kind for _, _, kind in edits]}


LINES = {
    "ocr_newspapers_19c": [line("bln-x-0123-4", "He saw tbe house.", ("tbe", "the", "word"))],
    "ocr_sydney_herald": [line("smh-0777-1", "He wasalso in tho-\nwn", ("wasalso", "was also", "glue"))],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of both sets that teach."""
    (tmp_path / "dev").mkdir()
    for name, lines in LINES.items():
        body = "".join(json.dumps(each) + "\n" for each in lines)
        (tmp_path / "dev" / f"{name}.jsonl").write_text(body, encoding="utf-8")
    return tmp_path


def of(tmp_path: Path, *lines: dict[str, Any]) -> list[Copy]:
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    return [each for each in copies(tmp_path, [path]) if each.story.set == "pages"]


def test_every_set_is_read(data: Path) -> None:
    assert {each.story.set for each in copies(data)} == set(SETS)


def test_a_missing_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="ocr_newspapers_19c"):
        list(copies(tmp_path))


def test_stories_of_one_article_are_of_one_fold(data: Path) -> None:
    assert {each.article for each in copies(data)} == {"ocr_newspapers_19c/0123", "ocr_sydney_herald/0777"}


def test_words_that_were_misread_and_words_that_were_read_right_teach(data: Path) -> None:
    (copy,) = of(data, line("1", "He saw tbe old hou se.", ("tbe", "the", "word"), ("hou se", "house", "split")))
    evidence = evidence_of(copy)
    assert evidence.pairs == [Pair("tbe", "the")]
    assert evidence.kept == {"He": 1, "saw": 1, "old": 1}


@pytest.mark.parametrize(
    ("text", "wrong", "right", "kind"),
    [
        ("He saw it.", "it.", "it,", "punct"),
        ("He saw wasalso.", "wasalso", "was also", "word"),
        ("He saw xqzwvkjhgf.", "xqzwvkjhgf", "it", "word"),
        ("He saw The man.", "The", "the", "case"),
        (f"He saw {'x' * 21}.", "x" * 21, "y" * 21, "word"),
    ],
)
def test_what_is_no_misread_word_teaches_no_misreading(
    data: Path, text: str, wrong: str, right: str, kind: str
) -> None:
    (copy,) = of(data, line("1", text, (wrong, right, kind)))
    assert not evidence_of(copy).pairs


def test_a_story_without_its_page_is_plain_text(data: Path) -> None:
    (copy,) = of(data, line("1", "He saw tbe house."))
    document = copy.document()
    assert document.text == copy.story.text
    assert not document.anchors


def test_a_page_that_reads_as_the_story_is_read_with_what_the_machine_says(data: Path) -> None:
    """Half of the pages are; these eight are not all of one half."""
    page = (
        "<html><body><div class='ocr_page'><p class='ocr_par'><span class='ocr_line'>"
        "<span class='ocrx_word' title='bbox 0 0 9 9; x_wconf 40'>tbe</span> "
        "<span class='ocrx_word' title='bbox 9 0 18 9; x_wconf 90'>house</span></span></p></div></body></html>"
    )
    (data / "pages").mkdir()
    for number in range(8):
        (data / "pages" / f"p{number}.hocr").write_text(page, encoding="utf-8")
    lines = [line(f"p{number}", "tbe house", ("tbe", "the", "word")) for number in range(8)]
    found = of(data, *lines)
    told = [each for each in found if each.page is not None]
    assert 0 < len(told) < len(found)
    assert all(each.document().anchors for each in told)
    changed = Copy(told[0].story.__class__("pages", "p", "another text"), (), told[0].page)
    assert not changed.document().anchors
